"""Conversations: a follow-up is read in the light of what was said, shows how, and nothing spoils the context."""

from __future__ import annotations

import pytest

from assistant.answering.answer import Answer
from assistant.answering.conversation import Conversation
from assistant.answering.desk import Desk


def talk(desk: Desk, *questions: str, role: str | None = None) -> list[Answer]:
    conversation = Conversation(role=role)
    return [desk.ask(question, conversation) for question in questions]


def numbers(answer: Answer) -> set[int]:
    return {each.citation.recommendation for each in answer.statements if each.citation.part and each.citation.recommendation}


@pytest.mark.parametrize(
    ("questions", "named", "read"),
    [
        (("rec 12", "by when?"), {12}, "12"),
        (("rec 12", "and the next one"), {13}, "13"),
        (("show 47", "the one before"), {46}, "46"),
        (("rec 12", "what was the response"), {12}, "12"),
        pytest.param(
            ("rec 12", "what did the government say?"),
            {12},
            "12",
        ),
        (("rec 12", "who must do it"), {12}, "12"),
        (("rec 1", "it points to another recommendation, show me"), {2}, "2"),
        (("rec 12", "rec 19", "compare them both"), {12, 19}, "12, 19"),
        pytest.param(("rec 12", "rec 19", "how do the two differ"), {12, 19}, "12, 19"),
        (("rec 12", "the next one", "and again"), {14}, "14"),
    ],
)
def test_a_follow_up_is_answered_and_shows_how_it_was_read(desk: Desk, questions: tuple[str, ...], named: set[int], read: str) -> None:
    answer = talk(desk, *questions)[-1]
    assert (answer.status, numbers(answer)) == ("answered", named)
    assert read in answer.read_as
    assert answer.question == questions[-1]
    assert answer.read_as != questions[-1]


@pytest.mark.parametrize("said", ["skip the health ones", "only the police ones", "leave out working together", "what else is there", "which others"])
def test_a_filter_behind_a_recommendation_by_its_number_is_met(desk: Desk, said: str) -> None:
    assert talk(desk, "recs 12 and 35", said)[-1].status in {"answered", "not_found", "clarify"}


def test_without_a_conversation_the_same_words_lean_on_nothing(desk: Desk) -> None:
    assert "12" not in desk.ask("by when?").read_as


def test_two_conversations_do_not_hear_each_other(desk: Desk) -> None:
    one, other = Conversation(), Conversation()
    desk.ask("rec 12", one)
    desk.ask("rec 40", other)
    assert numbers(desk.ask("by when?", one)) == {12}
    assert numbers(desk.ask("by when?", other)) == {40}


def test_a_step_beyond_the_last_is_not_found(desk: Desk) -> None:
    answer = talk(desk, "rec 58", "the next one")[-1]
    assert answer.status == "not_found"
    assert "1 to 58" in answer.headline


def test_a_role_that_was_set_stays(desk: Desk) -> None:
    conversation = Conversation()
    desk.ask("what applies to me?", conversation, role="health-visitor")
    later = [desk.ask(question, conversation) for question in ("rec 19", "what is the NSDU?", "court fees")]
    assert {answer.role for answer in later} == {"health-visitor"}


def test_asking_for_another_role_once_does_not_unset_the_role(desk: Desk) -> None:
    answers = talk(desk, "rec 32", "what applies to a teacher?", "rec 35", role="health-visitor")
    assert [answer.role for answer in answers] == ["health-visitor", "teacher", "health-visitor"]


@pytest.mark.parametrize(
    "between",
    ["my dad hits me", "jamie smith dob 3/4/05", "", "what is the weather", "rec 99"],
    ids=["urgent", "personal data", "empty", "not covered", "no such recommendation"],
)
def test_what_stands_between_does_not_lose_the_context(desk: Desk, between: str) -> None:
    answer = talk(desk, "rec 12", between, "by when?")[-1]
    assert (answer.status, numbers(answer)) == ("answered", {12})
    assert answer.statements[0].citation.part == "by_when"


def test_a_call_for_help_is_heard_in_the_middle_of_a_conversation_and_not_kept(desk: Desk) -> None:
    conversation = Conversation()
    desk.ask("what applies to a teacher?", conversation)
    assert desk.ask("he hits me, my dad", conversation).status == "urgent"
    assert desk.ask("jamie smith dob 3/4/05", conversation).status == "personal_data"
    assert len(conversation.turns) == 1
    assert "jamie" not in repr(conversation).lower()


def test_the_same_conversation_gives_the_same_answers(desk: Desk) -> None:
    questions = ("what applies to a midwife?", "by when?", "and for teachers?", "the first of those")
    assert talk(desk, *questions) == talk(desk, *questions)


@pytest.mark.parametrize(
    ("questions", "read"),
    [
        (("what did Jack Straw say", "and the Home Secretary?"), "what did the Home Secretary say"),
        (("what training will GPs get?", "and health visitors?"), "what training will health visitors get?"),
    ],
)
def test_somebody_else_is_put_into_the_question_before(desk: Desk, questions: tuple[str, ...], read: str) -> None:
    answer = talk(desk, *questions)[-1]
    assert answer.read_as == read
    assert [each.quote for each in answer.statements] == [each.quote for each in desk.ask(read).statements]


