"""The full-text index of the passages and the subject index: which documents hold a stem, and what Whoosh's BM25F scores each by it."""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from typing import Any

Kept = dict[str, Any]
"""What can be kept of a field: `keys` of its documents by number; `postings`, by stem the documents that hold it, as numbers, and their scores."""
NOWHERE: tuple[list[int], list[float]] = ([], [])


class FullText:
    """An index of documents, searched one field at a time."""

    def __init__(self, fields: Mapping[str, Kept]) -> None:
        self.keys: dict[str, dict[int, str]] = {field: kept["keys"] for field, kept in fields.items()}
        self.postings: dict[str, dict[str, tuple[list[int], list[float]]]] = {field: kept["postings"] for field, kept in fields.items()}

    def search(self, field: str, weights: Mapping[str, float], *, limit: int) -> list[tuple[str, float]]:
        """Keys and scores of the documents whose `field` holds any of the weighted stems, best first."""
        totals: dict[int, float] = {}
        for word, weight in sorted(weights.items()):
            for number, score in zip(*self.postings[field].get(word, NOWHERE), strict=True):
                totals[number] = totals.get(number, 0.0) + weight * score
        best = sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:limit]
        return [(self.keys[field][number], score) for number, score in best]

    def holding(self, field: str, word: str) -> list[str]:
        """The keys of the documents whose field holds a stem."""
        return [self.keys[field][number] for number in self.postings[field].get(word, NOWHERE)[0]]

    def idf(self, field: str, word: str) -> float:
        """How rare a stem is among the documents of a field; a stem that is in none counts as the rarest."""
        frequency = self.frequency(field, word)
        return log(1 + (len(self.keys[field]) - frequency + 0.5) / (frequency + 0.5))

    def frequency(self, field: str, word: str) -> int:
        """In how many documents of a field a stem stands."""
        return len(self.postings[field].get(word, NOWHERE)[0])

    def spread(self, field: str, word: str) -> float:
        """The share of the documents of a field in which a stem stands."""
        return self.frequency(field, word) / len(self.keys[field])
