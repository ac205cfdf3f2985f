"""Run: every question of a set put to the desk, in this process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from assistant.answering.answer import Answer
from assistant.answering.conversation import Conversation
from assistant.answering.desk import Desk
from tests.relevance.question_set import Item, QuestionSet


@dataclass(frozen=True, slots=True)
class Run:
    """A set with what the desk answered, by id, and how long each single question took once the desk was warm."""

    asked: QuestionSet
    answers: Mapping[str, Answer]
    milliseconds: Sequence[float]


def run(desk: Desk, asked: QuestionSet) -> Run:
    """The answers to a set, each conversation from its first turn in one session.

    The single questions come last, so that all that is loaded late is loaded before they are timed; each is new to the desk.
    """
    answers = {item.id: desk.ask(item.text) for item in asked.out_of_scope}
    for turns in asked.conversations:
        answers.update(converse(desk, turns))
    milliseconds: list[float] = []
    for item in asked.questions:
        started = perf_counter()
        answers[item.id] = desk.ask(item.text)
        milliseconds.append(1000 * (perf_counter() - started))
    return Run(asked, answers, milliseconds)


def converse(desk: Desk, turns: Sequence[Item]) -> Iterator[tuple[str, Answer]]:
    """The answers to the turns of one conversation."""
    talk = Conversation()
    for turn in turns:
        yield turn.id, desk.ask(turn.text, talk)
