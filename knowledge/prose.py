"""The prose papers -> passages: headings, paragraphs, list items and notes, each with a locator that a person can find.

Which lines are headings is data (sources.yaml): two papers number their sections twice, and layout alone does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.errors import KnowledgeError
from knowledge.records import Passage
from knowledge.spans import Span, trimmed

ITEM = re.compile(r"[-·•●]\s")
ITEM_NUMBER = re.compile(r"\(recommendation (\d+)\)[;.]?(?: and)?\s*$")
NOTE_MARK = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]|\[\d+\] ")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a paper and how the text under it is cut into passages."""

    heading: str
    key: str
    title: str
    number: str = ""
    items: str = "together"
    whole: bool = False
    notes: bool = False
    spoken: bool = False
    """The heading introduces a speaker's words, and is cited with the first of them."""
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    span: Span
    section: Section
    kind: str


def read_prose(text: str, *, source: str, sections: Sequence[Section], joined: Sequence[str] = ()) -> tuple[Passage, ...]:
    """The passages of a paper's plain text, in reading order.

    `joined` holds the first words of paragraphs that go on from the one above. Raises KnowledgeError when a heading is not
    found where it should stand.
    """
    blocks: list[_Block] = []
    for section, lines in _by_section(text, sections):
        if not section.furniture:
            blocks.extend(_blocks(text, section, lines, joined))
    return tuple(_numbered(text, source, blocks))


def _by_section(text: str, sections: Sequence[Section]) -> Iterator[tuple[Section, list[Span]]]:
    """Each section with the lines under its heading, the heading's own line among them where it is cited."""
    waiting = list(sections)
    current: Section | None = None
    lines: list[Span] = []
    for line in _lines(text):
        words = text[line.start : line.end]
        if waiting and (words == waiting[0].heading or (waiting[0].heading == "" and current is None)):
            if current is not None:
                yield current, lines
            current, lines = waiting.pop(0), []
            cited = current.heading == "" or current.spoken or current.notes
            if not cited:
                continue
        lines.append(line)
    if waiting or current is None:
        raise KnowledgeError(f"heading not found: {waiting[0].heading!r}" if waiting else "a paper without sections")
    yield current, lines


def _lines(text: str) -> Iterator[Span]:
    """The lines that hold words, without white space at their edges."""
    position = 0
    for line in text.split("\n"):
        span = trimmed(text, Span(position, position + len(line)))
        if span.start < span.end:
            yield span
        position += len(line) + 1


def _blocks(text: str, section: Section, lines: Sequence[Span], joined: Sequence[str]) -> Iterator[_Block]:
    if section.whole and lines:
        yield _Block(Span(lines[0].start, lines[-1].end), section, "paragraph")
        return
    blocks: list[_Block] = []
    for line in lines:
        words = text[line.start : line.end]
        kind = _kind(words)
        goes_on = blocks and (
            (kind == "item" and section.items == "together")
            or words.startswith(tuple(joined))
            or (section.spoken and blocks[-1].span.start == lines[0].start and len(blocks) == 1 and line is lines[1])
            or (blocks[-1].kind == "note" and kind == "paragraph")
        )
        if goes_on:
            blocks[-1] = replace(blocks[-1], span=Span(blocks[-1].span.start, line.end))
        else:
            start = ITEM.match(words)
            begin = line.start + start.end() if start else line.start
            blocks.append(_Block(trimmed(text, Span(begin, line.end)), section, kind))
    yield from _leads_marked(text, blocks)


def _leads_marked(text: str, blocks: Sequence[_Block]) -> Iterator[_Block]:
    """The blocks, those marked that only lead in to items cited one by one."""
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        leads = block.kind == "paragraph" and following is not None and following.kind == "item" and text[block.span.end - 1] == ":"
        yield replace(block, kind="lead") if leads else block


def _kind(words: str) -> str:
    if NOTE_MARK.match(words):
        return "note"
    return "item" if ITEM.match(words) else "paragraph"


def _numbered(text: str, source: str, blocks: Sequence[_Block]) -> Iterator[Passage]:
    counts: dict[tuple[str, str], int] = {}
    for block in blocks:
        key = (block.section.key, "paragraph" if block.kind == "lead" else block.kind)
        counts[key] = counts.get(key, 0) + 1
        number = ITEM_NUMBER.search(text[block.span.start : block.span.end])
        treats = int(number.group(1)) if number and block.kind == "item" else None
        yield Passage(
            id=_id(source, block, treats, counts[key]),
            source=source,
            span=block.span,
            locator=_locator(block, treats, counts[key]),
            heading=_heading(block.section),
            kind=block.kind,  # type: ignore[arg-type]  # _kind gives one of the three
            recommendation=treats,
        )


def _id(source: str, block: _Block, treats: int | None, count: int) -> str:
    if block.kind == "note":
        return f"{source}:note:{count}"
    if treats is not None:
        return f"{source}:{block.section.key}:rec-{treats}"
    return f"{source}:{block.section.key}:" + (f"item-{count}" if block.kind == "item" else str(count))


def _heading(section: Section) -> str:
    return f"{section.number} {section.title}".strip()


def _locator(block: _Block, treats: int | None, count: int) -> str:
    if block.kind == "note":
        return f"footnote {count}"
    place = f"section {_heading(block.section)}" if block.section.number else block.section.title
    if block.section.whole:
        return place
    if treats is not None:
        return f"{place}, item on recommendation {treats}"
    return f"{place}, {'item' if block.kind == 'item' else 'paragraph'} {count}"
