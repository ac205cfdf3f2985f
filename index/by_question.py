"""Finds units by the questions that they answer: the likest question of the subject index counts, by shared words, rare ones more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from math import fsum, log, sqrt
from pathlib import Path
from typing import Any

from index.engine import Hit

CODE = Path(__file__)
"""What is kept of the questions is made by this file: made again when it changes."""
SHARES = (1.0, 0.5, 0.25)
"""What the likest, the second and the third likest question of a unit count."""

FREQUENT = 0.1
"""Words in more than this share of the questions count only in their length: they tell least, and there are most of them."""
LEAST_LIKE = 0.3
"""Questions less like than this are not alike: they only add noise, and there are many of them."""
MOST_STEMS = 12
"""Stems of a question that are looked for, the rarest: a long story has many words that tell little."""
WIDE = 0.02
"""Words in more than this share of the questions only add to those that share a rarer word."""
FEW = 100
"""Questions up to which a word is never too frequent."""

Kept = dict[str, Any]
"""What can be kept: `units`, `parts` and `shares` (1 over the question's length) by its place, and `postings`: stem -> places."""


def compile_questions(questions: Sequence[tuple[str, str | None, Sequence[str]]]) -> Kept:
    """The index of questions, each given as unit, part and stems."""
    postings: dict[str, list[int]] = {}
    for place, (_, _, stems) in enumerate(questions):
        for stem in dict.fromkeys(stems):
            postings.setdefault(stem, []).append(place)
    count = len(questions)
    idf = {stem: log(1 + (count - len(places) + 0.5) / (len(places) + 0.5)) for stem, places in postings.items()}
    shares = [1 / (sqrt(fsum(idf[stem] ** 2 for stem in set(stems))) or 1.0) for _, _, stems in questions]
    return {
        "units": [unit for unit, _, _ in questions],
        "parts": [part for _, part, _ in questions],
        "shares": shares,
        "idf": idf,
        "postings": postings,
    }


class ByQuestion:
    """The questions of the subject index, searched by likeness."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self._rarest: float = max(kept["idf"].values(), default=1.0)
        self._last: tuple[Mapping[str, float], list[tuple[float, int]]] = ({}, [])
        self._sets: dict[str, frozenset[int]] = {}

    def rarity(self, stem: str) -> float:
        """How rare a stem is among the questions, as a share of the rarest; 1 for one that is in none."""
        idf: dict[str, float] = self.kept["idf"]
        return idf.get(stem, self._rarest) / self._rarest

    def likeness(self, stems: Mapping[str, float]) -> float:
        """How like the likest question is, between 0 and 1."""
        return max((likeness for likeness, _ in self._alike(stems)), default=0.0)

    def search(self, stems: Mapping[str, float], *, limit: int) -> list[Hit]:
        """Units by their likest questions, best first."""
        units: list[str] = self.kept["units"]
        likest: dict[str, list[tuple[float, int]]] = {}
        for found in self._alike(stems):
            likest.setdefault(units[found[1]], []).append(found)
        hits = [Hit(unit, *self._judged(found)) for unit, found in likest.items()]
        return sorted(hits, key=lambda hit: (-hit.score, hit.unit))[:limit]

    def _alike(self, stems: Mapping[str, float]) -> list[tuple[float, int]]:
        """The questions that are at all like, each as likeness (the cosine of the idf-weighted stems, between 0 and 1) and place."""
        if self._last[0] != stems:
            self._last = (dict(stems), self._compared(stems))
        return self._last[1]

    def _compared(self, stems: Mapping[str, float]) -> list[tuple[float, int]]:
        idf: dict[str, float] = self.kept["idf"]
        length = sqrt(sum((weight * idf.get(stem, self._rarest)) ** 2 for stem, weight in stems.items()))
        most = max(FEW, FREQUENT * len(self.kept["units"]))
        scores: dict[int, float] = {}
        known = scores.get
        for stem in sorted(stems, key=lambda stem: -stems[stem] * idf.get(stem, 0.0))[:MOST_STEMS]:
            weight = stems[stem]
            found = self.kept["postings"].get(stem, ())
            if not found or len(found) > most:
                continue
            gain = weight * idf[stem] ** 2
            if len(found) > WIDE * len(self.kept["units"]) and len(scores) > FEW:
                for place in scores.keys() & self._places(stem):
                    scores[place] += gain
                continue
            scores.update(zip(found, map(gain.__add__, map(known, found, repeat(0.0))), strict=True))
        shares: list[float] = self.kept["shares"]
        least = LEAST_LIKE * length
        return [(score * shares[place] / length, place) for place, score in scores.items() if score * shares[place] >= least]

    def _places(self, stem: str) -> frozenset[int]:
        """The questions with a stem, made a set once."""
        if stem not in self._sets:
            self._sets[stem] = frozenset(self.kept["postings"][stem])
        return self._sets[stem]

    def _judged(self, found: list[tuple[float, int]]) -> tuple[float, str | None]:
        """What a unit's likest questions come to together, and the part that the likest of them asks for."""
        best = sorted(found, reverse=True)[: len(SHARES)]
        total = sum(share * likeness for share, (likeness, _) in zip(SHARES, best, strict=False))
        return total / sum(SHARES), self.kept["parts"][best[0][1]]
