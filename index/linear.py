"""Labels by a linear model over the marks of a message: what sort of message it is, which role it tells of.

Of each mark the model knows what it speaks for and against. The rarer a mark the more it counts, and a message of many marks no more than one of few.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable
from math import sqrt
from typing import Any

from index.lanes import added
from index.shares import shares

MIDDLE = 128
"""What is added to a weight to store it: they are kept as whole numbers from 0 to 255. It makes all totals larger alike, so no share changes by it."""

EXACT = 1000
"""Rarities are kept to three places."""

Kept = dict[str, Any]
"""What can be kept: `units`, the labels; `constants`, one each; `step`, what a whole number stands for; `rarity` and `weights` (bytes, one a label) by sign."""


def compile_linear(content: Any) -> Kept:
    """The model of a file of learnt weights, in a form that loads fast. Raises KeyError or ValueError where the file is none."""
    weights = {sign: b64decode(row) for sign, row in content["weights"].items()}
    if any(len(row) != len(content["units"]) for row in weights.values()):
        raise ValueError("each sign has one weight a label")
    return {**content, "weights": weights}


class LinearModel:
    """Says of each label how likely it is."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept

    def shares(self, signs: Iterable[str]) -> dict[str, float]:
        """The likelihood of each label, all together 1, from the signs of a message; none for one without a known sign."""
        rarity: dict[str, float] = self.kept["rarity"]
        known = [sign for sign in dict.fromkeys(signs) if sign in rarity]
        if not known:
            return {}
        length = sqrt(sum(rarity[sign] ** 2 for sign in known))
        worth = self.kept["step"] / (length * EXACT)
        sums = added([self.kept["weights"][sign] for sign in known], [round(EXACT * rarity[sign]) for sign in known])
        totals = [constant + worth * total for constant, total in zip(self.kept["constants"], sums, strict=True)]
        return shares(self.kept["units"], totals)
