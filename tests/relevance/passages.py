"""Passages that grades are given to: cut out of the sources by their first and last words, and which of them a quote counts as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from assistant.answering.answer import Statement
from tests.relevance.folding import fold, normalise, without_footnotes

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parents[1] / "knowledge" / "data" / "sources"
TABLE = "action-plan-table"
ALIKE = 0.8
"""The share of the shorter text's words from which a quote counts as a passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage outside the table, folded."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Papers:
    """The sources as the metrics need them, by the id of the source."""

    passages: Mapping[str, tuple[Passage, ...]]
    folded: Mapping[str, tuple[str, ...]]
    """The whole text folded: as it stands, and without its footnotes."""

    def ids(self) -> frozenset[str]:
        """The ids of all passages outside the table."""
        return frozenset(passage.id for passages in self.passages.values() for passage in passages)

    def counts_as(self, statement: Statement, grades: Mapping[str, int]) -> str | None:
        """The id that a statement counts as: of several that its quote covers the best graded; None where it is none."""
        source, number = statement.citation.source, statement.citation.recommendation
        if source == TABLE and number:
            return f"rec:{number}"
        quote = fold(statement.quote)
        alike = ((passage, likeness(quote, passage.text)) for passage in self.passages.get(source, ()))
        ranked = [(grades.get(passage.id, 0), share, passage.id) for passage, share in alike if share >= ALIKE]
        return max(ranked)[2] if ranked else None

    def holds(self, statement: Statement) -> bool:
        """Whether the quote stands word for word in the source that it cites."""
        quote = fold(statement.quote)
        return bool(quote) and any(quote in text for text in self.folded.get(statement.citation.source, ()))


def likeness(one: str, other: str) -> float:
    """1 where one of two folded texts holds the other, else the share of the shorter one's words that stand in the longer."""
    if one and (one in other or other in one):
        return 1.0
    shorter, longer = sorted((one.split(), other.split()), key=len)
    known = set(longer)
    return sum(word in known for word in shorter) / len(shorter) if shorter else 0.0


def load_papers(listing: Path = HERE / "gold" / "passages.yaml", sources: Path = SOURCES) -> Papers:
    """The papers with the passages of the listing. Raises ValueError where the first or last words of one are not in its source."""
    content = yaml.safe_load(listing.read_text(encoding="utf-8"))
    names = {entry["source"]: name for name, entry in content["documents"].items()}
    raw = {name: (sources / file).read_text(encoding="utf-8") for file, name in names.items()}
    texts = {name: normalise(text) for name, text in raw.items()}
    return Papers(
        {name: tuple(_cut(texts[name], (entry for entry in content["passages"] if names[entry["source"]] == name))) for name in texts},
        {name: (fold(text), fold(without_footnotes(text))) for name, text in raw.items()},
    )


def _cut(text: str, entries: Iterable[Mapping[str, str]]) -> Iterable[Passage]:
    for entry in entries:
        start = text.index(normalise(entry["anchor"]))
        until = normalise(entry["until"])
        yield Passage(entry["id"], fold(text[start : text.index(until, start) + len(until)]))
