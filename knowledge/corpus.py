"""Corpus: the papers' sources, passages and recommendations, immutable, found by number, id and source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from knowledge.records import PARTS, Part, Passage, Recommendation, Source, Unit, quote, unit_number
from knowledge.spans import Span


@dataclass(frozen=True)
class Corpus:
    """The papers that answers are made from."""

    sources: Mapping[str, Source]
    passages: Mapping[str, Passage]
    digest: str
    """Over the ids and SHA-256 of all sources."""

    @cached_property
    def recommendations(self) -> Mapping[int, Recommendation]:
        """The rows of the table by number."""
        cells: dict[int, dict[Part, list[Passage]]] = {}
        for passage in self.passages.values():
            if passage.part and passage.recommendation:
                parts = cells.setdefault(passage.recommendation, {part: [] for part in PARTS})
                parts[passage.part].append(passage)
        rows = {number: Recommendation(number, *(tuple(parts[part]) for part in PARTS)) for number, parts in sorted(cells.items())}
        return MappingProxyType(rows)

    @property
    def first(self) -> int:
        """The lowest number of a recommendation."""
        return min(self.recommendations)

    @property
    def last(self) -> int:
        """The highest number of a recommendation."""
        return max(self.recommendations)

    def of_unit(self, unit: Unit) -> tuple[Passage, ...]:
        """The passages of a unit. Raises KeyError for one that does not exist."""
        number = unit_number(unit)
        return (self.passages[unit],) if number is None else self.recommendations[number].passages()

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Every unit that can be cited, in the order of the papers; footnotes and leads are none."""
        return tuple(dict.fromkeys(passage.unit for passage in self.passages.values() if passage.kind not in {"note", "lead"}))

    def text(self, passage: Passage) -> str:
        """The words of a passage."""
        return self.quote(passage.source, passage.span)

    def quote(self, source: str, span: Span) -> str:
        """The words of a source at a span."""
        return quote(self.sources[source], span)

    def passage_at(self, source: str, offset: int) -> Passage | None:
        """The passage of a source that holds an offset, or the next one behind it."""
        behind = [passage for passage in self.passages.values() if passage.source == source and offset < passage.span.end]
        return min(behind, key=lambda passage: passage.span.end, default=None)
