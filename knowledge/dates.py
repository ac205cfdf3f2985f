"""The curated data about the table: dates, duties, cross-references, the guidance link and where the papers differ.

Each reader turns the content of a YAML file into plain tuples, evidence found and turned into offsets; each `load_` makes records.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from knowledge.corpus import Corpus
from knowledge.evidence import find_evidence
from knowledge.records import Deadline, Difference, Duty, Echo, Evidence, GuidanceLink, Reference
from knowledge.spans import Span

Row = tuple[Any, ...]


def _evidence(corpus: Corpus, entry: dict[str, Any]) -> Row:
    found = find_evidence(corpus, entry["passage"], entry["evidence"])
    return (found.passage, tuple(found.span))


def as_evidence(row: Row) -> Evidence:
    """Evidence from its plain form."""
    return Evidence(row[0], Span(*row[1]))


def read_deadlines(content: Any, corpus: Corpus) -> list[Row]:
    """Rows for Deadline."""
    return [
        (_evidence(corpus, entry), entry["relation"], _text(entry.get("when")), _text(entry.get("until")), entry["of"], bool(entry["own"]))
        for entry in content
    ]  # fmt: skip


def load_deadlines(rows: Iterable[Row]) -> tuple[Deadline, ...]:
    """Deadlines from their plain form."""
    return tuple(Deadline(as_evidence(row[0]), *row[1:]) for row in rows)


def read_duties(content: Any, corpus: Corpus) -> list[Row]:
    """Rows for Duty."""
    return [
        (
            entry["body"], entry["owner"], entry["duty"], entry.get("recommendation"), entry["task"],
            bool(entry.get("implied")), _evidence(corpus, entry),
        )
        for entry in content
    ]  # fmt: skip


def load_duties(rows: Iterable[Row]) -> tuple[Duty, ...]:
    """Duties from their plain form."""
    return tuple(Duty(*(*row[:-1], as_evidence(row[-1]))) for row in rows)


def read_references(content: Any, corpus: Corpus) -> list[Row]:
    """Rows for Reference."""
    return [(entry["passage"], entry["to"], _evidence(corpus, entry)) for entry in content]


def load_references(rows: Iterable[Row]) -> tuple[Reference, ...]:
    """References from their plain form."""
    return tuple(Reference(row[0], row[1], as_evidence(row[2])) for row in rows)


def read_echoes(content: Any, corpus: Corpus) -> list[Row]:
    """Rows for Echo."""
    return [(entry["recommendation"], entry["says"], _evidence(corpus, entry)) for entry in content]


def load_echoes(rows: Iterable[Row]) -> tuple[Echo, ...]:
    """Echoes from their plain form."""
    return tuple(Echo(row[0], row[1], as_evidence(row[2])) for row in rows)


def read_guidance(content: Any, corpus: Corpus) -> list[Row]:
    """Rows for GuidanceLink."""
    return [
        (entry["recommendation"], entry["group"], tuple(entry.get("chapters") or ()), entry["known_by"], _evidence(corpus, entry))
        for entry in content
    ]  # fmt: skip


def load_guidance(rows: Iterable[Row]) -> tuple[GuidanceLink, ...]:
    """Guidance links from their plain form."""
    return tuple(GuidanceLink(*(*row[:-1], as_evidence(row[-1]))) for row in rows)


def read_differences(content: Any, corpus: Corpus) -> list[Row]:
    """Rows for Difference."""
    return [
        (entry["id"], entry["what"], entry["note"], tuple(_evidence(corpus, side) for side in entry["sides"]))
        for entry in content
    ]  # fmt: skip


def load_differences(rows: Iterable[Row]) -> tuple[Difference, ...]:
    """Differences from their plain form."""
    return tuple(Difference(*(*row[:-1], tuple(as_evidence(side) for side in row[-1]))) for row in rows)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
