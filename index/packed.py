"""Packed: many short rows of bytes by their marks, kept as one text and one string of bytes, which load faster than so many objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

BETWEEN = "\n"
"""What stands between marks, and in none."""

Kept = dict[str, Any]
"""What can be kept: `marks`, `rows` and `width`, the bytes of a row."""


def packed(rows: Mapping[str, bytes], *, width: int) -> Kept:
    """The rows in the form that is kept. Raises ValueError for a row of other than `width` bytes, and for a mark that cannot be told from two."""
    if any(len(row) != width for row in rows.values()):
        raise ValueError(f"a row has {width} bytes")
    if any(BETWEEN in mark for mark in rows):
        raise ValueError("a mark stands on one line")
    return {"marks": BETWEEN.join(rows), "rows": b"".join(rows.values()), "width": width}


class Packed:
    """The rows, found by their marks."""

    def __init__(self, kept: Kept) -> None:
        self.rows: bytes = kept["rows"]
        self.width: int = kept["width"]
        marks = kept["marks"].split(BETWEEN) if self.rows else []
        self.places: dict[str, int] = dict(zip(marks, range(len(marks)), strict=True))

    def found(self, marks: Iterable[str]) -> list[int]:
        """The places of those of the marks that have a row, none twice."""
        places = self.places
        return [places[mark] for mark in dict.fromkeys(marks) if mark in places]

    def row(self, place: int) -> bytes:
        """The row at a place."""
        return self.rows[place * self.width : (place + 1) * self.width]
