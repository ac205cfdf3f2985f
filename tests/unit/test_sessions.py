"""Store: kept conversations and sessions of pins."""

from __future__ import annotations

import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sessions import NAME_LENGTH, Pin, Store, StoreError


def answer(question: str, *, status: str = "answered", quote: str = "Ofsted should revise") -> dict[str, Any]:
    statements = [statement(quote)] if status == "answered" else []
    return {"question": question, "read_as": question, "status": status, "headline": "Found.", "statements": statements}


def statement(quote: str = "Ofsted should revise") -> dict[str, Any]:
    return {"quote": quote, "citation": {"number": 1, "source": "table", "sha256": "", "start": 0, "end": len(quote), "locator": "Recommendation 10"}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "kept.sqlite3"


def test_a_conversation_comes_back_as_it_was_after_the_store_was_closed(path: Path) -> None:
    with Store(path) as store:
        kept = store.create("Ofsted")
        for question in ("first?", "second?"):
            assert store.append(kept, question, answer(question))
    with Store(path) as store:
        assert [(turn.asked, turn.answer["read_as"]) for turn in store.turns(kept)] == [("first?", "first?"), ("second?", "second?")]
        assert [(each.name, each.turns) for each in store.list()] == [("Ofsted", 2)]


def test_only_the_owner_can_read_the_file(path: Path) -> None:
    with Store(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_that_others_could_read_is_made_private(path: Path) -> None:
    Store(path).close()
    path.chmod(0o644)
    Store(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("status", ["personal_data", "urgent"])
def test_a_question_that_may_hold_a_persons_details_is_never_kept(path: Path, status: str) -> None:
    with Store(path) as store:
        kept = store.create("x")
        assert not store.append(kept, "my neighbour Jane Roe", answer("my neighbour Jane Roe", status=status))
        assert store.turns(kept) == ()
    assert b"Jane" not in path.read_bytes()


def test_what_is_deleted_is_gone_from_the_file(path: Path) -> None:
    """Neither the words nor the name stay behind in freed pages or in a file beside it."""
    with Store(path) as store:
        gone, kept = store.create("Unmistakable title"), store.create("Other")
        store.append(gone, "zanzibar?", answer("zanzibar?", quote="quagga " * 2000))
        store.append(kept, "other?", answer("other?"))
        store.delete(gone)
        with pytest.raises(KeyError):
            store.turns(gone)
        assert [each.id for each in store.list()] == [kept]
    left = b"".join(each.read_bytes() for each in path.parent.iterdir())
    assert not [word for word in (b"zanzibar", b"quagga", b"Unmistakable") if word in left]


def test_what_was_not_used_for_longer_than_the_limit_goes(path: Path) -> None:
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    with Store(path, clock=lambda: now[0]) as store:
        old, used = store.create("old"), store.create("used")
        now[0] += timedelta(days=80)
        store.append(used, "again?", answer("again?"))
        now[0] += timedelta(days=20)
        assert store.retain(90) == 1
        assert [each.id for each in store.list()] == [used] != [old]


def test_a_fork_begins_with_the_turns_before_it_and_goes_its_own_way() -> None:
    with Store(None) as store:
        first = store.create("First")
        for question in ("a?", "b?", "c?"):
            store.append(first, question, answer(question))
        fork = store.fork(first, 2)
        store.append(fork, "d?", answer("d?"))
        assert [turn.asked for turn in store.turns(fork)] == ["a?", "b?", "d?"]
        assert [turn.asked for turn in store.turns(first)] == ["a?", "b?", "c?"]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("OFSTED inspect", [0]),  # words in any order, in question and quote
        ("revise", [1, 0]),
        ("%", []),  # no wildcard
        ("_", []),
        ("", []),
        ("ärzte", [1]),  # not only ASCII
    ],
)
def test_search_finds_the_turns_that_hold_every_word(words: str, places: list[int]) -> None:
    with Store(None) as store:
        kept = store.create("x")
        store.append(kept, "how does Ofsted inspect?", answer("how does Ofsted inspect?"))
        store.append(kept, "ÄRZTE?", answer("ÄRZTE?", quote="should revise"))
        assert [found.place for found in store.search(words)] == places


def test_renaming_folds_a_name_to_one_line_and_cuts_a_long_one() -> None:
    with Store(None) as store:
        kept = store.create("x")
        store.rename(kept, "two\nlines  " + "y" * 100)
        (listed,) = store.list()
        assert listed.name.startswith("two lines y")
        assert len(listed.name) <= NAME_LENGTH


@pytest.mark.parametrize("content", [b"this is no database, but it is someone's file", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_told_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError) as told:
        Store(path)
    assert str(path) in str(told.value)
    assert path.read_bytes() == content


def test_a_file_of_a_newer_version_is_told_and_left_as_it_is(path: Path) -> None:
    with Store(path) as store:
        store._file.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer version"):
        Store(path)


@pytest.mark.parametrize(
    "act", [lambda store: store.turns(7), lambda store: store.delete(7), lambda store: store.rename(7, "x"), lambda store: store.fork(7, 1)]
)
def test_a_conversation_that_does_not_exist_is_a_key_error(act: Any) -> None:
    with Store(None) as store, pytest.raises(KeyError):
        act(store)


def pinned(store: Store, *notes: str) -> None:
    for note in notes:
        store.pin("Morning", Pin("asked?", statement(note), note, 5))


def test_pins_keep_their_order_note_and_minutes(path: Path) -> None:
    with Store(path) as store:
        pinned(store, "a", "b")
        store.note("Morning", 2, " better ")
        store.timed("Morning", 1, 12)
    with Store(path) as store:
        assert [(pin.note, pin.minutes) for pin in store.pins("Morning")] == [("a", 12), ("better", 5)]
        assert [(each.name, each.pins, each.minutes) for each in store.sessions()] == [("Morning", 2, 17)]


def test_the_same_quote_is_pinned_once() -> None:
    with Store(None) as store:
        places = [store.pin("Morning", Pin(asked, statement(quote), note)) for asked, quote, note in (("a?", "x", "mine"), ("b?", "y", ""), ("c?", "x", ""))]
        assert places == [1, 2, 1]
        assert [(pin.question, pin.note) for pin in store.pins("Morning")] == [("a?", "mine"), ("b?", "")]


@given(st.lists(st.tuples(st.sampled_from(["move", "remove"]), st.integers(1, 6), st.integers(-1, 9)), max_size=12))
def test_moving_and_removing_pins_does_what_it_does_to_a_list(changes: list[tuple[str, int, int]]) -> None:
    with Store(None) as store:
        pinned(store, *"abcdef")
        plain = list("abcdef")
        for change, place, to in changes:
            if place > len(plain):
                with pytest.raises(KeyError):
                    store.move("Morning", place, to) if change == "move" else store.remove("Morning", place)
            elif change == "move":
                moved = plain.pop(place - 1)
                plain.insert(min(max(to, 1), len(plain) + 1) - 1, moved)
                store.move("Morning", place, to)
            else:
                plain.pop(place - 1)
                store.remove("Morning", place)
            assert [pin.note for pin in store.pins("Morning")] == plain


@pytest.mark.parametrize("minutes", [0, -5, 10_000])
def test_minutes_that_are_no_length_of_time_are_refused(minutes: int) -> None:
    with Store(None) as store, pytest.raises(ValueError, match="whole minutes"):
        store.pin("Morning", Pin("asked?", statement(), minutes=minutes))


def test_a_session_is_renamed_and_deleted_and_no_name_is_given_twice() -> None:
    with Store(None) as store:
        pinned(store, "a")
        store.session("Afternoon")
        with pytest.raises(ValueError, match="already"):
            store.rename_session("Morning", "Afternoon")
        assert store.rename_session("Morning", "Early") == "Early"
        store.delete_session("Early")
        assert [each.name for each in store.sessions()] == ["Afternoon"]
        with pytest.raises(ValueError, match="needs a name"):
            store.session("  ")


def test_a_file_of_an_earlier_version_is_brought_up_to_date_with_all_that_is_in_it(path: Path) -> None:
    with Store(path) as store:
        kept = store.create("Ofsted")
        store.append(kept, "first?", answer("first?"))
    with sqlite3.connect(path) as file:
        file.executescript("ALTER TABLE turn DROP COLUMN context; PRAGMA user_version = 1;")
    file.close()
    with Store(path) as store:
        store.append(kept, "second?", answer("second?"), [{"about": "Ofsted"}])
        assert [(turn.asked, turn.context) for turn in store.turns(kept)] == [("first?", None), ("second?", [{"about": "Ofsted"}])]
