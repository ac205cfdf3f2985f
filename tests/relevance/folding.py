"""Folding: what is taken off a text before quotes and passages are compared. Nothing folded is ever shown."""

from __future__ import annotations

import re

MARKUP = re.compile(r"<\s*/?\s*(?:ul|li|p|i)(?:\s[^<>]*)?>", re.IGNORECASE)
PLAIN = str.maketrans("‘’“”–—", "''\"\"--", "*")
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def normalise(text: str) -> str:
    """The text without the sources' tags, each run of white space, no-break spaces included, one space."""
    return " ".join(MARKUP.sub("", text).split())


def fold(text: str) -> str:
    """The normalised text with plain quotation marks and dashes, no asterisks, in lower case."""
    return normalise(text).translate(PLAIN).lower()


def without_footnotes(text: str) -> str:
    """The text without lines that are footnotes and without the marks that point to them: a sentence may go on behind one."""
    running = (line for line in text.splitlines() if line.lstrip()[:1] not in set(SUPERSCRIPTS))
    return "\n".join(running).translate({ord(mark): None for mark in SUPERSCRIPTS})
