"""Exchange: a question with its answer, as the screen shows it, and Words: what a user may type."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answering.answer import Answer, Statement
    from assistant.answering.conversation import Turn

_KEPT_MARKS = frozenset("\n\u200d")


@dataclass(frozen=True, slots=True)
class Paper:
    """What a reader needs to know of a source beside a quote."""

    id: str
    title: str
    short: str
    date: str
    """As a person says it: "May 2009"."""
    rank: str

    @property
    def dated(self) -> str:
        """The short title with its date."""
        return f"{self.short}, {self.date}"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question that was answered."""

    place: int
    """Of the question in the conversation, from 1."""
    asked: str
    answer: Answer
    role_name: str | None = None
    """The role that the answer is for, in the plural: "health visitors"."""
    papers: Mapping[str, Paper] = field(default_factory=dict)
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    """When it was asked."""
    turns: tuple[Turn, ...] = ()
    """What it left in the conversation for follow-ups to lean on."""

    def statement(self, number: int) -> Statement | None:
        """The statement with a citation number."""
        return next((each for each in self.answer.statements if each.citation.number == number), None)

    def paper(self, statement: Statement) -> Paper | None:
        """The paper that a statement quotes."""
        return self.papers.get(statement.citation.source)


@dataclass(frozen=True, slots=True)
class Words:
    """The roles and terms that the papers know, to complete what is typed."""

    roles: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    last_number: int = 0


def plain(text: str) -> str:
    """A text safe to draw: no control characters, no marks that turn the direction of the text round."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(mark if mark in _KEPT_MARKS or unicodedata.category(mark)[0] != "C" else " " for mark in text)
