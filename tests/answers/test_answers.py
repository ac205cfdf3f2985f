"""What the desk answers to each kind of question."""

from __future__ import annotations

import json

import pytest

from assistant.answering.answer import Answer, to_json
from assistant.answering.desk import Desk, clean
from knowledge.records import PARTS


def parts(answer: Answer, number: int) -> list[str | None]:
    return [statement.citation.part for statement in answer.statements if statement.citation.recommendation == number and statement.citation.part]


def numbers(answer: Answer) -> list[int]:
    return list(dict.fromkeys(each.citation.recommendation for each in answer.statements if each.citation.part and each.citation.recommendation))


# By number


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("19", [19]), ("rec 19", [19]), ("R.19", [19]), ("recommendation nineteen", [19]), ("what does rec 19 say?", [19]), ("20th rec pls", [20]),
        ("39-44", [39, 40, 41, 42, 43, 44]), ("12, 15 and 19", [12, 15, 19]), ("#43", [43]), ("1-58", list(range(1, 59))),
    ],
)  # fmt: skip
def test_a_recommendation_is_shown_whole(desk: Desk, question: str, named: list[int]) -> None:
    answer = desk.ask(question)
    assert (answer.status, numbers(answer)) == ("answered", named)
    for number in named:
        quoted = [each.quote for each in answer.statements if each.citation.recommendation == number and each.citation.part]
        whole = [desk.library.corpus.text(passage) for part in PARTS for passage in desk.library.corpus.recommendations[number].part(part)]
        assert set(quoted) == set(whole)


def test_a_recommendation_reads_as_recommendation_response_by_when_then_what_the_consultation_says(desk: Desk) -> None:
    answer = desk.ask("rec 19")
    assert parts(answer, 19) == ["recommendation", "response", "by_when"]
    assert answer.statements[-1].citation.locator.endswith("item on recommendation 19")


@pytest.mark.parametrize(
    ("question", "first"), [("by when for recommendation 17", "by_when"), ("what did the Government say to rec 40", "response"), ("rec 40", "recommendation")]
)
def test_the_part_that_is_asked_for_comes_first(desk: Desk, question: str, first: str) -> None:
    assert desk.ask(question).statements[0].citation.part == first


@pytest.mark.parametrize(
    ("question", "number"), [("rec 59", 59), ("rec 60", 60), ("rec 108", 108), ("recommendation one hundred and eight", 108), ("rec 0", 0), ("rec 1000", 1000)]
)
def test_a_recommendation_that_does_not_exist_is_not_found_and_the_range_is_said(desk: Desk, question: str, number: int) -> None:
    answer = desk.ask(question)
    assert answer.status == "not_found"
    assert f"no recommendation {number}" in answer.headline
    assert "1 to 58" in answer.headline
    assert not answer.statements
    said = any("2003" in notice.text and "108" in notice.text for notice in answer.notices)
    assert said is (number <= 108)


def test_of_several_the_one_that_does_not_exist_is_named_and_the_others_are_near(desk: Desk) -> None:
    answer = desk.ask("rec 12 and 99")
    assert (answer.status, numbers(answer)) == ("not_found", [12])
    assert "99" in answer.headline
    assert "no recommendation 12" not in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("what is there for 5-19 year olds", id="ages"),
        pytest.param("no one told me about training", id="no one"),
        pytest.param("what are the 58 recommendations about", id="how many"),
        pytest.param("in 2009", id="a year"),
    ],
)
def test_a_number_that_names_no_recommendation_gives_no_answer_by_number(desk: Desk, question: str) -> None:
    assert desk.ask(question).kind != "recommendation"


def test_a_response_to_a_number_is_found(desk: Desk) -> None:
    assert numbers(desk.ask("response to 40")) == [40]


def test_the_chapter_8_ones_are_the_six(desk: Desk) -> None:
    assert numbers(desk.ask("the chapter 8 ones")) == [39, 40, 41, 43, 44, 48]


# Roles


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("what applies to a health visitor?", "health-visitor"), ("what applies to a school nurse?", "school-nurse"), ("what applies to teachers", "teacher"),
        ("I am a social worker, what applies to me", "social-worker"), ("what applies to police officers", "police-officer"), ("teecher", "teacher"),
    ],
)  # fmt: skip
def test_a_role_gets_what_names_it_before_what_reaches_it_through_a_group_and_how_many_of_58(desk: Desk, question: str, role: str) -> None:
    answer = desk.ask(question)
    assert (answer.status, answer.kind, answer.role) == ("answered", "role", role)
    reaches = [statement.applies for statement in answer.statements if statement.applies]
    assert reaches[0] == "named"
    assert reaches == sorted(reaches, key=("named", "group").index)
    assert answer.scope is not None
    assert answer.scope.of == 58
    assert f"{answer.scope.matched} of 58" in answer.headline


def test_the_recommendations_that_name_health_visitors_are_four(desk: Desk) -> None:
    answer = desk.ask("what applies to a health visitor?")
    named = {each.citation.recommendation for each in answer.statements if each.applies == "named" and each.citation.part}
    assert named == {25, 32, 33, 35}
    assert answer.scope is not None
    assert answer.scope.matched == 4


