"""The full-text engine, and the whole search."""

from __future__ import annotations

from math import log

import pytest

from assistant.answering.desk import Desk
from index.engine import SearchRequest
from index.full_text import FullText
from index.whoosh_index import Document, scored
from knowledge.corpus import Corpus

TEXT = [
    Document("rec:1:response", ["social", "worker", "caseload"]),
    Document("rec:2:response", ["social", "board", "chair", "chair"]),
    Document("rec:3:response", ["police", "train", "term:acpo"]),
]
SUBJECTS = [Document("rec:3", ["chair", "social"])]


@pytest.fixture(scope="module")
def engine() -> FullText:
    return FullText({"text": scored(TEXT), "subjects": scored(SUBJECTS)})


def keys(found: list[tuple[str, float]]) -> list[str]:
    return [key for key, _ in found]


def test_a_field_is_searched_alone(engine: FullText) -> None:
    assert keys(engine.search("text", {"chair": 1.0}, limit=9)) == ["rec:2:response"]
    assert keys(engine.search("subjects", {"chair": 1.0}, limit=9)) == ["rec:3"]


def test_the_rarer_word_and_the_heavier_weight_come_first(engine: FullText) -> None:
    assert keys(engine.search("text", {"social": 1.0, "caseload": 1.0}, limit=9)) == ["rec:1:response", "rec:2:response"]
    assert keys(engine.search("text", {"police": 1.0, "caseload": 5.0}, limit=9))[0] == "rec:1:response"


def test_at_most_so_many_are_given(engine: FullText) -> None:
    assert len(engine.search("text", {"social": 1.0, "police": 1.0}, limit=2)) == 2


@pytest.mark.parametrize("weights", [{}, {"nowhere": 1.0}])
def test_what_is_not_there_is_not_found(engine: FullText, weights: dict[str, float]) -> None:
    assert engine.search("text", weights, limit=9) == []


def test_words_are_taken_as_they_are_marks_and_all(engine: FullText) -> None:
    assert keys(engine.search("text", {"term:acpo": 1.0}, limit=9)) == ["rec:3:response"]
    assert engine.search("text", {"acpo": 1.0, "*": 1.0, "soc*": 1.0, "social OR police": 1.0}, limit=9) == []


def test_a_word_of_many_documents_counts_less_and_never_for_nothing(engine: FullText) -> None:
    assert 0 < engine.idf("text", "social") < engine.idf("text", "police") < engine.idf("text", "nowhere")
    assert (engine.frequency("text", "social"), engine.frequency("subjects", "social")) == (2, 1)


def test_the_scores_are_those_of_whoosh(engine: FullText) -> None:
    """BM25 by hand, as Robertson and Zaragoza have it (2009): k1 0.9, b 0.75, idf log(1 + (N - n + 0.5) / (n + 0.5))."""
    count, holding, often, length, average = 3, 1, 2, 4, (3 + 4 + 3) / 3
    idf = log(1 + (count - holding + 0.5) / (holding + 0.5))
    expected = idf * often * (0.9 + 1) / (often + 0.9 * (1 - 0.75 + 0.75 * length / average))
    assert engine.search("text", {"chair": 2.0}, limit=9) == [("rec:2:response", pytest.approx(2 * expected))]


QUESTIONS = ["court fees in care proceedings", "who chairs the board", "police training on child abuse", "zzz"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_whole_search_gives_units_once_best_first_within_the_limit(desk: Desk, corpus: Corpus, question: str) -> None:
    request = desk.reader.read(question).request(10)
    hits = desk.searcher.search(request)
    units = [hit.unit for hit in hits]
    assert len(units) == len(set(units)) <= 10
    assert set(units) <= set(corpus.units)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_searcher_without_a_cache_finds_the_same(desk: Desk) -> None:
    nothing_kept = Desk()
    for question in QUESTIONS[:3]:
        request = desk.reader.read(question).request(10)
        assert nothing_kept.searcher.search(request) == desk.searcher.search(request)


def test_a_request_for_nothing_finds_nothing(desk: Desk) -> None:
    assert desk.searcher.search(SearchRequest({})) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("the NSDU will", "term:nsdu"),
        ("the NDSU", "term:nsdu"),
        ("National Safeguarding Delivery Unit", "term:nsdu"),
        ("LSCBs", "term:lscb"),
        ("court fees", "term:court-fees"),
    ],
)
def test_a_term_is_marked_in_whatever_form_it_is_named(desk: Desk, text: str, mark: str) -> None:
    assert mark in desk.searcher.marks_of(text)
