"""Whoosh over the passages and the subject index: schema, BM25F, keeping and opening.

Set up by hand where the defaults cost quality: text is stemmed before it comes here (our chain, Porter 2), queries are built
from terms, and the idf may fall below 1.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from math import log
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple

with warnings.catch_warnings():  # Whoosh 2.7.4 has invalid escapes that newer Pythons warn of when they compile it
    warnings.simplefilter("ignore", SyntaxWarning)
    from whoosh.analysis import RegexTokenizer
    from whoosh.fields import ID, TEXT, Schema
    from whoosh.filedb.filestore import FileStorage, RamStorage
    from whoosh.scoring import BM25F

FIELDS = ("text", "subjects")
INDEX_NAME = "laming"


class Document(NamedTuple):
    """A document of the index: its key, the field it fills, and its stems in order."""

    key: str
    field: str
    stems: list[str]


class _Weighting(BM25F):  # type: ignore[misc]  # Whoosh has no types
    """BM25F whose idf counts the documents of the field alone and never turns words in most of them into good ones."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        super().__init__(B=0.75, K1=0.9)
        self.counts = counts

    def idf(self, searcher: Any, fieldname: str, text: str) -> float:
        frequency = searcher.get_parent().doc_frequency(fieldname, text)
        return log(1 + (self.counts.get(fieldname, 1) - frequency + 0.5) / (frequency + 0.5))


class FullText:
    """An index of documents, searched one field at a time."""

    def __init__(self, index: Any) -> None:
        reader = index.reader()
        counts: dict[str, int] = {}
        self.keys: dict[int, str] = {}
        for number, stored in reader.iter_docs():
            counts[stored["field"]] = counts.get(stored["field"], 0) + 1
            self.keys[number] = stored["key"]
        self.counts = counts
        self.searcher = index.searcher(weighting=_Weighting(counts))
        self._frequency: dict[tuple[str, str], int] = {}
        self._scored: dict[tuple[str, str], list[tuple[int, float]]] = {}

    def search(self, field: str, weights: Mapping[str, float], *, limit: int) -> list[tuple[str, float]]:
        """Keys and scores of the documents whose `field` holds any of the weighted stems, best first."""
        scores: dict[int, float] = {}
        for word, weight in sorted(weights.items()):
            for number, score in self._found(field, word):
                scores[number] = scores.get(number, 0.0) + weight * score
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]
        return [(self.keys[number], score) for number, score in best]

    def _found(self, field: str, word: str) -> list[tuple[int, float]]:
        """The documents that hold a stem, as numbers, with what Whoosh scores them by it; read once.

        Adding these up is what Whoosh's union of the terms does, without an array for all documents at each search.
        """
        key = (field, word)
        if key not in self._scored:
            found: list[tuple[int, float]] = []
            if (field, word) in self.searcher.reader():
                matcher = self.searcher.postings(field, word)
                while matcher.is_active():
                    found.append((matcher.id(), matcher.score()))
                    matcher.next()
            self._scored[key] = found
        return self._scored[key]

    def holding(self, field: str, word: str) -> list[str]:
        """The keys of the documents whose field holds a stem."""
        return [self.keys[number] for number, _ in self._found(field, word)]

    def idf(self, field: str, word: str) -> float:
        """How rare a stem is among the documents of a field; a stem that is in none counts as the rarest."""
        frequency = self.frequency(field, word)
        return log(1 + (self.counts.get(field, 1) - frequency + 0.5) / (frequency + 0.5))

    def frequency(self, field: str, word: str) -> int:
        """In how many documents of a field a stem stands."""
        key = (field, word)
        if key not in self._frequency:
            self._frequency[key] = self.searcher.doc_frequency(field, word)
        return self._frequency[key]


def build(documents: Iterable[Document], folder: Path | None = None) -> FullText:
    """A new index of `documents`, in memory or in an empty `folder`. Raises OSError where the folder cannot be written."""
    storage = RamStorage() if folder is None else FileStorage(str(folder))
    # Whoosh pools the postings of an index in memory in a folder of the index's name, which another process must not share
    name = f"{INDEX_NAME}-{token_hex(8)}" if folder is None else INDEX_NAME
    index = storage.create_index(_schema(), indexname=name)
    writer = index.writer()
    for document in documents:
        writer.add_document(key=document.key, field=document.field, **{document.field: " ".join(document.stems)})
    writer.commit()
    return FullText(index)


def open_kept(folder: Path) -> FullText:
    """The index kept in `folder`. Raises whatever Whoosh raises where it is damaged: rebuild then."""
    return FullText(FileStorage(str(folder), readonly=True).open_index(indexname=INDEX_NAME))


def _schema() -> Any:
    text = {field: TEXT(analyzer=RegexTokenizer(r"\S+"), phrase=False) for field in FIELDS}
    return Schema(key=ID(stored=True), field=ID(stored=True), **text)