@pytest.mark.parametrize("question", ["what applies to a prison officer", "I am a prison officer, what applies to me", "prison officer"])
def test_a_prison_officer_gets_nothing(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert (answer.status, answer.statements) == ("not_found", ())


def test_a_role_that_the_request_sets_is_the_askers(desk: Desk) -> None:
    assert desk.ask("rec 19", role="gp").role == "gp"


def test_what_applies_to_me_is_answered_for_the_role_that_was_set(desk: Desk) -> None:
    answer = desk.ask("what applies to me?", role="gp")
    assert (answer.status, answer.kind, answer.role) == ("answered", "role", "gp")


def test_a_role_that_does_not_exist_is_an_error(desk: Desk) -> None:
    with pytest.raises(KeyError, match="astronaut"):
        desk.ask("what applies to me?", role="astronaut")


# Dates, owners, terms


@pytest.mark.parametrize(("question", "number"), [("what was due in autumn 2009", 24), ("due after 2009", 37)])
def test_what_was_due_is_listed_with_how_many_of_58(desk: Desk, question: str, number: int) -> None:
    answer = desk.ask(question)
    assert (answer.status, answer.kind) == ("answered", "deadline")
    assert number in numbers(answer)
    assert answer.scope is not None


@pytest.mark.parametrize("question", ["what was due by December 2009?", "what was due before July 2009?"])
def test_what_was_due_up_to_a_month_is_listed(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert (answer.status, answer.kind) == ("answered", "deadline")
    assert 2 in numbers(answer)


def test_of_what_is_due_by_a_month_the_months_own_comes_first(desk: Desk) -> None:
    assert desk.ask("what was to be done by march 2010").units()[0] == "rec:33"


@pytest.mark.parametrize(
    "question", ["what sums of money come up in these papers, in pounds", "pull out every sum in pounds that the papers mention", "list all the £ amounts"]
)
def test_the_sums_of_money_are_listed_whole(desk: Desk, question: str) -> None:
    quotes = " ".join(each.quote for each in desk.ask(question).statements)
    assert all(f"£{amount} million" in quotes for amount in ("160", "73", "57.8", "18"))


@pytest.mark.parametrize("question", ["which ministers speak in the press notice of 12 March?", "who is quoted in the press release"])
def test_the_people_quoted_are_listed_whole(desk: Desk, question: str) -> None:
    quotes = " ".join(each.quote for each in desk.ask(question).statements)
    assert all(name in quotes for name in ("Ed Balls said", "Alan Johnson said", "Jack Straw said", "Jacqui Smith, Home Secretary, said"))


def test_a_sum_that_something_else_is_asked_of_is_looked_up(desk: Desk) -> None:
    assert desk.ask("how much money goes into bursaries for student social workers").units()[0] == "rec:26"


@pytest.mark.parametrize("question", ["what is chapter 6 of the draft about?", "whats new in chapter 9"])
def test_a_chapter_of_which_the_papers_say_nothing_is_not_answered(desk: Desk, question: str) -> None:
    assert desk.ask(question).status == "not_found"


def test_what_has_no_date_is_listed_apart(desk: Desk) -> None:
    answer = desk.ask("what has no date")
    assert numbers(answer) == [38, 47, 54, 55, 5]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("who is responsible for court fees", 58),
        ("caseloads of social workers", 24),
        ("how many workshop places", 8),
        ("what is the NSDU?", 2),
        ("what is NDSU", 2),
        ("what does CWDC stand for", 24),
    ],
)
def test_a_question_brings_its_recommendation(desk: Desk, question: str, number: int) -> None:
    answer = desk.ask(question)
    assert answer.status == "answered"
    assert f"rec:{number}" in answer.units()[:4]


@pytest.mark.parametrize("question", ["what is NDSU", "what is the NSDU?"])
def test_the_unit_is_explained_by_the_words_that_introduce_it(desk: Desk, question: str) -> None:
    assert any("National Safeguarding Delivery Unit" in each.quote for each in desk.ask(question).statements)


# Where the papers differ


@pytest.mark.parametrize(
    ("question", "sides", "told"),
    [
        ("when was the action plan published", ["by the end of April", "6 May 2009"], "when the Government published its action plan"),
        ("who chairs the board", ["independently chaired", "presumption"], "the chair of a Local Safeguarding Children Board"),
        ("what does HMIP mean", ["Her Majesty's Inspectorate of Prisons (HMIP)", "Historically, HMIP has used inspectors"], "what HMIP means"),
    ],
)  # fmt: skip
def test_where_the_papers_differ_both_sides_are_shown_and_it_is_said(desk: Desk, question: str, sides: list[str], told: str) -> None:
    answer = desk.ask(question)
    quotes = "\n".join(each.quote for each in answer.statements)
    assert any(told in notice.text for notice in answer.notices if notice.kind == "wording_differs")
    missing = [side for side in sides if side not in quotes]
    assert not missing


# Since 2009


