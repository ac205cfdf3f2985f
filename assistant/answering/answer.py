"""Answer and its parts, in the form of the answer contract, and the one function that numbers citations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from knowledge.records import Part, Unit
from knowledge.spans import Span

SCHEMA = "laming.answer/1"

Status = Literal["answered", "clarify", "not_found", "urgent", "personal_data"]
NoticeKind = Literal["currency", "then_and_now", "urgent", "correction", "context", "wording_differs", "privacy"]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quote stands in a source, for a person and for a program."""

    number: int
    """Printed beside the quote, the same on screen and in every export; 0 until numbered."""
    source: str
    sha256: str
    locator: str
    span: Span
    recommendation: int | None = None
    part: Part | None = None

    @property
    def unit(self) -> Unit:
        """The unit that the quote belongs to, where it is a recommendation."""
        return f"rec:{self.recommendation}" if self.part else ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A quote, why it is shown, and where it stands."""

    quote: str
    relation: Literal["answers", "near"]
    why: str
    citation: Citation
    unit: Unit
    applies: Literal["named", "group"] | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know beside the quotes, in the assistant's words or from the sourced data on the years since 2009."""

    kind: NoticeKind
    text: str
    url: str | None = None
    checked_on: str | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """For an answer over the whole set: how many match, of how many, and what was counted."""

    matched: int
    of: int
    basis: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the desk gives for a question."""

    question: str
    read_as: str
    role: str | None
    kind: str
    status: Status
    headline: str
    statements: tuple[Statement, ...] = ()
    notices: tuple[Notice, ...] = ()
    suggestions: tuple[str, ...] = ()
    scope: Scope | None = None
    corpus: str = ""

    def units(self) -> tuple[Unit, ...]:
        """The units that answer, in their order."""
        return tuple(dict.fromkeys(statement.unit for statement in self.statements if statement.relation == "answers"))


def numbered(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements with citation numbers from 1 in order; the same span of the same source keeps its first number."""
    numbers: dict[tuple[str, Span], int] = {}
    done: list[Statement] = []
    for statement in statements:
        place = (statement.citation.source, statement.citation.span)
        if place in numbers:
            continue
        numbers[place] = len(numbers) + 1
        done.append(replace(statement, citation=replace(statement.citation, number=numbers[place])))
    return tuple(done)


def to_json(answer: Answer, *, id_: str | None = None, conversation: str | None = None) -> dict[str, Any]:
    """The answer as the contract's object; keys in a fixed order."""
    found: dict[str, Any] = {"schema": SCHEMA}
    if id_ is not None:
        found["id"] = id_
    if conversation is not None:
        found["conversation"] = conversation
    found |= {
        "question": answer.question,
        "read_as": answer.read_as,
        "role": answer.role,
        "kind": answer.kind,
        "status": answer.status,
        "headline": answer.headline,
    }
    if answer.scope:
        found["scope"] = {"matched": answer.scope.matched, "of": answer.scope.of, "basis": answer.scope.basis}
    found["statements"] = [_statement(statement) for statement in answer.statements]
    found["notices"] = [_notice(notice) for notice in answer.notices]
    found["suggestions"] = list(answer.suggestions)
    found["corpus"] = answer.corpus
    return found


def _statement(statement: Statement) -> dict[str, Any]:
    citation = statement.citation
    return {
        "quote": statement.quote,
        "relation": statement.relation,
        "why": statement.why,
        "applies": statement.applies,
        "citation": {
            "number": citation.number,
            "source": citation.source,
            "sha256": citation.sha256,
            "recommendation": citation.recommendation,
            "part": citation.part,
            "locator": citation.locator,
            "start": citation.span.start,
            "end": citation.span.end,
        },
    }


def _notice(notice: Notice) -> dict[str, str]:
    found: dict[str, str] = {"kind": notice.kind, "text": notice.text}
    if notice.url:
        found["url"] = notice.url
    if notice.checked_on:
        found["checked_on"] = notice.checked_on
    return found
