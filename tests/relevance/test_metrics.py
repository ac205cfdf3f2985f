"""The metrics on cases small enough to work out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

import pytest

from assistant.answering.answer import Answer, Citation, Notice, NoticeKind, Statement, Status
from knowledge.spans import Span
from tests.relevance.figures import means, percentile, tally
from tests.relevance.folding import fold, without_footnotes
from tests.relevance.metrics import Score, judge, ndcg, precision, quote_hits, ranking, recall, score, verbatim
from tests.relevance.passages import TABLE, Papers, Passage
from tests.relevance.question_set import Item

PAPERS = Papers(
    {"notice": (Passage("notice:whole", "all posts are filled. training is paid for."), Passage("notice:posts", "all posts are filled."))},
    {"notice": ("all posts are filled. training is paid for.",), TABLE: ("every trust names a doctor.",)},
)


def statement(quote: str, *, number: int | None = None, source: str = "notice", near: bool = False) -> Statement:
    citation = Citation(1, TABLE if number else source, "", "", Span(0, 1), number, "recommendation" if number else None)
    return Statement(quote, "near" if near else "answers", "", citation, "")


def answer(*statements: Statement, status: Status = "answered", notices: Sequence[tuple[NoticeKind, str]] = (), headline: str = "") -> Answer:
    return Answer("", "", None, "topic", status, headline, statements, tuple(Notice(kind, text) for kind, text in notices))


def refusal(expect: str = "abstain", **more: object) -> Item:
    return Item("x", "", "near-miss", expect=expect, **more)  # type: ignore[arg-type] # fields of the record, named by the test


@pytest.mark.parametrize(
    ("order", "grades", "expected"),
    [
        (["a", "b"], {"a": 2, "b": 1}, 1.0),
        (["b", "a"], {"a": 2, "b": 1}, (1 + 3 / log2(3)) / (3 + 1 / log2(3))),
        (["?", "a"], {"a": 2}, 1 / log2(3)),
        ([], {"a": 2}, 0.0),
        (["?"] * 10 + ["a"], {"a": 2}, 0.0),  # the eleventh place is too late
        (["a"], {}, 0.0),  # no grade, nothing to gain
    ],
)
def test_ndcg_is_the_discounted_gain_as_a_share_of_the_best_order(order: list[str], grades: dict[str, int], expected: float) -> None:
    assert ndcg(order, grades) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("order", "grades", "expected"),
    [
        (["a", "x", "b"], {"a": 2, "b": 2, "c": 1}, 1.0),
        (["a"], {"a": 2, "b": 2}, 0.5),
        (["1", "2", "3", "4", "5", "a"], {"a": 2}, 0.0),
        (list("abcde"), dict.fromkeys("abcdefgh", 2), 1.0),  # eight cannot stand among five
        (["x"], {"a": 1}, 1.0),  # nothing is graded 2
    ],
)
def test_recall_is_the_share_of_grade_two_among_the_first_five(order: list[str], grades: dict[str, int], expected: float) -> None:
    assert recall(order, grades) == expected


def test_precision_is_the_share_of_results_that_are_graded_at_all() -> None:
    assert precision(["a", "x", "b", "y"], {"a": 2, "b": 1}) == 0.5
    assert precision([], {"a": 2}) == 0.0


def test_several_quotes_from_one_recommendation_are_one_result_and_what_is_only_near_is_none() -> None:
    shown = answer(statement("one", number=4), statement("two", number=4), statement("three", number=5, near=True), statement("nowhere at all"))
    assert ranking(PAPERS, shown, {"rec:4": 2}) == ["rec:4", "?2"]


@pytest.mark.parametrize(
    ("quote", "grades", "expected"),
    [
        ("All posts are filled.", {"notice:posts": 2}, "notice:posts"),
        ("All posts are filled.", {"notice:whole": 1}, "notice:whole"),  # of two passages with it, the graded one
        ("All <i>posts</i> are\u00a0filled", {"notice:posts": 1}, "notice:posts"),
        ("All the posts are filled.", {"notice:posts": 1}, "notice:posts"),  # four of its five words
        ("No posts were filled at last.", {"notice:posts": 1}, None),
    ],
)
def test_a_quote_counts_as_the_best_graded_passage_that_it_mostly_shares(quote: str, grades: dict[str, int], expected: str | None) -> None:
    assert PAPERS.counts_as(statement(quote), grades) == expected


def test_a_table_quote_without_a_number_is_no_recommendation() -> None:
    assert PAPERS.counts_as(statement("Every trust names a doctor.", source=TABLE), {}) is None


def test_quotes_are_compared_folded_and_may_run_on_from_one_to_the_next() -> None:
    shown = answer(statement("The “best”*"), statement("of both", near=True))
    assert quote_hits(shown, ['the "BEST"', 'best" of both', "absent"]) == pytest.approx(2 / 3)


def test_an_abstention_on_an_answerable_question_scores_nothing() -> None:
    assert score(PAPERS, Item("x", "", "topic", relevant={"rec:4": 2}), answer(status="not_found")) == Score(0.0, 0.0, 0.0, 0.0, answered=False)


@pytest.mark.parametrize(
    ("item", "shown", "right"),
    [
        (refusal(), answer(status="not_found"), True),
        (refusal(), answer(status="clarify"), True),
        (refusal(), answer(statement("x", number=1)), False),
        (refusal("signpost"), answer(status="not_found"), False),
        (refusal("personal_data"), answer(status="personal_data"), True),
        (refusal(), answer(statement("x", number=1), status="not_found"), False),  # it answers under a refusal
        (refusal(), answer(statement("x", number=1, near=True), status="not_found"), True),
        (refusal(allowed=("rec:1",)), answer(statement("x", number=1), status="not_found"), True),
        (refusal(must_mention=(("58", "fifty-eight"),)), answer(status="not_found", headline="There are 58."), True),
        (refusal(must_mention=(("58",), ("sixty",))), answer(status="not_found", headline="There are 58."), False),
        (refusal(later_facts=True), answer(statement("x", number=1), notices=[("then_and_now", "")]), True),
        (refusal(later_facts=True), answer(statement("x", number=1)), False),
        (refusal(), answer(statement("x", number=1), notices=[("then_and_now", "")]), False),
        (refusal("signpost", urgent=True), answer(status="urgent", notices=[("urgent", ""), ("context", "")]), True),
        (refusal("signpost", urgent=True), answer(status="urgent", notices=[("context", ""), ("urgent", "")]), False),
        (refusal("signpost", urgent=True), answer(status="urgent"), False),
    ],
)
def test_a_refusal_is_right_if_its_status_fits_it_answers_nothing_and_it_says_what_it_must(item: Item, shown: Answer, right: bool) -> None:
    assert judge(PAPERS, item, shown).right is right


def test_fidelity_counts_the_quotes_that_stand_word_for_word_in_the_source_they_cite() -> None:
    shown = answer(
        statement("Training is paid for."), statement("Every trust names a doctor."), statement("every trust  NAMES a doctor", number=9), statement("")
    )
    assert verbatim(PAPERS, shown) == (2, 4)


def test_a_sentence_goes_on_behind_a_footnote() -> None:
    assert fold(without_footnotes("The post¹ is\n¹ See page 4.\nfilled.")) == "the post is filled."


def test_means_leave_out_the_scores_that_an_answer_does_not_have() -> None:
    found = means([Score(1.0, 1.0, 0.5, None, answered=True), Score(0.0, 0.0, 0.0, 0.5, answered=False)])
    assert found.values == {"ndcg@10": 0.5, "recall@5": 0.5, "precision": 0.25, "quote": 0.5, "answered": 0.5}
    assert found.count == 2


def test_nothing_to_count_has_no_mean_and_no_share() -> None:
    assert set(means([]).values.values()) == {None}
    assert tally([]).share is None


@pytest.mark.parametrize(("share", "expected"), [(50, 2.0), (75, 3.0), (95, 4.0), (100, 4.0)])
def test_a_percentile_is_a_value_that_so_many_do_not_exceed(share: int, expected: float) -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], share) == expected
