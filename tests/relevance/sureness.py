"""Sureness: what the confidence made of each single question of a set, and what came of it when it did not stand in the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from assistant.answering.answer import Answer
from assistant.answering.confidence import Confidence, Features
from assistant.answering.conversation import Conversation
from assistant.answering.desk import Desk
from assistant.answering.limits import Limits
from tests.relevance.metrics import judge, score
from tests.relevance.passages import Papers
from tests.relevance.question_set import Item, QuestionSet


@dataclass(frozen=True, slots=True)
class Sure:
    """One question, answered without regard to the cut-off."""

    answerable: bool
    features: Features | None
    """What the confidence rests on; None where the answer did not hang on it."""
    answered: bool
    """Whether it was answered; of a question that the papers do not answer, whether it was wrongly answered."""
    ndcg: float
    """How good the answer is; 0 for a wrong one."""


@dataclass(frozen=True, slots=True)
class SureSet:
    """The questions of a set."""

    name: str
    questions: Sequence[Sure]
    bounded: bool = True
    """Whether the list of what lies beyond the papers was in force, which refuses before the confidence is asked."""


def sureness(desk: Desk, papers: Papers, asked: QuestionSet, *, bounded: bool = True) -> SureSet:
    """What the confidence rests on for each single question of a set, and how good the answer is if it is given."""
    found: list[Sure] = []
    for item in (*asked.questions, *asked.out_of_scope):
        with unhindered(bounded=bounded) as consulted:
            answer = desk.ask(item.text, Conversation())
        found.append(_sure(papers, item, answer, consulted[-1][0] if consulted else None))
    return SureSet(asked.name, found, bounded)


def _sure(papers: Papers, item: Item, answer: Answer, found: Features | None) -> Sure:
    if not item.answerable:
        return Sure(False, found, answer.status == "answered" and not judge(papers, item, answer).right, 0.0)
    mark = score(papers, item, answer)
    return Sure(True, found, mark.answered, mark.ndcg)


@contextmanager
def unhindered(*, bounded: bool = True) -> Iterator[list[tuple[Features, str]]]:
    """Lets every question past the cut-off, unbounded past the list of limits too, and gives what the confidence was asked about, and in which manner."""
    consulted: list[tuple[Features, str]] = []

    def certain(_: Confidence, found: Features, manner: str) -> float:
        consulted.append((found, manner))
        return 1.0

    with ExitStack() as patches:
        patches.enter_context(patch.object(Confidence, "of", certain))
        if not bounded:
            patches.enter_context(patch.object(Limits, "crossed", lambda *_: None))
        yield consulted
