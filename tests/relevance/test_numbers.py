"""Recommendations looked up by number and moved between, as five writers type who had seen nothing of the program; and numbers that mean something else."""

from __future__ import annotations

from assistant.answering.conversation import Conversation
from assistant.answering.desk import Desk
from tests.relevance.calls import HERE

LEAST_FOUND, LEAST_FOLLOWED = 0.9, 0.85


def lookups() -> list[tuple[set[str], str]]:
    """The units that are meant, none where no recommendation is, and the message."""
    rows = (line.split("\t", 1) for line in (HERE / "numbers.tsv").read_text(encoding="utf-8").splitlines())
    return [({f"rec:{number.strip()}" for number in named.split(",") if number.strip()}, message) for named, message in rows]


def test_recommendations_are_found_by_their_number(desk: Desk) -> None:
    meant = [(units, message) for units, message in lookups() if units]
    missed = [message for units, message in meant if set(desk.ask(message).units()[: len(units)]) != units]
    assert len(meant) > 300
    assert len(missed) <= (1 - LEAST_FOUND) * len(meant), missed


def test_other_numbers_are_not_taken_for_recommendations(desk: Desk) -> None:
    others = [message for units, message in lookups() if not units]
    taken = [message for message in others if desk.reader.read(message).numbers]
    assert len(others) >= 60
    assert len(taken) <= (1 - LEAST_FOUND) * len(others), taken


def test_moves_from_number_to_number_are_followed(desk: Desk) -> None:
    rows = [line.split("\t", 1) for line in (HERE / "moves.tsv").read_text(encoding="utf-8").splitlines()]
    lost = [turns for named, turns in rows if shown_at_the_end(desk, turns.split("|")) != {f"rec:{number.strip()}" for number in named.split(",")}]
    assert len(rows) >= 230
    assert len(lost) <= (1 - LEAST_FOLLOWED) * len(rows), lost


def shown_at_the_end(desk: Desk, turns: list[str]) -> set[str]:
    """The recommendations that the last turn of a conversation shows."""
    talk = Conversation()
    for turn in turns:
        answer = desk.ask(turn.strip(), talk)
    return {unit for unit in answer.units() if unit.startswith("rec:")}
