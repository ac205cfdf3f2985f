"""Periods: the months, seasons, years and days that a question or a paper names, as spans of days that can be compared."""

from __future__ import annotations

from calendar import month_name, monthrange
from collections.abc import Sequence
from dataclasses import dataclass

from index.text import Token

MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name} | {
    name[:3].lower(): number for number, name in enumerate(month_name) if name and name != "May"
}
MONTHS["sept"] = 9
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 12)}
"""First and last month, as the papers use the words; "autumn 2009" was the Government's September to November."""
BEFORE = frozenset(["before", "until", "till", "by", "earlier"])
AFTER = frozenset(["after", "since", "from", "later", "beyond", "following"])
EARLIER = 0.8
"""How well a date fits that lies before the one by which something is asked for."""
FIRST_YEAR, LAST_YEAR = 2000, 2030
CENTURY, SHORT_YEAR = 2000, 2


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, first and last in, as (year, month, day)."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]
    named: str
    """As it was said: "autumn 2009"."""
    bound: str = ""
    """"by", "before" or "after" where the question asks for what lies on one side."""

    def meets(self, other: Period) -> bool:
        """Whether a date of the papers, `other`, is one that the question asks for."""
        if self.bound == "before":
            return other.last < self.first
        if self.bound == "by":
            return other.last <= self.last
        if self.bound == "after":
            return other.first > self.last
        return other.first <= self.last and self.first <= other.last and not _much_wider(other, self)

    def likeness(self, other: Period) -> float:
        """How well a date of the papers that meets this period fits it: the very same best, then one inside it, then one around it; “by May” May's own."""
        if self.bound == "by":
            return 1.0 if other.last >= self.first else EARLIER
        if self.bound or (other.first, other.last) == (self.first, self.last):
            return 1.0
        whole_year = (self.first[1], self.last[1]) == (1, 12)
        inside = self.first <= other.first and other.last <= self.last
        return 1.0 if whole_year and inside else 0.7 if inside else 0.5


def _much_wider(other: Period, asked: Period) -> bool:
    """Whether a whole year of the papers meets a month of the question only by being wide."""
    return other.first[:2] == (other.first[0], 1) and other.last[1] == 12 and (asked.first[1], asked.last[1]) != (1, 12)


def period_of(when: str, until: str | None = None) -> Period:
    """The period of a date as deadlines.yaml writes it. Raises ValueError for another form."""
    first, last = _bounds(when)
    if until:
        last = _bounds(until)[1]
    return Period(first, last, when)


def _bounds(when: str) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    if "/" in when:
        year = int(when.split("/")[0])
        return (year, 4, 1), (year + 1, 3, 31)
    parts = when.split("-")
    year = int(parts[0])
    if len(parts) == 1:
        return (year, 1, 1), (year, 12, 31)
    if parts[1] in SEASONS:
        first, last = SEASONS[parts[1]]
        return _months(year, first, last)
    if len(parts) == 2:
        return _months(year, int(parts[1]), int(parts[1]))
    day = (year, int(parts[1]), int(parts[2]))
    return day, day


def _months(year: int, first: int, last: int) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    return (year, first, 1), (year, last, monthrange(year, last)[1])


def find_period(words: Sequence[Token], *, default_year: int) -> tuple[Period, frozenset[int]] | None:
    """The first period that a question names, and the positions of its words.

    A month or season without a year is taken in `default_year`. "May" counts only beside a year, day or "in"/"by".
    """
    for position, token in enumerate(words):
        found = _at(words, position, default_year)
        if found:
            first, last, used = found
            start = min(used)
            bound = _bound(words, start)
            named = " ".join(words[place].word for place in sorted(used))
            return Period(first, last, named, bound), frozenset(used | ({start - 1} if bound else set()))
        del token
    return None


def _at(words: Sequence[Token], position: int, default_year: int) -> tuple[tuple[int, int, int], tuple[int, int, int], set[int]] | None:
    word = words[position].word
    if _is_year(word) and _joined_number(words, position) in range(1, 13):
        return (*_months(int(word), int(words[position + 1].word), int(words[position + 1].word)), {position, position + 1})
    year = _year(words, position + 1)
    if word in MONTHS and (
        year is not None or word not in {"may", "march", "mar", "jun", "jan", "dec", "sep", "oct"} or _day(words, position - 1) or _preceded(words, position)
    ):
        used = {position} | ({position + 1} if year is not None else set())
        day = _day(words, position - 1)
        in_year = year if year is not None else default_year
        month = MONTHS[word]
        if day and day <= monthrange(in_year, month)[1]:
            return (in_year, month, day), (in_year, month, day), used | {position - 1}
        return (*_months(in_year, month, month), used)
    if word in SEASONS and (year is not None or _preceded(words, position) or len(words) <= 4):
        used = {position} | ({position + 1} if year is not None else set())
        first, last = SEASONS[word]
        return (*_months(year if year is not None else default_year, first, last), used)
    if _is_year(word) and not (position and words[position - 1].word in MONTHS | SEASONS):
        return (int(word), 1, 1), (int(word), 12, 31), {position}
    return None


def _joined_number(words: Sequence[Token], position: int) -> int:
    """The number written right behind a word with a dash, as in 2009-12; 0 where there is none."""
    if position + 1 >= len(words) or words[position + 1].start != words[position].end + 1 or not words[position + 1].word.isdecimal():
        return 0
    return int(words[position + 1].word) if len(words[position + 1].word) == 2 else 0


def _preceded(words: Sequence[Token], position: int) -> bool:
    return position > 0 and words[position - 1].word in {
        "in",
        "by",
        "until",
        "before",
        "after",
        "since",
        "from",
        "during",
        "for",
        "that",
        "this",
        "end",
        "early",
        "late",
        "mid",
        "next",
        "the",
        "due",
    }


def _year(words: Sequence[Token], position: int) -> int | None:
    """The year at a position, “09” behind a month too."""
    word = words[position].word if position < len(words) else ""
    if len(word) == SHORT_YEAR and word.startswith("0") and word.isdecimal() and position and words[position - 1].word in MONTHS | SEASONS:
        return CENTURY + int(word)
    return int(word) if _is_year(word) else None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR


def _day(words: Sequence[Token], position: int) -> int | None:
    if position < 0:
        return None
    word = words[position].word
    digits = word[:-2] if word.endswith(("st", "nd", "rd", "th")) else word
    return int(digits) if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31 else None


def _bound(words: Sequence[Token], start: int) -> str:
    """The side of the period that is asked for, from the word before it; "the end of" and the like are passed over."""
    place = start - 1
    while place >= 0 and words[place].word in {"the", "end", "of", "late", "early", "mid", "start", "beginning"}:
        place -= 1
    before = words[place].word if place >= 0 else ""
    if before == "by":
        return "by"
    if before in BEFORE:
        return "before"
    return "after" if before in AFTER and before != "from" else ""
