"""Roles heard in messages by a writer whose others the model has not learnt from: said by rank, by work, by what others call them, or by no name at all."""

from __future__ import annotations

from assistant.answering.desk import Desk
from tests.relevance.calls import HERE

LEAST_HEARD, LEAST_PASSED_OVER = 0.65, 0.8
NOBODY = "-"


def messages() -> list[tuple[set[str], str]]:
    """The roles that each message is about, "-" where it is about nobody's duties, and the message."""
    rows = (line.split("\t", 1) for line in (HERE / "roles_unseen.tsv").read_text(encoding="utf-8").splitlines())
    return [(set(roles.split(",")), message) for roles, message in rows]


def test_roles_are_heard_by_how_people_tell_of_themselves(desk: Desk) -> None:
    told = [(roles, message) for roles, message in messages() if roles != {NOBODY}]
    unheard = [message for roles, message in told if not roles & set(desk.reader.read(message).roles)]
    assert len(told) >= 300
    assert len(unheard) <= (1 - LEAST_HEARD) * len(told), unheard


def test_a_trade_that_is_only_mentioned_does_not_speak(desk: Desk) -> None:
    others = [message for roles, message in messages() if roles == {NOBODY}]
    read = [(message, desk.reader.read(message)) for message in others]
    taken = [message for message, question in read if question.roles and not question.named]
    assert len(others) >= 70
    assert len(taken) <= (1 - LEAST_PASSED_OVER) * len(others), taken


def test_a_role_that_is_named_is_the_one_that_is_meant(desk: Desk) -> None:
    roles = desk.library.roles.values()
    heard = {role.id: desk.reader.read(f"what applies to {role.plural}").roles for role in roles}
    assert {role for role, found in heard.items() if role not in found} == set()
