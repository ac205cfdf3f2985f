"""Requests as JSON lines -> answers as JSON lines, in order, each written as soon as it is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from assistant.answering.answer import to_json
from assistant.answering.conversation import Conversation
from assistant.answering.desk import Desk
from assistant.shell.diagnostics import ExitCode, UsageError, say
from assistant.shell.failures import ends_all, fault
from assistant.shell.output import write_json
from assistant.shell.questions import checked, role_asked

LONGEST_LINE = 1_000_000
"""Bytes of a line that are read; the rest of a longer one is passed over."""


@dataclass(frozen=True, slots=True)
class Request:
    """A question in a stream of them."""

    question: str
    id: str | None = None
    role: str | None = None
    """By id or in any of its names."""
    conversation: str | None = None


def answer_requests(desk: Desk, stream: BinaryIO) -> ExitCode:
    """Answers every line of `stream`; one that is no request is named on stderr and passed over.

    Gives FAILED where the program could not deal with a line, else USAGE where a line was no request, else ANSWERED. Raises
    what writing to stdout and reading the papers raise.
    """
    talks: dict[str, Conversation] = {}
    code = ExitCode.ANSWERED
    for number, line in _lines(stream):
        try:
            _answer(desk, read_request(line), talks)
        except UsageError as problem:
            say(f"line {number}: {problem}")
            code = max(code, ExitCode.USAGE)
        except Exception as problem:  # the requests behind it have a right to their answers
            if ends_all(problem):
                raise
            say(f"line {number}: {fault(problem)}")
            code = ExitCode.FAILED
    return code


def _answer(desk: Desk, request: Request, talks: dict[str, Conversation]) -> None:
    role = role_asked(desk.library, request.role) if request.role else None
    talk = talks.setdefault(request.conversation, Conversation()) if request.conversation is not None else Conversation()
    answer = desk.ask(request.question, talk, role=role)
    write_json(to_json(answer, id_=request.id, conversation=request.conversation))


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines that hold anything, with their numbers from 1."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        whole = line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE + 1)
        if whole.strip():
            yield number, whole


def read_request(line: bytes) -> Request:
    """The request in a line. Raises UsageError, saying what was wrong, where it holds none."""
    if len(line) > LONGEST_LINE:
        raise UsageError(f"longer than {LONGEST_LINE:,} bytes")
    try:
        content = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UsageError("not UTF-8") from None
    except (ValueError, RecursionError) as problem:
        raise UsageError(f"not JSON ({_short(problem)})") from None
    if not isinstance(content, dict):
        raise UsageError('not a JSON object; write {"id": "1", "question": "…"}')
    question = _text(content, "question")
    if question is None:
        raise UsageError('no "question"')
    return Request(checked(question), _text(content, "id"), _text(content, "role"), _text(content, "conversation"))


def _text(content: dict[str, Any], key: str) -> str | None:
    """The text under a key; a whole number counts as its digits, a missing key or null as None."""
    value = content.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and key != "question":
        return str(value)
    if value is not None and not isinstance(value, str):
        raise UsageError(f'"{key}" must be text')
    return value


def _short(problem: Exception) -> str:
    return "nested too deeply" if isinstance(problem, RecursionError) else str(problem)[:80]
