"""What an engine takes and gives: SearchRequest, Hit, and the Engine protocol."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from knowledge.records import Unit


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What to look for: stems with weights."""

    stems: Mapping[str, float]
    """The asker's own words, stemmed, each with its weight."""
    expanded: Mapping[str, float] = field(default_factory=dict)
    """What the papers say for them, stemmed, with the weights of a translation."""
    order: tuple[str, ...] = ()
    """The asker's own words in their order, for pairs that stand together."""
    marks: tuple[str, ...] = ()
    """All that is understood of the question, for what was learnt of questions."""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit found, with its score: higher is better, and scores of one engine can be compared."""

    unit: Unit
    score: float
    passage: str | None = None
    """The passage of the unit that scored best, where the engine knows."""


class Engine(Protocol):
    """Finds units for a request, best first."""

    def search(self, request: SearchRequest) -> list[Hit]:
        """The units found, best first, at most `request.limit`."""
        ...
