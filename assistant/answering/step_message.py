"""Step message: what the words of a message say of a step from recommendation to recommendation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from index.numerals import value_of

Numbers = tuple[int, ...]
LARGEST_COUNT = 12
"""A larger number names a recommendation; a smaller one may count."""
ON = "on"
OF_THE_PAIR = re.compile(r" (?:of|before|after|behind) the pair(?= )")
NEAR = 3
"""Words within which a number and a direction belong together."""
SIZED = ("half", "middle", "outside", "lowest", "highest")
"""The lists of phrases that tell some of several apart without a place."""
COUNTING = frozenset(["pair", "couple", "few"])


class StepMessage:
    """What the words of a message say of a step."""

    def __init__(self, content: Mapping[str, Any], words: Sequence[str]) -> None:
        self.content = content
        self.words = [word for place, word in enumerate(words) if word != "after" or not place or words[place - 1] not in content["wanting"]]
        self.joined = f" {' '.join(self.words)} ".replace(" on screen ", " ")
        self.values = [value for word in words if (value := value_of(word)) is not None]
        self.places = [content["places"][word] for word in words if word in content["places"]]

    def says(self, name: str) -> bool:
        """Whether the message holds a phrase of that list, or that phrase where there is no such list."""
        return any(f" {phrase} " in self.joined for phrase in self.content.get(name, [name]))

    @property
    def count(self) -> int:
        """How many are asked for, or how far away; 0 where it is not said."""
        counted = [value for word, value in self.content["counts"].items() if f" {word} " in OF_THE_PAIR.sub(" ", self.joined)]
        numbers = [value_of(word) for word in self.words if word not in self.content["places"]]
        told = [number for number in numbers if number and 1 < number <= LARGEST_COUNT]
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
        sized = self._sized or any(word in self.content["parity"] for word in self.words)
        return placed or self.says("singling") or (sized and not self.count > 2) or (self.says("omitting") and bool(self.values) and not self.says("skipping"))

    def picked(self, several: Numbers) -> Numbers:
        """Those of several that the message tells apart."""
        parity = [self.content["parity"][word] for word in self.words if word in self.content["parity"]]
        if parity:
            return tuple(number for number in several if number % 2 == parity[0])
        if any(value in several for value in self.values):
            return tuple(number for number in several if number in self.values)
        if self._sized and not (self.places and self._sized in {"lowest", "highest"}):
            return self._of_size(several)
        if len(self.places) == 1 and self.count > 1:
            return several[: self.count] if self.places[0] > 0 else several[-self.count :]
        at = [place - 1 if place > 0 else place for place in self.places]
        return tuple(sorted(several[position] for position in at if -len(several) <= position < len(several)))

    @property
    def _sized(self) -> str:
        """The first of the lists by which some are told apart without a place of which the message holds a phrase; "" where it holds none."""
        return next((name for name in SIZED if self.says(name)), "")

    def _of_size(self, several: Numbers) -> Numbers:
        """“The second half”, “the middle two”, “the ends”, “the lower one”."""
        if self._sized == "half":
            middle = len(several) // 2
            return several[middle:] if self.places and self.places[0] in {2, -1} else several[:middle]
        if self._sized == "middle":
            around = (len(several) - (self.count or 1)) // 2
            return several[around : len(several) - around]
        if self._sized == "outside":
            return (several[0], several[-1])
        return (min(several) if self._sized == "lowest" else max(several),)


def _counts(word: str) -> bool:
    value = value_of(word)
    return word in COUNTING or (value is not None and value > 1)
