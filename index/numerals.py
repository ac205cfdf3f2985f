"""Numerals: the numbers of a question as pieces between its words, in figures, words, ordinals and Roman letters. No third-party import."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
TENTHS = ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"]
HUNDRED, HUNDREDTH = "hundred", "hundredth"
ENDINGS = ("first", "second", "third", "th")
TENFOLD = range(20, 100, 10)
RUN_TOGETHER = re.compile(rf"({'|'.join(TENS)}|fou?rty)({'|'.join([*ONES[1:10], *ORDINALS[1:10]])})")

OTHERWISE = {"nought": 0, "nil": 0, "twelth": 12, "forteen": 14, "fiveteen": 15, "ninteen": 19, "fourty": 40, "fourtieth": 40, "fivety": 50}
"""Numbers in other words than the usual ones, or as they are often misspelt."""
ROMAN = re.compile(r"(?=[xvl]|i[ivx])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
ROMANS = {"i": 1, "v": 5, "x": 10, "l": 50}
PIECE = re.compile(
    r"\d{4}-\d\d(?:-\d\d)?(?!\d)|£\s*[\d.,]+|\d+(?:\.\d+)+|\d+(?:,\d{3})+(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}|#\s*\d+|\br\.?\s?\d+\b|\d+(?:st|nd|rd|th)\b|\d+%|\d+|[a-z][a-z'&]*|[^\sa-z\d]"
)
LONGEST = 40
"""Digits of a number; more than that number nothing here."""
THROUGH_TO = re.compile(r"\b(through) to\b")
DASHED = re.compile(r"\bhundred-and-")
SLASHED = re.compile(r"\b(laming|recs?)/(?=\d)")
"""A label that a slash joins to its number: "Laming/40"."""


@dataclass(slots=True)
class Piece:
    """A word, a mark or a number of a question."""

    text: str
    value: int | None
    sure: bool
    """Whether its form alone says that it is a recommendation's number (#43, R33)."""
    ordinal: bool = False
    used: bool = False


def pieces_of(folded: str) -> list[Piece]:
    """The pieces of a folded question, "fifty four" and "a hundred and eight" as one each."""
    plain = SLASHED.sub(r"\1 ", DASHED.sub("hundred and ", THROUGH_TO.sub(r"\1", folded)))
    return _compounds([_piece(match.group()) for match in PIECE.finditer(plain)])


def _piece(text: str) -> Piece:
    if text.isalpha():
        value = word_value(text)
        return Piece(text, value, sure=False, ordinal=value is not None and text.endswith(ENDINGS))
    if sum(mark.isdecimal() for mark in text) > LONGEST:
        return Piece(text, None, sure=False)
    if text.isdecimal():
        return Piece(text, int(text), sure=False)
    if re.fullmatch(r"#\s*\d+|r\.?\s?\d+", text):
        return Piece(text, int(re.sub(r"\D", "", text)), sure=True)
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", text):
        return Piece(text, int(text[:-2]), sure=False, ordinal=True)
    return Piece(text, None, sure=False)


def roman(text: str) -> int:
    """The number that Roman letters in lower case stand for."""
    worth = [ROMANS[mark] for mark in text]
    return sum(-one if one < following else one for one, following in zip(worth, [*worth[1:], 0], strict=True))


@lru_cache(maxsize=4096)
def word_value(word: str) -> int | None:
    """The number that a word stands for, counting or ordering; None for one that stands for none."""
    if word in OTHERWISE:
        return OTHERWISE[word]
    run_together = RUN_TOGETHER.fullmatch(word)
    if run_together:
        return (word_value(run_together[1]) or 0) + (word_value(run_together[2]) or 0)
    for names, base, step in ((ONES, 0, 1), (ORDINALS, 0, 1), (TENS, 20, 10), (TENTHS, 20, 10)):
        if word in names:
            return base + step * names.index(word)
    return None


def _compounds(pieces: list[Piece]) -> list[Piece]:
    """Joins "fifty four", "twenty-third" and "a hundred and eight" into one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        dashed = before is not None and before.text == "-" and len(joined) > 1
        tens = joined[-2] if dashed else before
        if (
            tens is not None
            and not tens.ordinal
            and word_value(tens.text.split()[-1]) in TENFOLD
            and piece.value is not None
            and 0 < piece.value < 10
            and not piece.text.isdecimal()
        ):
            del joined[-2 if dashed else -1 :]
            joined.append(Piece(f"{tens.text} {piece.text}", (tens.value or 0) + piece.value, sure=False, ordinal=piece.ordinal))
        elif piece.text in {HUNDRED, HUNDREDTH} and before is not None and (before.value or before.text == "a"):
            joined[-1] = Piece(f"{before.text} {piece.text}", 100 * (before.value or 1), sure=False, ordinal=piece.text != HUNDRED)
        elif piece.text in {HUNDRED, HUNDREDTH} and before is not None and before.text == "the":
            joined.append(Piece(piece.text, 100, sure=False, ordinal=piece.text != HUNDRED))
        elif piece.value is not None and len(joined) > 1 and before is not None and before.text == "and" and joined[-2].text.endswith(HUNDRED):
            joined[-2:] = [Piece(f"{joined[-2].text} and {piece.text}", (joined[-2].value or 0) + piece.value, sure=False, ordinal=piece.ordinal)]
        else:
            joined.append(piece)
    return joined


def value_of(word: str) -> int | None:
    """The number that a word or figures stand for; None for what stands for none, or for one too long to mean anything here."""
    if word.isdecimal():
        return int(word) if len(word) <= LONGEST else None
    return word_value(word)
