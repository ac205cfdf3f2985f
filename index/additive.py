"""Units by a model whose weights add up: each mark of a question speaks for some units and against others, and is there or not.

Softmax regression, learnt elsewhere, with a byte for what each mark says of each unit.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable
from typing import Any

from index.lanes import added
from index.packed import Packed, packed
from index.shares import shares

Kept = dict[str, Any]
"""What can be kept: `units`; `constants`, one a unit; `step`, what a whole number stands for; `weights`, packed, a byte a unit by mark."""


def compile_additive(content: Any) -> Kept:
    """The model of a file of learnt weights, in a form that loads fast. Raises KeyError or ValueError where the file is none."""
    count = len(content["units"])
    if len(content["constants"]) != count:
        raise ValueError("each unit has one constant")
    weights = packed({mark: b64decode(row) for mark, row in content["weights"].items()}, width=count)
    return {"units": content["units"], "constants": content["constants"], "step": float(content["step"]), "weights": weights}


class AdditiveModel:
    """Says of each unit how likely it is that it answers."""

    def __init__(self, kept: Kept) -> None:
        self.units: list[str] = kept["units"]
        self.constants: list[float] = kept["constants"]
        self.step: float = kept["step"]
        self.weights = Packed(kept["weights"])

    def shares(self, marks: Iterable[str]) -> dict[str, float]:
        """The likelihood of each unit, all together 1, from the marks of a question; none for one without a known mark."""
        places = self.weights.found(marks)
        if not places:
            return {}
        sums = added([self.weights.row(place) for place in places], [1] * len(places))
        return shares(self.units, [constant + self.step * total for constant, total in zip(self.constants, sums, strict=True)])
