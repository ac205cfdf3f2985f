"""stderr and exit codes: everything that is not the answer."""

from __future__ import annotations

import sys
from enum import IntEnum

from assistant.shell.wrapping import harmless


class ExitCode(IntEnum):
    """How a command ended. `laming --help` says it in the same words."""

    ANSWERED = 0
    NOT_FOUND = 1
    USAGE = 2
    DATA = 3
    FAILED = 4
    INTERRUPTED = 130
    PIPE_CLOSED = 141


MEANINGS = {
    ExitCode.ANSWERED: "answered; also where help for a child comes first, and where a question was not stored because it held a person's details",
    ExitCode.NOT_FOUND: "the papers do not answer it, the question is too vague, or a quote is not where its citation says",
    ExitCode.USAGE: "the command or its input was not understood; with --jsonl, at least one line was not",
    ExitCode.DATA: "a paper or data file is missing, damaged or has changed",
    ExitCode.FAILED: "the answer could not be written, or the program has a fault",
    ExitCode.INTERRUPTED: "interrupted with Ctrl+C",
    ExitCode.PIPE_CLOSED: "the reader of the output went away",
}

BY_STATUS = {
    "answered": ExitCode.ANSWERED,
    "urgent": ExitCode.ANSWERED,
    "personal_data": ExitCode.ANSWERED,
    "clarify": ExitCode.NOT_FOUND,
    "not_found": ExitCode.NOT_FOUND,
}
"""The exit code for the status of an answer."""


class UsageError(Exception):
    """The command or its input was not understood; the message says what was wrong and what to do."""


def say(message: str) -> None:
    """Writes one line to stderr; where that is closed, nothing."""
    line = f"laming: {' '.join(harmless(message).split())}\n"
    stream = sys.stderr
    if stream is None:
        return
    try:
        encoding = stream.encoding or "utf-8"
        stream.write(line.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except (OSError, ValueError):  # nobody listens: the exit code still tells
        return
