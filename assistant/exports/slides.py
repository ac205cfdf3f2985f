"""The slides of a pack as data: one message a slide, with what the trainer says. How they look is left to pptx."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from assistant.exports.blocks import Cell, Quote, Table
from assistant.exports.documents.shared import likely, prompt, today
from assistant.exports.edition import Edition, references
from assistant.exports.pack import Part, Point, SessionPack
from assistant.exports.timing import clock
from assistant.exports.wording import capitalised, listed

Held = TypeVar("Held")
SlideKind = Literal["title", "list", "quote", "number", "table", "steps", "break", "references"]
REFERENCES_A_SLIDE = 22
ROWS_A_SLIDE = 6


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide."""

    kind: SlideKind
    title: str
    eyebrow: str = ""
    lines: tuple[str, ...] = ()
    quote: Quote | None = None
    table: Table | None = None
    big: str = ""
    notes: tuple[str | Quote, ...] = ()
    outcomes: tuple[str, ...] = ()
    part: str = ""
    """The id of the part of the session that it is shown in."""

    def quotes(self) -> Iterator[int]:
        """The quotes that the slide and its notes show, each as often as it is shown."""
        if self.quote:
            yield self.quote.number
        for row in self.table.rows if self.table else ():
            yield from (each.number for cell in row if not isinstance(cell, str) for each in cell if isinstance(each, Quote))
        yield from (each.number for each in self.notes if isinstance(each, Quote))


def slides(edition: Edition) -> tuple[Slide, ...]:
    """The slides in order, the references last."""
    shown = tuple(_slides(edition))
    numbers = [number for slide in shown for number in slide.quotes()]
    return (*shown, *_references(edition, numbers))


def outcomes_shown(pack: SessionPack) -> set[str]:
    """The outcomes that the slides of a pack meet."""
    met = {"words"} if pack.points else set()
    met |= {"papers"}
    met |= {"scope"} if pack.scope else set()
    met |= {"reply"} if any(point.response for point in pack.points) else set()
    met |= {"dates"} if pack.dates else set()
    met |= {"owners"} if pack.owners else set()
    met |= {"today"} if pack.since else set()
    known = {outcome.id for outcome in pack.outcomes}
    return (met & known) | {key for part in pack.parts if part.kind == "teaching" for key in part.outcomes}


def slides_of_outcome(edition: Edition, outcome: str) -> list[int]:
    """The numbers of the slides that meet an outcome."""
    return [number for number, slide in enumerate(slides(edition), start=1) if outcome in slide.outcomes]


def slides_of_part(edition: Edition, part: str) -> list[int]:
    """The numbers of the slides that belong to a part."""
    return [number for number, slide in enumerate(slides(edition), start=1) if slide.part == part]


def _slides(edition: Edition) -> Iterator[Slide]:
    pack = edition.pack
    times = clock(pack.start, (part.minutes for part in pack.parts))
    taught = [place for place, part in enumerate(pack.parts) if part.kind == "teaching"]
    dating = {activity.id for activity in pack.activities if "dates" in activity.outcomes}
    ordered = next((place for place, part in enumerate(pack.parts) if part.activity in dating), max(taught, default=0))  # the table is the answer
    yield _title(edition)
    for place, part in enumerate(pack.parts):
        ends = clock(times[place], (part.minutes, 0))[1]
        shown = [*_of_part(edition, part, ends)]
        shown += _owners(edition) if place in taught[-1:] else ()
        shown += _dates(edition) if place == ordered else ()
        yield from (replace(slide, part=part.id) for slide in shown)


def _title(edition: Edition) -> Slide:
    notes = (edition.pack.aim, edition.wording.fixed("currency"), edition.wording.fixed("adapt"))
    return Slide("title", edition.pack.title, edition.audience_line, (edition.stamp,), notes=notes)


def _of_part(edition: Edition, part: Part, ends: str) -> Iterator[Slide]:
    pack, wording = edition.pack, edition.wording
    if part.kind == "welcome":
        lines = (edition.panel.lead, *edition.panel.body)
        yield Slide("list", "Looking after one another", part.title, tuple(wording["ground_rules"]), notes=tuple(wording["emotional_safety"]))
        yield Slide("list", wording.fixed("worry"), "Help comes before any document", lines, notes=tuple(wording["disclosure"]))
        yield Slide("steps", "By the end you can", "Outcomes", tuple(outcome.text for outcome in pack.outcomes), notes=(pack.aim,))
    elif part.kind == "papers":
        yield from _papers(edition)
    elif part.kind == "teaching":
        answered = _answered(edition)
        for point in part.points:
            yield _point(edition, point)
            yield from (_reply(edition, point) for each in answered if each is point)
    elif part.kind == "activity":
        activity = next(activity for activity in pack.activities if activity.id == part.activity)
        eyebrow = f"Activity · {part.minutes} minutes · {activity.grouping[:1].lower()}{activity.grouping[1:]}"
        yield Slide("steps", activity.title, eyebrow, activity.steps, notes=(f"Materials: {activity.materials}.", activity.debrief))
    elif part.kind == "break":
        yield Slide("break", part.title, f"{part.minutes} minutes", big=f"Back at {ends}", notes=("Anyone who needs a longer break takes one.",))
    elif part.kind == "quiz":
        yield Slide(
            "number",
            part.title,
            f"{part.minutes} minutes",
            ("items, alone, then read back from the quotes",),
            big=str(len(pack.quiz)),
            notes=("Key and quotes: quiz.docx. Read each answer from its quote.",),
        )
    elif part.kind == "close":
        yield from _close(edition)


