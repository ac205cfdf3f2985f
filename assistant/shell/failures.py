"""Every failure that reaches the edge of the program -> one line for a person and an exit code."""

from __future__ import annotations

import os
import sys

from assistant.shell.diagnostics import ExitCode, UsageError, say
from assistant.shell.output import OutputError
from knowledge.errors import KnowledgeError

DEBUG = "LAMING_DEBUG"
"""The variable that asks for a traceback in place of the line."""


def exit_code_of(problem: BaseException) -> int:
    """Says on stderr what failed, and gives the exit code. Raises `problem` again where it is the interpreter's own way out."""
    if isinstance(problem, SystemExit):
        raise problem
    if isinstance(problem, BrokenPipeError):
        _leave_stdout()
        return ExitCode.PIPE_CLOSED
    if isinstance(problem, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    if os.environ.get(DEBUG):
        raise problem
    code, message = _told(problem)
    say(message)
    return code


def _told(problem: BaseException) -> tuple[ExitCode, str]:
    if isinstance(problem, UsageError):
        return ExitCode.USAGE, str(problem)
    if isinstance(problem, OutputError):
        _leave_stdout()
        return ExitCode.FAILED, f"the answer could not be written: {problem}"
    if isinstance(problem, KnowledgeError):
        return ExitCode.DATA, str(problem)
    if isinstance(problem, FileNotFoundError):
        return ExitCode.DATA, f"{problem.filename} is missing; install laming again"
    if isinstance(problem, OSError):
        return ExitCode.DATA, f"cannot read {problem.filename or 'a file'}: {problem.strerror or problem}"
    if isinstance(problem, ImportError):
        return ExitCode.FAILED, f"{problem}; install laming again"
    return ExitCode.FAILED, fault(problem)


def fault(problem: BaseException) -> str:
    """What to say of a failure that nobody foresaw."""
    return f"a fault in the program: {type(problem).__name__}: {problem} (set {DEBUG}=1 to see where)"


def ends_all(problem: Exception) -> bool:
    """Whether a failure over one question of many leaves no sense in going on to the next."""
    return isinstance(problem, OutputError | KnowledgeError | OSError) or bool(os.environ.get(DEBUG))


def _leave_stdout() -> None:
    """Points stdout at nothing, so that the interpreter does not fail again when it closes it."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
