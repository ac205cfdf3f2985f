"""Raw file -> plain text: markup taken out, notes moved behind the text, every character traced to the raw file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

BLOCK_TAGS = re.compile(r"(?:[ ]*</?(?:p|ul|li)(?:\s[^>]*)?>[ ]*)+|[ ]+(?=●)|</?i>|[ ]*\t[ ]*|[ ]+(?=\n|$)")
EMPHASIS = re.compile(r"\*(?=\S)([^*\n]+?)(?<=\S)\*")
NOTE = re.compile(r"^[¹²³⁴⁵⁶⁷⁸⁹][^\n]*(?:\n(?!\n)[^\n]+)*\n+", re.MULTILINE)
SENTENCE_END = re.compile(r"[.!?:;]['\"’”)]*$")


@dataclass(frozen=True, slots=True)
class PlainText:
    """A paper's text without markup, and where each stretch of it stood in the raw file."""

    text: str
    starts: tuple[int, ...]
    """Offsets in `text` at which a new stretch begins, ascending."""
    origins: tuple[int | None, ...]
    """For each stretch, its offset in the raw file; None for a line break put in place of markup."""

    def raw_offset(self, offset: int) -> int | None:
        """Where the character at `offset` stood in the raw file."""
        place = bisect_right(self.starts, offset) - 1
        origin = self.origins[place]
        return None if origin is None else origin + offset - self.starts[place]

    def plain_offset(self, raw: int) -> int:
        """The offset of the first kept character at or behind offset `raw` of the raw file, in file order."""
        best = len(self.text)
        for place, (start, origin) in enumerate(zip(self.starts, self.origins, strict=True)):
            end = self.starts[place + 1] if place + 1 < len(self.starts) else len(self.text)
            if origin is None or origin + end - start <= raw:
                continue
            return start + max(0, raw - origin)
        return best


Piece = tuple[str, int | None]
"""A stretch of text and where it stood in the raw file."""


def to_plain_text(raw: str, form: str) -> PlainText:
    """The plain text of a paper in one of the forms "table", "markdown" and "plain".

    Raises ValueError for another form.
    """
    if form == "table":
        return _joined(_without_tags(raw))
    if form == "markdown":
        return _joined(_without_emphasis(_notes_last(raw)))
    if form == "plain":
        return _joined([(raw, 0)])
    raise ValueError(f"no such form of paper: {form}")


def _joined(pieces: Iterable[Piece]) -> PlainText:
    kept = [(text, origin) for text, origin in pieces if text]
    starts, position = [], 0
    for text, _ in kept:
        starts.append(position)
        position += len(text)
    return PlainText("".join(text for text, _ in kept), tuple(starts), tuple(origin for _, origin in kept))


def _without_tags(raw: str) -> Iterable[Piece]:
    position = 0
    for match in BLOCK_TAGS.finditer(raw):
        yield raw[position : match.start()], position
        if _stands_between_words(raw, match):
            yield "\n", None
        position = match.end()
    yield raw[position:], position


def _stands_between_words(raw: str, match: re.Match[str]) -> bool:
    """Whether markup parts two paragraphs or cells; at a cell's edge it only goes."""
    found = match.group()
    if "\t" in found:
        return True
    if found in {"<i>", "</i>"}:
        return False
    before = raw[match.start() - 1 : match.start()]
    after = raw[match.end() : match.end() + 1]
    return before not in {"", "\t", "\n"} and after not in {"", "\t", "\n"}


def _notes_last(raw: str) -> list[Piece]:
    """The text with its footnotes behind it, and sentences that a footnote had parted made whole."""
    running: list[Piece] = []
    notes: list[Piece] = []
    position = 0
    for match in NOTE.finditer(raw):
        before = raw[position : match.start()]
        running.append((before, position))
        notes.append((match.group().rstrip("\n"), match.start()))
        notes.append(("\n\n", None))
        position = match.end()
    running.append((raw[position:], position))
    return [*_sentences_whole(running), ("\n\n", None), *notes]


def _sentences_whole(pieces: list[Piece]) -> list[Piece]:
    whole: list[Piece] = []
    for text, origin in pieces:
        if whole and text[:1].islower():
            head, head_origin = _last_with_words(whole)
            if not SENTENCE_END.search(head.rstrip()):
                whole.append((head.rstrip(), head_origin))
                whole.append((" ", None))
                whole.append((text, origin))
                continue
            whole.append((head, head_origin))
        whole.append((text, origin))
    return whole


def _last_with_words(pieces: list[Piece]) -> Piece:
    """Takes the last piece off that holds words, and any blank ones behind it."""
    while True:
        text, origin = pieces.pop()
        if text.strip() or not pieces:
            return text, origin


def _without_emphasis(pieces: list[Piece]) -> Iterable[Piece]:
    for text, origin in pieces:
        position = 0
        for match in EMPHASIS.finditer(text):
            yield text[position : match.start()], _moved(origin, position)
            yield match.group(1), _moved(origin, match.start(1))
            position = match.end()
        yield text[position:], _moved(origin, position)


def _moved(origin: int | None, by: int) -> int | None:
    return None if origin is None else origin + by