def _papers(edition: Edition) -> Iterator[Slide]:
    pack = edition.pack
    lines = (
        "Five papers of 2009: the action plan's table, a press notice, a consultation page, a briefing, a summary.",
        "A recommendation is Lord Laming's. A response and a date are the Government's.",
        "Every quote has a number: the list at the end says where it stands, to the character.",
        f"{edition.wording.fixed('currency')}",
    )
    yield Slide("list", "History, word for word", "What the papers are", lines, notes=(edition.wording.fixed("adapt"),), outcomes=("papers",))
    if pack.scope:
        text = f"{pack.scope.basis}: {listed(pack.scope.numbers)}"
        cites = [point.cite for point in pack.points if point.reach == "named" and edition.statement(point.cite).citation.part]
        notes: tuple[str | Quote, ...] = (f"{pack.scope.matched} of {pack.scope.of} {text}.", *(Quote(number) for number in cites[:2]))
        yield Slide(
            "number",
            "How many, and which",
            "Counted over all recommendations",
            (text,),
            big=f"{pack.scope.matched} of {pack.scope.of}",
            notes=notes,
            outcomes=("scope",),
        )


def _point(edition: Edition, point: Point) -> Slide:
    notes: list[str | Quote] = [f"Key message: {point.message}.", prompt(edition, point)]
    notes += [f"Your note: {point.note}"] if point.note else []
    for expected in likely(edition, point):
        notes += [f"Likely question: {expected.question}", expected.quote or expected.told]
    return Slide("quote", point.message, point.heading, quote=Quote(point.cite), notes=tuple(notes), outcomes=("words",))


def _answered(edition: Edition) -> list[Point]:
    """The points whose answer has a slide of its own, behind theirs: those that say most."""
    if "reply" not in {outcome.id for outcome in edition.pack.outcomes}:
        return []
    pairs = [point for point in edition.pack.points if point.response and edition.statement(point.cite).citation.part == "recommendation"]
    return sorted(pairs, key=lambda point: (_is_formula(edition, point), point.reach != "named"))[:2]


def _reply(edition: Edition, point: Point) -> Slide:
    """What was answered to what was asked on the slide before."""
    number = edition.statement(point.cite).citation.recommendation
    notes = ("Asked:", Quote(point.cite), "Which words answer which? What is left open?")
    title = f"The Government's answer to recommendation {number}"
    return Slide("quote", title, "Answered", quote=Quote(point.response or 0), notes=notes, outcomes=("reply",))


def _is_formula(edition: Edition, point: Point) -> bool:
    """Whether the answer only points to guidance, as many do in the same words."""
    return edition.statement(point.response or 0).quote.startswith("To be ")


def _dates(edition: Edition) -> Iterator[Slide]:
    dates = edition.pack.dates
    for some in _shares(dates, ROWS_A_SLIDE):
        rows = tuple((capitalised(dated.said), dated.of, f"{dated.heading} [{dated.cite}]") for dated in some)
        table = Table(("When", "What it is the date of", "Where"), rows, (20, 51, 29), "Dates that the action plan gave, in order")
        notes: tuple[str | Quote, ...] = ("Dates as history; none is a deadline of today.", *(Quote(dated.cite) for dated in some))
        yield Slide("table", "The dates, as history", "By when", table=table, notes=notes, outcomes=("dates",))


def _owners(edition: Edition) -> Iterator[Slide]:
    owners = edition.pack.owners[:ROWS_A_SLIDE]
    if owners:
        rows: tuple[tuple[Cell, ...], ...] = tuple((owned.owner, owned.task, f"{owned.heading} [{owned.cite}]") for owned in owners)
        table = Table(("Who", "Was to do what", "Where"), rows, (33, 38, 29), "Who was to act on each recommendation")
        yield Slide("table", "Who was to act", "Owners", table=table, notes=tuple(Quote(owned.cite) for owned in owners), outcomes=("owners",))


def _close(edition: Edition) -> Iterator[Slide]:
    pack = edition.pack
    changed = sorted(pack.since, key=lambda since: (since.kind != "body", len(since.text)))[:2]
    notes = tuple(f"{since.text} Source: {since.url}" for since in pack.since[:6])
    lines = (*(capitalised(since.text) for since in changed), f"Today: {today(edition)}")
    yield Slide("list", "What has changed since 2009", "Then and now", lines, notes=notes or (edition.wording.fixed("adapt"),), outcomes=("today",))
    yield Slide("steps", "Three questions to take back", "Close", pack.reflection[:3], notes=("Evaluation form, then the follow-up in six to twelve weeks.",))


def _references(edition: Edition, numbers: list[int]) -> Iterator[Slide]:
    statements = [edition.statement(number) for number in sorted(set(numbers))]
    found = references(edition.corpus, statements, len(numbers), edition.wording.fixed("checked", file="slides.pptx"))
    lines = (*found.quotes, *found.papers, found.shown, edition.stamp)
    head = found.quotes
    for some in _shares(head, REFERENCES_A_SLIDE):
        yield Slide("references", "References", "Where each quote stands", some, notes=("Source, then first and last character in its text.",))
    yield Slide("references", "Papers", "What the quotes are checked against", lines[len(head) :], notes=(edition.wording.fixed("adapt"),))


def _shares(items: tuple[Held, ...], most: int) -> Iterator[tuple[Held, ...]]:
    """The items in as few shares of at most `most` as can be, all about the same size."""
    count = -(-len(items) // most)
    size = -(-len(items) // count) if count else 1
    for start in range(0, len(items), size):
        yield items[start : start + size]
