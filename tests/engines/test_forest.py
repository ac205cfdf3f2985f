"""The forest adds up what each tree says of each row, the same whether rows are taken down together or alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.forest import Forest, compile_forests

WIDTH, SHARED = 2, 2
VALUES = st.floats(-3, 3, allow_nan=False)
TREES = st.recursive(VALUES, lambda node: st.tuples(st.integers(0, WIDTH + SHARED - 1), VALUES, node, node).map(list), max_leaves=12)
ROWS = st.lists(st.lists(VALUES, min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=6)


def walked(node: Any, clues: list[float]) -> float:
    """What a tree says of one row, a step at a time."""
    while isinstance(node, list):
        clue, limit, low, high = node
        node = low if clues[clue] <= limit else high
    return float(node)


@given(st.lists(TREES, max_size=4), ROWS, st.lists(VALUES, min_size=SHARED, max_size=SHARED))
def test_rows_taken_together_get_what_each_gets_alone(trees: list[Any], rows: list[list[float]], shared: list[float]) -> None:
    found = Forest(0.5, trees, width=WIDTH).values(rows, shared)
    assert found == pytest.approx([0.5 + sum(walked(tree, [*row, *shared]) for tree in trees) for row in rows])


def test_a_limit_belongs_to_the_lower_side() -> None:
    assert Forest(0.0, [[0, 1.0, -1.0, 1.0]], width=1).values([[1.0], [1.1]], []) == [-1.0, 1.0]


@pytest.mark.parametrize("wrong", [{"alone": 3}, {"alone": {"start": 0.0, "trees": []}}, {"alone": {"start": "?", "trees": [], "width": 1}}])
def test_a_file_that_holds_no_forests_is_refused(wrong: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        compile_forests(wrong)
