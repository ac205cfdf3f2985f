"""Answers to stdout, as text or JSON, and what stdout can show. All that is printed as an answer goes through here."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

PIPE_WIDTH = 80
MOST_WIDTH = 100
"""Wider lines are hard to read, whatever the terminal has room for."""

_ESCAPED_IN_JSON = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}
"""Characters that JSON lets through, but that a terminal or a reader of lines takes for something else."""


class OutputError(Exception):
    """stdout does not take what is written."""


class Look:
    """What a stream can show: its width in columns, and whether it has colours."""

    __slots__ = ("colour", "width")

    def __init__(self, width: int = PIPE_WIDTH, *, colour: bool = False) -> None:
        self.width = width
        self.colour = colour


def look_of(stream: TextIO | None) -> Look:
    """What a stream can show: 80 columns without colour unless it is a terminal."""
    if not is_terminal(stream):
        return Look()
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Look(min(_terminal_width(stream), MOST_WIDTH), colour=colour)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is open and shows on a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _terminal_width(stream: TextIO | None) -> int:
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(stream.fileno()).columns or PIPE_WIDTH if stream else PIPE_WIDTH
    except (OSError, ValueError):
        return PIPE_WIDTH


def write(text: str) -> None:
    """Writes to stdout at once. Raises BrokenPipeError where the reader has gone, OutputError where it cannot be written."""
    stream = sys.stdout
    if stream is None:
        raise OutputError("standard output is closed")
    try:
        stream.write(_writable(text, stream))
        stream.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as problem:
        raise OutputError(getattr(problem, "strerror", None) or str(problem)) from problem


def write_bytes(content: bytes) -> None:
    """Writes bytes to stdout as they are. Raises what `write` raises."""
    stream = sys.stdout
    if stream is None:
        raise OutputError("standard output is closed")
    try:
        stream.buffer.write(content)
        stream.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as problem:
        raise OutputError(getattr(problem, "strerror", None) or str(problem)) from problem


def _writable(text: str, stream: TextIO) -> str:
    """`text` with a question mark for what the stream's encoding does not have."""
    encoding = stream.encoding or "utf-8"
    if encoding.lower().replace("-", "") == "utf8":
        return text
    return text.encode(encoding, "replace").decode(encoding)


def write_json(content: object, *, indent: int | None = None) -> None:
    """Writes a value as JSON on a line of its own, or over several lines with `indent`. Raises what `write` raises."""
    write(json_text(content, indent=indent, ascii_only=not _takes_unicode(sys.stdout)) + "\n")


def json_text(content: object, *, indent: int | None = None, ascii_only: bool = False) -> str:
    """A value as JSON that every terminal and reader of lines takes as one."""
    import json  # late: a look-up by number needs none

    text = json.dumps(content, ensure_ascii=ascii_only, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a character, from an escape in somebody's JSON
        text = json.dumps(content, ensure_ascii=True, indent=indent)
    return text.translate(_ESCAPED_IN_JSON)


def _takes_unicode(stream: TextIO | None) -> bool:
    return stream is not None and (stream.encoding or "").lower().replace("-", "").startswith("utf")
