"""The hand-out: what applies to the audience, in the papers' words, with what was answered, the dates as history, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.exports.blocks import Block, Bullets, Cell, Document, Heading, Quote, Table, Text
from assistant.exports.documents.shared import answer_cell, foremost, help_first, history, since_lines, today
from assistant.exports.edition import Edition
from assistant.exports.pack import Point
from assistant.exports.wording import capitalised, listed

LEAST = 3
CHANGES = 3
LINES = 117
"""Lines of text that two pages hold."""
FIRST = 57
"""Of these, lines of the table on the first page."""
LEFT, RIGHT, WHOLE = 56, 52, 106
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
    rows = _fitting(edition)
    yield Table(
        ("Words of the papers", "The Government's answer, and by when"),
        tuple(_row(edition, row) for row in rows),
        (52, 48),
        "What was recommended, answered and dated",
    )
    left_out = len(pack.points) - sum(1 + len(row.beside) for row in rows)
    if left_out:
        more = "One more quote of the session is" if left_out == 1 else f"{left_out} more quotes of the session are"
        yield Text(f"{more} on the slides.", "small")
    if pack.dates:
        yield Heading("The dates, as history")
        dates = tuple((capitalised(dated.said), dated.of, dated.heading) for dated in pack.dates)
        yield Table(("When", "What it is the date of", "Where"), dates, (22, 56, 22), "Dates that the action plan gave")
    changed = (*since_lines(edition, CHANGES), f"Today: {today(edition)}")
    yield Heading("What has changed since")
    yield Bullets(changed)
    yield help_first(edition, short=True)


@dataclass(frozen=True, slots=True)
class _Row:
    """A point, and what other papers say of the same recommendation."""

    point: Point
    beside: tuple[Point, ...] = ()


def _rows(edition: Edition) -> list[_Row]:
    rows: list[_Row] = []
    for point in edition.pack.points:
        passage = edition.corpus.passages.get(edition.statement(point.cite).unit)
        of = passage.recommendation if passage and not edition.statement(point.cite).citation.part else None
        asked = next((row for row in rows if of and edition.statement(row.point.cite).citation.recommendation == of), None)
        if asked:
            rows[rows.index(asked)] = replace(asked, beside=(*asked.beside, point))
        else:
            rows.append(_Row(point))
    return rows


def _fitting(edition: Edition) -> list[_Row]:
    """The rows that two pages hold beside the rest, in their order: the foremost before the others."""
    used, table, chosen = _beside(edition), 0.0, list[_Row]()
    rows = _rows(edition)
    by_point = {id(row.point): row for row in rows}
    for row in [by_point[id(point)] for point in foremost(row.point for row in rows)]:
        height = _height(edition, row)
        left = FIRST - table
        height += left if 0 < left < height else 0  # a row that the first page does not hold leaves its rest empty
        if used + height <= LINES or len(chosen) < LEAST:
            chosen.append(row)
            used, table = used + height, table + height
    return [row for row in rows if row in chosen]


def _beside(edition: Edition) -> float:
    """The lines that everything but the table of quotes takes."""
    pack = edition.pack
    since = sum(_lines(line, WHOLE - 6) for line in since_lines(edition, CHANGES))
    dates = sum(1.6 * max(1, _lines(dated.of, 62), _lines(dated.heading, 26)) for dated in pack.dates)
    return 27 + len(pack.outcomes) + since + dates


def _height(edition: Edition, row: _Row) -> float:
    """The lines of a row, with what its quotes add to the references."""
    point = row.point
    answers = [edition.statement(number).quote for number in (point.response, point.by_when) if number]
    answers += [f"{each.message}\n{edition.statement(each.cite).quote}" for each in row.beside]
    left = _lines(point.message, LEFT - 8) + _lines(point.heading, LEFT) + _lines(edition.statement(point.cite).quote, LEFT)
    right = sum(_lines(quote, RIGHT) + 0.3 for quote in answers)
    return max(left, right) + 1 + 0.45 * (1 + len(answers))


def _lines(text: str, room: int) -> int:
    return sum(-(-max(1, len(line)) // room) for line in text.split("\n"))


def _row(edition: Edition, row: _Row) -> tuple[Cell, ...]:
    point = row.point
    said = (Text(point.message, "strong"), Text(point.heading, "label"), Quote(point.cite, placed=False))
    further = [part for each in row.beside for part in (Text(each.message, "label"), Quote(each.cite, placed=False))]
    return said, (*answer_cell(edition, point), *further)
