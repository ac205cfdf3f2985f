"""The forest adds up what each tree says of each row, as going down the trees a step at a time does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.forest import Forest, compile_forest, compile_forests

WIDTH, SHARED = 2, 2
VALUES = st.floats(-3, 3, allow_nan=False)
TREES = st.recursive(VALUES, lambda node: st.tuples(st.integers(0, WIDTH + SHARED - 1), VALUES, node, node).map(list), max_leaves=20)
ROWS = st.lists(st.lists(VALUES, min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=6)


def walked(node: Any, clues: list[float]) -> float:
    """What a tree says of one row, a step at a time."""
    while isinstance(node, list):
        clue, limit, low, high = node
        node = low if clues[clue] <= limit else high
    return float(node)


@given(st.lists(TREES, max_size=4), ROWS, st.lists(VALUES, min_size=SHARED, max_size=SHARED))
def test_each_row_gets_what_going_down_each_tree_gives(trees: list[Any], rows: list[list[float]], shared: list[float]) -> None:
    found = Forest(compile_forest(0.5, trees, width=WIDTH)).values(rows, shared)
    assert found == pytest.approx([0.5 + sum(walked(tree, [*row, *shared]) for tree in trees) for row in rows])


def test_a_limit_belongs_to_the_lower_side() -> None:
    assert Forest(compile_forest(0.0, [[0, 1.0, -1.0, 1.0]], width=1)).values([[1.0], [1.1]], []) == [-1.0, 1.0]


@pytest.mark.parametrize("wrong", [{"alone": 3}, {"alone": {"start": 0.0, "trees": []}}, {"alone": {"start": "?", "trees": [], "width": 1}}])
def test_a_file_that_holds_no_forests_is_refused(wrong: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        compile_forests(wrong)
