"""Recommendation numbers in a question: digits, ordinals, words, lists and ranges. No third-party import."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.bare_numbers import AFTER_BARE, BETWEEN, FILLERS, JOINERS, LABEL, MEASURED, TELLING, row_end, stands_alone
from index.numerals import ROMAN, Piece, pieces_of, roman, word_value

STRONG_LABEL = re.compile(r"rec{1,2}om+[ea]n?d\w*|recs?|recomms?|reccs?|laming")
OWNED = re.compile(r"laming'?s|his")
COUNTED = re.compile(r"rec{1,2}om+[ea]n?d\w*s|recs|items|points|rows|numbers|ones")
AFTER = re.compile(r"rec{1,2}om+[ea]n?d\w*|recs?|recomms?|one|row")
ENTRY = re.compile(r"items?|things?|points?|entry|proposal")
LISTED = re.compile(r"laming(?:'s|s)?|list|table|plan")
"""An ordinal before an entry of the list counts recommendations: "the third item on Lord Laming's list"."""
LEAST_AFTER_NO = 13
"""A number in words behind "no" that numbers and does not count: "no thirty four", and not "no two are alike"."""
YEAR = 4
"""Digits of a year."""
MOST_IN_A_RANGE = 200
DECADE = re.compile(r"\bthe (twenties|thirties|fou?rties|fifties)\b")
DECADES = {"tw": 20, "th": 30, "fo": 40, "fi": 50}
NUMBERED_ONES = re.compile(r"\b(?:ones|rec\w*|rows|rest|list|numbers)\b")
LEAST_OF_A_DECADE = 3
"""Words up to which “the forties” can only be recommendations."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that a question names, in its order, and the words that are left."""

    named: tuple[int, ...]
    alone: bool
    """Whether the question holds nothing else but filler words."""
    rest: str
    """The question without its numbers and their labels, folded."""

    def hold(self, word: str) -> bool:
        """Whether a folded word did no more than name a recommendation: a number in words, or a label."""
        return bool(self.named) and (word_value(word) is not None or LABEL.fullmatch(word) is not None) and word not in self.rest.split()


@lru_cache(maxsize=64)
def find_numbers(folded: str) -> Numbers:
    """The recommendation numbers in a folded question; numbers that count or date something else are passed over."""
    decade = DECADE.search(folded)
    if decade and (NUMBERED_ONES.search(folded) or len(folded.split()) <= LEAST_OF_A_DECADE):
        first = DECADES[decade[1][:2]]
        folded = f"{folded[: decade.start()]}{first} to {min(first + 9, TELLING.stop)}{folded[decade.end() :]}"
    pieces = pieces_of(folded)
    for before, piece in pairwise(pieces):
        if STRONG_LABEL.fullmatch(before.text) and ROMAN.fullmatch(piece.text):
            piece.value = roman(piece.text)
    named: list[int] = []
    position = 0
    while position < len(pieces):
        end = _mark_list(pieces, position, named) if _starts_list(pieces, position) else position
        position = max(end, position + 1)
    rest = " ".join(piece.text for piece in pieces if not piece.used)
    alone = bool(named) and all(word in FILLERS for word in rest.split())
    return Numbers(tuple(dict.fromkeys(named)), alone, rest)


def _starts_list(pieces: list[Piece], position: int) -> bool:
    """Whether the number at `position` is a recommendation's: by its form, its label, or because little else is asked."""
    piece = pieces[position]
    if piece.value is None or piece.used:
        return False
    before = [other.text for other in pieces[:position] if other.text not in {".", ":", "-", "the"}]
    labelled = bool(before) and LABEL.fullmatch(before[-1]) is not None
    after = pieces[position + 1].text if position + 1 < len(pieces) else ""
    if not labelled and ((len(piece.text) == YEAR and piece.text.isdecimal() and len(pieces) > 1) or (not piece.ordinal and COUNTED.fullmatch(after))):
        return False
    if before and before[-1] == "no" and not piece.text.isdecimal() and not _is_numbered(pieces, position, before):
        return False
    if piece.sure or (labelled and not piece.ordinal):
        return True
    return (piece.ordinal and _orders(pieces, position, before, after)) or stands_alone(pieces, position)


