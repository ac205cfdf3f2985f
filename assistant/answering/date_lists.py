"""Lists of dates: what is due in a period, what has no date, and what comes first or last."""

from __future__ import annotations

from assistant.answering.answer import Scope
from assistant.answering.found import Found
from assistant.answering.periods import MONTHS, Period
from assistant.answering.question import Question
from assistant.answering.statements import Quoter
from assistant.answering.witnesses import Coverage, Testimony, by_period, dated, undated
from index.searcher import Searcher
from knowledge.library import Library
from knowledge.records import Deadline, unit_number

MOST_DATES = 3
"""Dates of one unit that are quoted in a list."""
MOST_EXTREMES = 5
BEARS = 0.5
"""The share of a question's other words that a dated unit must meet for them to be a topic, not talk."""


class DateLists:
    """Lists of the papers' dates."""

    def __init__(self, library: Library, searcher: Searcher, quoter: Quoter) -> None:
        self.library = library
        self.searcher = searcher
        self.quoter = quoter

    def listed(self, kind: str, question: Question) -> Found | None:
        """The list that a question of kind "period", "undated" or "extreme" asks for; None where it asks for a topic instead."""
        if kind == "undated":
            return self._undated()
        if kind == "extreme":
            return self._extreme(question)
        return self._in_period(question, question.period) if question.period else None

    def _in_period(self, question: Question, period: Period) -> Found | None:
        found = by_period(self.library, period)
        if not found or self._on_topic(question, found):
            return None
        order = {unit: place for place, unit in enumerate(self.library.corpus.units)}
        units = sorted(found, key=lambda unit: (-round(found[unit].score, 1), order.get(unit, len(order))))
        statements = [self.quoter.evident(evidence, found[unit].why) for unit in units for evidence in found[unit].evidence[:MOST_DATES]]
        matched = sum(1 for unit in units if unit_number(unit))
        when = f"{period.bound or 'in'} {_capitalised(period.named)}"
        of = len(self.library.corpus.recommendations)
        return Found(
            "deadline", statements, f"{matched} of {of} recommendations have a date {when}.", Scope(matched, of, f"recommendations with a date {when}")
        )

    def _on_topic(self, question: Question, found: Testimony) -> bool:
        """Whether what is said beside the period bears on something that is due then."""
        coverage = Coverage(self.searcher, question)
        return bool(question.topical) and any(coverage.of(unit) >= BEARS for unit in found)

    def _undated(self) -> Found:
        """The recommendations whose by-when gives no date, those that go on without one first."""
        without = undated(self.library)
        statements = [self.quoter.evident(deadline.evidence, deadline.of) for deadline in without]
        matched = len({statement.unit for statement in statements})
        of = len(self.library.corpus.recommendations)
        basis = "recommendations whose by-when gives no date"
        return Found("deadline", statements, f"{matched} of {of} {basis}.", Scope(matched, of, basis))

    def _extreme(self, question: Question) -> Found:
        """What comes first, or last, of all that has a date."""
        listed = dated(self.library)
        last = "latest" in question.cues
        chosen: list[Deadline] = list(reversed(listed)) if last else listed
        statements = [self.quoter.evident(deadline.evidence, deadline.of) for deadline in chosen[:MOST_EXTREMES]]
        return Found("deadline", statements, f"The {'latest' if last else 'earliest'} dates that the papers give:")


def _capitalised(named: str) -> str:
    """A period as it was said, with its months capitalised."""
    return " ".join(word.capitalize() if word in MONTHS else word for word in named.split())
