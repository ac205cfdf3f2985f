"""Calls: tells messages that need help first from questions, by what examples of both say.

A naive Bayes classifier over the stems and pairs of stems of a message (Lewis, "Naive (Bayes) at Forty", 1998, has the method):
nothing is fitted, the words of the examples are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import fsum, log
from pathlib import Path
from struct import Struct
from typing import Any

from index.packed import Packed, packed
from index.text import stems

CODE = Path(__file__)
"""What is kept of the examples is made by this file: made again when it changes."""
SMOOTHING = 0.3
"""What is added to each count, so that a word seen only once does not decide."""
SURELY, SURELY_IN_TALK = 2.0, 9.0
"""The log odds from which a message is taken for a call on the examples alone: on its own; and in a conversation, whose questions are short and speak of him
and her and it, or where it names a recommendation."""
HARDLY, HARDLY_IN_TALK = -2.0, 0.0
"""The log odds below which a message is none, though a rule takes it for one."""
OWN = "self"
"""The kind of danger that the examples do not talk a rule out of: who says that he cannot go on is heard, whatever else he writes."""

Kept = list[dict[str, Any]]
"""What can be kept, for each sort of other messages: `odds`, packed, the log odds of each mark against it as bytes of a float, and `prior`."""
FLOAT = Struct("=d")


def marks(text: str) -> set[str]:
    """What a message is judged by: its stems without numbers, and its pairs of stems that stand together."""
    found = [stem for stem in stems(text) if not stem.isdecimal()]
    return {*found, *(f"{one} {other}" for one, other in pairwise(found))}


def compile_calls(calls: Sequence[str], *others: Sequence[str]) -> Kept:
    """The log odds of each mark from examples of calls, against each sort of other messages."""
    return [_against(calls, sort) for sort in others]


def _against(calls: Sequence[str], others: Sequence[str]) -> dict[str, Any]:
    one, other = _counted(calls), _counted(others)
    every = one.keys() | other.keys()
    ours = log(sum(one.values()) + SMOOTHING * len(every))
    theirs = log(sum(other.values()) + SMOOTHING * len(every))
    odds = {mark: FLOAT.pack(log(one[mark] + SMOOTHING) - ours - log(other[mark] + SMOOTHING) + theirs) for mark in sorted(every)}
    return {"odds": packed(odds, width=FLOAT.size), "prior": log(len(calls) / len(others))}


def _counted(messages: Iterable[str]) -> Counter[str]:
    return Counter(mark for message in messages for mark in marks(message))


class Calls:
    """Hears calls for help."""

    def __init__(self, kept: Kept) -> None:
        self._sorts = [(sort["prior"], Packed(sort["odds"])) for sort in kept]

    def weight(self, message: str) -> float:
        """The log odds that a message is a call and not of the sort that is likeliest besides. Marks that no example has say nothing."""
        found = marks(message)
        weights: list[float] = [prior + fsum(FLOAT.unpack(odds.row(place))[0] for place in odds.found(found)) for prior, odds in self._sorts]
        return min(weights)

    def heard(self, message: str, rule: str | None, *, in_talk: bool = False) -> str | None:
        """The kind of danger that a message tells of; None where it is no call. `rule` is the kind that a rule of the guards found in it."""
        weight = self.weight(message)
        if rule:
            return rule if rule == OWN or weight > (HARDLY_IN_TALK if in_talk else HARDLY) else None
        return "child" if weight > (SURELY_IN_TALK if in_talk else SURELY) else None
