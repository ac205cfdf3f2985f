"""One chain for passages and questions: fold, tokenise, base form, stem. Small callables, each with one job."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

FOLDED = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "−": "-",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None,
})  # fmt: skip
TOKEN = re.compile(r"[a-z0-9]+(?:[&'.][a-z0-9]+)*|£")
IRREGULAR_ENDINGS = ("ss", "us", "is", "ics", "ous", "news")


class Token(NamedTuple):
    """A word of a text: as folded, in its base form, and where it stands in the folded text."""

    word: str
    base: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case, plain quotes, dashes and spaces, no accents: for matching, never for showing."""
    plain = text.translate(FOLDED)
    if not plain.isascii():
        plain = "".join(mark for mark in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(mark)).translate(FOLDED)
    return plain.lower()


@lru_cache(maxsize=32768)
def base_form(word: str) -> str:
    """A folded word without possessive and plural endings: "boards'" and "board" alike."""
    word = word.replace(".", "") if "." in word and not any(mark.isdigit() for mark in word) else word
    word = word.removesuffix("'s").replace("'", "")
    if len(word) < 4 or word.endswith(IRREGULAR_ENDINGS) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, folded."""
    return tuple(Token(word := match.group(), base_form(word), *match.span()) for match in TOKEN.finditer(fold(text)))


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], str]:
    from whoosh.lang.porter2 import stem  # late: a question that needs no search needs no stems

    return lru_cache(maxsize=16384)(stem)


def stem(base: str) -> str:
    """The Porter 2 stem of a base form."""
    return _stemmer()(base)


def stems(text: str, *, without: frozenset[str] = frozenset()) -> list[str]:
    """The stems of a text's words in order, those left out whose word or base form is in `without`."""
    return [stem(token.base) for token in tokens(text) if token.word not in without and token.base not in without]


def pairs(words: Iterable[str]) -> set[tuple[str, str]]:
    """The adjacent pairs of a list of words."""
    listed = list(words)
    return set(pairwise(listed))
