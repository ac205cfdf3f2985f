"""Phrases: how the data spells them, and where they stand in a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

GAP = 3
"""Words that ".." in a phrase may skip."""
NUMBER = "NUMBER"
"""How a phrase names a word that begins with a digit."""
ANY = "_"
"""How a phrase names any one word."""
OPENING = "^"
"""Stands for every word that opens a sentence."""
CLASS_MARKS = "^<>"
LONGEST_PHRASE = 24

Found = dict[str, dict[int, int]]
"""Where classes stand in a message: by class and length in words, the set of first words.

Sets of places are whole numbers with a bit for each word of the message, so that a phrase is tried at all places at once.
"""


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a phrase: the words or <classes> that may fill it."""

    words: tuple[str, ...]
    """The literal words and stems; "_" is any one word."""
    classes: tuple[str, ...]
    """The classes, as written: "<child>", or "^<child>" for one that opens a sentence."""
    optional: bool
    """Written with "?" at its end."""
    gap: int
    """Words that may stand before it, written ".." or "..6"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A message as the phrases see it."""

    sentences: list[int]
    """For each word: the number of its sentence."""
    places: dict[str, int]
    """The places of each literal word and stem."""
    room: list[int]
    """For each length: the places from which so many words stand in one sentence."""

    def without(self, blank: int) -> Reading:
        """The reading with words blanked, so that no phrase finds them."""
        places = {atom: where & ~blank for atom, where in self.places.items()}
        return Reading(self.sentences, places | {ANY: self.places[ANY]}, self.room)


def parse_phrase(written: str) -> tuple[Element, ...]:
    """The places of a phrase from its spelling in the data."""
    elements = []
    gap = 0
    for part in written.split():
        if part.startswith(".."):
            gap = int(part[2:] or GAP)
            continue
        choices = part.removesuffix("?").split("|")
        words = tuple(choice for choice in choices if "<" not in choice)
        classes = tuple(choice for choice in choices if "<" in choice)
        elements.append(Element(words, classes, part[-1] == "?", gap))
        gap = 0
    return tuple(elements)


def room_in(sentences: list[int]) -> list[int]:
    """For each length up to LONGEST_PHRASE: the places from which so many words stand in one sentence."""
    goes_on = bytearray(len(sentences) // 8 + 1)
    for position, (here, then) in enumerate(pairwise(sentences)):
        if here == then:
            goes_on[position >> 3] |= 1 << (position & 7)
    more = int.from_bytes(goes_on, "little")
    everywhere = (1 << len(sentences)) - 1
    room = [everywhere, everywhere]
    while len(room) <= LONGEST_PHRASE:
        room.append(more & (room[-1] >> 1))
    return room


def match(elements: tuple[Element, ...], reading: Reading, found: Found) -> dict[int, int]:
    """Where a phrase stands, by its length; it stays within one sentence."""
    alive = {0: reading.places[ANY]}
    for element in elements:
        reached = dict(alive) if element.optional else {}
        for taken, here in _filling(element, reading, found).items():
            for length, starts in alive.items():
                for skipped in range(element.gap + 1):
                    end = length + skipped + taken
                    if end > LONGEST_PHRASE:
                        break
                    still = starts & (here >> (length + skipped)) & reading.room[end]
                    if still:
                        reached[end] = reached.get(end, 0) | still
        alive = reached
        if not alive:
            break
    return alive


def _filling(element: Element, reading: Reading, found: Found) -> dict[int, int]:
    """What may fill an element: places by length."""
    words = 0
    for word in element.words:
        words |= reading.places.get(word, 0)
    filling = {1: words} if words else {}
    for name in element.classes:
        fitting = reading.places.get(OPENING, 0) if name[0] == OPENING else reading.places[ANY]
        for length, starts in found.get(name.strip(CLASS_MARKS), {}).items():
            filling[length] = filling.get(length, 0) | (starts & fitting)
    return filling


def covered_by(hits: dict[int, int]) -> int:
    """The places of all words of hits."""
    covered = 0
    for length, starts in hits.items():
        for offset in range(length):
            covered |= starts << offset
    return covered


def spans(hits: dict[int, int]) -> list[tuple[int, int]]:
    """First word and furthest end of each hit, in order."""
    ends: dict[int, int] = {}
    for length in sorted(hits):
        ends.update((start, start + length) for start in _bits(hits[length]))
    return sorted(ends.items())


def _bits(places: int) -> Iterator[int]:
    """The places of a set of places, in order."""
    written = bin(places)[:1:-1]
    position = written.find("1")
    while position >= 0:
        yield position
        position = written.find("1", position + 1)