def _is_numbered(pieces: list[Piece], position: int, before: list[str]) -> bool:
    """Whether "no" numbers the words behind it ("no thirty four", "rec. no. five") and does not say none of them ("recommendations no one read")."""
    piece = pieces[position]
    if len(before) == 1:
        return piece.value is not None and piece.value >= LEAST_AFTER_NO
    return LABEL.fullmatch(before[-2]) is not None and (piece.text != "one" or pieces[position - 1].text == ".")


def _orders(pieces: list[Piece], position: int, before: list[str], after: str) -> bool:
    """Whether an ordinal orders recommendations: "the 20th rec", "laming's 23rd", "12th of the 58", "the third item on his list"."""
    piece = pieces[position]
    if before and (STRONG_LABEL.fullmatch(before[-1]) or (OWNED.fullmatch(before[-1]) and not after.isalpha() and piece.value in TELLING)):
        return True
    if AFTER.fullmatch(after) and (STRONG_LABEL.fullmatch(after) or not piece.text.startswith(("first", "second"))):
        return True
    if after == "of" and [other.text for other in pieces[position + 2 : position + 4]] in (["the", "58"], ["58"]):
        return True
    return bool(ENTRY.fullmatch(after)) and any(LISTED.fullmatch(other.text) for other in pieces)


def _mark_list(pieces: list[Piece], position: int, named: list[int]) -> int:
    """Takes the list or range that starts at `position`; gives the position behind it."""
    back = position - 1
    while back >= 0 and (pieces[back].text in {".", ":", "the", "#"} or LABEL.fullmatch(pieces[back].text)):
        pieces[back].used = True
        back -= 1
    end_of_row = row_end(pieces, position)
    labelled = back + 1 < position and COUNTED.fullmatch(pieces[back + 1].text) is not None
    current = pieces[position]
    while True:
        current.used = True
        value = current.value if current.value is not None else 0
        after = pieces[position + 1] if position + 1 < len(pieces) else None
        following = pieces[position + 2] if position + 2 < len(pieces) else None
        if after and following and after.text in JOINERS and following.value is not None and 0 < abs(following.value - value) <= MOST_IN_A_RANGE:
            named.extend(range(value, following.value, 1 if value < following.value else -1))
        else:
            named.append(value)
        if after and AFTER.fullmatch(after.text) and current.ordinal:
            after.used = True
            return position + 2
        step = _next_in_list(pieces, position, end_of_row, labelled=labelled)
        if step is None:
            return position + 1
        for used in pieces[position + 1 : step]:
            used.used = True
        position, current = step, pieces[step]


def _next_in_list(pieces: list[Piece], position: int, end_of_row: int, *, labelled: bool) -> int | None:
    """The position of the next number of a list, over commas, "and", "to" and a label said again; in a row, and behind "recs", whatever follows."""
    ahead = position + 1
    while ahead < len(pieces) and (pieces[ahead].text in BETWEEN | JOINERS or LABEL.fullmatch(pieces[ahead].text)):
        ahead += 1
    if ahead < end_of_row:
        return ahead
    if ahead == position + 1 or ahead >= len(pieces) or pieces[ahead].value is None:
        return None
    return ahead if pieces[ahead].sure or labelled or not _counts(pieces, ahead) else None


def _counts(pieces: list[Piece], position: int) -> bool:
    """Whether a number further on in a list counts what stands behind it: "19 and 20 schools"."""
    after = pieces[position + 1].text if position + 1 < len(pieces) else ""
    if not after.isalpha() or after in FILLERS | AFTER_BARE | BETWEEN | {"only"} or LABEL.fullmatch(after):
        return False
    return pieces[position].value not in TELLING or after.endswith("s") or MEASURED.fullmatch(after) is not None
