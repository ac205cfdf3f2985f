"""The model whose weights add up: sums that are exact however many rows there are, shares that come to 1, files that are none named."""

from __future__ import annotations

from base64 import b64encode
from math import exp
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.additive import AdditiveModel, compile_additive
from index.lanes import MIDDLE
from knowledge.library import Library

STEP = 0.1


def content(rows: dict[str, list[int]], units: list[str]) -> dict[str, Any]:
    return {
        "units": units,
        "constants": [0.0] * len(units),
        "step": STEP,
        "weights": {mark: b64encode(bytes(weight + MIDDLE for weight in row)).decode() for mark, row in rows.items()},
    }


KEPT = content({"police": [50, -50, 0], "nurse": [-20, 20, 0]}, ["one", "two", "three"])


def test_a_mark_speaks_for_the_unit_that_it_was_learnt_with() -> None:
    model = AdditiveModel(compile_additive(KEPT))
    assert model.shares(["police"])["one"] > 0.9
    assert model.shares(["nurse"])["two"] > model.shares(["nurse"])["three"] > model.shares(["nurse"])["one"]
    assert model.shares(["police", "nurse"])["one"] > 0.5


def test_unknown_marks_say_nothing_and_a_mark_said_twice_counts_once() -> None:
    model = AdditiveModel(compile_additive(KEPT))
    assert model.shares(["weather"]) == {}
    assert model.shares(["police", "weather", "police"]) == model.shares(["police"])


@pytest.mark.parametrize("count", [1, 3, 256, 257, 700])
@given(st.data())
def test_rows_add_up_place_by_place(count: int, data: st.DataObject) -> None:
    width = data.draw(st.sampled_from([2, 5, 40]))
    chosen = data.draw(st.lists(st.lists(st.integers(-128, 127), min_size=width, max_size=width), min_size=1, max_size=4))
    rows = {f"mark {number}": chosen[number % len(chosen)] for number in range(count)}
    units = [f"unit {number}" for number in range(width)]
    totals = [STEP * sum(column) for column in zip(*rows.values(), strict=True)]
    likely = [exp(total - max(totals)) for total in totals]
    shares = AdditiveModel(compile_additive(content(rows, units))).shares(rows)
    assert list(shares.values()) == pytest.approx([each / sum(likely) for each in likely])


@pytest.mark.parametrize("wrong", [{"weights": {"police": b64encode(b"abcd").decode()}}, {"weights": {"police": "!"}}, {"constants": [0.0]}])
def test_a_file_whose_rows_do_not_fit_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        compile_additive({**KEPT, **wrong})


@given(st.lists(st.text(max_size=8), max_size=20))
def test_the_shares_of_the_real_model_come_to_one_or_there_are_none(library: Library, marks: list[str]) -> None:
    shares = AdditiveModel(library.learnt("units", compile_additive)).shares([*marks, "polic", *marks])
    assert sum(shares.values()) == pytest.approx(1)
