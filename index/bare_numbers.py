"""Bare numbers: whether one that nothing calls a recommendation can only be one, because what stands around it counts, measures and dates nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.numerals import Piece


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


LABEL = re.compile(r"rec{1,2}om+[ea]n?d\w*|recs?|recomms?|reccs?|recs|numbers?|nos?|nrs?|num|rows?|items?|points?|laming")
FILLERS = _words(
    "sorry oops whoops nah oh ah i meant ok a an the and or to through till thru & , ; : - ? ! . please pls plz thanks ta show give me tell read "
    "see open go list what about for on of is are does do say says said in full whole all it text again now vs versus against alongside with next "
    "compare how differ alike look both then also"
)
"""Words that ask for a recommendation and say nothing of a topic."""
BEFORE_BARE = _words("to me for is are do does did about and between meant mean : , . - ? against vs alongside compare what's whats") | {""}
BEFORE_SPELT = frozenset(["", ":", "about", "against", "between", "compare", "for", "with", "meant", "vs"])
"""What may stand in front of a number in words, which more often counts something than one in figures."""
AFTER_BARE = (FILLERS - {"of", "on", "for", "the", "a"}) | _words(
    "mean means due must should differ verbatim want wants ask asks cover covers exactly actually inclusive this today earlier when because but "
    "so if where as she he they we my our innit no that's thats out really only side got word"
)
"""What may stand behind a number that counts nothing."""
NOT_BEFORE = re.compile(
    r"ss?|p|pg|win|chap|chapters?|part|level|section|stage|ks|years?|page|paragraph|para|tier|phase|option|step|table|annex|type|category|band|grade|class|group|room|route"
    r"|version|windows|tray|before|after|above|below|over|under|than|least|most|within|every|last|next|first|past|aged?|ages|turn(?:ed|s)|since|until|by|around|nearly"
    r"|almost|only|just|another|those|these|my|our|his|her|their|at|or|exactly|roughly|circa|minus|plus|times|march|april|may|june|july|i'?m|s?he'?s|they'?re|we'?re"
)
"""Words that say that a number behind them counts, dates or names something else."""
ENDS = frozenset(["first", "last", "next"])
"""In front of a number that says how many at an end are meant: “the last two”."""
ASKING = _words("is isnt isn't was wasnt does doesnt doesn't do did didnt didn't can could should will would must")
"""In front of a number that something is asked of: “does 49 talk about training”."""
HAVING = frozenset(["has", "hasnt", "hasn't"])
"""The same where it begins the question; else it says how many somebody has."""
SAYING = _words("that applies was says said covers deals means wants asks add adds")
"""Behind a number, what a recommendation does."""
NAMING = _words("it's its that's thats called numbered mentioned mentions quoted quotes")
"""In front of a number that somebody names."""
ASKED_OF = re.compile(r"wording|text|responses?|reply|answer|dates?|deadline|owner|who|when|what|why|how|gove?r?n?me?n?t?|just|only|bit|which")
"""Behind a number, what may be asked of a recommendation."""
WORDING = frozenset(["text", "wording", "words"])
"""In front of “of the twenty-third”, what can only be a recommendation's."""
CALLING = frozenset(["pull", "bring", "call", "look", "dig"])
"""In front of “up 43”, what asks to see something."""
SPEAKING = frozenset(["i'm", "im", "am"])
"""Before a number behind a comma, what makes it an age: “I'm a grandmother, 71.”"""
STOPS = frozenset([".", "!", "?", ""])
THERE = ["there", "a"]
BEHIND_THERE = frozenset(["", "?", "about", "on", "for", "that", "which", "in", "too", "as"])
"""Around a number that somebody thinks there is: “wasn't there a 65 about auditing”, and not “is there a 12 month limit”."""
STATING = frozenset(["is", "was", "are", "were", "be"])
POINTING = re.compile(r"which|what|when|who|why|how|that|this|it|ones?|where|rec.*|and|[^a-z]")
"""In front of “is”, what may be a recommendation's number; anything else is so old, or so many."""
MEASURED = re.compile(
    r"years?|yrs?|yos?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|pounds?|quid|people|kids?|children|pupils|staff|miles?|million|bn|percent|plus|%"
)
"""What numbers count or measure that are not recommendations'."""
AGED = re.compile(
    r"age[ds]?|old|older|young|younger|yrs?|years?|birthday|teens?|teenagers?|siblings?|sons?|daughters?|gcse|o'clock|am|pm|hours?|shifts?|dob|born|lane|road|street|close"
)
"""Words beside which a number is taken for an age, a time or an address."""
JOINERS = frozenset(["to", "-", "through", "till", "thru", "until"])
BETWEEN = frozenset([",", "and", "n", "&", "or", "/", "+", "v", "vs", "versus", "against", "with", "alongside", "then"])
OPENING = frozenset(["+", "&", "v", "vs", "versus"])
"""What joins the two numbers that a question begins with, where they can count nothing."""
TELLING = range(10, 58)
"""Numbers that seldom stand for anything else; 58 mostly counts the recommendations."""
NEVER_ALONE = frozenset(["one", "first", "second", "third"])
"""Words that mostly point or count: “the one”, “the first of those”."""
FEW, FEW_BESIDE, MOST_BESIDE, MOST_ASKED = 3, 5, 9, 14
"""Words of substance beside a number up to which it is looked up: in words, of one figure, of two figures, and where something is asked of it."""
MOST_BESIDE_A_RANGE = 4
"""The same for a range: “the programme for older ones, 5 to 19, when is it out” means ages."""
ROW = 3
"""Plain numbers side by side that can only be recommendations."""
LONGEST_IN_ROW = 2
"""Digits of a number in such a row."""


