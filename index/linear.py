"""Labels by a linear model over the marks of a message: what sort of message it is, which role it tells of.

Of each mark the model knows what it speaks for and against. The rarer a mark the more it counts, and a message of many marks no more than one of few.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable
from math import sqrt
from struct import pack
from typing import Any

from index.lanes import added
from index.packed import Packed, packed
from index.shares import shares

EXACT = 1000
"""Rarities are kept to three places, as whole numbers."""

Kept = dict[str, Any]
"""What can be kept: `units`, the labels; `constants`, one each; `step`, what a whole number stands for; `weights`, packed, by sign a byte a label; and
`rarities` of the signs in the same order."""


def compile_linear(content: Any) -> Kept:
    """The model of a file of learnt weights, in a form that loads fast. Raises KeyError or ValueError where the file is none."""
    weights = packed({sign: b64decode(row) for sign, row in content["weights"].items()}, width=len(content["units"]))
    rarities = [round(EXACT * content["rarity"][sign]) for sign in content["weights"]]
    kept = {name: content[name] for name in ("units", "constants", "step")}
    return {**kept, "weights": weights, "rarities": pack(f"={len(rarities)}I", *rarities)}


class LinearModel:
    """Says of each label how likely it is."""

    def __init__(self, kept: Kept) -> None:
        self.units: list[str] = kept["units"]
        self.constants: list[float] = kept["constants"]
        self.step: float = kept["step"]
        self.weights = Packed(kept["weights"])
        self.rarities = memoryview(kept["rarities"]).cast("I")

    def shares(self, signs: Iterable[str]) -> dict[str, float]:
        """The likelihood of each label, all together 1, from the signs of a message; none for one without a known sign."""
        places = self.weights.found(signs)
        if not places:
            return {}
        rarities = [self.rarities[place] for place in places]
        worth = self.step / sqrt(sum(each * each for each in rarities))
        sums = added([self.weights.row(place) for place in places], rarities)
        return shares(self.units, [constant + worth * total for constant, total in zip(self.constants, sums, strict=True)])
