"""Work on a list that was shown: some left out, some kept, some brought back, what is left."""

from __future__ import annotations

import pytest

from assistant.answering.answer import Answer
from assistant.answering.conversation import Conversation
from assistant.answering.desk import Desk

REVIEWS = "which recommendations mention serious case reviews?"
AUTUMN = "what is due in October 2009?"


def talk(desk: Desk, *messages: str) -> list[Answer]:
    """The answers to the messages of one conversation."""
    conversation = Conversation()
    return [desk.ask(message, conversation) for message in messages]


@pytest.mark.parametrize(
    ("first", "message", "without"),
    [
        (AUTUMN, "not health visitors", "rec:32"), (AUTUMN, "leave the ICS ones out", "rec:17"), (AUTUMN, "drop 31", "rec:31"),
        (AUTUMN, "health visitors off the list please", "rec:32"), (AUTUMN, "could you take away the one about practice guidance for boards", "rec:50"),
    ],
)  # fmt: skip
def test_some_are_left_out(desk: Desk, first: str, message: str, without: str) -> None:
    whole, rest = talk(desk, first, message)
    assert without in whole.units()
    assert without not in rest.units()
    assert set(rest.units()) < set(whole.units())
    assert len(rest.units()) >= len(whole.units()) - 3


def test_one_message_leaves_out_several(desk: Desk) -> None:
    for message, dropped in (("drop 31 and 50", {"rec:31", "rec:50"}), ("leave out the ICS and health visitors", {"rec:17", "rec:18", "rec:32"})):
        whole, rest = talk(desk, AUTUMN, message)
        assert dropped <= set(whole.units()) - set(rest.units())
        assert len(rest.units()) >= len(whole.units()) - len(dropped) - 1


def test_only_the_rows_of_the_table_are_kept(desk: Desk) -> None:
    whole, kept = talk(desk, AUTUMN, "only what's in the table")
    assert [unit for unit in whole.units() if unit.startswith("rec:")] == list(kept.units())


def test_one_message_keeps_several(desk: Desk) -> None:
    _, kept = talk(desk, AUTUMN, "just 24 and 26")
    assert list(kept.units()) == ["rec:24", "rec:26"]


def test_a_list_is_narrowed_by_date(desk: Desk) -> None:
    whole, kept = talk(desk, REVIEWS, "only the September ones")
    assert {"rec:45"} <= set(kept.units()) < set(whole.units())


def test_what_was_left_out_comes_back(desk: Desk) -> None:
    whole, rest, dropped, again = talk(desk, AUTUMN, "leave out health visitors", "the ones I dropped", "full list again")
    assert set(dropped.units()) == set(whole.units()) - set(rest.units())
    assert set(again.units()) == set(whole.units())


def test_what_remains_is_what_was_not_kept(desk: Desk) -> None:
    whole, kept, rest = talk(desk, AUTUMN, "just those in the thirties", "and the rest?")
    assert set(kept.units()) & set(rest.units()) == set()
    assert set(rest.units()) < set(whole.units())


@pytest.mark.parametrize("message", ["who leads on them?", "are we allowed to take forms out", "no worries, and by when", "besides them who else acts"])
def test_a_question_on_a_list_is_no_work_on_it(desk: Desk, message: str) -> None:
    conversation = Conversation()
    desk.ask(AUTUMN, conversation)
    desk.ask(message, conversation)
    assert not conversation.turns[-1].of


def test_how_it_was_read_is_said(desk: Desk) -> None:
    _, rest = talk(desk, AUTUMN, "not health visitors")
    assert rest.read_as == f"not health visitors (of: {AUTUMN})"