def stands_alone(pieces: Sequence[Piece], position: int) -> bool:
    """Whether the number at `position` is a recommendation's although nothing calls it one."""
    piece = pieces[position]
    others = [other.text for other in pieces if other.value is None and other.text not in FILLERS and not LABEL.fullmatch(other.text)]
    spelt, telling = not piece.text[0].isdecimal(), piece.value in TELLING
    if piece.text in NEVER_ALONE or _texts(pieces, position - 2, position) == ["of", "the"]:
        return telling and piece.ordinal and "".join(_texts(pieces, position - 3, position - 2)) in WORDING
    if (telling and _is_a_sentence(pieces, position)) or _is_called_up(pieces, position):
        return True
    before, after = _around(pieces, position)
    if _texts(pieces, position - 2, position) == THERE and not spelt and after in BEHIND_THERE:
        return True
    if not others:
        return before not in ENDS and (not spelt or piece.ordinal or telling or len(pieces) <= FEW)
    if piece.ordinal or (spelt and not telling):
        return piece.ordinal and spelt and telling and _ends(after)
    if not position and after in OPENING and _texts(pieces, 2, 3) and pieces[2].value is not None:
        return True
    if _counts_otherwise(pieces, position, len(others)):
        return False
    aged = any(AGED.fullmatch(other) for other in others)
    if telling and not aged and (not spelt or " " in piece.text or before in ASKING | HAVING) and _is_told_of(before, after, position, len(others)):
        return True
    if spelt:
        return before in BEFORE_SPELT and _ends(after) and len(others) <= FEW_BESIDE
    behind_verb = before.endswith("s") and before.isalpha() and position > 1 and not aged
    return (behind_verb or before in BEFORE_BARE) and (after == "" or after in AFTER_BARE or row_end(pieces, position) > position)


def _is_a_sentence(pieces: Sequence[Piece], position: int) -> bool:
    """Whether a number is all that a sentence says: “must have misheard. forty nine?”."""
    return all("".join(_texts(pieces, start, start + 1)) in STOPS for start in (position - 1, position + 1))


