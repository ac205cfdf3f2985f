"""Merging ranked lists: pure functions of what they are given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import Hit
from index.fusion import best_of, merge_weights, weighted_sum

SCORES = st.lists(st.tuples(st.sampled_from(["rec:1", "rec:2", "rec:3", "press:1"]), st.floats(0.01, 100)), unique_by=lambda pair: pair[0])
HITS = SCORES.map(lambda pairs: [Hit(unit, score) for unit, score in pairs])


def test_scores_add_up_with_the_weight_of_their_list_and_the_best_gives_its_passage() -> None:
    merged = weighted_sum([(1.0, [Hit("rec:1", 2.0, "a"), Hit("rec:2", 3.0, "b")]), (2.0, [Hit("rec:1", 1.5, "c"), Hit("rec:3", 1.0)])])
    assert merged == [Hit("rec:1", 5.0, "c"), Hit("rec:2", 3.0, "b"), Hit("rec:3", 2.0, None)]


def test_equal_scores_stand_in_the_order_of_their_names() -> None:
    assert [hit.unit for hit in weighted_sum([(1.0, [Hit("b", 1.0), Hit("a", 1.0)])])] == ["a", "b"]
    assert [hit.unit for hit in best_of([("b", "b:1", 1.0), ("a", "a:1", 1.0)], rest=0.5)] == ["a", "b"]


@given(HITS, HITS, st.floats(0.1, 10))
def test_merging_gives_each_unit_once_best_first_and_does_not_mind_the_order_of_the_lists(one: list[Hit], other: list[Hit], weight: float) -> None:
    merged = weighted_sum([(weight, one), (1.0, other)])
    swapped = weighted_sum([(1.0, other), (weight, one)])
    assert {hit.unit for hit in merged} == {hit.unit for hit in (*one, *other)}
    assert len({hit.unit for hit in merged}) == len(merged)
    assert [hit.score for hit in merged] == sorted((hit.score for hit in merged), reverse=True)
    assert {hit.unit: pytest.approx(hit.score) for hit in swapped} == {hit.unit: hit.score for hit in merged}


def test_a_unit_counts_its_best_passage_whole_and_the_others_in_part() -> None:
    assert best_of([("rec:1", "a", 1.0), ("rec:1", "b", 3.0), ("rec:1", "c", 2.0)], rest=0.25) == [Hit("rec:1", 3.75, "b")]


def test_nothing_merged_is_nothing() -> None:
    assert weighted_sum([]) == weighted_sum([(1.0, [])]) == best_of([], rest=0.5) == []


@given(st.dictionaries(st.text(max_size=3), st.floats(0, 9)), st.dictionaries(st.text(max_size=3), st.floats(0, 9)))
def test_a_word_in_several_mappings_keeps_its_highest_weight(one: dict[str, float], other: dict[str, float]) -> None:
    merged = merge_weights(one, other)
    assert merged == {word: max(one.get(word, 0), other.get(word, 0)) for word in one | other}
