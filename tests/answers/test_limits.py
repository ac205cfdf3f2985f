"""What lies beyond the papers is refused, unless it is only said beside a question that they surely answer."""

from __future__ import annotations

import pytest

from assistant.answering.desk import Desk

BESIDE = "I moved here from Scotland. What do they say about supervision for social workers?"
BEYOND = ["how do they do it in Scotland", "what are the thresholds for a referral in Leeds", "who is the duty manager in Hull"]


def test_a_place_named_beside_a_question_does_not_refuse_it(desk: Desk) -> None:
    question = desk.reader.read(BESIDE)
    assert desk.composer.limits.crossed(question.text, question.words, question.period)
    answer = desk.ask(BESIDE)
    assert answer.status == "answered"
    assert answer.units()[0] == "rec:15"


@pytest.mark.parametrize("question", BEYOND)
def test_what_is_asked_of_a_place_is_refused(desk: Desk, question: str) -> None:
    assert desk.ask(question).status == "not_found"
