"""What a message is before it is read as a question: a call for help, personal data, misuse, another language.

Owns the mechanisms only; every word, phrase, pattern and rule stands in knowledge/data/guards.yaml. What is then said to the
person (whom to ring, what to leave out) belongs to the notices.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from index.text import FOLDED, fold

LONGEST = 12_000
"""Characters of a message that are read; of a longer one, the beginning and the end."""

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)*|[.!?;\n]")
NOT_IN_WORDS = str.maketrans(",|?", "   ")
LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_ENDS = frozenset(".!?;\n")
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
BEYOND_LATIN = "\u0370"
"""The first letter behind the Latin ones: Greek."""
MISSPELT_FROM = 6
"""Letters from which a word is looked up with one slip of the keys; shorter words have too many neighbours."""
MISSPELT_TO = 16
MISSPELT_TRIES = 100
"""Unknown words of a message that are looked up so; its length stays no matter."""
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
SET_ASIDE = "set-aside"
"""The class, named first, whose words no other class sees: idioms, terms of the field, public names."""


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


def listed(lines: Iterable[str]) -> list[str]:
    """The entries of lines that are written with commas between them."""
    return [entry.strip() for line in lines for entry in line.split(",") if entry.strip()]


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


def slips(word: str) -> Iterator[str]:
    """A word set right in one place behind its first letter: a letter too many, two exchanged, a letter too few."""
    for position in range(1, len(word) + 1):
        head, tail = word[:position], word[position:]
        if tail:
            yield head + tail[1:]
            yield head + tail[1::-1] + tail[2:]
        for letter in ALPHABET:
            yield head + letter + tail


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
        self._parsed: dict[str, tuple[Element, ...]] = {}

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
        for mark in WORD.findall(fold(text)[: 2 * LONGEST]):
            if mark in SENTENCE_ENDS:
                sentence, first = sentence + (not first), True
                continue
            where.setdefault(mark, []).append(len(sentences))
            if first:
                where.setdefault(OPENING + mark, []).append(len(sentences))
            sentences.append(sentence)
            first = False
        return Reading(sentences, self._places(where, len(sentences)), _room(sentences))

    def _places(self, where: dict[str, list[int]], length: int) -> dict[str, int]:
        """The places of literal words and stems, from those of the words as typed."""
        places: dict[str, int] = {ANY: (1 << length) - 1, OPENING: 0}
        tries = MISSPELT_TRIES
        for mark, positions in where.items():
            atoms = self._atoms_of(mark.removeprefix(OPENING), correct=tries > 0)
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
        return next((right for right in slips(word) if right in self.literals and len(right) >= MISSPELT_FROM), word)

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
                for length, starts in _match(self._elements(phrase), reading, found).items():
                    hits[length] = hits.get(length, 0) | starts
            if hits and name == SET_ASIDE:
                reading = reading.without(_covered(hits))
            elif hits:
                found[name] = hits
        return found

    def _elements(self, phrase: str) -> tuple[Element, ...]:
        if phrase not in self._parsed:
            self._parsed[phrase] = parse_phrase(phrase)
        return self._parsed[phrase]


def _room(sentences: list[int]) -> list[int]:
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


def _covered(hits: dict[int, int]) -> int:
    """The places of all words of hits."""
    covered = 0
    for length, starts in hits.items():
        for offset in range(length):
            covered |= starts << offset
    return covered


def _match(elements: tuple[Element, ...], reading: Reading, found: Found) -> dict[int, int]:
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


def _part_read(text: str) -> str:
    """A message, or the two ends of a very long one."""
    return text if len(text) <= LONGEST else text[: LONGEST // 2] + "\n" + text[-LONGEST // 2 :]


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
        reading = self.phrasebook.read(_part_read(text))
        found = self.phrasebook.find(reading)
        return next((rule for rule in self.rules if self._holds(rule, reading, found)), None)

    @staticmethod
    def _holds(rule: Rule, reading: Reading, found: Found) -> bool:
        if any(name not in found for name in rule.near) or any(name in found for name in rule.never_with):
            return False
        quiet = {reading.sentences[start] for name in rule.unless for start, _ in spans(found.get(name, {}))}
        heard = {name: [span for span in spans(found[name]) if reading.sentences[span[0]] not in quiet] for name in rule.near}
        return _close_together(rule, heard)


class PersonalData:
    """Finds data of a person. The papers' own names, contact lines and dates are not a person's data."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.public_contacts = frozenset(" ".join(content["public contacts"]).split())
        self.public_mail = tuple(content["public mail"])
        self.public_names = frozenset(" ".join(content["public names"]).split())
        self.public_persons = tuple(str(name) for name in content["public persons"])
        self.field_words = frozenset(" ".join(content["field words"]).split())
        self.first_names = frozenset(" ".join(content["first names"]).split())
        self.patterns: dict[str, str] = content["patterns"]

    def kinds(self, text: str) -> tuple[str, ...]:
        """The kinds found, in one order."""
        plain = text.translate(FOLDED)
        if "@" not in plain and not any(mark.isdigit() for mark in plain):
            return ()
        checks = {
            "name with date of birth": self._birth,
            "phone number": self._phone,
            "NHS number": self._nhs_number,
            "e-mail address": self._mail,
            "postal address": self._address,
            "National Insurance number": self._insurance,
            "case number with a name": self._case,
        }
        return tuple(kind for kind, found in checks.items() if found(plain))

    def _all(self, name: str, text: str) -> Iterator[re.Match[str]]:
        return re.finditer(self.patterns[name], text)

    def _birth(self, text: str) -> bool:
        """A date said to be a day of birth, or one in figures that stands right behind a name."""
        for date in self._all("date", text):
            before = text[max(0, date.start() - 40) : date.start()]
            words = {word.lower() for word in LETTERS.findall(before)}
            known = any(name in before.lower() for name in self.public_persons)
            if known or (words & self.public_names and not words & self.first_names - self.public_names):
                continue
            if re.search(self.patterns["birth before"], before) or re.match(self.patterns["birth behind"], text[date.end() :]):
                return True
            name = re.search(self.patterns["name before"], before)
            if name and not any(mark.isalpha() for mark in date.group()) and self._is_name(name["name"]):
                return True
        return False

    def _is_name(self, words: str) -> bool:
        """Whether words are a person's name: a known first name, or capitals that are no words of the field."""
        parts = [part.lower() for part in LETTERS.findall(words)]
        if any(part in self.public_names for part in parts):
            return False
        if any(part in self.first_names for part in parts):
            return True
        return len(parts) > 1 and words.istitle() and not any(part in self.field_words for part in parts)

    def _phone(self, text: str) -> bool:
        return any(_digits(match) not in self.public_contacts for match in self._all("phone", text))

    def _nhs_number(self, text: str) -> bool:
        """Ten digits that are called an NHS number, or that stand 3-3-4 and have the right check digit."""
        for match in self._all("nhs number", text):
            called = re.search(self.patterns["nhs before"], text[max(0, match.start() - 30) : match.start()])
            if called or _checks(_digits(match)):
                return True
        return False

    def _mail(self, text: str) -> bool:
        return any(not match.group().lower().endswith(self.public_mail) for match in self._all("mail", text))

    def _address(self, text: str) -> bool:
        codes = ("".join(match.group().split()).lower() for match in self._all("postcode", text))
        streets = (match.group().lower() for match in self._all("street", text))
        return any(code not in self.public_contacts for code in codes) or any(
            not any(word in self.field_words for word in LETTERS.findall(street)) for street in streets
        )

    def _insurance(self, text: str) -> bool:
        return any(self._all("insurance number", text))

    def _case(self, text: str) -> bool:
        for match in self._all("case number", text):
            around = text[max(0, match.start() - 60) : match.end() + 60]
            if any(self._is_name(name.group()) for name in self._all("name", around)):
                return True
        return False


