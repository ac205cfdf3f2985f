"""The five sessions that the exports are tested with, and how to make a pack of each."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from assistant.answering.desk import Desk
from assistant.exports.edition import Edition
from assistant.exports.folder import edition_of, pack_files
from assistant.exports.pack import Request, SessionPack
from assistant.exports.planning import plan
from assistant.exports.requests import read_called, read_roles
from assistant.verification import SavedQuote, reader_for

VERSION = "1.2.3"
DAY = datetime.date(2026, 11, 22)
HEALTH_VISITOR = "health visitor"
REQUESTS: dict[str, tuple[list[str], Request]] = {
    HEALTH_VISITOR: (["health visitor"], Request(topic="supervision", minutes=90)),
    "mixed": (["mixed multi-agency"], Request(topic="referrals", minutes=180, level="intermediate", group=30)),
    "gps": (["GPs"], Request(minutes=60)),
    "board": (["LSCB members"], Request(minutes=120, title="Induction for Board members")),
    "supervisors": (["social work supervisors"], Request(topic="supervision", minutes=120, level="advanced", group=12)),
}


@cache
def desk() -> Desk:
    return Desk()


def request(name: str, **changed: object) -> Request:
    from dataclasses import replace

    roles, base = REQUESTS[name]
    return replace(base, **{"roles": read_roles(desk(), roles), "called": read_called(desk(), roles), **changed})


@cache
def pack(name: str) -> SessionPack:
    return plan(desk(), request(name), date=DAY, version=VERSION)


@cache
def edition(name: str) -> Edition:
    return edition_of(desk(), pack(name), version=VERSION)


@cache
def files(name: str) -> dict[str, bytes]:
    return dict(pack_files(edition(name)))


def quotes_of(name: str, content: bytes) -> list[SavedQuote]:
    """The quotes that a file shows, by the reader for its suffix."""
    return reader_for(Path(name).suffix)(content)
