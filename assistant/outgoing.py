"""Outgoing: what leaves the chat screen as files: a conversation, a session, a pack. It joins the screen and the exports, which do not know each other."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import cast

from assistant.answering.desk import Desk, clean
from assistant.exports.checking import problems
from assistant.exports.errors import ExportError, PlanError, RequestError
from assistant.exports.evidence import Pinned
from assistant.exports.folder import edition_of, pack_files, put
from assistant.exports.pack import Outcome, Request, SessionPack
from assistant.exports.plan_file import kept_statement
from assistant.exports.planning import plan
from assistant.exports.requests import read_called, read_group, read_level, read_minutes, read_roles
from assistant.exports.talk import Form, export_conversation, export_session
from assistant.exports.timing import clock
from assistant.exports.wording import Wording, load_wording
from assistant.sessions import KeptTurn, Pin
from knowledge.corpus import Corpus

FOLDER = "laming-pack"
LONGER = 15
"""Minutes by which a session that does not fit is made longer, to say what it would fit into."""


class OutgoingError(Exception):
    """Something cannot be written; the message says what was wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a trainer wants of a session, as typed."""

    title: str = ""
    roles: str = ""
    """Whom it is for, separated by commas; none for a mixed group."""
    minutes: str = "90"
    level: str = "basic"
    group: str = "20"
    outcomes: tuple[tuple[str, str], ...] = ()
    """The trainer's own words for outcomes, by their ids."""


@dataclass(frozen=True, slots=True)
class DraftedOutcome:
    """An outcome of a draft."""

    id: str
    planned: str
    """As the plan words it."""
    text: str
    """As the trainer does; else as planned."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A session as planned, or what stands in the way of it."""

    pack: SessionPack | None
    """What can be built; None where there are problems."""
    problems: tuple[str, ...] = ()
    title: str = ""
    minutes: int = 0
    """The length that the parts are for: more than was wished where that does not fit."""
    parts: tuple[tuple[str, int, str], ...] = ()
    """Of each part the clock time, the minutes and the title."""
    outcomes: tuple[DraftedOutcome, ...] = ()


def conversation_file(corpus: Corpus, name: str, turns: Sequence[KeptTurn], form: str) -> bytes:
    """A conversation in one of the forms of an export. Raises OutgoingError where it cannot be made."""
    try:
        return export_conversation(corpus, name, turns, cast("Form", form), version=_version())
    except ExportError as problem:
        raise OutgoingError(str(problem)) from problem


def session_file(corpus: Corpus, name: str, pins: Sequence[Pin], form: str) -> bytes:
    """A session in one of the forms of an export. Raises OutgoingError for a quote that its paper does not have."""
    try:
        return export_session(corpus, name, pins, cast("Form", form), version=_version())
    except ExportError as problem:
        raise OutgoingError(str(problem)) from problem


def new_file(folder: Path, stem: str, suffix: str, content: bytes) -> Path:
    """Writes a file that was not there before, numbered from 1, and gives its path. Raises OutgoingError where it cannot be written."""
    for number in count(1):
        path = folder / f"{stem}-{number}.{suffix}"
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        except OSError as problem:
            if path.is_file() and path.stat().st_size < len(content):
                path.unlink()
            raise OutgoingError(f"{path}: {problem.strerror or problem}") from problem
        return path
    raise AssertionError("the numbers end")


def drafted(desk: Desk, session: str, pins: Sequence[Pin], wish: Wish) -> Draft:
    """A session planned from pins; where it does not fit its minutes, how it would look in the next length that it fits."""
    wording = load_wording(desk.library)
    try:
        request = _request(desk, wording, session, wish)
        pinned = _pinned(desk, pins)
    except ExportError as problem:
        return Draft(None, _said(problem))
    try:
        return _shown(_planned(desk, request, pinned), wording, wish)
    except PlanError as problem:
        longer = _longer(desk, request, pinned, most=int(wording["sessions"]["most"]))
        shown = _shown(longer, wording, wish) if longer else Draft(None)
        return replace(shown, pack=None, problems=_said(problem))
    except ExportError as problem:
        return Draft(None, _said(problem))


def built(desk: Desk, draft: Draft, folder: Path, told: Callable[[str], None]) -> Path:
    """The files of a draft in a new folder inside `folder`; `told` hears of each file before it is made, and may raise to call it off.

    Raises OutgoingError where there is nothing to build or the files cannot be written; nothing half-written stays.
    """
    if draft.pack is None:
        raise OutgoingError("; ".join(draft.problems) or "there is no plan yet.")
    try:
        files = dict(pack_files(edition_of(desk, draft.pack, version=_version()), told=told))
        place = next(path for path in (folder / f"{FOLDER}-{number}" for number in count(1)) if not path.exists())
        told(place.name)
        put(place, files)
    except ExportError as problem:
        raise OutgoingError(str(problem)) from problem
    return place


def _request(desk: Desk, wording: Wording, session: str, wish: Wish) -> Request:
    if not wish.group.strip().isdecimal():
        raise RequestError(f"{wish.group!r} is no number of participants.")
    names = [name for name in wish.roles.split(",") if name.strip()]
    return Request(
        roles=read_roles(desk, names), called=read_called(desk, names), minutes=read_minutes(wish.minutes, wording),
        level=read_level(wish.level.strip(), wording), group=read_group(int(wish.group), wording), session=session, title=clean(wish.title),
    )  # fmt: skip


def _pinned(desk: Desk, pins: Sequence[Pin]) -> tuple[Pinned, ...]:
    if not pins:
        raise RequestError("nothing is pinned to this session yet: pin some quotes first.")
    corpus = desk.library.corpus
    return tuple(Pinned(kept_statement(pin.statement, place, corpus), pin.question, pin.note, pin.minutes) for place, pin in enumerate(pins, start=1))


def _planned(desk: Desk, request: Request, pinned: Sequence[Pinned]) -> SessionPack:
    today = datetime.datetime.now(datetime.UTC).date()
    return plan(desk, request, date=today, version=_version(), pinned=pinned)


def _longer(desk: Desk, request: Request, pinned: Sequence[Pinned], *, most: int) -> SessionPack | None:
    """The session in the next length that it fits; None where it fits none."""
    for minutes in range(request.minutes + LONGER, most + 1, LONGER):
        try:
            return _planned(desk, replace(request, minutes=minutes), pinned)
        except PlanError:
            continue
        except ExportError:
            return None
    return None


def _shown(pack: SessionPack, wording: Wording, wish: Wish) -> Draft:
    own = {id_: clean(text) for id_, text in wish.outcomes}
    outcomes = tuple(DraftedOutcome(outcome.id, outcome.text, own.get(outcome.id) or outcome.text) for outcome in pack.outcomes)
    pack = replace(pack, outcomes=tuple(Outcome(each.id, each.text) for each in outcomes))
    found = tuple(problems(pack, wording))
    times = clock(pack.start, (part.minutes for part in pack.parts))
    parts = tuple((time, part.minutes, part.title) for time, part in zip(times, pack.parts, strict=True))
    return Draft(None if found else pack, found, pack.title, pack.minutes, parts, outcomes)


def _said(problem: ExportError) -> tuple[str, ...]:
    return problem.problems if isinstance(problem, PlanError) else (str(problem),)


def _version() -> str:
    from assistant.commands.start import version  # late: the installed version is slow to find

    return version()
