"""Recommendation numbers in a question: digits, ordinals, words, lists and ranges. No third-party import."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

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
HUNDRED = "hundred"

LABEL = re.compile(r"rec{1,2}om+[ea]n?d\w*|recs?|recomms?|reccs?|recs|numbers?|nos?|nrs?|num|rows?|items?|points?|laming")
STRONG_LABEL = re.compile(r"rec{1,2}om+[ea]n?d\w*|recs?|recomms?|reccs?|laming")
OWNED = re.compile(r"laming'?s|his")
COUNTED = re.compile(r"rec{1,2}om+[ea]n?d\w*s|recs|items|points|rows|numbers|ones")
AFTER = re.compile(r"rec{1,2}om+[ea]n?d\w*|recs?|recomms?|one|row")
ENTRY = re.compile(r"items?|things?|points?|entry|proposal")
LISTED = re.compile(r"laming(?:'s|s)?|list|table|plan")
"""An ordinal before an entry of the list counts recommendations: "the third item on Lord Laming's list"."""
ROMAN = re.compile(r"(?=[xvl]|i[ivx])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
ROMANS = {"i": 1, "v": 5, "x": 10, "l": 50}
PIECE = re.compile(
    r"\d{4}-\d\d(?:-\d\d)?(?!\d)|£\s*[\d.,]+|\d+(?:\.\d+)+|\d+(?:,\d{3})+(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}|#\s*\d+|\br\.?\s?\d+\b|\d+(?:st|nd|rd|th)\b|\d+%|\d+|[a-z][a-z'&]*|[^\sa-z\d]"
)
FILLERS = frozenset(
    [
        "sorry",
        "oops",
        "whoops",
        "nah",
        "oh",
        "ah",
        "i",
        "meant",
        "ok",
        "a",
        "an",
        "the",
        "and",
        "or",
        "to",
        "through",
        "till",
        "thru",
        "&",
        ",",
        ";",
        ":",
        "-",
        "?",
        "!",
        ".",
        "please",
        "pls",
        "plz",
        "thanks",
        "ta",
        "show",
        "give",
        "me",
        "tell",
        "read",
        "see",
        "open",
        "go",
        "list",
        "what",
        "about",
        "for",
        "on",
        "of",
        "is",
        "are",
        "does",
        "do",
        "say",
        "says",
        "said",
        "in",
        "full",
        "whole",
        "all",
        "it",
        "text",
        "again",
        "now",
        "vs",
        "versus",
        "against",
        "alongside",
        "with",
        "next",
        "compare",
        "how",
        "differ",
        "alike",
        "look",
        "both",
        "then",
        "also",
    ]
)
BEFORE_BARE = frozenset(["to", "me"]) | frozenset(
    [
        "",
        "what's",
        "whats",
        "for",
        "is",
        "are",
        "do",
        "does",
        "did",
        "about",
        "and",
        "between",
        "meant",
        "mean",
        ":",
        ",",
        ".",
        "-",
        "?",
        "against",
        "vs",
        "alongside",
        "compare",
    ]
)
AFTER_BARE = FILLERS - {"of", "on", "for", "the", "a"} | frozenset(
    ["mean", "means", "due", "must", "should", "differ", "in", "about", "verbatim", "want", "wants", "ask", "asks", "cover", "covers", "exactly", "actually"]
)
NOT_BEFORE_BARE = re.compile(
    r"ss?|chap|chapters?|part|level|section|stage|ks|years?|page|paragraph|para|tier|phase|option|step|table|annex|type|category|band|grade|class|group|room|route|version"
    r"|before|after|above|below|over|under|than|least|most|within|every|last|next|first|past|aged?|ages|turn(?:ed|s)|since|until|by|around|nearly|almost|only|just"
    r"|another|those|these|my|our|his|her|their|at|exactly|roughly|circa|minus|plus|times|march|april|may|june|july"
)
"""Words that say that a number behind them counts, dates or names something else."""
TELLING = range(10, 58)
"""Numbers that seldom stand for anything else; 58 mostly counts the recommendations."""
FEW_BESIDE = 5
"""Words of substance beside a bare number up to which it is looked up, whatever word stands before it."""
JOINERS = frozenset(["to", "-", "through", "till", "thru", "until"])
BETWEEN = frozenset([",", "and", "n", "&", "or", "/", "+", "v", "vs", "versus", "against", "with", "alongside", "then"])
OPENING = frozenset(["+", "&", "v", "vs", "versus"])
"""What joins the two numbers that a question begins with, where they can count nothing."""
MEASURED = re.compile(r"years?|yrs?|yos?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|pounds?|quid|people|kids?|children|pupils|staff|miles?|%")
"""What numbers count or measure that are not recommendations'."""
MOST_BESIDE_A_RANGE = 4
"""Words of substance beside a bare range up to which it stands for recommendations: "the programme for older ones, 5 to 19, when is it out" means ages."""
LEAST_AFTER_NO = 13
"""A number in words behind "no" that numbers and does not count: "no thirty four", and not "no two are alike"."""
NOTHING = frozenset(["nought", "nil"])
FEW = 3
"""Pieces of a question up to which a number in words stands for a recommendation without being called one."""
NEVER_ALONE = frozenset(["one", "first", "second", "third"])
"""Words that mostly point or count: "the one", "the first of those"."""
MOST_IN_A_RANGE = 200
ROW = 3
"""Plain numbers side by side that can only be recommendations."""
LONGEST_IN_ROW = 2
"""Digits of a number in such a row."""


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


