"""Sums of many rows of bytes at once: a row is taken as one long number that holds many small ones side by side, each in a lane wide enough for the sum."""

from __future__ import annotations

from collections.abc import Sequence
from struct import unpack

LANE = 4
"""Bytes of a lane."""
MOST = 2 ** (8 * LANE) - 1
LARGEST = 255


def added(rows: Sequence[bytes], times: Sequence[int]) -> list[int]:
    """The sum of rows of bytes of one length, place by place, each row so many times. Raises OverflowError where one row fills its lanes."""
    length = len(rows[0])
    count = -(-length // LANE)
    mask = int.from_bytes((b"\xff" + bytes(LANE - 1)) * count, "little")
    at_once = MOST // (LARGEST * max(1, *times))
    if not at_once:
        raise OverflowError("a row counts more often than a lane holds")
    sums = [0] * (LANE * count)
    for first in range(0, len(rows), at_once):
        parts = [0] * LANE
        for row, often in zip(rows[first : first + at_once], times[first : first + at_once], strict=True):
            packed = int.from_bytes(row, "little")
            for lane in range(LANE):
                parts[lane] += (packed >> 8 * lane & mask) * often
        halves = [unpack(f"<{count}I", part.to_bytes(LANE * count, "little")) for part in parts]
        sums = [before + each for before, each in zip(sums, (each for group in zip(*halves, strict=True) for each in group), strict=True)]
    return sums[:length]
