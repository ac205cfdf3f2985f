"""The action plan's table -> 58 recommendations, with continued rows joined and repeated header rows left out."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.errors import KnowledgeError
from knowledge.plain_text import PlainText
from knowledge.records import PART_NAMES, PARTS, Part, Passage, Recommendation
from knowledge.spans import Span, trimmed

HEADER = "Ref no"
FIRST, LAST = 1, 58


def read_action_plan(raw: str, plain: PlainText, *, source: str) -> tuple[Recommendation, ...]:
    """The recommendations 1 to 58 of the table in `raw`, their spans counted in `plain`.

    Raises KnowledgeError when a row has not four cells, or when a number is missing or out of order.
    """
    cells: dict[int, dict[Part, list[Span]]] = {}
    number = 0
    for row in _rows(raw):
        label = raw[row[0].start : row[0].end].strip()
        if label == HEADER:
            continue
        if label:
            number = int(label)
            cells[number] = {part: [] for part in PARTS}
        for part, cell in zip(PARTS, row[1:], strict=True):
            span = _in_plain(plain, cell)
            if span.start < span.end:
                cells[number][part].append(span)
    if list(cells) != list(range(FIRST, LAST + 1)):
        raise KnowledgeError(f"the table's numbers are not {FIRST} to {LAST} in order")
    return tuple(_recommendation(source, number, parts) for number, parts in cells.items())


def _rows(raw: str) -> Iterator[list[Span]]:
    """The cells of each line that is a table row."""
    position = 0
    for line in raw.split("\n"):
        if "\t" in line:
            cells = list(_cells(line, position))
            if len(cells) != 1 + len(PARTS):
                raise KnowledgeError(f"a row of the table has {len(cells)} cells: {line[:60]!r}")
            yield cells
        position += len(line) + 1


def _cells(line: str, position: int) -> Iterator[Span]:
    for cell in line.split("\t"):
        yield Span(position, position + len(cell))
        position += len(cell) + 1


def _in_plain(plain: PlainText, cell: Span) -> Span:
    return trimmed(plain.text, Span(plain.plain_offset(cell.start), plain.plain_offset(cell.end)))


def _recommendation(source: str, number: int, parts: dict[Part, list[Span]]) -> Recommendation:
    passages = {part: tuple(_passages(source, number, part, spans)) for part, spans in parts.items()}
    return Recommendation(number, passages["recommendation"], passages["response"], passages["by_when"])


def _passages(source: str, number: int, part: Part, spans: list[Span]) -> Iterator[Passage]:
    for place, span in enumerate(spans, start=1):
        several = f" ({place} of {len(spans)})" if len(spans) > 1 else ""
        yield Passage(
            id=f"rec:{number}:{part}" + (f":{place}" if place > 1 else ""),
            source=source,
            span=span,
            locator=f"Recommendation {number}, {PART_NAMES[part]}{several}",
            heading=f"Recommendation {number}",
            kind="cell",
            recommendation=number,
            part=part,
        )