@dataclass(slots=True)
class _Piece:
    text: str
    value: int | None
    sure: bool
    """Whether its form alone says that it is a recommendation's number (#43, R33)."""
    ordinal: bool = False
    used: bool = False


def find_numbers(folded: str) -> Numbers:
    """The recommendation numbers in a folded question; numbers that count or date something else are passed over."""
    pieces = _compounds([_piece(match.group()) for match in PIECE.finditer(folded)])
    for before, piece in pairwise(pieces):
        if STRONG_LABEL.fullmatch(before.text) and ROMAN.fullmatch(piece.text):
            piece.value = _roman(piece.text)
    named: list[int] = []
    position = 0
    while position < len(pieces):
        end = _mark_list(pieces, position, named) if _starts_list(pieces, position) else position
        position = max(end, position + 1)
    rest = " ".join(piece.text for piece in pieces if not piece.used)
    alone = bool(named) and all(word in FILLERS for word in rest.split())
    return Numbers(tuple(dict.fromkeys(named)), alone, rest)


def _piece(text: str) -> _Piece:
    if re.fullmatch(r"#\s*\d+|r\.?\s?\d+", text):
        return _Piece(text, int(re.sub(r"\D", "", text)), sure=True)
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", text):
        return _Piece(text, int(text[:-2]), sure=False, ordinal=True)
    if text.isdecimal():
        return _Piece(text, int(text), sure=False)
    return _Piece(text, word_value(text), sure=False, ordinal=text in ORDINALS or text in TENTHS)


def _roman(text: str) -> int:
    worth = [ROMANS[mark] for mark in text]
    return sum(-one if one < following else one for one, following in zip(worth, [*worth[1:], 0], strict=True))


def word_value(word: str) -> int | None:
    """The number that a word stands for, counting or ordering; None for one that stands for none."""
    if word in NOTHING:
        return 0
    for names, base, step in ((ONES, 0, 1), (ORDINALS, 0, 1), (TENS, 20, 10), (TENTHS, 20, 10)):
        if word in names:
            return base + step * names.index(word)
    return None


