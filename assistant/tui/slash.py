"""Slash commands: a line that begins with a slash, taken apart by the table of actions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.tui.exchange import Words
from assistant.tui.keys import ACTIONS, Action, by_slash

NUMBERED = re.compile(r"(?:^|\s)rec(?:\.|s|ommendations?)?\s+(?:\d+(?:\s*(?:,|and|or)\s*))*(\d+)$", re.IGNORECASE)
"""Words that a recommendation's number stands behind, with its first digits."""


@dataclass(frozen=True, slots=True)
class Command:
    """An action with what was typed behind it."""

    action: Action
    argument: str


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """A word behind a slash that is no command."""

    word: str


def read_slash(text: str) -> Command | UnknownCommand | None:
    """What a line asks for; None for a line that is no command."""
    if not text.startswith("/"):
        return None
    word, _, argument = text[1:].strip().partition(" ")
    action = by_slash(word)
    return Command(action, argument.strip()) if action else UnknownCommand(word)


def completion(text: str, words: Words) -> str:
    """What a line may go on with: a command, a role behind /role, else a role, a term or a number for its last words; "" for nothing."""
    if "\n" in text:
        return ""
    if text.startswith("/"):
        return _of_command(text[1:], words)
    return _of_question(text, words)


def _of_command(text: str, words: Words) -> str:
    word, gap, argument = text.partition(" ")
    if not gap:
        return _first((each.slash for each in ACTIONS if each.slash), word)
    if word == "role":
        return _first(words.roles, argument)
    if word == "rec":
        return _first(_numbers(words), argument)
    action = by_slash(word)
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
