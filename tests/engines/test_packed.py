"""Packed rows: what was put under a mark is found under it and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.packed import Packed, packed

MARKS = st.text(st.characters(exclude_characters="\n", exclude_categories=("Cs",)), max_size=4)


@given(st.dictionaries(MARKS, st.binary(min_size=3, max_size=3), max_size=6), st.lists(MARKS, max_size=6))
def test_each_mark_has_its_own_row_and_others_have_none(rows: dict[str, bytes], others: list[str]) -> None:
    kept = Packed(packed(rows, width=3))
    assert {mark: kept.row(place) for mark in rows for place in kept.found([mark])} == rows
    assert [kept.row(place) for place in kept.found([*others, *others])] == [rows[mark] for mark in dict.fromkeys(others) if mark in rows]


@pytest.mark.parametrize("rows", [{"police": b"ab"}, {"police\nnurse": b"abc"}])
def test_rows_that_could_not_be_found_again_are_refused(rows: dict[str, bytes]) -> None:
    with pytest.raises(ValueError):
        packed(rows, width=3)
