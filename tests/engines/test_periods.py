"""Periods of a question and of the papers, compared as stretches of days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.periods import Period, find_period, period_of
from index.text import tokens


def found(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str] | None:
    period = find_period(tokens(text), default_year=2009)
    return (period[0].first, period[0].last, period[0].bound) if period else None


@pytest.mark.parametrize(
    ("text", "first", "last", "bound"),
    [
        ("due by December 2009", (2009, 12, 1), (2009, 12, 31), "by"),
        ("before July 2009", (2009, 7, 1), (2009, 7, 31), "before"),
        ("until June 2010", (2010, 6, 1), (2010, 6, 30), "before"),
        ("after April 2010", (2010, 4, 1), (2010, 4, 30), "after"),
        ("since May 2009", (2009, 5, 1), (2009, 5, 31), "after"),
        ("in May 2009", (2009, 5, 1), (2009, 5, 31), ""),
        ("in june", (2009, 6, 1), (2009, 6, 30), ""),  # the year of the table
        ("sept 2009", (2009, 9, 1), (2009, 9, 30), ""),
        pytest.param("by the end of 2010", (2010, 1, 1), (2010, 12, 31), "by"),
        ("by end December 2009", (2009, 12, 1), (2009, 12, 31), "by"),
        ("in autumn 2009", (2009, 9, 1), (2009, 11, 30), ""),
        ("spring 2010", (2010, 3, 1), (2010, 5, 31), ""),
        ("that summer", (2009, 6, 1), (2009, 8, 31), ""),
        ("what in 2010", (2010, 1, 1), (2010, 12, 31), ""),
        ("by 2011", (2011, 1, 1), (2011, 12, 31), "by"),
        ("on 12 March 2009", (2009, 3, 12), (2009, 3, 12), ""),
        ("by 1st july 2009", (2009, 7, 1), (2009, 7, 1), "by"),
        ("February 2012", (2012, 2, 1), (2012, 2, 29), ""),
    ],
)
def test_a_period_is_found_with_its_bound(text: str, first: tuple[int, ...], last: tuple[int, ...], bound: str) -> None:
    assert found(text) == (first, last, bound)


@pytest.mark.parametrize(
    "text", ["", "who may act", "march on", "rec 19", "may I ask", "600 places", "in 1066", "the fall of a council", "12 months", "section 2004a"]
)
def test_words_that_are_no_period_are_none(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2009", (2009, 1, 1), (2009, 12, 31)),
        ("2009-12", (2009, 12, 1), (2009, 12, 31)),
        ("2009-03-12", (2009, 3, 12), (2009, 3, 12)),
        ("2009-autumn", (2009, 9, 1), (2009, 11, 30)),
        ("2010/11", (2010, 4, 1), (2011, 3, 31)),  # a financial year
    ],
)
def test_a_date_of_the_papers_is_a_period(when: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    assert (period_of(when).first, period_of(when).last) == (first, last)


def test_a_range_of_the_papers_ends_with_its_last_month() -> None:
    assert period_of("2009-07", "2009-08").last == (2009, 8, 31)


@pytest.mark.parametrize("when", ["soon", "2009-13", "2009-monsoon", ""])
def test_a_date_of_another_form_is_refused(when: str) -> None:
    with pytest.raises(ValueError):  # whatever int or the calendar say
        period_of(when)


def asks(text: str) -> Period:
    period = find_period(tokens(text), default_year=2009)
    assert period
    return period[0]


@pytest.mark.parametrize(
    ("text", "when", "meets"),
    [
        ("by December 2009", "2009-12", True),
        ("by December 2009", "2009-05", True),
        ("by December 2009", "2010-01", False),
        ("by December 2009", "2009", True),
        ("before July 2009", "2009-06", True),
        ("before July 2009", "2009-07", False),
        ("before July 2009", "2009-07-01", False),
        ("after December 2009", "2009-12", False),
        ("after December 2009", "2010-01", True),
        ("in autumn 2009", "2009-10", True),
        ("in autumn 2009", "2009-12", False),
        ("in October 2009", "2009-autumn", True),
        ("in October 2009", "2009", False),  # a whole year meets a month only by being wide
        ("in 2010", "2010/11", True),
        ("in 2009", "2010/11", False),
        ("on 12 March 2009", "2009-03", True),
    ],
)
def test_a_date_meets_a_question_or_does_not(text: str, when: str, meets: bool) -> None:
    assert asks(text).meets(period_of(when)) is meets


MONTHS = st.builds("{:04d}-{:02d}".format, st.integers(2005, 2015), st.integers(1, 12))


@given(MONTHS, MONTHS)
def test_every_month_lies_before_in_or_after_another(asked: str, when: str) -> None:
    period, other = period_of(asked), period_of(when)
    sides = [Period(period.first, period.last, "", bound).meets(other) for bound in ("before", "", "after")]
    assert sum(sides) == 1
    assert Period(period.first, period.last, "", "by").meets(other) is (sides[0] or sides[1])
