"""Steps: follow-ups that move from recommendation to recommendation, or pick among several, where what was shown last was looked up by number."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from assistant.answering.conversation import Turn
from index.by_number import find_numbers
from index.numerals import word_value

Numbers = tuple[int, ...]
LARGEST_COUNT = 12
"""A larger number names a recommendation; a smaller one may count."""
ON = "on"
OF_THE_PAIR = re.compile(r" (?:of|before|after|behind) the pair(?= )")
NEAR = 3
"""Words within which a number and a direction belong together."""
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
        strange = [word for word in words if word not in self.known and _value(word) is None]
        if not lookups or not turns[-1].numbers or len(strange) > MOST_STRANGE or any(map(self.is_topical, strange)):
            return None
        message = _Message(self.content, words)
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

    def _returned(self, message: _Message, lookups: Sequence[Numbers]) -> Numbers:
        """“Back to where I began”, “the one you had up before”."""
        if message.says("flipping") and len(lookups) > 1:
            return lookups[-2]
        if not message.says("returning"):
            return ()
        return message.picked(lookups[0]) if len(lookups[0]) > 1 and message.places else lookups[0]

    def _together(self, message: _Message, lookups: Sequence[Numbers]) -> Numbers:
        """“Both together”: of the lookups before, the last ones, until there are so many."""
        if not message.says("together") or message.direction or len(lookups) < 2 or message.says("omitting"):
            return ()
        wanted, gathered = message.count or 2, dict.fromkeys(lookups[-1])
        for numbers in reversed(lookups[:-1]):
            if len(gathered) >= wanted:
                break
            gathered = dict.fromkeys([*numbers, *gathered])
        return tuple(gathered)

    def _other(self, message: _Message, lookups: Sequence[Numbers]) -> Numbers:
        """“Now the other one”: of the two looked up together, the one not shown."""
        if not message.says("other") or message.says("omitting"):
            return ()
        several = next((numbers for numbers in reversed(lookups[:-1]) if len(numbers) > 1 and set(lookups[-1]) <= set(numbers)), ())
        return tuple(number for number in several if number not in lookups[-1])

    def _chosen(self, message: _Message, lookups: Sequence[Numbers]) -> Numbers:
        """“The last two of them”, “all but the second”, “leave out 30”: some of several that were shown."""
        several = _several(message, lookups)
        if not several or not message.chooses:
            return ()
        chosen = message.picked(several)
        leaves = message.says("omitting") or message.names(several)
        if not leaves or not chosen:
            return chosen
        return tuple(number for number in several if number not in chosen)

    def _ranging(self, message: _Message, lookups: Sequence[Numbers]) -> Numbers:
        """“Everything after that up to 16”, “all the rest to the end”, “all of the ones before it”."""
        shown = lookups[-1]
        if message.says("all before"):
            return tuple(range(1, min(shown)))
        named = [value for value in message.values if value > max(shown)]
        first = max(shown) + (0 if message.says("from here") else 1)
        if message.says("until") and named:
            return tuple(range(first, named[-1] + 1))
        return tuple(range(first, self.last + 1)) if message.says("rest") else ()

    def _named(self, message: _Message, lookups: Sequence[Numbers]) -> Numbers:
        """“Nah, make it 26”, “21 n 22”: what is asked for by its number after all."""
        named = find_numbers(f"recs {' '.join(word for word in message.words if _value(word) or word in RANGING)}").named
        large = [number for number in named if number > LARGEST_COUNT]
        wanted = named if message.says("swapping") and not message.direction else [] if self._anchor(message, lookups) == tuple(large) else large
        return () if set(wanted) <= set(lookups[-1]) or (message.says("including") and not large) else tuple(wanted)

    def _anchor(self, message: _Message, lookups: Sequence[Numbers]) -> Numbers:
        """What a step is counted from: the number that stands behind "after" or "before", the first lookup, else what was shown last."""
        beside = tuple(value for side, word in pairwise(message.words) if side in self.content["sides"] and (value := _value(word)) and value > LARGEST_COUNT)
        return beside or (lookups[0] if message.says("from the first") else lookups[-1])

    def _step(self, message: _Message, shown: Numbers, before: int) -> tuple[Numbers, int]:
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

    def _at_end(self, message: _Message, _lookups: Sequence[Numbers]) -> Numbers:
        """“The very first and the very last of all”, “the last but one of the whole list”."""
        if not message.says("whole") or not message.places:
            return ()
        if message.count > 1 and len(message.places) == 1:
            return tuple(range(1, message.count + 1)) if message.places[0] > 0 else tuple(range(self.last + 1 - message.count, self.last + 1))
        places = [-2] if message.says("last but one") else message.places
        return tuple(sorted(place if place > 0 else self.last + 1 + place for place in places))


class _Message:
    """What the words of a message say of a step."""

    def __init__(self, content: Mapping[str, Any], words: Sequence[str]) -> None:
        self.content = content
        self.words = [word for place, word in enumerate(words) if word != "after" or not place or words[place - 1] not in content["wanting"]]
        self.joined = f" {' '.join(self.words)} ".replace(" on screen ", " ")
        self.values = [value for word in words if (value := _value(word)) is not None]
        self.places = [content["places"][word] for word in words if word in content["places"]]

    def says(self, name: str) -> bool:
        """Whether the message holds a phrase of that list, or that phrase where there is no such list."""
        return any(f" {phrase} " in self.joined for phrase in self.content.get(name, [name]))

    @property
    def count(self) -> int:
        """How many are asked for, or how far away; 0 where it is not said."""
        counted = [value for word, value in self.content["counts"].items() if f" {word} " in OF_THE_PAIR.sub(" ", self.joined)]
        numbers = [_value(word) for word in self.words if word not in self.content["places"]]
        told = [number for number in numbers if number and number > 1]
        return (counted or told or [0])[0]

    @property
    def direction(self) -> int:
        """1 forward, -1 backward, 0 neither; of several the last. “On” is a direction only behind a number: “two on”."""
        words = self.joined.split()
        for before, word in reversed(list(zip(["", *words], words, strict=False))):
            if word in self.content["backward"]:
                return -1
            if word in self.content["forward"] and (word != ON or _counts(before) or before == "one"):
                return 1
        return 0

    @property
    def many(self) -> bool:
        """Whether so many are asked for, not one so far away: “next three”, “the two before it”."""
        ways = frozenset(self.content["many"])
        listed = any(_counts(word) and ways.intersection(self.words[place + 1 : place + 1 + NEAR]) for place, word in enumerate(self.words))
        return (listed or any(one in ways and _counts(other) for one, other in pairwise(self.words))) and not self.says("skipping")

    @property
    def chooses(self) -> bool:
        """Whether the message picks among what was shown: by a place, a size, a number to leave out."""
        placed = bool(self.places) and not self.says("whole")
        sized = any(self.says(name) for name in ("middle", "outside", "half", "lowest", "highest")) or any(
            word in self.content["parity"] for word in self.words
        )
        return placed or self._singles_out or (sized and not self.count > 2) or (self.says("omitting") and bool(self.values) and not self.says("skipping"))

    @property
    def _singles_out(self) -> bool:
        return self.says("only") or self.says("just") or self.says("by itself") or self.says("alone")

    def names(self, several: Numbers) -> bool:
        """Whether it leaves some out by naming them."""
        return self.says("omitting") and any(value in several for value in self.values)

    def picked(self, several: Numbers) -> Numbers:
        """Those of several that the message tells apart."""
        parity = [self.content["parity"][word] for word in self.words if word in self.content["parity"]]
        if parity:
            return tuple(number for number in several if number % 2 == parity[0])
        if any(value in several for value in self.values):
            return tuple(number for number in several if number in self.values)
        if self._singles_out and not self.places and not any(self.says(name) for name in ("middle", "outside", "half", "lowest", "highest")):
            return ()
        if self.says("half"):
            middle = len(several) // 2
            return several[middle:] if self.places and self.places[0] in {2, -1} else several[:middle]
        if self.says("outside") and not self.says("middle"):
            return (several[0], several[-1])
        if self.says("middle"):
            around = (len(several) - (self.count or 1)) // 2
            return several[around : len(several) - around]
        for name, choose in (("lowest", min), ("highest", max)):
            if self.says(name) and not self.places:
                return (choose(several),)
        if len(self.places) == 1 and self.count > 1:
            return several[: self.count] if self.places[0] > 0 else several[-self.count :]
        at = [place - 1 if place > 0 else place for place in self.places]
        return tuple(sorted(several[position] for position in at if -len(several) <= position < len(several)))


def _several(message: _Message, lookups: Sequence[Numbers]) -> Numbers:
    """The recommendations that a message may pick from: several that were shown last, or of which the last was picked, or that it speaks of."""
    if len(lookups[-1]) > 1:
        return lookups[-1]
    if len(lookups) > 1 and len(lookups[-2]) > 1 and set(lookups[-1]) <= set(lookups[-2]) and message.places:
        return lookups[-2]
    return next((numbers for numbers in reversed(lookups) if len(numbers) > 1 and message.says("span")), ())


def _value(word: str) -> int | None:
    return int(word) if word.isdecimal() else word_value(word)


def _counts(word: str) -> bool:
    value = _value(word)
    return word in {"pair", "couple", "few"} or (value is not None and value > 1)
