"""How long a pack takes after start-up: planning it, and making all its files. `python -m tests.bench.pack` prints the figures."""

from __future__ import annotations

import datetime
from time import perf_counter

from assistant.answering.desk import Desk
from assistant.exports.folder import edition_of, pack_files
from assistant.exports.pack import Request
from assistant.exports.planning import plan

AIM = 3.0
"""Seconds for a whole pack."""
REQUESTS = {
    "health visitor, 90 minutes": Request(roles=("health-visitor",), topic="supervision", minutes=90),
    "mixed, half a day": Request(topic="referrals", minutes=180, level="intermediate", group=30),
    "GPs, 60 minutes": Request(roles=("gp",), minutes=60),
}


def pack_times(desk: Desk | None = None, *, rounds: int = 3) -> dict[str, float]:
    """Seconds for a whole pack by session, the best of some rounds; the desk is warm."""
    desk = desk or Desk()
    _whole(desk, REQUESTS["GPs, 60 minutes"])
    return {name: min(_whole(desk, request) for _ in range(rounds)) for name, request in REQUESTS.items()}


def _whole(desk: Desk, request: Request) -> float:
    begun = perf_counter()
    session = plan(desk, request, date=datetime.date(2026, 11, 22), version="0")
    dict(pack_files(edition_of(desk, session, version="0")))
    return perf_counter() - begun


if __name__ == "__main__":
    for session_name, seconds in pack_times().items():
        print(f"{session_name}: {seconds:.2f} s (aim {AIM:.0f} s)")
