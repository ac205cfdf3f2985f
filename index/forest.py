"""A forest of small trees that together say how good something is: gradient boosting, learnt elsewhere, added up here.

All trees are gone down at once, as QuickScorer does (Lucchese and others, SIGIR 2015): a long whole number has a bit for each leaf of each tree, and each clue
strikes out the leaves that its value bars; the first leaf left of each tree is the one that is reached.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import getitem, not_
from struct import unpack
from typing import Any

LANES = {8: "B", 16: "H", 32: "I"}
"""Leaves that a tree may have, with the form of a number of so many bits."""

Node = Any
"""A leaf's value, or [clue, limit, node up to the limit, node above it]."""
Kept = dict[str, Any]
"""What can be kept of a forest: `start`; `width`; `lane`, bits for the leaves of a tree; `leaves`, for each tree its values by bit; and `bars`, by clue its
limits in rising order with the leaves that are left by a value above none of them, above the lowest, the two lowest and so on."""


def compile_forest(start: float, trees: Sequence[Node], *, width: int) -> Kept:
    """A forest in the form that is used. Raises ValueError for a tree of too many leaves, TypeError for what is no tree."""
    leaves: list[list[float]] = []
    nodes: list[tuple[int, float, int, int, int]] = []
    for place, tree in enumerate(trees):
        leaves.append([])
        _grow(tree, place, leaves[-1], nodes)
    lane = next((bits for bits in LANES if bits >= max(map(len, leaves), default=0)), 0)
    if not lane:
        raise ValueError(f"a tree may have {max(LANES)} leaves")
    left = (1 << lane * len(leaves)) - 1
    bars: dict[int, tuple[list[float], list[int]]] = {}
    for clue, limit, place, first, end in sorted(nodes):
        limits, remaining = bars.setdefault(clue, ([], [left]))
        limits.append(limit)
        remaining.append(remaining[-1] & ~((1 << end) - (1 << first) << lane * place))
    tables = [{1 << number: value for number, value in enumerate(values)} for values in leaves]
    return {"start": float(start), "width": int(width), "lane": lane, "leaves": tables, "bars": bars}


def _grow(node: Node, place: int, leaves: list[float], nodes: list[tuple[int, float, int, int, int]]) -> None:
    """Takes in a tree: its leaves from the lowest on, and of each node its clue, its limit, its tree, and from where to where the leaves up to the limit go."""
    if not isinstance(node, list):
        leaves.append(float(node))
        return
    clue, limit, low, high = node
    first = len(leaves)
    _grow(low, place, leaves, nodes)
    nodes.append((int(clue), float(limit), place, first, len(leaves)))
    _grow(high, place, leaves, nodes)


def compile_forests(content: Any) -> dict[str, Kept]:
    """The forests of a file of learnt weights, by name. Raises KeyError, TypeError or ValueError where the file holds none."""
    return {name: compile_forest(each["start"], each["trees"], width=each["width"]) for name, each in content.items()}


class Forest:
    """Adds up trees. `width` clues differ from row to row; those numbered from it on are shared by all rows."""

    def __init__(self, kept: Kept) -> None:
        self.start: float = kept["start"]
        self.width: int = kept["width"]
        self.leaves: list[dict[int, float]] = kept["leaves"]
        bars = [(clue, *barred) for clue, barred in sorted(kept["bars"].items())]
        self.own = [each for each in bars if each[0] < self.width]
        self.shared = [(clue - self.width, *barred) for clue, *barred in bars if clue >= self.width]
        self.size = kept["lane"] // 8 * len(self.leaves)
        self.form = f"<{len(self.leaves)}{LANES[kept['lane']]}"
        self.lowest = sum(1 << kept["lane"] * place for place in range(len(self.leaves)))
        self.every = (1 << 8 * self.size) - 1

    def values(self, rows: Sequence[Sequence[float]], shared: Sequence[float]) -> list[float]:
        """What the trees say of each row."""
        if not rows:
            return []
        common = _barred(self.shared, shared, self.every)
        columns = list(zip(*rows, strict=True))
        alike = [columns[clue].count(rows[0][clue]) == len(rows) for clue, *_ in self.own]
        common = _barred(compress(self.own, alike), rows[0], common)
        differing = list(compress(self.own, map(not_, alike)))
        return [self._value(_barred(differing, row, common)) for row in rows]

    def _value(self, left: int) -> float:
        reached = left & ~(left - self.lowest)  # a leaf is left of every tree, so that taking away the lowest bits borrows from no neighbour
        return sum(map(getitem, self.leaves, unpack(self.form, reached.to_bytes(self.size, "little"))), self.start)


def _barred(bars: Iterable[tuple[int, list[float], list[int]]], row: Sequence[float], left: int) -> int:
    """The leaves left of those that are, when the clues of a row have struck out theirs."""
    for clue, limits, remaining in bars:
        left &= remaining[bisect_left(limits, row[clue])]
    return left
