"""The forests of the learnt ranking: learnt from the development set, each question's clues gathered as the assistant gathers them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import Any

import lightgbm
import numpy as np

from assistant.answering.confidence import ALONE, IN_TALK
from assistant.answering.learnt_ranking import GAIN, MOST, ORDER, SHARE
from tests.relevance.learning import trees
from tests.relevance.learning.cases import Case
from tests.relevance.metrics import ndcg

SETTINGS = {
    "num_leaves": 16,
    "min_child_samples": 30,
    "reg_lambda": 5.0,
    "feature_fraction_bynode": 0.3,
    "seed": 0,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
OF = {
    GAIN: {"objective": "regression", "num_iterations": 60, "learning_rate": 0.12},
    ORDER: {"objective": "lambdarank", "num_iterations": 150, "learning_rate": 0.1, "label_gain": [0, 1, 3], "lambdarank_truncation_level": 10},
}
"""What each forest of a pair learns: LambdaMART (Burges, "From RankNet to LambdaRank to LambdaMART", 2010) for the order."""


def learn(found: Sequence[Case]) -> dict[str, Any]:
    """The content of ranking.json. The same cases give the same forests."""
    width = len(found[0].clues.rows[0])
    by_manner = {manner: [case for case in found if case.alone is (manner == ALONE)] for manner in (ALONE, IN_TALK)}
    return {part: {manner: trees.exported(fitted(chosen, part), width=width) for manner, chosen in by_manner.items()} for part in (GAIN, ORDER)}


def held_out(found: Sequence[Case]) -> Iterator[str]:
    """For each writer, how well forests do that were learnt from the others alone, beside the answers as they are."""
    for name, alone in ((ALONE, True), (IN_TALK, False)):
        chosen = [case for case in found if case.alone is alone and case.answerable]
        both: list[tuple[float, float]] = []
        for each in sorted({case.writer for case in chosen}):
            others = [case for case in chosen if case.writer != each]
            gain, order = fitted(others, GAIN), fitted(others, ORDER)
            marks = [(_mark(gain, order, case), case.now) for case in chosen if case.writer == each]
            both += marks
            yield f"{name:8} {each:4} {len(marks):4} {fmean(mark for mark, _ in marks):.3f} (as it is {fmean(now for _, now in marks):.3f})"
        yield f"{name:8} all  {len(both):4} {fmean(mark for mark, _ in both):.3f} (as it is {fmean(now for _, now in both):.3f})"


def _mark(gain: lightgbm.Booster, order: lightgbm.Booster, case: Case) -> float:
    foretold, places = foretell(gain, case), foretell(order, case)
    least = SHARE[ALONE if case.alone else IN_TALK] * foretold.max()
    kept = [place for place in np.argsort(-places, kind="stable") if foretold[place] >= least]
    return ndcg(list(dict.fromkeys(case.ids[place] for place in kept[:MOST])), dict(case.grades))


def foretell(model: lightgbm.Booster, case: Case) -> np.ndarray:
    """What a model says of each unit of a case."""
    return np.asarray(model.predict(_rows([case])))


def fitted(found: Sequence[Case], part: str) -> lightgbm.Booster:
    """A model of that part learnt from those of the cases that the papers answer."""
    answered = [case for case in found if case.answerable]
    grades = [case.grades.get(each, 0) for case in answered for each in case.ids]
    wanted = grades if part == ORDER else [2.0**grade - 1 for grade in grades]
    groups = [len(case.ids) for case in answered] if part == ORDER else None
    return lightgbm.train({**SETTINGS, **OF[part]}, lightgbm.Dataset(_rows(answered), wanted, group=groups))


def _rows(found: Sequence[Case]) -> np.ndarray:
    return np.array([[*row, *case.clues.shared] for case in found for row in case.clues.rows], dtype=float)
