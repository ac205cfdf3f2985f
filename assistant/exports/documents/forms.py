"""The forms of a session, all to be filled in by hand: evaluation, attendance, certificate."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answering.notices import said_date
from assistant.exports.blocks import Blank, Block, Document, Heading, NewPage, Table, Text
from assistant.exports.edition import Edition
from assistant.exports.timing import said_minutes


def evaluation(edition: Edition) -> Document:
    """Before, after, and six to twelve weeks later."""
    return Document("evaluation", "Evaluation", edition.pack.title, tuple(_evaluation(edition)), size=11.5)


def _evaluation(edition: Edition) -> Iterator[Block]:
    forms = edition.wording["evaluation"]
    for place, key in enumerate(("before", "after", "follow_up")):
        if place:
            yield NewPage()
        form = forms[key]
        yield Heading(form["title"])
        yield Text("Please do not write your name, or any detail of a child or family.", "lead")
        yield Blank("Agency and role (optional)")
        rated = (*form["rated"], *(f"I can: {outcome.text[:1].lower()}{outcome.text[1:]}." for outcome in edition.pack.outcomes if key == "after"))
        rows = tuple((text, *[""] * len(forms["scale"])) for text in rated)
        share = 44 // len(forms["scale"])
        yield Table(
            ("Tick one box in each row", *forms["scale"]), rows, (100 - share * len(forms["scale"]), *[share] * len(forms["scale"])), form["title"], tall=True
        )
        for question in form["open"]:
            yield Blank(question, 4)


def attendance(edition: Edition) -> Document:
    """A row for each participant, names blank."""
    rows = tuple((str(place), "", "", "") for place in range(1, edition.pack.group + 1))
    blocks: tuple[Block, ...] = (
        Blank("Date, place, trainer"),
        Table(("No", "Name", "Agency and role", "Signature"), rows, (8, 34, 34, 24), "Participants", tall=True),
        Text("Keep this sheet as your agency's rules on personal data ask, and no longer.", "small"),
    )
    return Document("attendance", "Attendance", edition.pack.title, blocks, size=9.5)


def certificate(edition: Edition) -> Document:
    """A certificate with a blank name."""
    pack = edition.pack
    blocks: tuple[Block, ...] = (
        Text("This is to record that", "lead"),
        Blank("Name"),
        Text(f"took part in a session of {said_minutes(pack.minutes)}", "lead"),
        Heading(pack.title),
        Text("Outcomes: " + "; ".join(f"{outcome.text[:1].lower()}{outcome.text[1:]}" for outcome in pack.outcomes) + ".", "small"),
        Blank("Date and place"),
        Blank("Trainer"),
        Text(f"The papers treated are of 2009 and are history. It is no certificate of competence. Material made {said_date(pack.made.date)}.", "small"),
    )
    return Document("certificate", "Certificate of attendance", edition.audience_line, blocks, landscape=True, size=11, decorated=True)