def _digits(match: re.Match[str]) -> str:
    digits = "".join(mark for mark in match.group() if mark.isdigit())
    return "0" + digits[2:].removeprefix("0") if match.group().startswith("+44") else digits


def _checks(digits: str) -> bool:
    """Whether ten digits have the check digit of an NHS number."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return len(digits) == 10 and (11 - total % 11) % 11 == int(digits[-1])


class Tongues:
    """Tells other languages from English by script and by function words."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.english = frozenset(" ".join(content["english"]).split())
        self.languages = {name: frozenset(words.split()) for name, words in content["languages"].items()}
        self.certain = frozenset(content["certain"].split())
        self.signs = content["signs"]

    def foreign(self, text: str) -> bool:
        """Whether the letters or the small words are another language's."""
        folded = fold(text)[: 2 * LONGEST]
        letters = [mark for mark in folded if mark.isalpha()]
        beyond = sum(mark >= BEYOND_LATIN for mark in letters)
        if beyond >= 2 and beyond * 2 > len(letters):
            return True
        words = LETTERS.findall(folded)
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


class Guards:
    """What a message is before it is read as a question. `content` is guards.yaml as plain values."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._content = content

    def danger(self, text: str) -> str | None:
        """Whether help comes first: "child", "online", "self", "harming", or None."""
        rule = self._danger.fired(text)
        return rule.kind if rule else None

    def misuse(self, text: str) -> bool:
        """Whether the message tells the assistant to misbehave."""
        return self._misuse.fired(text) is not None

    def personal_data(self, text: str) -> tuple[str, ...]:
        """The kinds of a person's data in the message."""
        return self._personal.kinds(_part_read(text))

    def language(self, text: str) -> bool:
        """Whether the message is plainly in another language than English."""
        return self._tongues.foreign(_part_read(text))

    @cached_property
    def _danger(self) -> Alarms:
        return self._alarms("danger")

    @cached_property
    def _misuse(self) -> Alarms:
        return self._alarms("misuse")

    @cached_property
    def _personal(self) -> PersonalData:
        return PersonalData(self._content["personal data"])

    @cached_property
    def _tongues(self) -> Tongues:
        return Tongues(self._content["language"])

    def _alarms(self, part: str) -> Alarms:
        content = self._content[part]
        spelling = self._content["spelling"]
        return Alarms(content, Phrasebook(content["classes"], spelling=spelling, well_spelt=self._content["well spelt"]))
