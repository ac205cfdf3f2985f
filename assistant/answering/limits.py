"""Limits: what the papers do not treat, though a question may use their words; and the years that lie behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answering.periods import Period
from index.lexicon import Entry, Lexicon, rows
from index.text import Token

LAST_YEAR = 2011
"""The last year for which the papers promise something (the Family Nurse Partnership's 70 sites)."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A boundary of the papers that a question crosses."""

    id: str
    say: str


class Limits:
    """Knows what lies beyond the papers. `content` is that of limits.yaml."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.content = content
        self.lexicon = Lexicon(rows(Entry(str(phrase), "beyond", name) for name, limit in content.items() for phrase in limit["phrases"]))

    def crossed(self, text: str, words: Sequence[Token], period: Period | None) -> Limit | None:
        """The first boundary that a question crosses; None where it stays within what the papers treat."""
        found = self.lexicon.matches(text, words)
        if found:
            return Limit(found[0].id, self.content[found[0].id]["say"])
        if period and period.first[0] > LAST_YEAR:
            return Limit("later-law", self.content["later-law"]["say"])
        return None
