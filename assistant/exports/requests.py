"""From what a trainer typed to a Request: roles and topics are looked up, lengths read, and what is unknown is answered with the nearest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answering.answer import Answer
from assistant.answering.desk import Desk, clean
from assistant.exports.errors import RequestError
from assistant.exports.pack import Request
from assistant.exports.wording import Wording, listed
from assistant.role_names import UnknownRoleError, role_named
from knowledge.records import Role

MIXED = frozenset(["mixed", "multi-agency", "multiagency", "mixed multi-agency", "multi-agency group", "mixed multi-agency group", "all", "everyone"])
SHOWN = 60
"""Letters of what was typed that a message repeats."""
TIME = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")


def read_roles(desk: Desk, names: Iterable[str]) -> tuple[str, ...]:
    """The ids of the roles that `names` say; a mixed group has none. Raises RequestError for an unknown one, with the nearest."""
    said = [clean(name) for name in names]
    return tuple(dict.fromkeys(_role(desk, name) for name in said if name.casefold() not in MIXED))


def read_called(desk: Desk, names: Iterable[str]) -> tuple[str, ...]:
    """For each role that `names` say the trainer's own plural of it, where its name is another than the role's. Raises RequestError as above."""
    said = [clean(name) for name in names]
    roles = {_role(desk, name): name for name in reversed([name for name in said if name.casefold() not in MIXED])}
    called = tuple(_called(desk.library.roles[role], roles[role]) for role in read_roles(desk, said))
    return called if any(called) else ()


def _called(role: Role, name: str) -> str:
    own = {each.casefold() for each in (role.id, role.name, role.plural)}
    if name.casefold() in own or name.isupper() or not name.replace(" ", "").isalpha():
        return ""
    return name if name.endswith("s") else f"{name[:-1]}ies" if name.endswith("y") and name[-2:-1] not in set("aeiou") else f"{name}s"


def _role(desk: Desk, name: str) -> str:
    if not name:
        raise RequestError("an empty role: say whom it is for. `laming roles` lists them all.")
    try:
        return role_named(desk.library, name).id
    except UnknownRoleError as problem:
        near = f"; nearest: {', '.join(problem.near)}" if problem.near else ""
        raise RequestError(f"no role “{name}” is known{near}. `laming roles` lists them all.") from problem


def _nearest(name: str, names: Iterable[str]) -> str:
    from index.fuzzy import nearest  # late: RapidFuzz is needed only for what is unknown

    near = nearest(name, names)
    return f"; nearest: {', '.join(near)}" if near else ""


def read_topic(desk: Desk, topic: str) -> tuple[Answer, ...]:
    """What the papers say on a topic, by several ways of asking. Raises RequestError where they do not treat it, with the nearest terms."""
    asked = (topic, f"what was recommended about {topic}", f"what guidance is there on {topic}", f"training on {topic}")
    found = [desk.ask(question) for question in asked]
    answers = tuple(answer for answer in found if answer.status == "answered")
    strange = found[0].status == "clarify" and desk.reader.read(topic).unknown
    if strange or found[0].status not in {"answered", "clarify"} or not answers:
        near = _nearest(topic, [term.name for term in desk.library.terms.values()])
        raise RequestError(f"the papers do not treat “{topic if len(topic) <= SHOWN else topic[:SHOWN] + '…'}”{near}.")
    return answers


def spelt(desk: Desk, topic: str) -> str:
    """A topic as it is read where it is misspelt."""
    answer = desk.ask(topic)
    return answer.read_as if any(notice.kind == "correction" for notice in answer.notices) else topic


def read_minutes(text: str, wording: Wording) -> int:
    """Minutes as typed: a number, "half-day" or "day". Raises RequestError for what is no length of a session."""
    rules = wording["sessions"]
    known = re.sub(r"[\s_]+", "-", text.strip().casefold()).removeprefix("a-").replace("half-a-day", "half-day")
    if known in {"half-day", "day"}:
        return int(rules[known])
    if not re.fullmatch(r"[0-9]{1,6}", known) or not rules["least"] <= int(known) <= rules["most"]:
        shorter = ". For less, use the briefing of a longer one" if known.isdecimal() and int(known[:6]) < rules["least"] else ""
        raise RequestError(f"{text[:SHOWN]!r} is no length of a session: give {rules['least']} to {rules['most']} minutes, half-day or day{shorter}.")
    return int(known)


def read_level(name: str, wording: Wording) -> str:
    """The level of a session. Raises RequestError for one that does not exist."""
    if name.casefold() not in wording["levels"]:
        raise RequestError(f"no level {name!r}: {listed(tuple(wording['levels']))} are known.")
    return name.casefold()


def read_group(count: int, wording: Wording) -> int:
    """The number of participants. Raises RequestError for one that is no group."""
    if not 1 <= count <= wording["group_most"]:
        raise RequestError(f"{count} is no size of a group: give 1 to {wording['group_most']} participants.")
    return count


def read_start(text: str) -> str:
    """The time of day at which a session begins. Raises RequestError for what is none."""
    if not TIME.fullmatch(text.strip()):
        raise RequestError(f"{text!r} is no time of day: write it as 09:30.")
    return text.strip().zfill(5)


def check_request(desk: Desk, request: Request) -> None:
    """That the roles and recommendations of a plan's request exist. Raises RequestError for one that does not."""
    read_numbers(desk, request.numbers)
    read_roles(desk, request.roles)


def read_numbers(desk: Desk, numbers: Sequence[int]) -> tuple[int, ...]:
    """Recommendation numbers. Raises RequestError for one that does not exist."""
    corpus = desk.library.corpus
    for number in numbers:
        if number not in corpus.recommendations:
            raise RequestError(f"there is no recommendation {number}: they are numbered {corpus.first} to {corpus.last}.")
    return tuple(dict.fromkeys(numbers))
