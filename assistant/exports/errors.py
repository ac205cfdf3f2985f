"""What goes wrong with packs and exports: each error is one line for a person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

TOLD = 4
"""Things wrong with a plan that are told at once."""


class ExportError(Exception):
    """A pack or an export cannot be made; the message says what was wrong and what to do."""


class RequestError(ExportError):
    """What was asked for cannot be planned: an unknown role or topic, minutes that are none."""


class PlanError(ExportError):
    """A plan does not hold together. `problems` has one line for each thing that is wrong."""

    def __init__(self, problems: Sequence[str], *, path: Path | None = None) -> None:
        self.problems = tuple(problems)
        self.path = path
        more = f"; and {len(self.problems) - TOLD} more" if len(self.problems) > TOLD else ""
        super().__init__(f"{path}: " * bool(path) + "; ".join(self.problems[:TOLD]) + more)


class FolderError(ExportError):
    """Files may not be put where they are wanted; nothing was changed there."""


class WriteError(FolderError):
    """Files could not be written; nothing was changed."""
