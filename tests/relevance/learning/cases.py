"""Cases: the questions and turns of the development set as the learnt ranking and the confidence meet them, with what is known of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from assistant.answering.clues import Clues
from assistant.answering.confidence import Features
from assistant.answering.conversation import Conversation
from assistant.answering.desk import Desk
from assistant.answering.learnt_ranking import LearntRanking, Ranked
from index.additive import AdditiveModel
from tests.relevance.metrics import score
from tests.relevance.passages import Papers
from tests.relevance.question_set import Item, QuestionSet
from tests.relevance.sureness import unhindered

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Case:
    """A question or turn that hangs on what is learnt."""

    id: str
    marks: tuple[str, ...]
    """How it is worded."""
    alone: bool
    answerable: bool
    clues: Clues
    features: Features
    ids: Sequence[str]
    """What quoting each unit counts as."""
    grades: Mapping[str, int]
    now: float
    """nDCG of the answer as it is; 0 for one that is not to be answered."""

    @property
    def writer(self) -> str:
        """Who wrote it."""
        return writer(self.id)


def writer(id_: str) -> str:
    """Who wrote a question: the part of its id that all of one writer's share."""
    return re.sub(r"[qoc]$", "", id_.split("-")[0])


def folds(writers: Sequence[str]) -> dict[str, int]:
    """A fold for each writer, the larger writers spread evenly."""
    by_size = sorted(set(writers), key=lambda each: (-writers.count(each), each))
    return {each: place % FOLDS for place, each in enumerate(by_size)}


def cases(desk: Desk, papers: Papers, asked: QuestionSet, unseen: Mapping[str, AdditiveModel]) -> Iterator[Case]:
    """Every question and turn that the learnt ranking is asked about when neither limits nor confidence stand in the way.

    `unseen` has for each writer a model of units that has not seen what he typed: what has seen a question is too sure of it.
    """
    searcher = desk.searcher
    in_use = searcher.model
    singles = ((item,) for item in (*asked.questions, *asked.out_of_scope))
    for items in (*singles, *asked.conversations):
        talk = Conversation()
        searcher.model = unseen.get(writer(items[0].id), in_use)
        for item in items:
            yield from _case(desk, papers, item, talk)
    searcher.model = in_use


def _case(desk: Desk, papers: Papers, item: Item, talk: Conversation) -> Iterator[Case]:
    """The case of a turn, where it is one; a turn that is not to be answered leaves no trace in the conversation."""
    alone, before = not talk.turns, list(talk.turns)
    gathered: list[Clues] = []
    ranking = desk.composer.finder.ranking
    with patch.object(LearntRanking, "best", _recording(ranking, gathered)), unhindered(bounded=False) as consulted:
        answer = desk.ask(item.text, talk)
    if not item.answerable:
        talk.turns[:] = before
    if gathered and consulted:
        clues, marks = gathered[-1], desk.reader.read(item.text).marks
        grades = dict(item.relevant)
        ids = [_counts_as(desk, papers, unit, grades) for unit in clues.units]
        now = score(papers, item, answer).ndcg if item.answerable else 0.0
        yield Case(item.id, marks, alone, item.answerable, clues, consulted[-1][0], ids, grades, now)


def _recording(ranking: LearntRanking, gathered: list[Clues]) -> Callable[..., Ranked]:
    """The ranking's own answer, or the rules' where nothing is learnt yet, with the clues written down."""
    best = LearntRanking.best

    def recorded(_: object, reading: Any, talk: Any, kind: str, ruled: Any, scored: Any) -> Ranked:
        gathered.append(ranking.clues.gather(reading, talk, kind, ruled, scored))
        return best(ranking, reading, talk, kind, ruled, scored) if ranking.forests else Ranked(list(ruled), [], list(ruled), ())

    return recorded


def _counts_as(desk: Desk, papers: Papers, unit: str, grades: dict[str, int]) -> str:
    """The id that quoting a unit counts as: the best graded of its passages."""
    if unit.startswith("rec:"):
        return unit
    quoter = desk.composer.finder.quoter
    found = [papers.counts_as(statement, grades) for statement in quoter.whole(unit)]
    return max((each for each in found if each), key=lambda each: grades.get(each, 0), default=f"?{unit}")
