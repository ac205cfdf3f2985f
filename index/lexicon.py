"""Lexicon: phrases of the vocabulary found in a text, the longest first, whole words only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.text import Token, tokens


class Entry(NamedTuple):
    """A phrase and what it stands for."""

    phrase: str
    kind: str
    """role, term, body, cue, say: which table the id belongs to."""
    id: str
    exact: bool = False
    """Whether capitals count: "IT" is a department's name for itself, "it" is not."""


class Match(NamedTuple):
    """A phrase found: what it stands for, and which tokens it covers (`start` in, `end` out)."""

    kind: str
    id: str
    start: int
    end: int


Row = tuple[tuple[str, ...], str, str, str]
"""Base forms, kind, id, and the exact phrase where capitals count."""


def rows(entries: Iterable[Entry]) -> dict[str, list[Row]]:
    """The entries in the plain form that Lexicon takes, by the first base form, longest phrases first."""
    table: dict[str, list[Row]] = {}
    for entry in entries:
        bases = tuple(token.base for token in tokens(entry.phrase))
        if bases:
            row = (bases, entry.kind, entry.id, entry.phrase if entry.exact else "")
            found = table.setdefault(bases[0], [])
            if row not in found:
                found.append(row)
    for found in table.values():
        found.sort(key=lambda row: (-len(row[0]), row[1], row[2]))
    return table


class Lexicon:
    """Finds phrases in tokens."""

    def __init__(self, table: dict[str, list[Row]]) -> None:
        self.table = table

    def matches(self, text: str, words: Sequence[Token]) -> list[Match]:
        """The phrases in `words` (the tokens of `text`); within one kind, a longer phrase hides those it overlaps."""
        found: list[Match] = []
        said = tuple(word.base for word in words)
        for position, (first, following) in enumerate(zip(said, (*said[1:], ""), strict=False)):
            for bases, kind, id_, exact in self.table.get(first, ()):
                end = position + len(bases)
                if len(bases) > 1 and (bases[1] != following or said[position:end] != bases):
                    continue
                if exact and text[words[position].start : words[end - 1].end] != exact:
                    continue
                found.append(Match(kind, id_, position, end))
        return _without_hidden(found)


def _without_hidden(found: list[Match]) -> list[Match]:
    """The matches that no longer one of the same kind overlaps: "Department of Health" hides "the Department"."""
    long = [match for match in found if match.end - match.start > 1]
    return [match for match in found if not any(_hides(other, match) for other in long)]


def _hides(other: Match, match: Match) -> bool:
    longer = other.end - other.start > match.end - match.start
    return other.kind == match.kind and longer and other.start < match.end and match.start < other.end
