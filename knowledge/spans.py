"""Span, and the one function that cuts a quote out of a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text, in Unicode code points: `start` is in, `end` is out."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Whether this span lies inside `other`."""
        return other.start <= self.start and self.end <= other.end


def cut(text: str, span: Span) -> str:
    """The words of `text` at `span`; every quote in the program is made here.

    Raises ValueError for an empty span or one outside the text.
    """
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"no text at {span.start}..{span.end} of {len(text)}")
    return text[span.start : span.end]


def trimmed(text: str, span: Span) -> Span:
    """`span` without white space at its edges."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
