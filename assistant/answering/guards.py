"""What a message is before it is read as a question: a call for help, personal data, misuse, another language.

Owns the mechanisms only; every word, phrase, pattern and rule stands in knowledge/data/guards.yaml. What is then said to the
person (whom to ring, what to leave out) belongs to the notices.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from index.text import FOLDED, fold

LONGEST = 20_000
"""Characters of a message that are read; of a longer one, the beginning and the end."""

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)*|[.!?;\n]")
LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_ENDS = frozenset(".!?;\n")
BEYOND_LATIN = "\u0370"
"""The first letter behind the Latin ones: Greek."""
MISSPELT_FROM = 6
"""Letters from which a word is looked up with one slip of the keys; shorter words have too many neighbours."""
MISSPELT_TO = 20
GAP = 3
"""Words that ".." in a phrase may skip."""
NUMBER = "NUMBER"
"""How a phrase names a word that begins with a digit."""
SET_ASIDE = "set aside"
"""The class, named first, whose words no other class sees: idioms, terms of the field, public names."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a phrase: the words or <classes> that may fill it."""

    words: tuple[str, ...]
    classes: tuple[str, ...]
    anything: bool
    """Written "_": any one word."""
    optional: bool
    """Written with "?" at its end."""
    gap: int
    """Words that may stand before it, written ".." or "..6"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a class: literal words, "stem*", "one|two", "<class>", "_", "word?" and ".."."""

    name: str
    """The class that it belongs to."""
    elements: tuple[Element, ...]


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

    atoms: list[frozenset[str]]
    """For each word: the literal words and stems that it is."""
    sentences: list[int]
    """For each word: the number of its sentence."""
    places: dict[str, list[int]]
    """For each literal word or stem: where it stands."""

    def without(self, spans: Iterable[tuple[int, int]]) -> Reading:
        """The reading with words blanked, so that no phrase finds them."""
        blank = {position for start, end in spans for position in range(start, end)}
        if not blank:
            return self
        atoms = [frozenset[str]() if position in blank else here for position, here in enumerate(self.atoms)]
        places = {atom: [position for position in where if position not in blank] for atom, where in self.places.items()}
        return Reading(atoms, self.sentences, places)


@dataclass(frozen=True, slots=True)
class Hits:
    """Where a class stands in a message: ends by start."""

    ends: dict[int, set[int]] = field(default_factory=dict)

    def spans(self) -> list[tuple[int, int]]:
        """First word and longest end, in order."""
        return [(start, max(self.ends[start])) for start in sorted(self.ends)]


def listed(lines: Iterable[str]) -> list[str]:
    """The entries of lines that are written with commas between them."""
    return [entry.strip() for line in lines for entry in line.split(",") if entry.strip()]


def parse_phrase(name: str, written: str) -> Phrase:
    """A phrase from its spelling in the data."""
    elements = []
    gap = 0
    for part in written.split():
        if part.startswith(".."):
            gap = int(part[2:] or GAP)
            continue
        choices = part.removesuffix("?").split("|")
        words = tuple(choice for choice in choices if choice[0] != "<" and choice != "_")
        classes = tuple(choice[1:-1] for choice in choices if choice[0] == "<")
        elements.append(Element(words, classes, "_" in choices, part[-1] == "?", gap))
        gap = 0
    return Phrase(name, tuple(elements))


def slips(word: str) -> Iterator[str]:
    """A word with one letter left out or two neighbours exchanged, its first letter kept."""
    for position in range(1, len(word)):
        yield word[:position] + word[position + 1 :]
        if position + 1 < len(word):
            yield word[:position] + word[position + 1] + word[position] + word[position + 2 :]


