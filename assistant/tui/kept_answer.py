"""An Answer from the contract's object, and what follow-ups lean on to and from JSON, as a conversation is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from assistant.answering.answer import Answer, Citation, Notice, Scope, Statement
from assistant.answering.conversation import Turn
from knowledge.spans import Span

LISTED = ("units", "of", "whole", "left_out", "numbers", "signs")
"""The parts of a turn that are lists."""


def answer_from_json(content: Mapping[str, Any]) -> Answer:
    """The answer that `to_json` turned into `content`. Raises KeyError where a part is missing."""
    scope = content.get("scope")
    return Answer(
        question=content["question"],
        read_as=content["read_as"],
        role=content["role"],
        kind=content["kind"],
        status=content["status"],
        headline=content["headline"],
        statements=tuple(statement_from_json(each) for each in content["statements"]),
        notices=tuple(Notice(each["kind"], each["text"], each.get("url"), each.get("checked_on")) for each in content["notices"]),
        suggestions=tuple(content["suggestions"]),
        scope=Scope(scope["matched"], scope["of"], scope["basis"]) if scope else None,
        corpus=content["corpus"],
    )


def statement_from_json(content: Mapping[str, Any]) -> Statement:
    """A statement from its form in the contract; the unit of a passage of prose is its place, which is all that the screen needs."""
    cited = content["citation"]
    citation = Citation(
        cited["number"], cited["source"], cited["sha256"], cited["locator"], Span(cited["start"], cited["end"]), cited.get("recommendation"), cited.get("part")
    )
    unit = citation.unit or f"{citation.source}:{citation.locator}"
    return Statement(content["quote"], content["relation"], content["why"], citation, unit, content.get("applies"))


def turn_to_json(turn: Turn) -> dict[str, Any]:
    """A turn as it is kept."""
    return {**asdict(turn), "topic": dict(turn.topic)}


def turn_from_json(content: Mapping[str, Any]) -> Turn:
    """The turn that `turn_to_json` turned into `content`. Raises TypeError where it has other parts."""
    return Turn(**{**content, **{name: tuple(content.get(name, ())) for name in LISTED}})
