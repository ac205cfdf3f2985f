"""Merging ranked lists: pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.engine import Hit


def weighted_sum(lists: Sequence[tuple[float, Sequence[Hit]]]) -> list[Hit]:
    """One list from several, best first: each unit's scores times the weight of their list, added up.

    The passage is that of the list which gave the unit most among those that name one.
    """
    scores: dict[str, float] = {}
    passages: dict[str, tuple[float, str]] = {}
    for weight, hits in lists:
        for hit in hits:
            gain = weight * hit.score
            scores[hit.unit] = scores.get(hit.unit, 0.0) + gain
            if hit.passage and gain > passages.get(hit.unit, (0.0, ""))[0]:
                passages[hit.unit] = (gain, hit.passage)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [Hit(unit, score, passages.get(unit, (0.0, None))[1]) for unit, score in ranked]


def best_of(scores: Sequence[tuple[str, str, float]], *, rest: float) -> list[Hit]:
    """Units from the scores of their passages (unit, passage, score): the best counts whole, the others a share `rest`."""
    best: dict[str, tuple[float, str]] = {}
    total: dict[str, float] = {}
    for unit, passage, score in scores:
        total[unit] = total.get(unit, 0.0) + score
        if score > best.get(unit, (-1.0, ""))[0]:
            best[unit] = (score, passage)
    hits = [Hit(unit, top + rest * (total[unit] - top), passage) for unit, (top, passage) in best.items()]
    return sorted(hits, key=lambda hit: (-hit.score, hit.unit))


def merge_weights(*weights: Mapping[str, float]) -> dict[str, float]:
    """Words with weights from several mappings; a word in several keeps its highest."""
    merged: dict[str, float] = {}
    for mapping in weights:
        for word, weight in mapping.items():
            merged[word] = max(weight, merged.get(word, 0.0))
    return merged
