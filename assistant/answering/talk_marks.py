"""Marks of a question as it stands in its conversation: what it says, what was said before, what was shown, and its words beside that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answering.conversation import Turn
from assistant.answering.question import Question

LATELY = 4
"""Turns that are looked at, the first one of the conversation besides."""
SHOWN, SHOWN_FIRST = 4, 2
"""Units of a turn that count as shown; units of the last one that the question's words are set beside."""
LONGEST = 12
"""Signs of the question that are set beside what was shown."""


def marks_in_talk(question: Question, turns: Sequence[Turn]) -> list[str]:
    """The marks of a question behind these turns, for models."""
    return [*question.own_marks, *(_of_talk(question, turns) if turns else ())]


def _of_talk(question: Question, turns: Sequence[Turn]) -> Iterator[str]:
    for age, turn in enumerate(reversed(turns[-LATELY:])):
        when = "earlier" if age else "last"
        yield from (f"{when}: {sign}" for sign in turn.signs)
        yield from (f"{when} shown: {unit}" for unit in turn.units[:SHOWN])
    yield from (f"first: {sign}" for sign in turns[0].signs)
    yield from (f"{sign} at {unit}" for sign in question.signs[:LONGEST] for unit in turns[-1].units[:SHOWN_FIRST])
