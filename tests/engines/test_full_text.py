"""The full-text engine: the same behaviour in memory and kept in a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answering.desk import Desk
from index.by_question import ByQuestion, compile_questions
from index.engine import SearchRequest
from index.full_text import Document, FullText, build, open_kept
from index.searcher import Searcher
from knowledge.corpus import Corpus

DOCUMENTS = [
    Document("rec:1:response", "text", ["social", "worker", "caseload"]),
    Document("rec:2:response", "text", ["social", "board", "chair", "chair"]),
    Document("rec:3:response", "text", ["police", "train", "term:acpo"]),
    Document("rec:3", "subjects", ["chair", "social"]),
]
Build = Callable[[Path], FullText]


def kept(folder: Path) -> FullText:
    build(DOCUMENTS, folder)
    return open_kept(folder)


@pytest.fixture(params=[lambda folder: build(DOCUMENTS), lambda folder: build(DOCUMENTS, folder), kept], ids=["in memory", "in a folder", "opened again"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> FullText:
    make: Build = request.param
    return make(tmp_path)


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


def test_both_kinds_of_engine_give_the_same_scores(tmp_path: Path) -> None:
    request = {"social": 1.0, "chair": 0.6, "police": 0.2}
    assert build(DOCUMENTS).search("text", request, limit=9) == kept(tmp_path).search("text", request, limit=9)


def test_a_folder_that_holds_no_index_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"."):
        open_kept(tmp_path)


def test_the_likest_question_finds_its_unit() -> None:
    asked = [("rec:1", None, ["who", "pay"]), ("rec:2", "response", ["train", "chair"]), ("rec:2", None, ["chair"]), ("rec:3", None, ["police", "train"])]
    engine = ByQuestion(compile_questions(asked))
    hits = engine.search({"train": 1.0, "chair": 1.0}, limit=9)
    assert [hit.unit for hit in hits] == ["rec:2", "rec:3"]
    assert hits[0].passage == "response"
    assert all(0 <= hit.score <= 1 for hit in hits)
    assert engine.search({"nowhere": 1.0}, limit=9) == []
    assert engine.rarity("nowhere") == 1.0
    assert engine.rarity("train") < engine.rarity("police")


QUESTIONS = ["court fees in care proceedings", "who chairs the board", "police training on child abuse", "zzz"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_whole_search_gives_units_once_best_first_within_the_limit(desk: Desk, corpus: Corpus, question: str) -> None:
    request = desk.reader.read(question).request(10)
    hits = desk.searcher.search(request)
    units = [hit.unit for hit in hits]
    assert len(units) == len(set(units)) <= 10
    assert set(units) <= set(corpus.units)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_searcher_without_a_folder_finds_the_same(desk: Desk) -> None:
    in_memory = Searcher(desk.library, desk.reader.lexicon, stop_words=desk.reader.stop_words)
    for question in QUESTIONS[:3]:
        request = desk.reader.read(question).request(10)
        assert in_memory.search(request) == desk.searcher.search(request)


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
