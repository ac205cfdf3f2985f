"""Numbers in a question: those of recommendations are found in any form, those that count or date something are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.by_number import find_numbers
from index.numerals import ONES, ORDINALS, TENS, TENTHS
from index.text import fold


def numbers(text: str) -> tuple[int, ...]:
    return find_numbers(fold(text)).named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("19", (19,)), (" 19 ", (19,)), ("19?", (19,)), ("19 please", (19,)), ("#43", (43,)), ("# 43", (43,)),
        ("rec 19", (19,)), ("Rec. 19", (19,)), ("rec19", (19,)), ("recs 19", (19,)), ("REC#19", (19,)), ("R.19", (19,)), ("R19", (19,)), ("r 19", (19,)),
        ("recommendation 19", (19,)), ("Recommendation No. 19", (19,)), ("recommendation 19.", (19,)), ("rec 19's response", (19,)),
        ("recomendation 5", (5,)), ("reccomendation 5", (5,)), ("recommandation 5", (5,)), ("recommmendation 5", (5,)),
        ("no. 7", (7,)), ("number seven", (7,)), ("Laming 12", (12,)), ("row 9", (9,)), ("item 4", (4,)),
        ("recommendation nineteen", (19,)), ("fifty four", (54,)), ("fifty-four", (54,)), ("rec twenty-three", (23,)),
        ("recommendation fifty eight", (58,)),
        ("20th rec pls", (20,)), ("the twentieth recommendation", (20,)), ("the 3rd recommendation", (3,)), ("rec twenty-third", (23,)),
        ("fifty-eighth", (58,)), ("Rec. no. five – wording", (5,)), ("laming no thirty one??", (31,)), ("the forties", tuple(range(40, 50))),
        ("list the ones in the fifties", tuple(range(50, 59))), ("wasn't there a 65 about auditing", (65,)),
        ("the one hundred and eighth recommendation", (108,)),
        ("recommendation one hundred and eight", (108,)), ("a hundred and eight", (108,)), ("one hundred", (100,)), ("rec 108", (108,)), ("rec 0", (0,)),
        ("39-44", (39, 40, 41, 42, 43, 44)), ("39–44", (39, 40, 41, 42, 43, 44)), ("39 to 44", (39, 40, 41, 42, 43, 44)), ("recs 39 through 41", (39, 40, 41)),
        ("12, 15 and 19", (12, 15, 19)), ("12 & 15", (12, 15)), ("recs 1-3 and 7", (1, 2, 3, 7)), ("rec 12 and rec 15", (12, 15)), ("12 12 12", (12,)),
        ("recommendations 1, 2 and 3", (1, 2, 3)), ("recs: 3; 5", (3, 5)), ("compare 12 with 19", (12, 19)), ("19 vs 20", (19, 20)),
        ("what does 19 say", (19,)), ("what about 33?", (33,)), ("show me 5", (5,)), ("when for 17?", (17,)), ("by when is 17 due", (17,)),
        ("who must do 12", (12,)), ("recommendation 58 (court fees)", (58,)), ("is 19 due in December 2009", (19,)), ("sorry I meant 21", (21,)),
        ("rec 12 by December 2009 for 600 places", (12,)),
        ("32 33 34 35 quick as you can", (32, 33, 34, 35)), ("12 13", (12, 13)), ("oops 17", (17,)),
        ("recs 45 to 47 quick as you can", (45, 46, 47)), ("show me 40 41 and 42 together", (40, 41, 42)),
        ("no thirty four - what is it", (34,)), ("recommendation nought", (0,)), ("laming's 23rd", (23,)), ("can you pull up 31 for me", (31,)),
        ("what's 41 about", (41,)), ("my manager keeps citing forty four", (44,)), ("date on 32", (32,)), ("17 and 18 side by side", (17, 18)),
        ("Recomendation XXI (21)", (21,)), ("rec XIV", (14,)),
        ("the third item on Lord Laming's list", (3,)), ("what was the twenty-first thing lord laming asked for", (21,)),
    ],
)  # fmt: skip
def test_a_recommendation_is_found_in_whatever_form_it_is_named(text: str, named: tuple[int, ...]) -> None:
    assert numbers(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "", "12 yrs frontline", "2 hrs", "600 places", "18 million", "£18 million", "£58m", "chapter 5", "chapter 8", "by 2009", "my 12 yr old",
        "3 years", "a 3 year old", "1 April 2009", "by 1 July 2009", "10%", "section 47", "s47", "30,000 staff", "page 12", "paragraph 3",
        "12 months", "24 hours a day", "20 years of nursing", "at 6pm", "under 18s", "phase 1C", "3.4", "12/3/2009", "NHS 111", "four departments",
        "two children", "three recommendations for nurses", "one of them", "the first one", "first of those", "how many of the 58", "what was due in 2009",
        "children aged 5 10 15", "rec I need", "the third point", "health of 5-19 year olds", "the 0-5 year olds", "what is the point", "who is second in line",
        "the programme for older ones, 5 to 19, when is that out", "for 5, 10 and 15 year olds", "a pudding for 30 people", "no twelve alike", "at 18",
        "recommendations no one read", "women in the forties were told so", "is there a 12 month limit",
        "under 16", "hit me with all 58",
        "printer tray 22 is jammed again and nobody in the whole office knows how", "turned 40", "ages 11 to 16",
    ],
)  # fmt: skip
def test_a_number_that_counts_or_dates_something_is_no_recommendation(text: str) -> None:
    assert numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("response to 40", (40,), id="to"),
        pytest.param("rec 5/6", (5, 6), id="slash"),
        pytest.param("support for 5-19 year olds", (), id="ages"),  # words of the papers
        pytest.param("0-5 year olds", (), id="ages alone"),
        pytest.param("no one told me", (), id="nobody"),
        pytest.param("in 2009", (), id="a year"),
        pytest.param("recommendation one hundred and twenty-one", (121,), id="beyond a hundred and twenty"),
        pytest.param("the 58 recommendations", (), id="how many"),
        pytest.param("17 items", (), id="how many items"),
    ],
)
def test_forms_that_are_easily_misread(text: str, named: tuple[int, ...]) -> None:
    assert numbers(text) == named


@given(st.integers(1, 999), st.sampled_from(["{}", "rec {}", "recommendation {}", "R.{}", "#{}", "what does {} say", "number {}"]))
def test_printing_a_number_and_reading_it_gives_it_back(number: int, form: str) -> None:
    assert numbers(form.format(number)) == (number,)


def in_words(number: int, *, ordinal: bool = False) -> str:
    """A number from 1 to 999 in words."""
    ones, tens = (ORDINALS, TENTHS) if ordinal else (ONES, TENS)
    if number >= 100:
        hundreds = f"{ONES[number // 100]} hundred"
        return hundreds if number % 100 == 0 else f"{hundreds} and {in_words(number % 100)}"
    if number < 20:
        return ones[number]
    return tens[number // 10 - 2] if number % 10 == 0 else f"{TENS[number // 10 - 2]}-{ones[number % 10]}"


@given(st.integers(1, 120))
def test_a_number_in_words_is_read_back(number: int) -> None:
    assert numbers(f"recommendation {in_words(number)}") == (number,)


@given(st.integers(1, 99))
def test_an_ordinal_is_read_back_in_words_and_in_digits(number: int) -> None:
    assert numbers(f"the {in_words(number, ordinal=True)} recommendation") == (number,)
    assert numbers(f"the {number}th recommendation") == (number,)


@given(st.integers(1, 400), st.integers(1, 60))
def test_a_range_is_every_number_in_it(first: int, more: int) -> None:
    assert numbers(f"recs {first}-{first + more}") == tuple(range(first, first + more + 1))


@given(st.lists(st.integers(1, 58), min_size=2, max_size=6, unique=True))
def test_a_list_keeps_its_order(listed: list[int]) -> None:
    *rest, last = map(str, listed)
    assert numbers(f"recs {', '.join(rest)} and {last}") == tuple(listed)


@given(st.text(max_size=200))
def test_any_text_can_be_looked_through(text: str) -> None:
    found = find_numbers(fold(text))
    assert len(set(found.named)) == len(found.named)


@pytest.mark.parametrize(
    ("text", "alone"), [("19", True), ("show me rec 19 please", True), ("19 and court fees", False), ("when for 17?", False), ("court fees", False)]
)
def test_it_is_known_whether_a_number_is_all_that_is_asked(text: str, alone: bool) -> None:
    assert find_numbers(fold(text)).alone is alone
