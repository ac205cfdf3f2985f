"""Suggestions: questions that can be answered next, and readings to choose from when a question is too vague."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.answer import Statement

MOST = 4


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
