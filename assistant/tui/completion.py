"""Completion: what a line may go on with, from the table of actions and the words of the papers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.actions import ACTIONS, by_command
from assistant.tui.exchange import Words

NUMBERED = re.compile(r"(?:^|\s)rec(?:\.|s|ommendations?)?\s+(?:\d+(?:\s*(?:,|and|or)\s*))*(\d+)$", re.IGNORECASE)
"""Words that a recommendation's number stands behind, with its first digits."""


def completion(text: str, words: Words) -> str:
    """What a line may go on with: a command, a role behind /role, else a role, a term or a number for its last words; "" for nothing."""
    if "\n" in text:
        return ""
    if text.startswith(("/", ":")):
        return _of_command(text[1:], words)
    return _of_question(text, words)


def _of_command(text: str, words: Words) -> str:
    word, gap, argument = text.partition(" ")
    if not gap:
        return _first((each.command for each in ACTIONS if each.command), word)
    if word == "role":
        return _first((*words.roles, "none"), argument)
    if word == "rec":
        return _first(_numbers(words), argument)
    action = by_command(word)
    return _first(action.choices, argument) if action else ""


def _of_question(text: str, words: Words) -> str:
    """The longest run of last words that begins a role or a term decides."""
    numbered = NUMBERED.search(text)
    if numbered:
        return _first(_numbers(words), numbered[1])
    parts = text.split(" ")
    for count in range(min(4, len(parts)), 0, -1):
        begun = " ".join(parts[-count:])
        if len(begun) >= 3 and begun.strip():
            found = _first((*words.roles, *words.terms), begun)
            if found:
                return found
    return ""


def _numbers(words: Words) -> Iterable[str]:
    return map(str, range(1, words.last_number + 1))


def _first(candidates: Iterable[str], begun: str) -> str:
    wanted = begun.casefold()
    for each in candidates:
        if wanted and len(each) > len(begun) and each.casefold().startswith(wanted):
            return each[len(begun) :]
    return ""
