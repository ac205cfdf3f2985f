"""A message as it is typed: how much of it is read, and what is a word in it."""

from __future__ import annotations

import re

from index.text import fold

LONGEST = 12_000
"""Characters of a message that are read; of a longer one, the beginning and the end."""
LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A word: letters, with apostrophes inside."""


def part_read(text: str) -> str:
    """A message, or the two ends of a very long one."""
    return text if len(text) <= LONGEST else text[: LONGEST // 2] + "\n" + text[-LONGEST // 2 :]


def folded(text: str) -> str:
    """A message folded for matching; folding may make it longer, so it is cut again."""
    return fold(text)[: 2 * LONGEST]
