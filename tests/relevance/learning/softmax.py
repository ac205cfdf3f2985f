"""Softmax regression for index/additive.py: each example may be of several labels, each mark is there or not, the weights are kept as whole numbers."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from index.lanes import MIDDLE

RESTRAINT = 2.0
"""How strongly large weights are held back (the weight of the squared norm)."""
STEPS = 40
LARGEST = 127
BEYOND = 0.9999
"""The share of all weights that is kept as it is; larger ones are cut down to the largest of those."""

Example = tuple[Sequence[str], Mapping[str, float]]
"""The marks of a text, and how much it is an example of each label."""


def learn(rows: Sequence[Example], *, fewest: int, least: int = 0) -> dict[str, Any]:
    """The content of a file of learnt weights; a mark counts from `fewest` examples on.

    A mark counts the more the rarer it is. Marks that speak for no label with a weight of `least` or more, of 127, are left out.
    The same examples give the same weights.
    """
    seen = Counter(mark for marks, _ in rows for mark in set(marks))
    place = {mark: number for number, mark in enumerate(sorted(mark for mark, count in seen.items() if count >= fewest))}
    labels = sorted({label for _, shares in rows for label in shares})
    rarity = np.array([np.log(len(rows) / seen[mark]) / 4 for mark in place], dtype=np.float32)
    weights, constants = _fitted(_matrix(rows, place, rarity), _wanted(rows, labels))
    weights *= rarity[:, None]
    step = float(np.quantile(np.abs(weights), BEYOND)) / LARGEST
    whole = np.clip(np.rint(weights / step), -LARGEST, LARGEST).astype(int)
    kept = {mark: number for mark, number in place.items() if np.abs(whole[number]).max() >= least}
    return {
        "units": labels,
        "constants": [round(float(each), 4) for each in constants],
        "step": round(step, 7),
        "weights": {mark: b64encode(bytes((whole[number] + MIDDLE).tolist())).decode("ascii") for mark, number in kept.items()},
    }


def _matrix(rows: Sequence[Example], place: Mapping[str, int], rarity: np.ndarray) -> csr_matrix:
    """The examples as rows, each mark as rare as it is."""
    columns: list[int] = []
    starts = [0]
    for marks, _ in rows:
        columns += sorted({place[mark] for mark in marks if mark in place})
        starts.append(len(columns))
    return csr_matrix((rarity[columns], columns, starts), shape=(len(rows), len(place)), dtype=np.float32)


def _wanted(rows: Sequence[Example], labels: Sequence[str]) -> np.ndarray:
    """What the shares should be: one row an example, which comes to 1."""
    place = {label: number for number, label in enumerate(labels)}
    wanted = np.zeros((len(rows), len(labels)), dtype=np.float32)
    for number, (_, shares) in enumerate(rows):
        for label, share in shares.items():
            wanted[number, place[label]] = share / sum(shares.values())
    return wanted


def _fitted(given: csr_matrix, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The weights, one row a mark, and the constants: by L-BFGS (Liu and Nocedal, 1989), from nothing."""
    count, marks, labels = given.shape[0], given.shape[1], wanted.shape[1]
    turned = given.T.tocsr()

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        weights = values[: marks * labels].reshape(marks, labels).astype(np.float32)
        logits = given @ weights + values[marks * labels :].astype(np.float32)
        logits -= logits.max(axis=1, keepdims=True)
        logits -= np.log(np.exp(logits).sum(axis=1, keepdims=True))
        missed = (np.exp(logits) - wanted) / count
        slope = turned @ missed + RESTRAINT / count * weights
        total = -float((wanted * logits).sum()) / count + RESTRAINT / 2 / count * float((weights * weights).sum())
        return total, np.concatenate([slope.ravel(), missed.sum(axis=0)]).astype(np.float64)

    found = minimize(loss, np.zeros((marks + 1) * labels), jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 6})
    return found.x[: marks * labels].reshape(marks, labels), found.x[marks * labels :]
