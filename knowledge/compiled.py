"""What is made from files once and kept in a form that loads fast.

YAML is for people and slow to read; a compiled copy stands in the user's cache folder with the size and time of every file
that it was made from. A copy that is missing, damaged, old or not writable is passed over without a word.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

FORM = 2
"""Raised when what is kept changes its form."""

Signature = tuple[object, ...]


def signature(files: Iterable[Path]) -> Signature:
    """What a compiled copy of `files` must carry to be used: their names, sizes and times, and the form of the copy."""
    facts: list[object] = [FORM, sys.version_info[:2]]
    for file in files:
        status = file.stat()
        facts.append((str(file), status.st_size, status.st_mtime_ns))
    return tuple(facts)


def compiled(copy: Path | None, files: Iterable[Path], make: Callable[[], object]) -> object:
    """What `make` returns, from the copy where that is still right, else made anew and kept.

    `make` returns plain values: dict, list, tuple, str, int, float, bool, None. No folder, no copy. Raises OSError when one of
    `files` is missing.
    """
    if copy is None:
        return make()
    expected = signature(files)
    kept = _read(copy)
    if isinstance(kept, tuple) and len(kept) == 2 and kept[0] == expected:
        return kept[1]
    made = make()
    _write(copy, (expected, made))
    return made


def _read(copy: Path) -> object:
    try:
        return marshal.loads(copy.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _write(copy: Path, content: object) -> None:
    from knowledge.atomic import write_atomically  # only when something is made anew

    try:
        copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(copy, marshal.dumps(content))  # type: ignore[arg-type]  # plain values, as `compiled` asks for
    except OSError:
        return
