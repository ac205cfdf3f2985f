"""RapidFuzz: misspelt words set right against what the papers and the vocabulary know, and names that are near."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler


def allowed_slips(word: str) -> int:
    """How many slips of the finger are forgiven in a word: none in short ones."""
    if len(word) < 4:
        return 0
    return 1 if len(word) < 6 else 2 if len(word) < 11 else 3


def correct(word: str, vocabulary: Sequence[str], known: Collection[str]) -> str | None:
    """The word of `vocabulary` that `word` most likely stands for; None when it is known, too short, or near to none.

    Both in base form. Fewest slips win, another first letter counting as two; then the same last letter, then the likest beginning.
    """
    if word in known or allowed_slips(word) == 0 or any(mark.isdigit() for mark in word):
        return None
    slips = allowed_slips(word)
    near = process.extract(word, vocabulary, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=12)
    fitting = [(found, distance) for found, distance, _ in near if len(found) >= 4 and (found[0] == word[0] or distance == 1)]
    if not fitting:
        return None
    best = min(fitting, key=lambda pair: (pair[1] + (pair[0][0] != word[0]), pair[0][-1] != word[-1], -JaroWinkler.similarity(word, pair[0]), pair[0]))
    return best[0]


def nearest(name: str, names: Iterable[str], *, limit: int = 3, at_least: float = 60.0) -> list[str]:
    """The names most like `name`, best first."""
    return [found for found, _, _ in process.extract(name, list(names), scorer=fuzz.WRatio, limit=limit, score_cutoff=at_least)]
