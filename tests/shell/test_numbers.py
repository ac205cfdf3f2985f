"""Recommendations by number: the many ways to write them, and the copy that is kept ready."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import lifelines
from assistant.answering.answer import to_json
from assistant.answering.desk import Desk
from assistant.commands.rec import looks_like_numbers, records
from assistant.shell.output import Look
from assistant.shell.papers import paper_names
from assistant.shell.rendering import rendered
from tests.shell.conftest import Laming


@pytest.fixture(scope="module")
def kept(desk: Desk) -> Path:
    """The copy, made anew."""
    assert lifelines.keep(records(desk), lifelines.signature())
    return Path(os.environ["LAMING_CACHE"], lifelines.FILE)


@pytest.mark.parametrize(
    "words", [["rec", "19"], ["R.19"], ["r19"], ["#19"], ["Recommendation", "19"], ["rec 19"], ["019"], ["rec", "no", "19"], ["rec", "nineteen"]]
)
def test_a_number_prints_the_same_in_every_spelling(laming: Laming, words: list[str]) -> None:
    found = laming(*words)
    assert found.code == 0
    assert found.text.split("\n")[0] == "Recommendation 19."


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["39-44"], "39, 40, 41, 42, 43, 44"),
        (["39–44"], "39, 40, 41, 42, 43, 44"),  # a long dash, as pasted from a document
        (["12", "15", "19"], "12, 15, 19"),
        (["12,", "15", "and", "19"], "12, 15, 19"),
        (["recs", "12,15"], "12, 15"),
        (["12,15", "and", "19"], "12, 15, 19"),
        (["rec", "twelve", "and", "fifteen"], "12, 15"),
    ],
)
def test_lists_and_ranges_name_each_number(laming: Laming, words: list[str], numbers: str) -> None:
    assert laming(*words).text.startswith(f"Recommendations {numbers}.\n")


@pytest.mark.parametrize("number", ["0", "59", "108", "9999", "99999999999999999999"])
def test_a_number_that_is_none_is_not_found_and_the_range_is_said(laming: Laming, number: str) -> None:
    found = laming(number)
    assert found.code == 1
    assert "58" in found.text


@pytest.mark.parametrize("words", [["19", "children", "died"], ["2009"], ["what", "about", "19"], ["rec"]])
def test_words_beside_a_number_make_it_a_question(words: list[str]) -> None:
    assert looks_like_numbers(words) == (words == ["2009"])


def test_every_kept_answer_prints_the_bytes_of_the_desk(desk: Desk, kept: Path) -> None:
    papers = paper_names(desk.library)
    for number in desk.library.corpus.recommendations:
        record = lifelines.read_kept(number)
        assert record is not None
        asked = to_json(desk.ask(f"recommendation {number}"))
        for look in (Look(80), Look(47, colour=True)):
            assert rendered(record["answer"], record["papers"], look) == rendered(asked, papers, look)


def test_the_first_look_up_keeps_what_the_second_prints(laming: Laming, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LAMING_CACHE", str(tmp_path / "new"))
    first = laming("19")
    assert lifelines.read_kept(19)
    assert laming("19").out == first.out


@settings(deadline=None)
@given(st.data())
def test_a_damaged_copy_gives_the_right_record_or_none(kept: Path, data: st.DataObject) -> None:
    whole = kept.read_bytes()
    right = lifelines.read_kept(19)
    place = data.draw(st.integers(0, len(whole) - 1))
    mark = data.draw(st.integers(0, 255))
    try:
        kept.write_bytes(whole[:place] + bytes([mark]) + whole[place + 1 :])
        assert lifelines.read_kept(19) in (None, right)
        kept.write_bytes(whole[:place])
        assert lifelines.read_kept(19) in (None, right)
    finally:
        kept.write_bytes(whole)


def test_a_copy_made_from_other_files_is_passed_over(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lifelines.read_kept(19)
    monkeypatch.setattr(lifelines, "signature", lambda: [*lifelines_signature, "one more file"])
    assert lifelines.read_kept(19) is None


lifelines_signature = lifelines.signature()


def test_a_folder_that_others_can_write_is_not_trusted(kept: Path) -> None:
    kept.parent.chmod(0o777)
    try:
        assert lifelines.read_kept(19) is None
    finally:
        kept.parent.chmod(0o700)
    assert lifelines.read_kept(19)


@pytest.mark.parametrize("place", ["/dev/null", "/dev/null/below", "/proc/laming"])
def test_a_cache_that_cannot_be_written_is_passed_over_silently(laming: Laming, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setenv("LAMING_CACHE", place)
    found = laming("19")
    assert (found.code, found.err) == (0, "")
    assert found.text.startswith("Recommendation 19.")
