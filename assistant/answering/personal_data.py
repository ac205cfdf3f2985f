"""Personal data in a message: a name with a day of birth, numbers, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.answering.message import LETTERS
from index.text import FOLDED


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
            not any(word in self.field_words for word in LETTERS.findall(street)[:-1]) for street in streets
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
