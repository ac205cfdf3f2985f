"""RapidFuzz: misspelt words set right against what the papers and the vocabulary know, and names that are near."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import log10

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, DamerauLevenshtein, JaroWinkler, LCSseq

from index.text import base_form

PER_TENFOLD = 0.5
"""Slips that a word used ten times as often may have more."""
LEFT_OUT = 0.5
"""Slips less where letters are only left out: “takin”, “wich”."""

LEAST_TELLING = 4
"""Letters of a word that tells that others were run together with it."""


def allowed_slips(word: str) -> int:
    """How many slips of the finger are forgiven in a word: none in short ones."""
    if len(word) < 4:
        return 0
    return 1 if len(word) < 6 else 2 if len(word) < 11 else 3


def correct(word: str, frequent: Mapping[str, int]) -> str | None:
    """The word that `word` most likely stands for, of those that are used so often each; None when it is too short, or near to none.

    All in base form. Few slips and much use win: a word used ten times as often may have half a slip more. Another first letter counts as a slip more,
    another last letter, unless the end is left off, as half a one.
    """
    slips = allowed_slips(word)
    if slips == 0 or any(mark.isdigit() for mark in word):
        return None
    near = process.extract(word, frequent.keys(), scorer=OSA.distance, score_cutoff=slips + 1, limit=None)  # several times as fast, and at most a slip more
    apart = ((found, DamerauLevenshtein.distance(word, found)) for found, _, _ in near if len(found) >= 4)
    fitting = [(found, distance) for found, distance in apart if distance <= slips and (found[0] == word[0] or distance == 1)]
    if not fitting:
        return None

    def cost(pair: tuple[str, int]) -> tuple[float, float, str]:
        found, distance = pair
        ends = 0.5 * (found[-1] != word[-1] and not found.startswith(word))
        left_out = LEFT_OUT * (LCSseq.similarity(word, found) == len(word))
        return distance + (found[0] != word[0]) + ends - left_out - PER_TENFOLD * log10(frequent[found]), -JaroWinkler.similarity(word, found), found

    return min(fitting, key=cost)[0]


def meant(word: str, small: Collection[str], frequent: Mapping[str, int]) -> str | None:
    """What a word that nothing knows stands for: small words run together, a word with one slip in it, others run together, or a word with more slips."""
    corrected = correct(word, frequent)
    if _are_small(word, small):
        return split(word, small, frequent)
    if corrected and DamerauLevenshtein.distance(word, corrected) == 1:
        return corrected
    return split(word, small, frequent) or corrected


def _are_small(word: str, small: Collection[str]) -> bool:
    return any(word[:at] in small and word[at:] in small for at in range(2, len(word) - 1))


def split(word: str, small: Collection[str], frequent: Mapping[str, int]) -> str | None:
    """The words that were run together, “is it” for “isit”, “children in need” for “childreninneed”, “core group” for “coregruop”; None where there are none.

    All are small, or one is long enough to tell; the last one may have its letters in another order.
    """
    for at in range(len(word) - 2, 1, -1):
        first, behind = word[:at], word[at:]
        telling = _tells(first, frequent)
        if not telling and first not in small:
            continue
        if behind in small or _tells(behind, frequent):
            return f"{first} {behind}"
        further = split(behind, small, frequent) if telling and len(behind) > LEAST_TELLING else None
        if further:
            return f"{first} {further}"
        corrected = correct(behind, frequent) if telling and len(behind) >= LEAST_TELLING else None
        if corrected and sorted(corrected) == sorted(behind):
            return f"{first} {corrected}"
    return None


def _tells(part: str, frequent: Mapping[str, int]) -> bool:
    return len(part) >= LEAST_TELLING and (part in frequent or base_form(part) in frequent)


def nearest(name: str, names: Iterable[str], *, limit: int = 3, at_least: float = 60.0) -> list[str]:
    """The names most like `name`, best first."""
    return [found for found, _, _ in process.extract(name, list(names), scorer=fuzz.WRatio, limit=limit, score_cutoff=at_least)]
