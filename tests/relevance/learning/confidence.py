"""The weights of the confidence: logistic regression over what models say of each case that were learnt without its writer.

Weights learnt from what the models in use say would trust them too much: they have seen these very questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import lightgbm
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from assistant.answering.confidence import ALONE, IN_TALK, LEAST, NAMES, Features, compile_confidence, logistic, of_gains, of_wording
from assistant.answering.desk import Desk
from assistant.answering.learnt_ranking import GAIN
from index.forest import Forest
from index.linear import LinearModel, compile_linear
from tests.relevance.learning import answerable, linear, ranking, trees
from tests.relevance.learning.cases import FOLDS, Case, folds
from tests.relevance.question_set import QuestionSet

FREEDOM = 0.1
"""Inverse strength of the regularisation."""
FOREST = {
    "objective": "binary",
    "is_unbalance": True,
    "num_iterations": 300,
    "learning_rate": 0.04,
    "num_leaves": 12,
    "feature_fraction_bynode": 0.3,
    "min_child_samples": 40,
    "reg_lambda": 5.0,
    "seed": 0,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
SHOWN = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A case with features from models that had not seen its writer."""

    alone: bool
    answerable: bool
    features: Features
    fold: int


def unseen(desk: Desk, asked: QuestionSet, found: Sequence[Case]) -> list[Doubt]:
    """The cases, each with what models say of it that were learnt from other writers."""
    fold_of = folds([case.writer for case in found])
    written = list(answerable.written(desk))
    doubts: list[Doubt] = []
    for fold in range(FOLDS):
        out = {writer for writer, number in fold_of.items() if number == fold}
        worded = LinearModel(compile_linear(linear.learn([*written, *answerable.typed(desk, asked, without=out)], fewest=answerable.FEWEST)))
        forests = {alone: ranking.fitted([case for case in found if case.alone is alone and case.writer not in out], GAIN) for alone in (True, False)}
        for case in found:
            if case.writer in out:
                gains = ranking.foretell(forests[case.alone], case)
                clues = (*case.clues.rows[int(gains.argmax())], *case.clues.shared)
                said = {**of_wording(worded.shares(case.marks)), **of_gains(sorted(gains.tolist(), reverse=True))}
                doubts.append(Doubt(case.alone, case.answerable, replace(case.features, **said, clues=clues), fold))
    return doubts


def learn(doubts: Sequence[Doubt]) -> dict[str, Any]:
    """The content of confidence.json. The same cases give the same weights."""
    return {manner: _fitted([doubt for doubt in doubts if doubt.alone is alone]) for manner, alone in ((ALONE, True), (IN_TALK, False))}


def errors(doubts: Sequence[Doubt]) -> Iterator[str]:
    """For some cut-offs, what share of the questions that the papers answer is refused, and of the others: each judged by weights learnt from other writers."""
    for manner, alone in ((ALONE, True), (IN_TALK, False)):
        chosen = [doubt for doubt in doubts if doubt.alone is alone]
        sure: list[tuple[float, bool]] = []
        for fold in range(FOLDS):
            model = _fitted([doubt for doubt in chosen if doubt.fold != fold])
            here = [doubt for doubt in chosen if doubt.fold == fold]
            sure += zip(_sure(model, here), (doubt.answerable for doubt in here), strict=True)
        for cut_off in sorted({*SHOWN, LEAST[manner]}):
            refused = {sort: np.mean([value < cut_off for value, answerable in sure if answerable is sort]) for sort in (True, False)}
            mark = "*" if cut_off == LEAST[manner] else " "
            yield f"{manner:8} {cut_off:.2f}{mark} refused: {refused[True]:.3f} of what the papers answer, {refused[False]:.3f} of the rest"


def _fitted(doubts: Sequence[Doubt]) -> dict[str, Any]:
    rows, answerable = np.array([[getattr(doubt.features, name) for name in NAMES] for doubt in doubts]), [doubt.answerable for doubt in doubts]
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=FREEDOM, max_iter=500, class_weight="balanced").fit(scaler.transform(rows), answerable)
    weights = model.coef_[0] / scaler.scale_
    constant = float(model.intercept_[0] - (weights * scaler.mean_).sum())
    full = np.array([doubt.features.row for doubt in doubts])
    forest = lightgbm.train(FOREST, lightgbm.Dataset(full, answerable))
    return {
        "constant": round(constant, 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(NAMES, weights, strict=True)},
        "forest": trees.exported(forest, width=full.shape[1]),
    }


def _sure(model: Mapping[str, Any], doubts: Sequence[Doubt]) -> list[float]:
    kept = compile_confidence({ALONE: model, IN_TALK: model})[ALONE]
    branching = Forest(kept["forest"]).values([doubt.features.row for doubt in doubts], ())
    linear = [model["constant"] + sum(weight * getattr(doubt.features, name) for name, weight in model["weights"].items()) for doubt in doubts]
    return [logistic((one + other) / 2) for one, other in zip(linear, branching, strict=True)]
