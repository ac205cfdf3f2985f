"""The answers to the numbers of recommendations, kept ready in one flat file, so that `laming 19` starts nothing.

A copy that is missing, damaged, old or in a folder that others can change is passed over without a word.
"""

# ruff: noqa: PTH100, PTH118, PTH120, PTH123  # pathlib alone would take half the time of a look-up by number

from __future__ import annotations

import marshal
import os
import sys

from assistant.paths import cache_folder, is_private, private

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    Fact = int | str | tuple[str, int, int]

FORM = 1
"""Raised when what is kept changes its form."""
FILE = "lifelines.kept"
MOST_DIGITS = 4
LABELS = ("recommendations", "recommendation", "recs", "rec", "r", "#")
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MADE_FROM = ("knowledge", "knowledge/data", "knowledge/data/sources", "knowledge/data/then_and_now", "index", "assistant/answering")
"""The folders whose files an answer is made from, code and data."""
HEAD = 8
"""Bytes that say how long the list of places is, which stands before the records."""
PRIME = 2**61 - 1


def number_alone(arguments: Sequence[str]) -> int | None:
    """The number, where the arguments hold nothing else but one, with or without a label: "19", "rec 19", "R.19"."""
    words = " ".join(arguments).lower().split()
    if not 1 <= len(words) <= 2:
        return None
    digits = words[-1]
    if len(words) == 2 and words[0].rstrip(".:") not in LABELS:
        return None
    if len(words) == 1:
        digits = _without_label(digits)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS else None


def _without_label(word: str) -> str:
    for label in LABELS:
        if word.startswith(label):
            return word[len(label) :].lstrip(".:")
    return word


def show_kept(number: int) -> bool:
    """Prints the kept answer for a number; False, and nothing printed, where there is no copy to be trusted.

    Raises what writing to stdout raises.
    """
    record = read_kept(number)
    if record is None:
        return False
    from assistant.shell.output import look_of, write  # late: only where there is something to show
    from assistant.shell.rendering import rendered

    write(rendered(record["answer"], record["papers"], look_of(sys.stdout)))
    return True


def read_kept(number: int) -> dict[str, Any] | None:
    """The kept record of a recommendation: `answer`, as the contract has it, and `papers`, the names of the sources."""
    folder = cache_folder()
    if folder is None or not is_private(folder):
        return None
    try:
        with open(os.path.join(folder, FILE), "rb", buffering=0) as file:
            made_from, places = marshal.loads(file.read(int.from_bytes(file.read(HEAD), "big")))
            if made_from != signature() or number not in places:
                return None
            offset, length, check = places[number]
            file.seek(offset, os.SEEK_CUR)
            content = file.read(length)
        record = marshal.loads(content) if check_digits(content) == check else None
    except (OSError, ValueError, EOFError, TypeError, OverflowError, MemoryError):
        return None
    return record if isinstance(record, dict) else None


def keep(records: Mapping[int, Mapping[str, Any]], made_from: list[Fact]) -> bool:
    """Keeps a record for each number, to be read by `read_kept` as long as `signature` is still `made_from`.

    False where the folder cannot be written.
    """
    from pathlib import Path  # late, as the next: only when something is made anew

    from knowledge.atomic import write_atomically

    folder = private(cache_folder())
    if folder is None:
        return False
    places, contents, offset = {}, [], 0
    for number, record in records.items():
        content = marshal.dumps(dict(record))
        places[number] = (offset, len(content), check_digits(content))
        contents.append(content)
        offset += len(content)
    head = marshal.dumps((made_from, places))
    try:
        write_atomically(Path(folder, FILE), b"".join((len(head).to_bytes(HEAD, "big"), head, *contents)))
    except OSError:
        return False
    return True


def signature() -> list[Fact]:
    """What a copy must carry to be used: the form, the interpreter, and the size and time of every file that answers are made from."""
    facts: list[Fact] = [FORM, *sys.version_info[:2], ROOT]
    for folder in MADE_FROM:
        with os.scandir(os.path.join(ROOT, folder)) as entries:
            facts.extend(sorted(_facts(entries)))
    return facts


def _facts(entries: Iterable[os.DirEntry[str]]) -> Iterator[tuple[str, int, int]]:
    for entry in entries:
        if entry.name.endswith((".py", ".yaml", ".txt")):
            status = entry.stat()
            yield entry.name, status.st_size, status.st_mtime_ns


def check_digits(content: bytes) -> int:
    """A remainder that a damaged copy will not have. Needs no module, as zlib's would."""
    return int.from_bytes(content, "big") % PRIME
