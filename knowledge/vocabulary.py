"""The words people use: roles, terms, a thesaurus, the subject index, and which recommendation reaches which role."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from knowledge.corpus import Corpus
from knowledge.dates import Row, as_evidence
from knowledge.evidence import find_evidence
from knowledge.records import Application, Entry, Listing, Role, Subject, Term


def read_roles(content: Any) -> list[Row]:
    """Rows for Role."""
    return [
        (
            entry["id"], entry["name"], entry["plural"], _words(entry, "also"), _words(entry, "framed"), _words(entry, "described"),
            entry["seniority"], tuple(entry["groups"]),
        )
        for entry in content
    ]  # fmt: skip


def load_roles(rows: Iterable[Row]) -> dict[str, Role]:
    """Roles by id from their plain form."""
    return {row[0]: Role(*row) for row in rows}


def read_applications(content: Any, corpus: Corpus) -> list[Row]:
    """Rows: whom it reaches ("role" or "group"), the id, then the fields of Application."""
    rows: list[Row] = []
    for entry in content:
        whom = "role" if "role" in entry else "group"
        found = find_evidence(corpus, entry["to"], entry["evidence"])
        group = entry[whom] if whom == "group" else None
        reach = "group" if group else "named"
        rows.append((whom, entry[whom], entry["to"], reach, entry["why"], group, (found.passage, tuple(found.span))))
    return rows


def load_applications(rows: Iterable[Row]) -> dict[tuple[str, str], tuple[Application, ...]]:
    """Applications by ("role" or "group", id), most important first."""
    found: dict[tuple[str, str], list[Application]] = {}
    for whom, who, unit, reach, why, group, evidence in rows:
        found.setdefault((whom, who), []).append(Application(unit, reach, why, group, as_evidence(evidence)))
    return {key: tuple(applications) for key, applications in found.items()}


def read_terms(content: Any, corpus: Corpus) -> list[Row]:
    """Rows for Term."""
    rows: list[Row] = []
    for entry in content:
        defined = [find_evidence(corpus, place["passage"], place["evidence"]) for place in entry.get("defined_in") or ()]
        rows.append((
            entry["id"], entry["name"], entry["kind"], _words(entry, "abbreviations"), _words(entry, "misprints"), _words(entry, "also"),
            tuple((found.passage, tuple(found.span)) for found in defined), _words(entry, "mentioned"), entry.get("today"),
        ))  # fmt: skip
    return rows


def load_terms(rows: Iterable[Row]) -> dict[str, Term]:
    """Terms by id from their plain form."""
    return {row[0]: Term(*(*row[:6], tuple(as_evidence(place) for place in row[6]), *row[7:])) for row in rows}


def read_listings(content: Any, corpus: Corpus) -> list[Row]:
    """Rows for Listing."""
    rows: list[Row] = []
    for entry in content:
        found = [(find_evidence(corpus, each["passage"], each["evidence"]), each.get("pounds")) for each in entry["entries"]]
        entries = tuple(((evidence.passage, tuple(evidence.span)), pounds) for evidence, pounds in found)
        rows.append((entry["id"], entry["name"], _words(entry, "telling"), _words(entry, "beside"), entries))
    return rows


def load_listings(rows: Iterable[Row]) -> tuple[Listing, ...]:
    """Listings from their plain form."""
    return tuple(
        Listing(id_, name, telling, beside, tuple(Entry(as_evidence(evidence), pounds) for evidence, pounds in entries))
        for id_, name, telling, beside, entries in rows
    )


def read_thesaurus(content: Any) -> list[Row]:
    """Rows: what people say, what the papers say for it."""
    return [(tuple(map(str, entry["say"])), tuple(map(str, entry["papers"]))) for entry in content]


def read_subjects(content: Any) -> list[Row]:
    """Rows for Subject."""
    rows: list[Row] = []
    for entry in content:
        rows.extend((str(words), entry["passage"], None, False) for words in entry["subjects"])
        rows.extend((str(question["ask"]), entry["passage"], question.get("part"), True) for question in entry["questions"])
    return rows


def load_subjects(rows: Iterable[Row]) -> tuple[Subject, ...]:
    """Subjects from their plain form."""
    return tuple(Subject(*row) for row in rows)


def _words(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(word) for word in entry.get(key) or ())
