"""Whoosh: indexes the documents of a field in memory, and reads out what BM25F scores each of them by each stem.

Set up by hand where the defaults cost quality: text is stemmed before it comes here (our chain, Porter 2), and the idf may fall below 1. What is read out is
kept, so that a question needs neither Whoosh nor an index that must be opened: adding up the scores of its stems is what Whoosh's union of terms does.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from math import log
from secrets import token_hex
from typing import Any, NamedTuple

from index.full_text import Kept

with warnings.catch_warnings():  # Whoosh 2.7.4 has invalid escapes that newer Pythons warn of when they compile it
    warnings.simplefilter("ignore", SyntaxWarning)
    from whoosh.analysis import RegexTokenizer
    from whoosh.fields import ID, TEXT, Schema
    from whoosh.filedb.filestore import RamStorage
    from whoosh.scoring import BM25F


class Document(NamedTuple):
    """A document of a field: its key, and its stems in order."""

    key: str
    stems: list[str]


class _Weighting(BM25F):  # type: ignore[misc]  # Whoosh has no types
    """BM25F whose idf never turns words in most documents into good ones."""

    def __init__(self) -> None:
        super().__init__(B=0.75, K1=0.9)

    def idf(self, searcher: Any, fieldname: str, text: str) -> float:
        frequency = searcher.get_parent().doc_frequency(fieldname, text)
        return log(1 + (searcher.get_parent().doc_count_all() - frequency + 0.5) / (frequency + 0.5))


def scored(documents: Iterable[Document]) -> Kept:
    """A field as FullText searches it, from its documents."""
    index = _built(documents)
    searcher = index.searcher(weighting=_Weighting())
    reader = searcher.reader()
    keys = {number: stored["key"] for number, stored in reader.iter_docs()}
    return {"keys": keys, "postings": {word: _posting(searcher, word) for word in reader.field_terms("stems")}}


def _posting(searcher: Any, word: str) -> tuple[list[int], list[float]]:
    """The documents that hold a stem, as numbers, and what each scores by it."""
    numbers, scores = [], []
    matcher = searcher.postings("stems", word)
    while matcher.is_active():
        numbers.append(matcher.id())
        scores.append(matcher.score())
        matcher.next()
    return numbers, scores


def _built(documents: Iterable[Document]) -> Any:
    schema = Schema(key=ID(stored=True), stems=TEXT(analyzer=RegexTokenizer(r"\S+"), phrase=False))
    # Whoosh pools the postings of an index in memory in a folder of the index's name, which another process must not share
    index = RamStorage().create_index(schema, indexname=f"laming-{token_hex(8)}")
    writer = index.writer()
    for document in documents:
        writer.add_document(key=document.key, stems=" ".join(document.stems))
    writer.commit()
    return index