def _compounds(pieces: list[_Piece]) -> list[_Piece]:
    """Joins "fifty four", "twenty-third" and "a hundred and eight" into one piece."""
    joined: list[_Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        dashed = before is not None and before.text == "-" and len(joined) > 1
        tens = joined[-2] if dashed else before
        if (
            tens is not None
            and tens.text.split()[-1:]
            and tens.text.split()[-1] in TENS
            and piece.value is not None
            and 0 < piece.value < 10
            and not piece.text.isdecimal()
        ):
            del joined[-2 if dashed else -1 :]
            joined.append(_Piece(f"{tens.text} {piece.text}", (tens.value or 0) + piece.value, sure=False, ordinal=piece.ordinal))
        elif piece.text == HUNDRED and before is not None and (before.value or before.text == "a"):
            joined[-1] = _Piece(f"{before.text} {piece.text}", 100 * (before.value or 1), sure=False)
        elif piece.value is not None and len(joined) > 1 and before is not None and before.text == "and" and joined[-2].text.endswith(HUNDRED):
            joined[-2:] = [_Piece(f"{joined[-2].text} and {piece.text}", (joined[-2].value or 0) + piece.value, sure=False)]
        else:
            joined.append(piece)
    return joined


def _starts_list(pieces: list[_Piece], position: int) -> bool:
    """Whether the number at `position` is a recommendation's: by its form, its label, or because little else is asked."""
    piece = pieces[position]
    if piece.value is None or piece.used:
        return False
    before = [other.text for other in pieces[:position] if other.text not in {".", ":", "-", "the"}]
    after = pieces[position + 1].text if position + 1 < len(pieces) else ""
    if len(piece.text) == 4 and piece.text.isdecimal() and len(pieces) > 1 and not (before and LABEL.fullmatch(before[-1])):
        return False  # a year
    if not piece.ordinal and COUNTED.fullmatch(after) and not (before and LABEL.fullmatch(before[-1])):
        return False
    if before and before[-1] == "no" and not piece.text.isdecimal() and (piece.value < LEAST_AFTER_NO or len(before) > 1):
        return False
    if piece.sure or (before and LABEL.fullmatch(before[-1]) and not piece.ordinal):
        return True
    if before and piece.ordinal and STRONG_LABEL.fullmatch(before[-1]):
        return True
    if piece.ordinal and AFTER.fullmatch(after) and (STRONG_LABEL.fullmatch(after) or not piece.text.startswith(("first", "second"))):
        return True
    if piece.ordinal and before and OWNED.fullmatch(before[-1]) and not after.isalpha():
        return True
    if piece.ordinal and ENTRY.fullmatch(after) and any(LISTED.fullmatch(other.text) for other in pieces):
        return True
    spelt = not piece.text[0].isdecimal()
    return _stands_alone(pieces, position, spelt=spelt)


def _row_end(pieces: list[_Piece], position: int) -> int:
    """The position behind a row of three plain numbers or more of which two stand side by side ("40 41 and 42"); `position` where there is none."""
    count, beside, end, at = 0, False, position, position
    while at < len(pieces) and (_is_plain(pieces[at]) or (count and pieces[at].text in BETWEEN)):
        if _is_plain(pieces[at]):
            beside = beside or (count > 0 and at == end)
            count, end = count + 1, at + 1
        at += 1
    return end if count >= ROW and beside else position


def _is_plain(piece: _Piece) -> bool:
    return piece.text.isdecimal() and len(piece.text) <= LONGEST_IN_ROW


def _stands_alone(pieces: list[_Piece], position: int, *, spelt: bool) -> bool:
    """Whether a bare number can only be a recommendation's: what stands next to it counts or measures nothing."""
    others = [piece for piece in pieces if piece.value is None and piece.text not in FILLERS and not LABEL.fullmatch(piece.text)]
    if pieces[position].text in NEVER_ALONE or [piece.text for piece in pieces[max(0, position - 2) : position]] == ["of", "the"]:
        return False
    if not others:
        return not spelt or pieces[position].ordinal or len(pieces) <= FEW
    if pieces[position].ordinal or (spelt and " " not in pieces[position].text):
        return False
    before = pieces[position - 1].text if position else ""
    after = pieces[position + 1].text if position + 1 < len(pieces) else ""
    if not position and after in OPENING and len(pieces) > 2 and pieces[2].value is not None:
        return True
    verb_before = before.endswith("s") and before.isalpha() and position > 1
    anything_before = len(others) <= FEW_BESIDE and before.isalpha() and not NOT_BEFORE_BARE.fullmatch(before) and pieces[position].value in TELLING
    fits_before = verb_before or before in BEFORE_BARE or anything_before
    if position > 1 and before in JOINERS and pieces[position - 2].value is not None:
        return False  # the end of a range that stands for something else
    last = _last_of_list(pieces, position)
    behind = pieces[last + 1].text if last + 1 < len(pieces) else ""
    if MEASURED.fullmatch(behind):
        return False
    if after == "for" and [piece.text for piece in pieces[position + 2 : position + 3]] in (["me"], ["us"]):
        after = ""
    if after in JOINERS and last > position:
        if len(others) > MOST_BESIDE_A_RANGE:
            return False
        after = behind
    fits_after = after == "" or after in AFTER_BARE or _row_end(pieces, position) > position
    return fits_before and fits_after


def _last_of_list(pieces: list[_Piece], position: int) -> int:
    """The position of the last number of the list or range that begins at `position`."""
    while position + 2 < len(pieces) and pieces[position + 1].text in BETWEEN | JOINERS and pieces[position + 2].value is not None:
        position += 2
    return position


def _mark_list(pieces: list[_Piece], position: int, named: list[int]) -> int:
    """Takes the list or range that starts at `position`; gives the position behind it."""
    back = position - 1
    while back >= 0 and (pieces[back].text in {".", ":", "the", "#"} or LABEL.fullmatch(pieces[back].text)):
        pieces[back].used = True
        back -= 1
    row_end = _row_end(pieces, position)
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
        step = _next_in_list(pieces, position, row_end, labelled=labelled)
        if step is None:
            return position + 1
        for used in pieces[position + 1 : step]:
            used.used = True
        position, current = step, pieces[step]


def _next_in_list(pieces: list[_Piece], position: int, row_end: int, *, labelled: bool) -> int | None:
    """The position of the next number of a list, over commas, "and", "to" and a label said again; in a row, and behind "recs", whatever follows."""
    ahead = position + 1
    while ahead < len(pieces) and (pieces[ahead].text in BETWEEN | JOINERS or LABEL.fullmatch(pieces[ahead].text)):
        ahead += 1
    if ahead < row_end:
        return ahead
    if ahead == position + 1 or ahead >= len(pieces) or pieces[ahead].value is None:
        return None
    return ahead if pieces[ahead].sure or labelled or not _counts(pieces, ahead) else None


def _counts(pieces: list[_Piece], position: int) -> bool:
    """Whether a number further on in a list counts what stands behind it: "19 and 20 schools"."""
    after = pieces[position + 1].text if position + 1 < len(pieces) else ""
    if not after.isalpha() or after in FILLERS | AFTER_BARE | BETWEEN | {"only"} or LABEL.fullmatch(after):
        return False
    return pieces[position].value not in TELLING or after.endswith("s") or MEASURED.fullmatch(after) is not None
