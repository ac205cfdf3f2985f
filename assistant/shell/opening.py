"""The desk that commands ask, with the user's folder for compiled copies where there is a private one."""

from __future__ import annotations

from pathlib import Path

from assistant.answering.desk import Desk
from assistant.paths import cache_folder, private


def open_desk() -> Desk:
    """A desk over the bundled papers. Nothing is read before it is needed."""
    folder = private(cache_folder())
    return Desk(cache=Path(folder) if folder else None)