class Phrasebook:
    """Finds classes of phrases in a message. A phrase may name classes that stand before its own."""

    def __init__(self, classes: dict[str, list[str]], *, spelling: dict[str, str], well_spelt: Iterable[str]) -> None:
        self.spelling = spelling
        self.well_spelt = frozenset(well_spelt)
        self.phrases: list[Phrase] = []
        self.literals: set[str] = set()
        self.stems: set[str] = set()
        for name, written in classes.items():
            self.phrases.extend(parse_phrase(name, phrase) for phrase in listed(written))
        for phrase in self.phrases:
            for element in phrase.elements:
                for word in element.words:
                    self.stems.add(word) if word[-1] == "*" else self.literals.add(word)
        self.stem_lengths = sorted({len(stem) - 1 for stem in self.stems})

    @cached_property
    def misspelt(self) -> dict[str, str]:
        """Words of the phrases by each way to leave out a letter; made when a word is first unknown."""
        found: dict[str, str] = {}
        for word in sorted(self.literals):
            if len(word) >= MISSPELT_FROM:
                for slip in slips(word):
                    found.setdefault(slip, word)
        return found

    def read(self, text: str) -> Reading:
        """The words of a message with their sentences."""
        atoms: list[frozenset[str]] = []
        sentences: list[int] = []
        places: dict[str, list[int]] = {}
        sentence = 0
        first = True
        known: dict[str, frozenset[str]] = {}
        for mark in WORD.findall(fold(text)):
            if mark in SENTENCE_ENDS:
                sentence, first = sentence + (not first), True
                continue
            if mark not in known:
                known[mark] = self._atoms_of(mark)
            here = known[mark] | {"^" + atom for atom in known[mark]} if first else known[mark]
            first = False
            for atom in here:
                places.setdefault(atom, []).append(len(atoms))
            atoms.append(here)
            sentences.append(sentence)
        return Reading(atoms, sentences, places)

    def _atoms_of(self, mark: str) -> frozenset[str]:
        """The literal words and stems that a word may stand for: "mum's" is "mums" and "mum"."""
        plain = mark.replace("'", "")
        words = [self.spelling.get(plain, plain)]
        if mark.endswith("'s"):
            words.append(mark[:-2].replace("'", ""))
        found = set().union(*map(self._exact, words))
        if not found and MISSPELT_FROM <= len(plain) <= MISSPELT_TO and plain not in self.well_spelt:
            found = self._exact(self._corrected(plain))
        if plain[0].isdigit():
            found.add(NUMBER)
        return frozenset(found)

    def _exact(self, word: str) -> set[str]:
        found = {word[:length] + "*" for length in self.stem_lengths if word[:length] + "*" in self.stems}
        return found | {word} if word in self.literals or "^" + word in self.literals else found

    def _corrected(self, word: str) -> str:
        if word in self.misspelt:
            return self.misspelt[word]
        return next((slip for slip in slips(word) if slip in self.literals), word)

    def find(self, reading: Reading) -> dict[str, Hits]:
        """Where each class stands in a message."""
        found: dict[str, Hits] = {}
        for phrase in self.phrases:
            if found.keys() == {SET_ASIDE} and phrase.name != SET_ASIDE:
                reading = reading.without(found[SET_ASIDE].spans())
            starts = self._starts(phrase.elements[0], reading, found)
            for start in starts:
                ends = _match(phrase, start, reading, found)
                if ends:
                    found.setdefault(phrase.name, Hits()).ends.setdefault(start, set()).update(ends)
        return found

    @staticmethod
    def _starts(element: Element, reading: Reading, found: dict[str, Hits]) -> list[int]:
        starts: list[int] = []
        for word in element.words:
            starts.extend(reading.places.get(word, ()))
        for name in element.classes:
            if name in found:
                starts.extend(found[name].ends)
        return starts


def _match(phrase: Phrase, start: int, reading: Reading, found: dict[str, Hits]) -> set[int]:
    """The ends of a phrase that begins at a word; it stays within one sentence."""
    ends = {start}
    for element in phrase.elements:
        reached = set(ends) if element.optional else set()
        for end in ends:
            for position in range(end, min(end + element.gap + 1, len(reading.atoms))):
                if reading.sentences[position] != reading.sentences[start]:
                    break
                if element.anything or not reading.atoms[position].isdisjoint(element.words):
                    reached.add(position + 1)
                for name in element.classes:
                    if name in found:
                        reached.update(found[name].ends.get(position, ()))
        ends = reached
        if not ends:
            break
    return ends


def _close_together(rule: Rule, spans: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether a hit of each class of the rule stands near one of the first, no two of them on the same word."""
    anchor, *others = rule.near
    for span in spans[anchor]:
        taken = [span]
        for name in others:
            other = _nearest_free(spans[name], taken, rule.within)
            if other is None:
                break
            taken.append(other)
        else:
            return True
    return False


def _nearest_free(spans: list[tuple[int, int]], taken: list[tuple[int, int]], within: int) -> tuple[int, int] | None:
    start, end = taken[0]
    for span in spans[bisect_left(spans, (start - within, 0)) :]:
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
    def _holds(rule: Rule, reading: Reading, found: dict[str, Hits]) -> bool:
        if any(name not in found for name in rule.near) or any(name in found for name in rule.never_with):
            return False
        quiet = {reading.sentences[start] for name in rule.unless if name in found for start in found[name].ends}
        spans = {name: [span for span in found[name].spans() if reading.sentences[span[0]] not in quiet] for name in rule.near}
        return _close_together(rule, spans)


class PersonalData:
    """Finds data of a person. The papers' own names, contact lines and dates are not a person's data."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.public_contacts = frozenset(content["public contacts"])
        self.public_mail = tuple(content["public mail"])
        self.public_names = frozenset(" ".join(content["public names"]).split())
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
        """A date said to be a day of birth, or one that stands right behind a name."""
        for date in self._all("date", text):
            before = text[max(0, date.start() - 40) : date.start()]
            if any(word.lower() in self.public_names for word in LETTERS.findall(before)):
                continue
            if re.search(self.patterns["birth before"], before) or re.match(self.patterns["birth behind"], text[date.end() :]):
                return True
            name = re.search(self.patterns["name before"], before)
            if name and self._is_name(name["name"]):
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
        folded = fold(text)
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
