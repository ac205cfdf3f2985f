"""The phrasebook: which classes of phrases stand in a message, in whatever spelling."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from assistant.answering.message import folded
from assistant.answering.phrases import ANY, CLASS_MARKS, NUMBER, OPENING, Element, Found, Reading, covered_by, match, parse_phrase, room_in

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)*|[.!?;\n]")
NOT_IN_WORDS = str.maketrans(",|?", "   ")
SENTENCE_ENDS = frozenset(".!?;\n")
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
MISSPELT_FROM = 6
"""Letters from which a word is looked up with one slip of the keys; shorter words have too many neighbours."""
MISSPELT_TO = 16
MISSPELT_TRIES = 100
"""Unknown words of a message that are looked up so; its length stays no matter."""
SET_ASIDE = "set-aside"
"""The class, named first, whose words no other class sees: idioms, terms of the field, public names."""


class Phrasebook:
    """Finds classes of phrases in a message. A phrase may name classes that stand before its own.

    Phrases are sorted by their first words at once and taken apart when one of these stands in a message: few ever are.
    """

    def __init__(self, classes: dict[str, list[str]], *, spelling: dict[str, str], well_spelt: str) -> None:
        self.spelling = spelling
        self.well_spelt = frozenset(well_spelt.split())
        self.names = tuple(classes)
        vocabulary = set(" ".join(map(" ".join, classes.values())).translate(NOT_IN_WORDS).split())
        self.stems = {word for word in vocabulary if word[-1] == "*"}
        self.literals = vocabulary - self.stems
        self.stem_lengths = sorted({len(stem) - 1 for stem in self.stems})
        self.by_word: dict[str, list[tuple[str, str]]] = {}
        self.by_class: dict[str, list[tuple[str, str]]] = {}
        for name, lines in classes.items():
            for phrase in listed(lines):
                self._sort_in(name, phrase)
        self.atoms = lru_cache(maxsize=4096)(self._atoms_of)
        self._parsed: dict[str, tuple[frozenset[str], tuple[Element, ...]]] = {}

    def _sort_in(self, name: str, phrase: str) -> None:
        for choice in phrase.partition(" ")[0].split("|"):
            if "<" in choice:
                self.by_class.setdefault(name, []).append((choice.strip(CLASS_MARKS), phrase))
            else:
                self.by_word.setdefault(choice, []).append((name, phrase))

    def read(self, text: str) -> Reading:
        """The words of a message with their sentences."""
        sentences: list[int] = []
        where: dict[str, list[int]] = {}
        sentence = 0
        first = True
        for mark in WORD.findall(folded(text)):
            if mark in SENTENCE_ENDS:
                sentence, first = sentence + (not first), True
                continue
            where.setdefault(mark, []).append(len(sentences))
            if first:
                where.setdefault(OPENING + mark, []).append(len(sentences))
            sentences.append(sentence)
            first = False
        return Reading(sentences, self._places(where, len(sentences)), room_in(sentences))

    def _places(self, where: dict[str, list[int]], length: int) -> dict[str, int]:
        """The places of literal words and stems, from those of the words as typed."""
        places: dict[str, int] = {ANY: (1 << length) - 1, OPENING: 0}
        tries = MISSPELT_TRIES
        for mark, positions in where.items():
            atoms = self.atoms(mark.removeprefix(OPENING), correct=tries > 0)
            tries -= not atoms
            bits = bytearray(length // 8 + 1)
            for position in positions:
                bits[position >> 3] |= 1 << (position & 7)
            here = int.from_bytes(bits, "little")
            if mark[0] == OPENING:
                places[OPENING] |= here
            for atom in atoms:
                key = OPENING + atom if mark[0] == OPENING else atom
                places[key] = places.get(key, 0) | here
        return places

    def _atoms_of(self, mark: str, *, correct: bool) -> frozenset[str]:
        """The literal words and stems that a word may stand for: "mum's" is "mums" and "mum"."""
        plain = mark.replace("'", "")
        words = [self.spelling.get(plain, plain)]
        if mark.endswith("'s"):
            words.append(mark[:-2].replace("'", ""))
        found = set().union(*map(self._exact, words))
        if correct and not found and MISSPELT_FROM <= len(plain) <= MISSPELT_TO and plain not in self.well_spelt:
            found = self._exact(self._corrected(plain))
        if plain[0].isdigit():
            found.add(NUMBER)
        return frozenset(found)

    def _exact(self, word: str) -> set[str]:
        found = {word[:length] + "*" for length in self.stem_lengths if word[:length] + "*" in self.stems}
        return found | {word} if word in self.literals or OPENING + word in self.literals else found

    def _corrected(self, word: str) -> str:
        return next((right for right in self._slips(word) if right in self.literals and len(right) >= MISSPELT_FROM), word)

    def _slips(self, word: str) -> Iterator[str]:
        """A word set right in one place behind its first letter, as far as a word of the book begins so: a letter too many, two exchanged, a letter too few."""
        for position in range(1, len(word) + 1):
            head, tail = word[:position], word[position:]
            at = bisect_left(self.long, head)
            if at == len(self.long) or not self.long[at].startswith(head):
                return
            if tail:
                yield head + tail[1:]
                yield head + tail[1::-1] + tail[2:]
            for letter in ALPHABET:
                yield head + letter + tail

    @cached_property
    def long(self) -> list[str]:
        """The words that may be misspelt, in order."""
        return sorted(word for word in self.literals if len(word) >= MISSPELT_FROM)

    def find(self, reading: Reading) -> Found:
        """Where each class stands in a message."""
        opened: dict[str, dict[str, None]] = {}
        for atom in reading.places:
            for name, phrase in self.by_word.get(atom, ()):
                opened.setdefault(name, {})[phrase] = None
        found: Found = {}
        for name in self.names:
            phrases = opened.get(name, {})
            phrases.update((phrase, None) for other, phrase in self.by_class.get(name, ()) if other in found)
            hits: dict[int, int] = {}
            for phrase in phrases:
                needed, elements = self._taken_apart(phrase)
                if needed <= reading.places.keys():
                    for length, starts in match(elements, reading, found).items():
                        hits[length] = hits.get(length, 0) | starts
            if hits and name == SET_ASIDE:
                reading = reading.without(covered_by(hits))
            elif hits:
                found[name] = hits
        return found

    def _taken_apart(self, phrase: str) -> tuple[frozenset[str], tuple[Element, ...]]:
        """The words without which a phrase cannot stand in a message, and its places."""
        if phrase not in self._parsed:
            elements = parse_phrase(phrase)
            needed = frozenset(each.words[0] for each in elements if len(each.words) == 1 and not each.classes and not each.optional)
            self._parsed[phrase] = needed, elements
        return self._parsed[phrase]


def listed(lines: Iterable[str]) -> list[str]:
    """The entries of lines that are written with commas between them."""
    return [entry.strip() for line in lines for entry in line.split(",") if entry.strip()]
