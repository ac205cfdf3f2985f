"""Linear models for index/linear.py: logistic regression over marks, its weights kept as whole numbers."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from index.lanes import MIDDLE

FREEDOM = 10.0
"""Inverse strength of the regularisation."""
STEPS = 60
LARGEST = 127

Example = tuple[Sequence[str], str]
"""The marks of a text, and what it is an example of."""


def learn(rows: Sequence[Example], *, fewest: int = 1, least: int = 0) -> dict[str, Any]:
    """The content of a file of learnt weights for three labels or more; a mark counts from `fewest` examples on.

    Marks that speak for no label with a weight of `least` or more, of 127, are left out. The same examples give the same weights.
    """
    seen = Counter(mark for marks, _ in rows for mark in set(marks))
    known = sorted(mark for mark, count in seen.items() if count >= fewest)
    place = {mark: number for number, mark in enumerate(known)}
    rarity = np.array([np.log((1 + len(rows)) / (1 + seen[mark])) + 1 for mark in known])
    model = LogisticRegression(C=FREEDOM, max_iter=STEPS)
    model.fit(_matrix(rows, place, rarity), [label for _, label in rows])
    step = float(np.abs(model.coef_).max()) / LARGEST
    whole = np.rint(model.coef_ / step).astype(int) + MIDDLE
    kept = {mark: number for mark, number in place.items() if np.abs(whole[:, number] - MIDDLE).max() >= least}
    return {
        "units": [str(unit) for unit in model.classes_],
        "constants": [round(float(each), 4) for each in model.intercept_],
        "step": round(step, 6),
        "rarity": {mark: round(float(rarity[number]), 3) for mark, number in kept.items()},
        "weights": {mark: b64encode(bytes(whole[:, number].tolist())).decode("ascii") for mark, number in kept.items()},
    }


def _matrix(rows: Sequence[Example], place: dict[str, int], rarity: np.ndarray) -> csr_matrix:
    """The examples as rows of length 1, each mark weighted by its rarity."""
    values: list[float] = []
    columns: list[int] = []
    starts = [0]
    for marks, _ in rows:
        numbers = sorted({place[mark] for mark in marks if mark in place})
        weights = rarity[numbers]
        values += (weights / (np.linalg.norm(weights) or 1.0)).tolist()
        columns += numbers
        starts.append(len(columns))
    return csr_matrix((values, columns, starts), shape=(len(rows), len(place)))
