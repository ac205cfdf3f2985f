"""The linear model of index/linear.py: learnt from the subject index's questions and headings and from the papers' sentences."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from assistant.answering.desk import Desk
from index.linear import MIDDLE

SENTENCE = re.compile(r"(?<=[.;:])\s")
FEWEST_WORDS = 4
FREEDOM = 10.0
"""Inverse strength of the regularisation."""
STEPS = 60
LARGEST = 127


def examples(desk: Desk) -> Iterator[tuple[tuple[str, ...], str]]:
    """The signs of texts, each with the unit that it belongs to."""
    corpus = desk.library.corpus
    citable = set(corpus.units)
    for subject in desk.library.subjects:
        if subject.unit in citable:
            yield desk.reader.read(subject.words).signs, subject.unit
    for unit in corpus.units:
        for passage in corpus.of_unit(unit):
            for sentence in SENTENCE.split(corpus.text(passage)):
                if len(sentence.split()) >= FEWEST_WORDS:
                    yield desk.reader.read(sentence).signs, unit


def learn(desk: Desk) -> dict[str, Any]:
    """The content of units.json. The same data give the same weights."""
    rows = list(examples(desk))
    signs = sorted({sign for known, _ in rows for sign in known})
    place = {sign: number for number, sign in enumerate(signs)}
    counts = np.zeros(len(signs))
    for known, _ in rows:
        counts[[place[sign] for sign in set(known)]] += 1
    rarity = np.log((1 + len(rows)) / (1 + counts)) + 1
    model = LogisticRegression(C=FREEDOM, max_iter=STEPS)
    model.fit(_matrix(rows, place, rarity), [unit for _, unit in rows])
    step = float(np.abs(model.coef_).max()) / LARGEST
    whole = np.clip(np.rint(model.coef_ / step), -LARGEST, LARGEST).astype(int) + MIDDLE
    return {
        "units": [str(unit) for unit in model.classes_],
        "constants": [round(float(each), 4) for each in model.intercept_],
        "step": round(step, 6),
        "rarity": {sign: round(float(rarity[number]), 3) for sign, number in place.items()},
        "weights": {sign: b64encode(bytes(whole[:, number].tolist())).decode("ascii") for sign, number in place.items()},
    }


def _matrix(rows: list[tuple[tuple[str, ...], str]], place: dict[str, int], rarity: np.ndarray) -> csr_matrix:
    """The examples as rows of length 1, each sign weighted by its rarity."""
    values: list[float] = []
    columns: list[int] = []
    starts = [0]
    for known, _ in rows:
        numbers = sorted({place[sign] for sign in known})
        weights = rarity[numbers]
        values += (weights / (np.linalg.norm(weights) or 1.0)).tolist()
        columns += numbers
        starts.append(len(columns))
    return csr_matrix((values, columns, starts), shape=(len(rows), len(place)))
