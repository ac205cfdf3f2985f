"""The dates of the papers as a list to act on: which fall into a stretch of time, and which have no day at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from assistant.answering.periods import Period, find_period, period_of
from index.text import tokens
from knowledge.library import Library
from knowledge.records import Deadline, Passage

TABLE_YEAR = 2009
IN_FIGURES = re.compile(r"[12][0-9]{3}(-(0[1-9]|1[0-2])(-[0-3][0-9])?|-(spring|summer|autumn|winter)|/[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date of the papers, where it stands, and the stretch of days that it names."""

    deadline: Deadline
    passage: Passage
    words: str
    """The paper's words that give the date."""
    period: Period | None
    """None where no day is named: such a date is never given one."""

    @property
    def recommendation(self) -> int | None:
        """The recommendation that the date belongs to."""
        return self.passage.recommendation

    @property
    def is_owed(self) -> bool:
        """Whether it dates what a recommendation of the table asks for or is answered with."""
        return self.deadline.own and self.deadline.relation != "on" and self.passage.part is not None

    @property
    def first(self) -> date | None:
        """The first day."""
        return date(*self.period.first) if self.period else None

    @property
    def last(self) -> date | None:
        """The last day."""
        return date(*self.period.last) if self.period else None


def due_dates(library: Library, *, everything: bool = False) -> list[DueDate]:
    """The dates of the recommendations in order of time, the undated behind them in the order of the table.

    Left out, unless `everything` is asked for, are dates of something else that a row mentions, days on which something
    had happened, and what the other papers say again.
    """
    found = [_due(library, each) for each in library.deadlines]
    wanted = found if everything else [each for each in found if each.is_owed]
    return sorted(wanted, key=_in_time)


def _in_time(due: DueDate) -> tuple[bool, tuple[object, ...], int]:
    period = due.period
    return period is None, (period.last, period.first, due.deadline.relation) if period else (), due.recommendation or 0


def _due(library: Library, deadline: Deadline) -> DueDate:
    passage = library.corpus.passages[deadline.evidence.passage]
    words = library.corpus.quote(passage.source, deadline.evidence.span)
    return DueDate(deadline, passage, words, period_of(deadline.when, deadline.until) if deadline.when else None)


def within(dates: Iterable[DueDate], *, first: Period | None = None, last: Period | None = None) -> list[DueDate]:
    """The dates that end neither before `first` begins nor after `last` ends; the undated stay."""
    tests: list[Callable[[Period], bool]] = []
    if first:
        tests.append(lambda period: period.last >= first.first)
    if last:
        tests.append(lambda period: period.last <= last.last)
    return [each for each in dates if each.period is None or all(holds(each.period) for holds in tests)]


def period_asked(text: str) -> Period:
    """The stretch of days that somebody asks for: "2009-12", "2009-12-01", "2009", "2009-autumn", "December 2009".

    Raises ValueError where it is none.
    """
    plain = text.strip().lower()
    if IN_FIGURES.fullmatch(plain):
        period = period_of(plain)
        date(*period.last)  # a day that the month does not have
        return period
    found = find_period(tokens(plain), default_year=TABLE_YEAR)
    if found is None or any(mark in plain for mark in "-/"):
        raise ValueError(f"no date: {text}")
    return found[0]
