"""Limits: what the papers do not treat, though a question may use their words; and the years that lie behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answering.periods import Period
from index.lexicon import Entry, Lexicon, Match, Row, rows
from index.text import Token

LAST_YEAR = 2011
"""The last year for which the papers promise something (the Family Nurse Partnership's 70 sites)."""
LATER = "later-law"
"""The limit that a year behind the papers crosses."""
FEWEST_WORDS = 2
"""Different `words` of a category that cross its limit together."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A boundary of the papers that a question crosses."""

    id: str
    say: str


class Limits:
    """Knows what lies beyond the papers. `content` is that of limits.yaml, `table` what `phrase_table` makes of it."""

    def __init__(self, content: Mapping[str, Any], table: dict[str, list[Row]] | None = None) -> None:
        self.content = content
        self.lexicon = Lexicon(phrase_table(content) if table is None else table)

    def crossed(self, text: str, words: Sequence[Token], period: Period | None) -> Limit | None:
        """The first boundary, in the order of the data, that a question crosses; None where it stays within what the papers treat."""
        found = _by_part(self.lexicon.matches(text, words), words)
        for name, limit in self.content.items():
            if "unless" not in (parts := found.get(name, {})) and _is_crossed(limit, parts):
                return Limit(name, limit["say"])
        if period and period.first[0] > LAST_YEAR:
            return Limit(LATER, self.content[LATER]["say"])
        return None


def phrase_table(content: Mapping[str, Any]) -> dict[str, list[Row]]:
    """The phrases of all limits in the plain form that can be kept."""
    return rows(_entries(content))


def _entries(content: Mapping[str, Any]) -> Iterator[Entry]:
    """Each phrase under the part of its category, which is the kind, so that parts do not hide one another."""
    for name, limit in content.items():
        for part, phrases in _parts(limit):
            for phrase in phrases:
                yield Entry(str(phrase), f"{name} {part}", name)


def _parts(limit: Mapping[str, Any]) -> Iterator[tuple[str, Iterable[object]]]:
    for part in ("phrases", "words", "unless"):
        yield part, limit.get(part, ())
    for number, groups in enumerate(limit.get("beside", ())):
        for place, phrases in enumerate(groups):
            yield f"{number}.{place}", phrases


def _by_part(matches: Iterable[Match], words: Sequence[Token]) -> dict[str, dict[str, set[str]]]:
    """The phrases found of each category, by part."""
    found: dict[str, dict[str, set[str]]] = {}
    for match in matches:
        phrase = " ".join(word.base for word in words[match.start : match.end])
        found.setdefault(match.id, {}).setdefault(match.kind.removeprefix(f"{match.id} "), set()).add(phrase)
    return found


def _is_crossed(limit: Mapping[str, Any], parts: Mapping[str, set[str]]) -> bool:
    if "phrases" in parts or len(parts.get("words", ())) >= FEWEST_WORDS:
        return True
    return any(all(f"{number}.{place}" in parts for place in range(len(groups))) for number, groups in enumerate(limit.get("beside", ())))