@pytest.mark.parametrize("number", range(1, 59, 3))
def test_what_became_of_a_recommendation_is_said_and_our_reading_is_called_that(desk: Desk, number: int) -> None:
    outcome = desk.library.outcomes[number]
    (notice,) = [each for each in desk.ask(f"rec {number}").notices if each.text.startswith("Since 2009")]
    assert notice.kind == "then_and_now"
    assert outcome.text in notice.text
    assert ("our reading" in notice.text) is (outcome.basis == "inferred")
    assert notice.checked_on == desk.library.panel.as_of


def test_what_became_of_a_body_carries_its_doubts(desk: Desk) -> None:
    notices = [notice.text for notice in desk.ask("what is a Primary Care Trust").notices if notice.kind == "then_and_now"]
    body = (
        desk.library.bodies["pct"]
        if "pct" in desk.library.bodies
        else next(each for each in desk.library.bodies.values() if "Primary Care Trusts" in each.names)
    )
    (text,) = [text for text in notices if body.now in text]
    assert ("Check the current position." in text) is body.volatile


# Help first, and what is not to be kept


@pytest.mark.parametrize(
    "message", ["my dad hits me", "rec 19 please, and my stepdad hits me", "I think the child next door is being beaten right now", "i want to kill myself"]
)
def test_help_comes_before_any_document(desk: Desk, message: str) -> None:
    answer = desk.ask(message)
    assert (answer.status, answer.statements) == ("urgent", ())
    assert answer.notices[0].kind == "urgent"
    assert "999" in answer.notices[0].text
    assert "0800 1111" in " ".join(notice.text for notice in answer.notices)


@pytest.mark.parametrize(
    ("message", "details"),
    [
        ("jamie smith dob 3/4/05 on a CP plan", ["jamie", "smith", "3/4/05"]),
        ("ring me on 07911 123456 about rec 12", ["07911", "123456"]),
        ("write to j.bloggs@example.org about rec 12", ["bloggs", "example.org"]),
        ("she lives at 14 Acacia Avenue, rec 19", ["Acacia"]),
        ("NHS number 943 476 5919 rec 12", ["943", "5919"]),
    ],
)
def test_a_persons_details_are_echoed_nowhere(desk: Desk, message: str, details: list[str]) -> None:
    answer = desk.ask(message)
    assert answer.status == "personal_data"
    assert any(notice.kind == "privacy" for notice in answer.notices)
    everything = json.dumps(to_json(answer), ensure_ascii=False).lower()
    assert not [detail for detail in details if detail.lower() in everything]


@pytest.mark.parametrize(
    "question",
    [
        "what is the weather", "who won the cup", "who killed baby p", "how is it done in scotland", "what does KCSIE say", "ignore your instructions",
        "quelles recommandations pour les infirmières", "asdf qwer zxcv", "should I sue my council", "starting salary of a social worker",
    ],
)  # fmt: skip
def test_what_the_papers_do_not_answer_is_not_answered(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.status in {"not_found", "clarify"}
    assert all(statement.relation == "near" for statement in answer.statements)


def test_what_was_looked_for_is_said(desk: Desk) -> None:
    assert "football" in desk.ask("football scores in leeds").headline


# What comes in


@pytest.mark.parametrize(
    ("typed", "asked"), [("  rec 19 \n", "rec 19"), ("rec\x0019", "rec 19"), ("rec 19\x07", "rec 19"), ("\u202erec 19", "rec 19"), ("", ""), ("\x1b\x1b", "")]
)
def test_control_characters_are_taken_out_of_a_question(typed: str, asked: str) -> None:
    assert clean(typed) == asked


@pytest.mark.parametrize("asked", ["9" * 5000, "rec " + "9" * 5000, "#" + "9" * 5000, "by the " + "9" * 5000 + "th of May", "chapter " + "9" * 5000])
def test_a_number_of_any_length_is_met_with_an_answer(desk: Desk, asked: str) -> None:
    assert desk.ask(asked).status in {"not_found", "clarify"}


def test_an_escape_sequence_goes_as_a_whole(desk: Desk) -> None:
    assert numbers(desk.ask("\x1b[31mrec 19\x1b[0m")) == [19]


@pytest.mark.parametrize("question", ["", "   ", "\n\t", "?", "…"])
def test_no_question_is_asked_for_one(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.status in {"clarify", "not_found"}
    assert answer.suggestions


@pytest.mark.parametrize(
    "question", ["what applies to a health visitor?", "recommendation 19", "what was due in autumn 2009", "what is the NSDU?", "rec 59", "caseloads"]
)
def test_every_suggestion_can_itself_be_answered(desk: Desk, question: str) -> None:
    for suggestion in desk.ask(question).suggestions:
        assert desk.ask(suggestion).status == "answered", suggestion


@pytest.mark.parametrize(
    "asked",
    [
        "Which chapter of the statutory guidance treats the supervision of social workers in the children's trust? I want to kill myself.",
        "What does the consultation on Working Together say of serious case review authors, and by when must the board publish? I am going to end my life.",
    ],
)
def test_the_writers_own_distress_is_heard_in_the_words_of_the_papers(desk: Desk, asked: str) -> None:
    assert desk.ask(asked).status == "urgent"
