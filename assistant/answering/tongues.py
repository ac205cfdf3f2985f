"""Tongues: whether a message is in another language than English."""

from __future__ import annotations

import unicodedata
from typing import Any

from assistant.answering.message import LETTERS, folded
from index.text import FOLDED

BEYOND_LATIN = "\u0370"
"""The first letter behind the Latin ones: Greek."""


class Tongues:
    """Tells other languages from English by script and by function words."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.english = frozenset(" ".join(content["english"]).split())
        self.languages = {name: frozenset(words.split()) for name, words in content["languages"].items()}
        self.certain = frozenset(content["certain"].split())
        self.signs = content["signs"]

    def foreign(self, text: str) -> bool:
        """Whether the letters or the small words are another language's."""
        plain = folded(text)
        letters = [mark for mark in plain if mark.isalpha()]
        beyond = sum(mark >= BEYOND_LATIN for mark in letters)
        if beyond >= 2 and beyond * 2 > len(letters):
            return True
        words = LETTERS.findall(plain)
        accented = sum(not word.isascii() for word in LETTERS.findall(unicodedata.normalize("NFC", text.translate(FOLDED))))
        if len(words) >= 3 and accented * 2 > len(words):
            return True
        return self._by_words(words, marked=min(accented, 1) + any(sign in text for sign in self.signs))

    def _by_words(self, words: list[str], *, marked: int) -> bool:
        """Whether some language has more of the small words than English has."""
        words = sorted(set(words))
        english = sum(word in self.english for word in words)
        best = max(sum(word in known for word in words) for known in self.languages.values())
        best += sum(word in self.certain for word in words)
        found = best + marked if best else 0
        return found >= 2 and found > english and found * 4 >= len(words)
