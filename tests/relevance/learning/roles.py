"""What a message's words say of the role that it is about: examples from how people tell of themselves, on their own and beside what they ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from assistant.answering.desk import Desk
from assistant.answering.told_roles import NOBODY, marks
from tests.relevance.learning.linear import Example
from tests.relevance.question_set import QuestionSet

MESSAGES = Path(__file__).parents[1] / "messages"
LEAST = 8
"""The weight, of 127, below which a mark is not worth its room."""
FEWEST = 3
"""Examples that a mark must have."""
TIMES = 2
"""How often a whole message counts beside a phrase."""
JOINS = ("{told}. {ask}", "{told}, {ask}", "{ask} {told}", "{ask} - {told}", "I'm {told}, {ask}", "{ask} for {told}")
"""How a phrase stands beside what is asked."""
PLAIN = ("{name}", "what applies to {plural}", "I am a {name}, what applies to me", "I'm a {name}", "as a {name}, what must I do", "which are for {plural}")
"""How a role is named where nothing is left to be told."""
OF_TERMS = ("{name}", "what is the {name}", "{name}, which recommendations", "what about {name}")
MOST_NOBODY = 4000


def told(name: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The lines of a file of messages: role ids, and what was said."""
    for line in (MESSAGES / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        roles, _, message = line.partition("\t")
        yield tuple(roles.split(",")), message


def examples(desk: Desk, asked: QuestionSet) -> Iterator[Example]:
    """The marks of messages, each with the role that it is about."""
    chance = Random(1)
    library = desk.library
    phrases = [(role.id, phrase) for role in library.roles.values() for phrase in (role.name, *role.also, *role.described)]
    phrases += [(roles[0], phrase) for roles, phrase in told("told")]
    asks = [item.text for talk in asked.conversations for item in talk if item.leans and _of_nobody(desk, item.text)]
    topics = [subject.words for subject in library.subjects if subject.asks and _of_nobody(desk, subject.words)]
    plain = [item.text for item in asked.questions if item.group not in {"role-applies", "trainer"} and _of_nobody(desk, item.text)]
    for role, phrase in phrases:
        yield _marks(desk, phrase), role
        ask = chance.choice(asks if chance.random() < 0.7 else topics)
        yield _marks(desk, chance.choice(JOINS).format(told=phrase, ask=ask)), role
    for role in library.roles.values():
        for frame in PLAIN:
            yield from [(_marks(desk, frame.format(name=role.name, plural=role.plural)), role.id)] * TIMES
    for term in library.terms.values():
        yield from ((_marks(desk, frame.format(name=term.name)), NOBODY) for frame in OF_TERMS)
    for roles, message in told("roles"):
        yield from [(_marks(desk, message), roles[0])] * TIMES
    for message in [*chance.sample(asks, min(len(asks), MOST_NOBODY)), *chance.sample(topics, min(len(topics), MOST_NOBODY)), *plain]:
        yield _marks(desk, message), NOBODY


def _marks(desk: Desk, message: str) -> tuple[str, ...]:
    question = desk.reader.read(message)
    return marks(question.words, [*(f"role:{role}" for role in question.named), *(f"body:{body}" for body in question.bodies)])


def _of_nobody(desk: Desk, message: str) -> bool:
    """Whether a message names no role and does not speak of its writer."""
    question = desk.reader.read(message)
    return not question.roles and not desk.reader.speech.of_the_speaker(question.words)
