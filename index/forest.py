"""A forest of small trees that together say how good something is: gradient boosting, learnt elsewhere, added up here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

FEW = 12
"""Rows up to which each goes down the trees by itself: taking them together pays for many."""

Node = Any
"""A leaf's value, or [clue, limit, node up to the limit, node above it]."""


def compile_forests(content: Any) -> dict[str, Any]:
    """The forests of a file of learnt weights, by name. Raises KeyError, TypeError or ValueError where the file holds none."""
    return {name: {"start": float(each["start"]), "trees": list(each["trees"]), "width": int(each["width"])} for name, each in content.items()}


class Forest:
    """Adds up trees. `width` clues differ from row to row; those numbered from `width` on are shared by all rows."""

    def __init__(self, start: float, trees: Sequence[Node], *, width: int) -> None:
        self.start = start
        self.trees = trees
        self.width = width

    def values(self, rows: Sequence[Sequence[float]], shared: Sequence[float]) -> list[float]:
        """What the trees say of each row."""
        if len(rows) <= FEW:
            return [self._walked([*row, *shared]) for row in rows]
        totals = [self.start] * len(rows)
        everything = range(len(rows))
        for tree in self.trees:
            self._add(tree, rows, shared, everything, totals)
        return totals

    def _walked(self, row: Sequence[float]) -> float:
        """What the trees say of one row, gone through tree by tree."""
        total = self.start
        for node in self.trees:
            while node.__class__ is list:
                clue, limit, low, high = node
                node = low if row[clue] <= limit else high
            total += node
        return total

    def _add(self, node: Node, rows: Sequence[Sequence[float]], shared: Sequence[float], places: Sequence[int], totals: list[float]) -> None:
        """Takes the rows at `places` down a tree together: a clue that they share is looked at once."""
        while node.__class__ is list:
            clue, limit, low, high = node
            if clue >= self.width:
                node = low if shared[clue - self.width] <= limit else high
                continue
            below = [place for place in places if rows[place][clue] <= limit]
            if not below:
                node = high
            elif len(below) == len(places):
                node = low
            else:
                self._add(high, rows, shared, [place for place in places if rows[place][clue] > limit], totals)
                node, places = low, below
        for place in places:
            totals[place] += node
