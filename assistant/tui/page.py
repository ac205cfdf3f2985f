"""Page: a paper laid out to be read: blocks with headings, wrapped into lines that know their offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

from assistant.tui.exchange import Paper, plain
from knowledge.corpus import Corpus
from knowledge.records import PART_NAMES, Passage
from knowledge.spans import Span

LineKind = Literal["heading", "label", "text", "blank"]


@dataclass(frozen=True, slots=True)
class Block:
    """A passage of a paper, with the heading and label that stand above it where they are new."""

    span: Span
    locator: str
    heading: str = ""
    label: str = ""
    note: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A paper to be read."""

    paper: Paper
    sha256: str
    text: str
    blocks: tuple[Block, ...]

    def heading_at(self, offset: int) -> str:
        """The heading that a place in the text stands under."""
        found = ""
        for block in self.blocks:
            if block.heading:
                found = block.heading
            if offset < block.span.end:
                return found
        return found

    def find(self, words: str) -> tuple[Span, ...]:
        """Where the words stand in the passages, upper and lower case and kinds of quotation mark and space taken as equal."""
        wanted, text = _folded(words.strip()), _folded(self.text)
        if not wanted:
            return ()
        spans = []
        at = text.find(wanted)
        while at >= 0:
            spans.append(Span(at, at + len(wanted)))
            at = text.find(wanted, at + len(wanted))
        return tuple(span for span in spans if any(span.within(block.span) for block in self.blocks))


@dataclass(frozen=True, slots=True)
class Line:
    """A line on the screen: words of its own, or the text at its span."""

    kind: LineKind
    span: Span
    words: str


def page_of(corpus: Corpus, paper: Paper) -> Page:
    """The page of a paper."""
    source = corpus.sources[paper.id]
    passages = [passage for passage in corpus.passages.values() if passage.source == paper.id]
    return Page(paper, source.sha256, source.text, tuple(_blocks(passages)))


def _blocks(passages: list[Passage]) -> Iterator[Block]:
    heading = label = ""
    for passage in passages:
        part = PART_NAMES[passage.part].capitalize() if passage.part else ""
        new_heading = passage.heading if passage.heading != heading else ""
        new_label = part if part != label or new_heading else ""
        heading, label = passage.heading, part
        yield Block(passage.span, passage.locator, new_heading, new_label, passage.kind == "note")


def lines_of(page: Page, width: int) -> tuple[Line, ...]:
    """The page in lines of at most `width` cells."""
    lines: list[Line] = []
    for block in page.blocks:
        here = Span(block.span.start, block.span.start)
        if lines:
            lines.append(Line("blank", here, ""))
        lines += [Line("heading", here, words) for words in _wrapped_words(block.heading, width)]
        lines += [Line("label", here, words) for words in _wrapped_words(block.label, width)]
        lines += [Line("text", span, plain(page.text[span.start : span.end]).replace("\n", " ")) for span in wrapped(page.text, block.span, width)]
    return tuple(lines)


def _wrapped_words(words: str, width: int) -> Iterator[str]:
    for span in wrapped(words, Span(0, len(words)), width):
        yield words[span.start : span.end]


def wrapped(text: str, span: Span, width: int) -> Iterator[Span]:
    """The lines of a stretch of text: broken at its own line ends, then between words, a word too long for a line within itself."""
    width = max(width, 1)
    at = span.start
    while at < span.end:
        end = text.find("\n", at, span.end)
        end = span.end if end < 0 else end
        yield from _filled(text, at, end, width)
        at = end + 1


def _filled(text: str, at: int, end: int, width: int) -> Iterator[Span]:
    at = _past_spaces(text, at, end)
    at = _past_spaces(text, at, end)
    start, last = at, at
    while at < end:
        word_end = _word_end(text, at, end)
        if _cells(text, start, word_end) <= width:
            last = at = word_end
        elif last > start:
            yield Span(start, last)
            start = last = at = _past_spaces(text, last, end)
            continue
        else:
            last = _fitting(text, start, word_end, width)
            yield Span(start, last)
            start = at = last
            continue
        at = _past_spaces(text, at, end)
    if last > start:
        yield Span(start, last)


def _cells(text: str, start: int, end: int) -> int:
    words = text[start:end]
    return len(words) if words.isascii() else cell_len(words)


def _fitting(text: str, start: int, end: int, width: int) -> int:
    at = start + 1
    while at < end and _cells(text, start, at + 1) <= width:
        at += 1
    return at


def _past_spaces(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _word_end(text: str, at: int, end: int) -> int:
    while at < end and not text[at].isspace():
        at += 1
    return at


_FOLDS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " ", "\n": " ", "\t": " ", "–": "-", "—": "-"})


def _folded(text: str) -> str:
    """The text for matching, mark for mark, so that offsets stay."""
    folded = text.translate(_FOLDS)
    return "".join(low if len(low := mark.lower()) == 1 else mark for mark in folded) if not folded.isascii() else folded.lower()
