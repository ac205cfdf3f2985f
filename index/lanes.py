"""Sums of many rows of bytes at once: a row is taken as one long number that holds many small ones side by side, each in a lane wide enough for the sum."""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul
from struct import unpack

LANES = {2: "H", 4: "I", 8: "Q"}
"""Bytes of a lane, with the form of a number of so many."""
LARGEST = 255
MIDDLE = 128
"""What is added to a weight to store it: they are kept as whole numbers from 0 to 255. It makes all totals larger alike, so no share changes by it."""
NARROW = 30
"""Places up to which it is quicker to add them up one by one."""


def added(rows: Sequence[bytes], times: Sequence[int]) -> list[int]:
    """The sum of rows of bytes of one length, place by place, each row so many times. Raises OverflowError where it may fill the widest lanes."""
    length, most = len(rows[0]), LARGEST * sum(times)
    if length <= NARROW:
        return [sum(map(mul, column, times)) for column in zip(*rows, strict=True)]
    wide = next((wide for wide in LANES if most < 1 << 8 * wide), 0)
    if not wide:
        raise OverflowError("the rows count more often than a lane holds")
    count = -(-length // wide)
    mask = int.from_bytes((b"\xff" + bytes(wide - 1)) * count, "little")
    parts = [0] * wide
    for row, often in zip(rows, times, strict=True):
        packed = int.from_bytes(row, "little")
        for lane in range(wide):
            parts[lane] += (packed >> 8 * lane & mask) * often
    sums = [unpack(f"<{count}{LANES[wide]}", part.to_bytes(wide * count, "little")) for part in parts]
    return [each for group in zip(*sums, strict=True) for each in group][:length]
