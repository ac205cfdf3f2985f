"""Lines of text: wrapping to a width, and making any text harmless for a terminal. Loads nothing."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Marks that turn the direction of text, and with them what a reader takes it to say."""
_HARMLESS: dict[int, str | None] = dict.fromkeys((*range(32), *range(127, 160), *range(55296, 57344)), "�")
_HARMLESS |= dict.fromkeys(BIDI)
_HARMLESS |= {0x0A: "\n", 0x09: " ", 0x0D: None}
_WIDE_FROM = "\u0300"
"""The first character that may take no column or two."""
_NARROW = frozenset("‘’“”–—…•●\ufffd⁴⁵⁶⁷⁸⁹")
"""What the papers have from beyond there."""
LEAST_WIDTH = 20
BULLETS = ("● ", "• ", "- ")


def harmless(text: str) -> str:
    """`text` without control characters, escape sequences and half characters; line breaks stay."""
    return text.translate(_HARMLESS) if not text.isascii() or not text.isprintable() else text


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> Iterator[str]:
    """The lines of `text` at most `width` columns wide, the first behind `first`, the others behind `rest`.

    Line breaks of the text are kept. A word wider than a line stands whole on its own, so that an address can be copied.
    """
    lead = first
    for line in harmless(text).split("\n"):
        hanging = rest + "  " if line.startswith(BULLETS) else rest
        for piece in _filled(line.split(" "), max(width, LEAST_WIDTH), lead, hanging):
            yield piece
            lead = rest


def _filled(words: list[str], width: int, first: str, rest: str) -> Iterator[str]:
    line, used, empty = first, columns(first), True
    for word in words:
        if not word:
            continue
        wide = columns(word)
        if not empty and used + 1 + wide > width:
            yield line.rstrip(" ")
            line, used, empty = rest, columns(rest), True
        line += word if empty else f" {word}"
        used += wide if empty else wide + 1
        empty = False
    if not empty or first.strip():
        yield line.rstrip(" ")


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    if text.isascii() or all(mark < _WIDE_FROM or mark in _NARROW for mark in text):
        return len(text)
    from unicodedata import combining, east_asian_width  # late: the papers have no such characters

    return sum(0 if combining(mark) else 2 if east_asian_width(mark) in "WF" else 1 for mark in text)
