"""Suggestions: questions that can be answered next, and readings to choose from when a question is too vague."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.answer import Statement
from assistant.answering.question import Question
from index.searcher import Searcher
from knowledge.library import Library

MOST = 4
MOST_READINGS = 6


def suggestions(kind: str, statements: Sequence[Statement]) -> list[str]:
    """Questions that go on from an answer."""
    numbers = list(dict.fromkeys(each.citation.recommendation for each in statements if each.citation.part and each.citation.recommendation))
    found: list[str] = []
    if numbers:
        number = numbers[0]
        if kind != "recommendation":
            found.append(f"recommendation {number}")
        if kind != "response":
            found.append(f"what did the Government say to recommendation {number}?")
        if kind != "deadline":
            found.append(f"by when for recommendation {number}?")
        if kind != "owner":
            found.append(f"who must act on recommendation {number}?")
    return found[:MOST]


def general_suggestions() -> tuple[str, ...]:
    """What can be asked, where nothing could be made of a question."""
    return ("what applies to a health visitor?", "recommendation 19", "what was due by December 2009?", "what is the NSDU?")


def readings(library: Library, searcher: Searcher, question: Question) -> tuple[str, ...]:
    """Two to eight questions that a vague one may mean, from the subject index: the shortest for each unit that tells of its words."""
    units = [hit.unit for hit in searcher.search(question.request(MOST_READINGS)) if question.content & searcher.unit_words(hit.unit)]
    fitting = ((asked for asked in library.asked_of.get(unit, ()) if question.content & set(searcher.stems_of(asked))) for unit in units)
    found = list(dict.fromkeys(asked for each in fitting if (asked := next(each, None))))[:MOST_READINGS]
    return tuple(found) if len(found) > 1 else general_suggestions()
