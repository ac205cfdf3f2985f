"""The forests of the learnt ranking: learnt from the development set, each question's clues gathered as the assistant gathers them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor

from assistant.answering import finders
from assistant.answering.answer import Answer
from assistant.answering.clues import Clues
from assistant.answering.confidence import ALONE, IN_TALK
from assistant.answering.conversation import Conversation
from assistant.answering.desk import Desk
from assistant.answering.learnt_ranking import MOST, SHARE, LearntRanking, Ranked
from tests.relevance.metrics import ndcg, score
from tests.relevance.passages import Papers
from tests.relevance.question_set import Item, QuestionSet

SETTINGS = {
    "max_iter": 100,
    "learning_rate": 0.08,
    "max_leaf_nodes": 16,
    "min_samples_leaf": 30,
    "l2_regularization": 5.0,
    "max_features": 0.3,
    "random_state": 0,
}


@dataclass(frozen=True, slots=True)
class Case:
    """A question or turn with its clues, and the ids and grades of the units that might answer it."""

    writer: str
    alone: bool
    clues: Clues
    ids: Sequence[str]
    grades: dict[str, int]
    now: float
    """nDCG of the answer as it is."""


def cases(desk: Desk, papers: Papers, asked: QuestionSet) -> Iterator[Case]:
    """Every answerable question and turn that the learnt ranking is asked about."""
    talks = [*((item,) for item in asked.questions), *asked.conversations]
    ranking = desk.composer.finder.ranking
    for items in talks:
        talk = Conversation()
        for item in items:
            alone = not talk.turns
            gathered: list[Clues] = []
            with patch.object(LearntRanking, "best", _recording(ranking, gathered)), patch.object(finders, "confidence", lambda *_: 1.0):
                answer = desk.ask(item.text, talk)
            if item.answerable and gathered:
                yield _case(desk, papers, item, answer, gathered[-1], alone=alone)


def _recording(ranking: LearntRanking, gathered: list[Clues]) -> Callable[..., Ranked]:
    """The ranking's own answer, or the rules' where nothing is learnt yet, with the clues written down."""
    best = LearntRanking.best

    def recorded(_: object, reading: Any, talk: Any, kind: str, ruled: Any, scored: Any) -> Ranked:
        gathered.append(ranking.clues.gather(reading, talk, kind, ruled, scored))
        return best(ranking, reading, talk, kind, ruled, scored) if ranking.forests else Ranked(list(ruled), 0.0)

    return recorded


def _case(desk: Desk, papers: Papers, item: Item, answer: Answer, clues: Clues, *, alone: bool) -> Case:
    grades = dict(item.relevant)
    ids = [_counts_as(desk, papers, unit, grades) for unit in clues.units]
    return Case(writer(item.id), alone, clues, ids, grades, score(papers, item, answer).ndcg)


def _counts_as(desk: Desk, papers: Papers, unit: str, grades: dict[str, int]) -> str:
    """The id that quoting a unit counts as: the best graded of its passages."""
    if unit.startswith("rec:"):
        return unit
    quoter = desk.composer.finder.quoter
    found = [papers.counts_as(statement, grades) for statement in quoter.whole(unit)]
    return max((each for each in found if each), key=lambda each: grades.get(each, 0), default=f"?{unit}")


def writer(id_: str) -> str:
    """Who wrote a question: the part of its id that all of one writer's share."""
    return re.sub(r"[qoc]$", "", id_.split("-")[0])


def learn(found: Sequence[Case]) -> dict[str, Any]:
    """The content of ranking.json. The same cases give the same forests."""
    kept: dict[str, Any] = {}
    for name, alone in ((ALONE, True), (IN_TALK, False)):
        chosen = [case for case in found if case.alone is alone]
        kept[name] = {**_exported(_fitted(chosen)), "width": len(chosen[0].clues.rows[0])}
    return kept


def held_out(found: Sequence[Case]) -> Iterator[str]:
    """For each writer, how well forests do that were learnt from the others alone, beside the answers as they are."""
    for name, alone in ((ALONE, True), (IN_TALK, False)):
        chosen = [case for case in found if case.alone is alone]
        both: list[tuple[float, float]] = []
        for each in sorted({case.writer for case in chosen}):
            model = _fitted([case for case in chosen if case.writer != each])
            marks = [(_mark(model, case), case.now) for case in chosen if case.writer == each]
            both += marks
            yield f"{name:8} {each:4} {len(marks):4} {fmean(mark for mark, _ in marks):.3f} (as it is {fmean(now for _, now in marks):.3f})"
        yield f"{name:8} all  {len(both):4} {fmean(mark for mark, _ in both):.3f} (as it is {fmean(now for _, now in both):.3f})"


def _mark(model: HistGradientBoostingRegressor, case: Case) -> float:
    gains = model.predict(_rows([case]))
    order = [place for place in np.argsort(-gains, kind="stable")[:MOST] if gains[place] >= SHARE[ALONE if case.alone else IN_TALK] * gains.max()]
    return ndcg(list(dict.fromkeys(case.ids[place] for place in order)), case.grades)


def _fitted(found: Sequence[Case]) -> HistGradientBoostingRegressor:
    gains = [2.0 ** case.grades.get(each, 0) - 1 for case in found for each in case.ids]
    return HistGradientBoostingRegressor(**SETTINGS).fit(_rows(found), gains)


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
