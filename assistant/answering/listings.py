"""Listings: all that the papers hold of one sort, such as the sums of money that they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from assistant.answering.found import Found
from assistant.answering.question import Question
from assistant.answering.statements import Quoter
from index.text import stems
from knowledge.library import Library
from knowledge.records import Entry, Listing

ASKING = frozenset(["what", "which", "who", "how", "list", "name", "any", "whats", "whos"])
"""Words that ask for a list; "all" and "every" do too."""
OTHERWISE = frozenset(["deadline", "response", "why", "comparison", "trainer", "guidance", "full"])
"""Cues by which a question asks something of what is listed."""
SIZES = frozenset(["largest", "smallest"])


class Listings:
    """The listings of a library."""

    def __init__(self, library: Library, quoter: Quoter) -> None:
        self.library = library
        self.quoter = quoter

    def whole(self, question: Question) -> Found | None:
        """The listing that a question asks for and nothing besides; of sums the largest or the smallest where it asks for that."""
        if question.roles or question.numbers or question.chapters or question.cues & OTHERWISE:
            return None
        asks = "all" in question.cues or any(word.word in ASKING for word in question.words)
        for listing in self.library.listings if asks else ():
            telling, beside = self._words[listing.id]
            if question.content & telling and not question.content - telling - beside:
                entries = of_size(question, [entry for entry in listing.entries if self._is_in(question, entry)])
                statements = [self.quoter.evident(entry.evidence, listing.name) for entry in entries]
                return Found("topic", statements, _heading(listing, len(entries))) if statements else None
        return None

    def _is_in(self, question: Question, entry: Entry) -> bool:
        return not question.papers or self.library.corpus.passages[entry.evidence.passage].source in question.papers

    @cached_property
    def _words(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        return {listing.id: (_stems(listing.telling), _stems(listing.beside)) for listing in self.library.listings}


def of_size(question: Question, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries, or where the question asks for the largest or the smallest sum only that."""
    sizes = question.cues & SIZES
    sums = [entry for entry in entries if entry.pounds]
    if len(sizes) != 1 or not sums:
        return entries
    choose = max if "largest" in sizes else min
    return [choose(sums, key=lambda entry: entry.pounds or 0)]


def _heading(listing: Listing, count: int) -> str:
    return f"All {count} {listing.name} in the papers:" if count == len(listing.entries) else "The papers say:"


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in stems(word) or [word])