def test_others_with_the_same_date_leave_out_the_one_shown(desk: Desk) -> None:
    answer = talk(desk, "rec 12", "which others have that date?")[-1]
    assert 12 not in numbers(answer)
    assert {34, 35} <= numbers(answer)


def test_a_complete_list_is_filtered_by_what_its_rows_name(desk: Desk) -> None:
    whole, rest = talk(desk, "what was due by december 2009", "leave out working together")
    treated = {link.recommendation for link in desk.library.guidance if link.group in {"consultation", "chapter-8"}}
    assert numbers(rest) == numbers(whole) - treated


def test_a_place_may_be_one_of_an_earlier_turn(desk: Desk) -> None:
    assert numbers(talk(desk, "recs 17 and 18", "the second, full text", "so is the first one a yes or a no")[-1]) == {17}


def test_a_role_that_the_asker_told_holds_for_the_questions_behind(desk: Desk) -> None:
    answers = talk(desk, "I'm a health visitor", "thanks", "what applies to me?")
    assert [each.status for each in answers] == ["answered", "clarify", "answered"]
    assert answers[2].scope == desk.ask("what applies to a health visitor?").scope


@pytest.mark.parametrize("said", ["thanks", "hello", "what can you do?", "Cheers!", "lovely, ta, that's me done", "ok brilliant thank you so much"])
def test_what_is_no_question_finds_no_passage(desk: Desk, said: str) -> None:
    answer = desk.ask(said)
    assert (answer.status, answer.statements) == ("clarify", ())
    assert answer.suggestions


@pytest.mark.parametrize(
    ("questions", "named"),
    [
        (("6", "nxt"), {7}),
        (("6", "nxt", "n again"), {8}),
        (("58", "1 b4 that"), {57}),
        (("rec 34", "then last one"), {58}),
        (("59", "oops. the very last one then"), {58}),
        (("39 40 41", "eh ok. after 41"), {42}),
        (("recs 32, 33, 34 and 35", "leave out the gp one"), {32, 33, 35}),
        (("39 40 41 49", "bin the ofsted ones"), {39, 40, 41}),
        (("recs 32, 33 and 35", "which one runs on longest"), {33}),
        (("which chapter has supervision", "and chapter five?"), {11, 13, 19}),
        (("31", "now the three straight after 31"), {32, 33, 34}),
        (("41", "duh, the one straight after i mean"), {42}),
        (("which sums of money are named", "the biggest one, whats it for"), {26}),
        (("which sums of money are named", "the biggest one", "by when?", "and the smallest?"), {27}),
    ],
)
def test_a_hurried_follow_up_is_understood(desk: Desk, questions: tuple[str, ...], named: set[int]) -> None:
    answer = talk(desk, "rec 1", *questions)[-1]
    shown = {each.citation.recommendation for each in answer.statements if each.relation == "answers" and each.citation.recommendation}
    assert (answer.status, shown) == ("answered", named)


@pytest.mark.parametrize(("question", "named"), [("what comes after 12", 13), ("the one before rec 41", 40), ("r 12", 12), ("51 n 53", 53)])
def test_a_neighbour_is_found_by_the_number_beside_it(desk: Desk, question: str, named: int) -> None:
    assert named in numbers(desk.ask(question))


def test_the_biggest_is_a_sum_only_where_sums_were_listed(desk: Desk) -> None:
    assert talk(desk, "list all recommendations", "the biggest one")[-1].units() != ("rec:26",)


@pytest.mark.parametrize("question", ["what comes after 58", "the one before 1"])
def test_a_neighbour_that_does_not_exist_is_said_not_to(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.status == "not_found"
    assert "58 is the last" in answer.headline


@pytest.mark.parametrize("missed", [("rec 70?",), ("rec 58", "and the one after that"), ("lay members on local boards", "show me 61")])
@pytest.mark.parametrize("said", ["oh right, the last one then", "whichever is last", "the final one"])
def test_behind_a_number_that_does_not_exist_the_last_is_the_last_of_all(desk: Desk, missed: tuple[str, ...], said: str) -> None:
    *_, told, last = talk(desk, *missed, said)
    assert told.status == "not_found"
    assert last.units()[0] == "rec:58"


def test_behind_a_number_that_does_not_exist_the_first_is_still_that_of_what_was_shown(desk: Desk) -> None:
    *_, last = talk(desk, "recs 12 and 15", "show me 61", "the first one")
    assert last.units()[0] == "rec:12"


@pytest.mark.parametrize("said", ["skip the press release", "without the press release please"])
def test_a_paper_that_is_left_out_is_not_quoted(desk: Desk, said: str) -> None:
    before, after = talk(desk, "lay members on local boards", said)
    assert any(unit.startswith("press-release:") for unit in before.units())
    assert after.units()
    assert not any(unit.startswith("press-release:") for unit in after.units())
