"""The forests of the learnt ranking: learnt from the development set, each question's clues gathered as the assistant gathers them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor

from assistant.answering.confidence import ALONE, IN_TALK
from assistant.answering.learnt_ranking import MOST, SHARE
from tests.relevance.learning.cases import Case
from tests.relevance.metrics import ndcg

SETTINGS = {
    "max_iter": 100,
    "learning_rate": 0.08,
    "max_leaf_nodes": 16,
    "min_samples_leaf": 30,
    "l2_regularization": 5.0,
    "max_features": 0.3,
    "random_state": 0,
}


def learn(found: Sequence[Case]) -> dict[str, Any]:
    """The content of ranking.json. The same cases give the same forests."""
    kept: dict[str, Any] = {}
    for name, alone in ((ALONE, True), (IN_TALK, False)):
        chosen = [case for case in found if case.alone is alone]
        kept[name] = {**_exported(fitted(chosen)), "width": len(chosen[0].clues.rows[0])}
    return kept


def held_out(found: Sequence[Case]) -> Iterator[str]:
    """For each writer, how well forests do that were learnt from the others alone, beside the answers as they are."""
    for name, alone in ((ALONE, True), (IN_TALK, False)):
        chosen = [case for case in found if case.alone is alone and case.answerable]
        both: list[tuple[float, float]] = []
        for each in sorted({case.writer for case in chosen}):
            model = fitted([case for case in chosen if case.writer != each])
            marks = [(_mark(model, case), case.now) for case in chosen if case.writer == each]
            both += marks
            yield f"{name:8} {each:4} {len(marks):4} {fmean(mark for mark, _ in marks):.3f} (as it is {fmean(now for _, now in marks):.3f})"
        yield f"{name:8} all  {len(both):4} {fmean(mark for mark, _ in both):.3f} (as it is {fmean(now for _, now in both):.3f})"


def _mark(model: HistGradientBoostingRegressor, case: Case) -> float:
    foretold = gains(model, case)
    order = np.argsort(-foretold, kind="stable")[:MOST]
    least = SHARE[ALONE if case.alone else IN_TALK] * foretold.max()
    return ndcg(list(dict.fromkeys(case.ids[place] for place in order if foretold[place] >= least)), dict(case.grades))


def gains(model: HistGradientBoostingRegressor, case: Case) -> np.ndarray:
    """What a model foretells that each unit of a case gains."""
    return np.asarray(model.predict(_rows([case])))


def fitted(found: Sequence[Case]) -> HistGradientBoostingRegressor:
    """A model learnt from those of the cases that the papers answer."""
    answered = [case for case in found if case.answerable]
    wanted = [2.0 ** case.grades.get(each, 0) - 1 for case in answered for each in case.ids]
    return HistGradientBoostingRegressor(**SETTINGS).fit(_rows(answered), wanted)


def _rows(found: Sequence[Case]) -> np.ndarray:
    return np.array([[*row, *case.clues.shared] for case in found for row in case.clues.rows], dtype=float)


def _exported(model: HistGradientBoostingRegressor) -> dict[str, Any]:
    """The trees as nested lists, as index/forest.py takes them."""
    trees = [_node(predictors[0].nodes, 0) for predictors in model._predictors]
    return {"start": round(float(np.ravel(model._baseline_prediction)[0]), 6), "trees": trees}


def _node(nodes: Any, place: int) -> Any:
    node = nodes[place]
    if node["is_leaf"]:
        return round(float(node["value"]), 5)
    limit = float(f"{node['num_threshold']:.7g}")
    return [int(node["feature_idx"]), limit, _node(nodes, int(node["left"])), _node(nodes, int(node["right"]))]
