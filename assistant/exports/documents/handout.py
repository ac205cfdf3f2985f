"""The hand-out: what applies to the audience, in the papers' words, with what was answered, the dates as history, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.exports.blocks import Block, Bullets, Document, Heading, Quote, Table, Text
from assistant.exports.documents.shared import answer_cell, help_first, history, since_lines, today
from assistant.exports.edition import Edition
from assistant.exports.pack import Point
from assistant.exports.wording import capitalised, listed

LEAST = 3
CHANGES = 3
LINES = 108
"""Lines of text that two pages hold."""
LEFT, RIGHT, WHOLE = 56, 52, 112
"""Letters on a line of the table's columns, and of the page."""


def handout(edition: Edition) -> Document:
    """One to two pages for each participant."""
    return Document("handout", edition.pack.title, edition.audience_line, tuple(_blocks(edition)), size=9)


def _blocks(edition: Edition) -> Iterator[Block]:
    pack = edition.pack
    yield history(edition)
    yield Heading("By the end you can")
    yield Bullets(tuple(outcome.text for outcome in pack.outcomes))
    if pack.scope:
        yield Text(f"{pack.scope.matched} of {pack.scope.of} {pack.scope.basis}: {listed(pack.scope.numbers)}.", "strong")
    yield Heading("What was said, and what was answered")
    points = list(_fitting(edition))
    yield Table(
        ("Words of the papers", "The Government's answer, and by when"),
        tuple(_row(edition, point) for point in points),
        (52, 48),
        "What was recommended, answered and dated",
    )
    left_out = len(pack.points) - len(points)
    if left_out:
        more = "One more quote of the session is" if left_out == 1 else f"{left_out} more quotes of the session are"
        yield Text(f"{more} on the slides.", "small")
    if pack.dates:
        yield Heading("The dates, as history")
        rows = tuple((capitalised(dated.said), dated.of, dated.heading) for dated in pack.dates)
        yield Table(("When", "What it is the date of", "Where"), rows, (22, 56, 22), "Dates that the action plan gave")
    changed = (*since_lines(edition, CHANGES), f"Today: {today(edition)}")
    yield Heading("What has changed since")
    yield Bullets(changed)
    yield help_first(edition, short=True)


def _fitting(edition: Edition) -> Iterator[Point]:
    """As many points as two pages hold beside the rest, the first ones first."""
    used = _beside(edition)
    for place, point in enumerate(edition.pack.points):
        used += _height(edition, point)
        if used > LINES and place >= LEAST:
            return
        yield point


def _beside(edition: Edition) -> float:
    """The lines that everything but the table of quotes takes."""
    pack = edition.pack
    since = sum(_lines(line, WHOLE - 6) for line in since_lines(edition, CHANGES))
    dates = sum(1.6 * max(1, _lines(dated.of, 62), _lines(dated.heading, 26)) for dated in pack.dates)
    return 27 + len(pack.outcomes) + since + dates


def _height(edition: Edition, point: Point) -> float:
    """The lines of a row, with what its quotes add to the references."""
    quotes = {number: edition.statement(number).quote for number in (point.cite, point.response, point.by_when) if number}
    left = _lines(point.message, LEFT - 8) + _lines(point.heading, LEFT) + _lines(quotes[point.cite], LEFT)
    right = sum(_lines(quote, RIGHT) + 0.3 for number, quote in quotes.items() if number != point.cite)
    return max(left, right) + 1 + 0.45 * len(quotes)


def _lines(text: str, room: int) -> int:
    return sum(-(-max(1, len(line)) // room) for line in text.split("\n"))


def _row(edition: Edition, point: Point) -> tuple[tuple[Text | Quote, ...], ...]:
    said = (Text(point.message, "strong"), Text(point.heading, "label"), Quote(point.cite, placed=False))
    return said, answer_cell(edition, point)  # type: ignore[return-value]  # a cell of quotes is never a bare text