def _is_called_up(pieces: Sequence[Piece], position: int) -> bool:
    """“Pull up 73 for me”."""
    further, before = "".join(_texts(pieces, position - 2, position - 1)), "".join(_texts(pieces, position - 1, position))
    return before == "up" and further in CALLING and _around(pieces, position)[1] in {*STOPS, "for", "please", "pls"}


def _texts(pieces: Sequence[Piece], start: int, end: int) -> list[str]:
    return [piece.text for piece in pieces[max(0, start) : max(0, end)]]


def _ends(after: str) -> bool:
    """Whether what stands behind a number is nothing that it could count."""
    return not after.isalpha() or after in AFTER_BARE


def _around(pieces: Sequence[Piece], position: int) -> tuple[str, str]:
    """What stands in front of a number and behind it, or behind the range that it begins."""
    before = "".join(_texts(pieces, position - 1, position))
    last = last_of_list(pieces, position)
    after, further = "".join(_texts(pieces, position + 1, position + 2)), "".join(_texts(pieces, position + 2, position + 3))
    if after in JOINERS and last > position:
        after = "".join(_texts(pieces, last + 1, last + 2))
    if after == "for" and further in {"me", "us"}:
        return before, ""
    return before, "says" if after == "is" and further in {"about", "on", "the"} else after


def _counts_otherwise(pieces: Sequence[Piece], position: int, others: int) -> bool:
    """Whether a number counts, measures or ends something: “my daughter is 14”, “5 to 19 year olds”, “eight out of ten”."""
    before = "".join(_texts(pieces, position - 1, position))
    further = "".join(_texts(pieces, position - 2, position - 1))
    if before in JOINERS and position > 1 and pieces[position - 2].value is not None:
        return True  # the end of a range that stands for something else
    if before == "," and "".join(_texts(pieces, position + 1, position + 2)) in STOPS and any(text in SPEAKING for text in _texts(pieces, 0, position)):
        return True
    if position > 1 and before in STATING and not POINTING.fullmatch(further) and _texts(pieces, position + 1, position + 2) != ["?"]:
        return True
    last = last_of_list(pieces, position)
    is_range = last > position and pieces[position + 1].text in JOINERS
    measured = any(MEASURED.fullmatch(text) for text in _texts(pieces, last + 1, last + 2))
    return measured or (is_range and others > MOST_BESIDE_A_RANGE) or (before, further) == ("of", "out")


def _is_told_of(before: str, after: str, position: int, others: int) -> bool:
    """Whether what stands around a number, with so many words of substance besides, says that it is a recommendation's: “57 wording”."""
    if NOT_BEFORE.fullmatch(before) or others > MOST_ASKED:
        return False
    if before in ASKING or after in SAYING or (before in HAVING and position == 1):
        return after in SAYING or _ends(after) or not after.endswith("s")
    if not position or before in NAMING:
        return others <= MOST_BESIDE and (_ends(after) or ASKED_OF.fullmatch(after) is not None)
    return others <= MOST_BESIDE and _ends(after) and before.isalpha()


def last_of_list(pieces: Sequence[Piece], position: int) -> int:
    """The position of the last number of the list or range that begins at `position`."""
    while position + 2 < len(pieces) and pieces[position + 1].text in BETWEEN | JOINERS and pieces[position + 2].value is not None:
        position += 2
    return position


def row_end(pieces: Sequence[Piece], position: int) -> int:
    """The position behind a row of three plain numbers or more of which two stand side by side ("40 41 and 42"); `position` where there is none."""
    count, beside, end, at = 0, False, position, position
    while at < len(pieces) and (_is_plain(pieces[at]) or (count and pieces[at].text in BETWEEN)):
        if _is_plain(pieces[at]):
            beside = beside or (count > 0 and at == end)
            count, end = count + 1, at + 1
        at += 1
    return end if count >= ROW and beside else position


def _is_plain(piece: Piece) -> bool:
    return piece.text.isdecimal() and len(piece.text) <= LONGEST_IN_ROW
