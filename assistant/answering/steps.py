"""Steps: follow-ups that move from recommendation to recommendation, or pick among several, where what was shown last was looked up by number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from assistant.answering.conversation import Turn
from assistant.answering.step_message import LARGEST_COUNT, Numbers, StepMessage
from index.by_number import find_numbers
from index.numerals import value_of

MOST_STRANGE = 2
"""Words that are neither known here nor in the papers that a message may hold besides."""
RANGING = frozenset(["to", "through", "and", "n"])


class Steps:
    """Reads steps. `content` is that of steps.yaml, `last` the number of the last recommendation, `is_topical` tells words of the papers."""

    def __init__(self, content: Mapping[str, Any], last: int, is_topical: Callable[[str], bool]) -> None:
        self.content = content
        self.is_topical = is_topical
        self.last = last
        single = [*content["forward"], *content["backward"], *content["many"], *content["places"], *content["parity"], *content["counts"]]
        phrases = [phrase for name, listed in content.items() if isinstance(listed, list) and name != "beside" for phrase in listed]
        self.known = frozenset([*single, *content["beside"], *(word for phrase in phrases for word in str(phrase).split())])

    def read(self, words: Sequence[str], turns: Sequence[Turn]) -> tuple[Numbers, int] | None:
        """What a message of only such words asks for: the recommendations, some of which may not exist, and the step taken; None where it asks otherwise."""
        lookups = [tuple(dict.fromkeys(turn.numbers)) for turn in turns if turn.numbers]
        strange = [word for word in words if word not in self.known and value_of(word) is None]
        if not lookups or not turns[-1].numbers or len(strange) > MOST_STRANGE or any(map(self.is_topical, strange)):
            return None
        message = StepMessage(self.content, words)
        if message.says("repeating"):
            return lookups[-1], 0
        readers = (self._at_end, self._returned, self._together, self._other, self._chosen, self._ranging, self._named)
        found = next((numbers for reader in readers if (numbers := reader(message, lookups))), ())
        step = 0
        if not found:
            found, step = self._step(message, self._anchor(message, lookups), turns[-1].step)
        if not found:
            return (lookups[-1], 0) if "again" in words else None
        if message.says("including") and not message.says("omitting"):
            found = tuple(sorted({*lookups[-1], *found}))
        return found, step

    def _returned(self, message: StepMessage, lookups: Sequence[Numbers]) -> Numbers:
        """“Back to where I began”, “the one you had up before”."""
        if message.says("flipping") and len(lookups) > 1:
            return lookups[-2]
        if not message.says("returning"):
            return ()
        return message.picked(lookups[0]) if len(lookups[0]) > 1 and message.places else lookups[0]

    def _together(self, message: StepMessage, lookups: Sequence[Numbers]) -> Numbers:
        """“Both together”: of the lookups before, the last ones, until there are so many."""
        if not message.says("together") or message.direction or len(lookups) < 2 or message.says("omitting"):
            return ()
        wanted, gathered = message.count or 2, dict.fromkeys(lookups[-1])
        for numbers in reversed(lookups[:-1]):
            if len(gathered) >= wanted:
                break
            gathered = dict.fromkeys([*numbers, *gathered])
        return tuple(gathered)

    def _other(self, message: StepMessage, lookups: Sequence[Numbers]) -> Numbers:
        """“Now the other one”: of the two looked up together, the one not shown."""
        if not message.says("other") or message.says("omitting"):
            return ()
        several = next((numbers for numbers in reversed(lookups[:-1]) if len(numbers) > 1 and set(lookups[-1]) <= set(numbers)), ())
        return tuple(number for number in several if number not in lookups[-1])

    def _chosen(self, message: StepMessage, lookups: Sequence[Numbers]) -> Numbers:
        """“The last two of them”, “all but the second”, “leave out 30”: some of several that were shown."""
        several = _several(message, lookups)
        if not several or not message.chooses:
            return ()
        chosen = message.picked(several)
        if not chosen or not message.says("omitting"):
            return chosen
        return tuple(number for number in several if number not in chosen)

    def _ranging(self, message: StepMessage, lookups: Sequence[Numbers]) -> Numbers:
        """“Everything after that up to 16”, “all the rest to the end”, “all of the ones before it”."""
        shown = lookups[-1]
        if message.says("all before"):
            return tuple(range(1, min(shown)))
        named = [value for value in message.values if value > max(shown)]
        first = max(shown) + (0 if message.says("from here") else 1)
        if message.says("until") and named:
            return tuple(range(first, min(named[-1], self.last + 1) + 1))
        return tuple(range(first, self.last + 1)) if message.says("rest") else ()

    def _named(self, message: StepMessage, lookups: Sequence[Numbers]) -> Numbers:
        """“Nah, make it 26”, “21 n 22”: what is asked for by its number after all."""
        named = find_numbers(f"recs {' '.join(word for word in message.words if value_of(word) or word in RANGING)}").named
        large = [number for number in named if number > LARGEST_COUNT]
        wanted = named if message.says("swapping") and not message.direction else [] if self._anchor(message, lookups) == tuple(large) else large
        return () if set(wanted) <= set(lookups[-1]) or (message.says("including") and not large) else tuple(wanted)

    def _anchor(self, message: StepMessage, lookups: Sequence[Numbers]) -> Numbers:
        """What a step is counted from: the number that stands behind "after" or "before", the first lookup, else what was shown last."""
        beside = tuple(value for side, word in pairwise(message.words) if side in self.content["sides"] and (value := value_of(word)) and value > LARGEST_COUNT)
        return beside or (lookups[0] if message.says("from the first") else lookups[-1])

    def _step(self, message: StepMessage, shown: Numbers, before: int) -> tuple[Numbers, int]:
        """“Two on”, “the three before it”, “skip one”, “either side”, “carry on”; nothing and 0 where none is taken."""
        low, high = min(shown), max(shown)
        if message.says("neighbours"):
            return (low - 1, high + 1), 0
        direction = message.direction
        if message.says("onward") and not direction:
            direction = before or 1
        if message.says("skipping") and all(value <= max(LARGEST_COUNT, high + 1) for value in message.values):
            direction = direction or 1
            passed = 1 if any(value in range(low + 1, high + 2) for value in message.values) else message.count or 1
            return ((high if direction > 0 else low) + direction * (passed + 1),), direction
        if not direction:
            return (), 0
        anchor, count = (high if direction > 0 else low), message.count or 1
        if count > 1 and message.many:
            return tuple(sorted(anchor + direction * (place + 1) for place in range(count))), direction
        return (anchor + direction * count,), direction

    def _at_end(self, message: StepMessage, _lookups: Sequence[Numbers]) -> Numbers:
        """“The very first and the very last of all”, “the last but one of the whole list”."""
        if not message.says("whole") or not message.places:
            return ()
        if message.count > 1 and len(message.places) == 1:
            return tuple(range(1, message.count + 1)) if message.places[0] > 0 else tuple(range(self.last + 1 - message.count, self.last + 1))
        places = [-2] if message.says("last but one") else message.places
        return tuple(sorted(place if place > 0 else self.last + 1 + place for place in places))


def _several(message: StepMessage, lookups: Sequence[Numbers]) -> Numbers:
    """The recommendations that a message may pick from: several that were shown last, or of which the last was picked, or that it speaks of."""
    if len(lookups[-1]) > 1:
        return lookups[-1]
    if len(lookups) > 1 and len(lookups[-2]) > 1 and set(lookups[-1]) <= set(lookups[-2]) and message.places:
        return lookups[-2]
    return next((numbers for numbers in reversed(lookups) if len(numbers) > 1 and message.says("span")), ())
