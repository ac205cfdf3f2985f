"""Calls for help in wordings that the examples do not hold are heard, and questions that sound like them are not taken for calls."""

from __future__ import annotations

from assistant.answering.desk import Desk
from tests.relevance.calls import HERE, hear

LEAST_HEARD = 0.90
MOST_FALSE_ALARMS = 0.05


def test_calls_are_heard_and_questions_are_not_taken_for_calls(desk: Desk) -> None:
    found = hear(desk)
    assert found.heard >= LEAST_HEARD * found.calls, str(found)
    assert found.false_alarms <= MOST_FALSE_ALARMS * found.calm, str(found)


def test_the_messages_are_not_among_the_examples(desk: Desk) -> None:
    examples = desk.library.lists("calls")
    known = {message.casefold() for kind in ("calls", "calm") for message in examples[kind]}
    apart = {message.casefold() for name in ("calls.txt", "calm.txt") for message in (HERE / name).read_text(encoding="utf-8").splitlines()}
    assert not known & apart
