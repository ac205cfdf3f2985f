"""The linear model: shares that come to 1, signs that nobody learnt passed over, and files that are none named."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lanes import MIDDLE
from index.linear import LinearModel, compile_linear
from knowledge.library import Library

CONTENT = {
    "units": ["one", "two"],
    "constants": [0.0, 0.0],
    "step": 0.1,
    "rarity": {"police": 2.0, "nurse": 1.0},
    "weights": {sign: b64encode(bytes(row)).decode() for sign, row in {"police": [MIDDLE + 50, MIDDLE - 50], "nurse": [MIDDLE - 20, MIDDLE + 20]}.items()},
}


def test_a_sign_speaks_for_the_unit_that_it_was_learnt_with() -> None:
    model = LinearModel(compile_linear(CONTENT))
    assert model.shares(["police"])["one"] > 0.9
    assert model.shares(["nurse"])["two"] > 0.9
    assert model.shares(["police", "nurse"])["one"] > 0.5


def test_unknown_signs_say_nothing_and_a_sign_said_twice_counts_once() -> None:
    model = LinearModel(compile_linear(CONTENT))
    assert model.shares(["weather"]) == {}
    assert model.shares(["police", "weather", "police"]) == model.shares(["police"])


@pytest.mark.parametrize("wrong", [{"weights": {"police": b64encode(b"abc").decode()}}, {"weights": {"police": "!"}}])
def test_a_file_whose_rows_do_not_fit_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        compile_linear({**CONTENT, **wrong})


@given(st.lists(st.text(max_size=8), max_size=20))
def test_the_shares_of_the_real_model_come_to_one_or_there_are_none(library: Library, signs: list[str]) -> None:
    shares = LinearModel(library.learnt("answerable", compile_linear)).shares([*signs, *signs])
    assert not shares or sum(shares.values()) == pytest.approx(1)
