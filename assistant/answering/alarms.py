"""Alarms: rules by which phrases that stand close together make a message a call for help, or an order to misbehave."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from assistant.answering.message import part_read
from assistant.answering.phrasebook import Phrasebook
from assistant.answering.phrases import Found, Reading, spans


@dataclass(frozen=True, slots=True)
class Rule:
    """Classes that, close together, make a message an alarm of a kind."""

    kind: str
    near: tuple[str, ...]
    within: int
    """Words between the first class named and each of the others."""
    unless: tuple[str, ...]
    """Classes that silence the rule in the sentence where they stand."""
    never_with: tuple[str, ...]
    """Classes that silence the rule in the whole message."""


class Alarms:
    """Phrases and the rules that put them together."""

    def __init__(self, content: dict[str, Any], phrasebook: Phrasebook) -> None:
        self.phrasebook = phrasebook
        self.rules = [
            Rule(
                kind=rule["kind"],
                near=tuple(rule["near"]),
                within=rule.get("within", 0),
                unless=tuple(rule.get("unless", ())),
                never_with=tuple(rule.get("never_with", ())),
            )
            for rule in content["rules"]
        ]

    def fired(self, text: str) -> Rule | None:
        """The first rule that holds for a message."""
        reading = self.phrasebook.read(part_read(text))
        found = self.phrasebook.find(reading)
        return next((rule for rule in self.rules if self._holds(rule, reading, found)), None)

    @staticmethod
    def _holds(rule: Rule, reading: Reading, found: Found) -> bool:
        if any(name not in found for name in rule.near) or any(name in found for name in rule.never_with):
            return False
        quiet = {reading.sentences[start] for name in rule.unless for start, _ in spans(found.get(name, {}))}
        heard = {name: [span for span in spans(found[name]) if reading.sentences[span[0]] not in quiet] for name in rule.near}
        return _close_together(rule, heard)


def _close_together(rule: Rule, heard: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether a hit of each class of the rule stands near one of the first, no two of them on the same word."""
    anchor, *others = rule.near
    for span in heard[anchor]:
        taken = [span]
        for name in others:
            other = _nearest_free(heard[name], taken, rule.within)
            if other is None:
                break
            taken.append(other)
        else:
            return True
    return False


def _nearest_free(free: list[tuple[int, int]], taken: list[tuple[int, int]], within: int) -> tuple[int, int] | None:
    start, end = taken[0]
    for span in free[bisect_left(free, (start - within, 0)) :]:
        if span[0] > end + within:
            return None
        if all(span[1] <= other[0] or other[1] <= span[0] for other in taken):
            return span
    return None
