"""Finds units by the questions that they answer: the likest question of the subject index counts, by shared words, rare ones more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log, sqrt
from typing import Any

from index.engine import Hit

SHARES = (1.0, 0.5, 0.25)
"""What the likest, the second and the third likest question of a unit count."""

Kept = dict[str, Any]
"""What can be kept: `units`, `parts` and `lengths` by the question's place, and `postings`: stem -> places."""


def compile_questions(questions: Sequence[tuple[str, str | None, Sequence[str]]]) -> Kept:
    """The index of questions, each given as unit, part and stems."""
    postings: dict[str, list[int]] = {}
    for place, (_, _, stems) in enumerate(questions):
        for stem in dict.fromkeys(stems):
            postings.setdefault(stem, []).append(place)
    count = len(questions)
    idf = {stem: log(1 + (count - len(places) + 0.5) / (len(places) + 0.5)) for stem, places in postings.items()}
    lengths = [sqrt(sum(idf[stem] ** 2 for stem in set(stems))) or 1.0 for _, _, stems in questions]
    return {
        "units": [unit for unit, _, _ in questions],
        "parts": [part for _, part, _ in questions],
        "lengths": lengths,
        "idf": idf,
        "postings": postings,
    }


class ByQuestion:
    """The questions of the subject index, searched by likeness."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self._rarest: float = max(kept["idf"].values(), default=1.0)

    def rarity(self, stem: str) -> float:
        """How rare a stem is among the questions, as a share of the rarest; 1 for one that is in none."""
        idf: dict[str, float] = self.kept["idf"]
        return idf.get(stem, self._rarest) / self._rarest

    def search(self, stems: Mapping[str, float], *, limit: int) -> list[Hit]:
        """Units by their likest question: the cosine of the idf-weighted stems, between 0 and 1, best first."""
        idf: dict[str, float] = self.kept["idf"]
        length = sqrt(sum((weight * idf.get(stem, self._rarest)) ** 2 for stem, weight in stems.items()))
        scores: dict[int, float] = {}
        for stem, weight in stems.items():
            for place in self.kept["postings"].get(stem, ()):
                scores[place] = scores.get(place, 0.0) + weight * idf[stem] ** 2
        likest: dict[str, list[tuple[float, int]]] = {}
        for place, score in scores.items():
            likeness = score / (self.kept["lengths"][place] * length)
            likest.setdefault(self.kept["units"][place], []).append((likeness, place))
        hits = [Hit(unit, *self._judged(found)) for unit, found in likest.items()]
        return sorted(hits, key=lambda hit: (-hit.score, hit.unit))[:limit]

    def _judged(self, found: list[tuple[float, int]]) -> tuple[float, str | None]:
        """What a unit's likest questions come to together, and the part that the likest of them asks for."""
        best = sorted(found, reverse=True)[: len(SHARES)]
        total = sum(share * likeness for share, (likeness, _) in zip(SHARES, best, strict=False))
        return total / sum(SHARES), self.kept["parts"][best[0][1]]
