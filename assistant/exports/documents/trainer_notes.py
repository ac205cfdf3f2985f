"""The trainer's notes: the session plan, preparation, emotional safety and disclosure, and notes on every part."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answering.notices import said_date
from assistant.exports.blocks import Block, Bullets, Callout, Document, Heading, Quote, Table, Text
from assistant.exports.documents.shared import blanks, help_first, history, likely, prompt, since_lines
from assistant.exports.edition import Edition
from assistant.exports.pack import Activity, Part, Point
from assistant.exports.slides import slides_of_outcome, slides_of_part
from assistant.exports.timing import clock


def trainer_notes(edition: Edition) -> Document:
    """For the trainer alone."""
    return Document("trainer-notes", "Trainer's notes", edition.pack.title, tuple(_blocks(edition)), size=10)


def _blocks(edition: Edition) -> Iterator[Block]:
    pack, wording = edition.pack, edition.wording
    yield Text(edition.audience_line + f" · group of {pack.group}", "strong")
    yield Text(pack.aim, "lead")
    yield Heading("Outcomes and where each is met")
    yield _outcomes(edition)
    yield Heading("Session plan")
    yield _plan(edition)
    yield Heading("Before the day")
    sets = max((-(-pack.group // activity.team) for activity in pack.activities), default=1)
    yield Bullets(tuple(str(line).format(group=pack.group, sets=sets, plural="s" if sets > 1 else "") for line in wording["preparation"]))
    yield Heading("Looking after everyone in the room")
    yield Bullets(tuple(wording["emotional_safety"]))
    yield Heading("If somebody tells you of harm")
    yield Bullets(tuple(wording["disclosure"]))
    yield help_first(edition)
    yield Text("Local contacts: fill in before the session.", "strong")
    yield from blanks(wording["local_contacts"])
    yield Callout("Where else to turn", tuple(_signposts(edition)), "plain")
    yield Heading("Notes on each part")
    times = clock(pack.start, (part.minutes for part in pack.parts))
    for part, time in zip(pack.parts, times, strict=True):
        if part.kind == "break":
            continue
        yield Heading(f"{time} · {part.title} ({part.minutes} min)", 2)
        yield Text(_on_slides(slides_of_part(edition, part.id)), "label")
        yield from _part(edition, part)
    yield history(edition)


def _outcomes(edition: Edition) -> Table:
    pack = edition.pack
    rows = []
    for outcome in pack.outcomes:
        activities = ", ".join(activity.title for activity in pack.activities if outcome.id in activity.outcomes)
        items = ", ".join(str(place) for place, item in enumerate(pack.quiz, start=1) if item.outcome == outcome.id)
        rows.append((outcome.text, ", ".join(map(str, slides_of_outcome(edition, outcome.id))), activities, items))
    return Table(("Outcome", "Slides", "Activity", "Quiz items"), tuple(rows), (46, 16, 24, 14), "Where each outcome is met")


def _plan(edition: Edition) -> Table:
    times = clock(edition.pack.start, (part.minutes for part in edition.pack.parts))
    rows = tuple(_plan_row(part, time) for part, time in zip(edition.pack.parts, times, strict=True))
    return Table(("Time", "Part and purpose", "Content and method", "Resources", "Quotes"), rows, (12, 24, 34, 18, 12), "Session plan")


def _plan_row(part: Part, time: str) -> tuple[str | tuple[Text, ...], ...]:
    cites = [number for point in part.points for number in (point.cite, point.response, point.by_when) if number]
    content = (Text(part.content),) if part.content else ()
    method = (Text(part.method, "small"),) if part.method else ()
    return (
        (Text(time, "strong"), Text(f"{part.minutes} min", "small")),
        (Text(part.title, "strong"), Text(part.purpose, "small")),
        (*content, *method) or "",
        part.resources,
        " ".join(f"[{number}]" for number in dict.fromkeys(cites)),
    )


def _signposts(edition: Edition) -> Iterator[str]:
    for post in edition.signposts:
        if post.id not in {"sp-emergency", "sp-childrens-social-care", "sp-nspcc-helpline", "sp-childline"}:
            yield " ".join(filter(None, (post.situation, post.action, post.web)))
    yield f"Contacts as reviewed on {said_date(edition.panel.as_of)}; check them before use. {edition.panel.other_nations}"


def _on_slides(numbers: list[int]) -> str:
    first, last = min(numbers, default=0), max(numbers, default=0)
    return f"Slides {first} to {last}" if last > first else f"Slide {first}" if first else "No slides"


def _part(edition: Edition, part: Part) -> Iterator[Block]:
    if part.kind == "welcome":
        yield Bullets(tuple(edition.wording["ground_rules"]))
    elif part.kind == "teaching":
        for point in part.points:
            yield from _point(edition, point)
    elif part.kind == "activity":
        yield from _activity(next(activity for activity in edition.pack.activities if activity.id == part.activity))
    elif part.kind == "close":
        yield Bullets(edition.pack.reflection, numbered=True)
        if edition.pack.since:
            yield Text("What has changed since 2009", "strong")
            yield Bullets(since_lines(edition, 8, bodies_only=True))
    elif part.content:
        yield Text(f"{part.content}. {part.method}.")


def _point(edition: Edition, point: Point) -> Iterator[Block]:
    yield Heading(point.message, 3)
    yield Text(point.heading, "label")
    yield Quote(point.cite)
    yield Text(prompt(edition, point))
    if point.note:
        yield Text(f"Your note: {point.note}")
    for expected in likely(edition, point, briefly=True):
        yield Text(f"Likely question: {expected.question}", "strong")
        yield expected.quote or Text(expected.told)


def _activity(activity: Activity) -> Iterator[Block]:
    yield Text(f"{activity.grouping}. Materials: {activity.materials[:1].lower()}{activity.materials[1:]}.", "label")
    yield Bullets(activity.steps, numbered=True)
    yield Text(f"Afterwards: {activity.debrief}")
