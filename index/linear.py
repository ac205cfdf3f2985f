"""Units by a linear model over what is understood of a question, learnt from the subject index's questions and the papers' sentences.

Where `by_question` finds the questions most like this one, the model knows of each word what it speaks for and against.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable
from math import exp, sqrt
from operator import add
from typing import Any

MIDDLE = 128
"""What is added to a weight to store it: they are kept as whole numbers from 0 to 255. It makes all totals larger alike, so no share changes by it."""

Kept = dict[str, Any]
"""What can be kept: `units`; `constants`, one a unit; `step`, what a whole number stands for; `rarity` and `weights` (bytes, one a unit) by sign."""


def compile_linear(content: Any) -> Kept:
    """The model of a file of learnt weights, in a form that loads fast. Raises KeyError or ValueError where the file is none."""
    weights = {sign: b64decode(row) for sign, row in content["weights"].items()}
    if any(len(row) != len(content["units"]) for row in weights.values()):
        raise ValueError("each sign has one weight a unit")
    return {**content, "weights": weights}


class LinearModel:
    """Says of each unit how likely it is that it answers."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept

    def shares(self, signs: Iterable[str]) -> dict[str, float]:
        """The likelihood of each unit, all together 1, from the signs of a question; none for one without a known sign."""
        rarity: dict[str, float] = self.kept["rarity"]
        known = [sign for sign in dict.fromkeys(signs) if sign in rarity]
        if not known:
            return {}
        length = sqrt(sum(rarity[sign] ** 2 for sign in known))
        totals: list[float] = self.kept["constants"]
        for sign in known:
            worth = self.kept["step"] * rarity[sign] / length
            totals = list(map(add, totals, map(worth.__mul__, self.kept["weights"][sign])))
        most = max(totals)
        likely = [exp(total - most) for total in totals]
        everything = sum(likely)
        return {unit: each / everything for unit, each in zip(self.kept["units"], likely, strict=True)}
