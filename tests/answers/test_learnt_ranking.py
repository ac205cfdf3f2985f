"""The learnt ranking: what it is asked about, what it leaves alone, and that what was learnt fits the clues that are gathered."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from assistant.answering.clues import Clues
from assistant.answering.conversation import Conversation
from assistant.answering.desk import Desk
from assistant.answering.learnt_ranking import LearntRanking
from index.forest import Forest


def asked_of_ranking(desk: Desk, *questions: str) -> int:
    """How often the ranking is asked about the last of some questions."""
    talk = Conversation()
    for question in questions[:-1]:
        desk.ask(question, talk)
    with patch.object(LearntRanking, "best", autospec=True, side_effect=LearntRanking.best) as best:
        desk.ask(questions[-1], talk)
    return best.call_count


@pytest.mark.parametrize(
    "questions",
    [
        ("recommendation 19",),
        ("what applies to a health visitor?",),
        ("what is the NSDU?",),
        ("what was due by december 2009?",),
        ("court fees", "rec 12"),
        ("what applies to a health visitor?", "and for GPs?"),
        ("rec 12", "the next one"),
        ("what was due by december 2009", "leave out working together"),
    ],
)
def test_what_the_rules_answer_completely_is_left_to_them(desk: Desk, questions: tuple[str, ...]) -> None:
    assert asked_of_ranking(desk, *questions) == 0


def test_a_complete_list_is_put_in_order_and_stays_complete_and_named_first(desk: Desk) -> None:
    answer = desk.ask("new health visitor in Leeds, what applies to me?")
    assert asked_of_ranking(desk, "new health visitor in Leeds, what applies to me?") == 1
    named = {each.unit for each in answer.statements if each.applies == "named"}
    units = [unit in named for unit in answer.units()]
    assert units == sorted(units, reverse=True)
    assert answer.scope
    assert sum(unit.startswith("rec:") for unit in named) == answer.scope.matched


@pytest.mark.parametrize("questions", [("who reviews what councils pay the courts?",), ("who reviews what councils pay the courts?", "when does he report?")])
def test_other_questions_are_ranked_once(desk: Desk, questions: tuple[str, ...]) -> None:
    assert asked_of_ranking(desk, *questions) == 1


def test_every_clue_that_was_learnt_is_one_that_is_gathered(desk: Desk) -> None:
    gathered: list[Clues] = []
    ranking = desk.composer.finder.ranking
    gather = ranking.clues.gather

    def noted(*arguments: object) -> Clues:
        gathered.append(gather(*arguments))  # type: ignore[arg-type]
        return gathered[-1]

    with patch.object(ranking.clues, "gather", noted):
        talk = Conversation()
        desk.ask("who is looking at court fees?", talk)
        desk.ask("when does he report?", talk)
    widths = {(len(clues.rows[0]), len(clues.shared)) for clues in gathered}
    assert len(widths) == 1
    wide, shared = widths.pop()
    for forest in (each for pair in ranking.forests.values() for each in pair.values()):
        assert isinstance(forest, Forest)
        assert forest.width == wide
        assert max(clue for clue, *_ in forest.shared) < shared


def test_a_recommendation_that_is_named_in_a_conversation_stays_first(desk: Desk) -> None:
    talk = Conversation()
    desk.ask("training for police officers", talk)
    answer = desk.ask("and does rec 12 give a date for hospitals?", talk)
    assert answer.units()[0] == "rec:12"


def test_the_same_question_gives_the_same_order(desk: Desk) -> None:
    assert desk.ask("who checks on private fostering inspections").units() == desk.ask("who checks on private fostering inspections").units()


def test_a_question_is_not_said_to_be_about_what_was_shown_where_something_else_answers(desk: Desk) -> None:
    talk = Conversation()
    shown = desk.ask("who checks that inspectors of social work are qualified", talk).units()
    answer = desk.ask("and by when?", talk)
    if set(answer.units()) <= set(shown):
        assert "for recommendation" in answer.read_as
    else:
        assert answer.read_as == "and by when? (about: who checks that inspectors of social work are qualified)"


@pytest.mark.parametrize("topic", ["caseloads of social workers", "court fees", "lay members", "chairs of serious case reviews"])
def test_a_bare_topic_whose_words_a_passage_meets_is_answered(desk: Desk, topic: str) -> None:
    assert desk.ask(topic).status == "answered"


@pytest.mark.parametrize("asked", ["who chairs the board", "how many places on the workshops", "who runs the workshops", "who pays court fees"])
def test_a_short_question_whose_words_a_passage_meets_is_answered(desk: Desk, asked: str) -> None:
    assert desk.ask(asked).status == "answered"


@pytest.mark.parametrize("asked", ["who won the cup", "what do you think of the workshops", "how many social workers are there in Wales"])
def test_a_short_question_that_no_passage_meets_or_that_asks_the_program_is_not(desk: Desk, asked: str) -> None:
    assert desk.ask(asked).status != "answered"
