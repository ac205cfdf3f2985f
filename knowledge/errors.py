"""Errors about the papers and the data, each carrying the facts a message needs."""

from __future__ import annotations

from pathlib import Path


class KnowledgeError(Exception):
    """The papers or the data about them cannot be used as they are."""


class ChangedSourceError(KnowledgeError):
    """A paper's file or text is not the one that the offsets count in."""

    def __init__(self, path: Path, *, expected: str, found: str, what: str = "") -> None:
        self.path = path
        self.expected = expected
        self.found = found
        super().__init__(f"{what or path} has changed: its SHA-256 is {found}, expected {expected}. Restore the file as received.")


class DataError(KnowledgeError):
    """A data file holds something that does not fit its form."""

    def __init__(self, path: Path, problem: str) -> None:
        self.path = path
        self.problem = problem
        super().__init__(f"{path}: {problem}")
