"""The question sets are whole: what they grade and quote is in the papers. A failure names ids only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.relevance.folding import fold
from tests.relevance.metrics import FITTING
from tests.relevance.passages import Papers
from tests.relevance.question_set import SETS, QuestionSet, load_set


@pytest.fixture(params=SETS)
def asked(request: pytest.FixtureRequest) -> QuestionSet:
    return load_set(request.param)


def test_no_id_is_given_twice(asked: QuestionSet) -> None:
    ids = [item.id for item in asked.items()]
    assert len(ids) == len(set(ids))


def test_every_id_that_is_graded_or_allowed_is_a_recommendation_or_a_passage(asked: QuestionSet, papers: Papers) -> None:
    known = papers.ids() | {f"rec:{number}" for number in range(1, 59)}
    assert [item.id for item in asked.items() if not known.issuperset({*item.relevant, *item.allowed})] == []


def test_grades_are_one_or_two_and_a_question_that_is_answered_has_one(asked: QuestionSet) -> None:
    assert [item.id for item in asked.items() if not {1, 2}.issuperset(item.relevant.values())] == []
    assert [item.id for item in asked.items() if item.answerable and not item.relevant] == []


def test_what_is_to_be_quoted_stands_in_the_papers(asked: QuestionSet, papers: Papers) -> None:
    texts = [text for versions in papers.folded.values() for text in versions]
    assert [item.id for item in asked.items() if not all(any(fold(words) in text for text in texts) for words in item.must_quote)] == []


def test_what_is_expected_of_a_refusal_is_known(asked: QuestionSet) -> None:
    assert {item.expect for item in asked.items()} <= {"answer", *FITTING}


def test_no_question_stands_in_two_sets() -> None:
    texts = {name: {fold(item.text) for item in load_set(name).questions} for name in SETS}
    assert len(texts["fresh"] & (texts["gold"] | texts["development"])) == 0


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "questions.jsonl").write_text('\n{"id":\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"small/questions\.jsonl, line 2"):
        load_set("small", folder=tmp_path)
