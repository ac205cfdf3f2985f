"""List messages: what a message says is to be done with a list that is seen: leave some out, keep some, bring some back. Words only; no list is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal

Work = Literal["without", "only", "among", "back"]
"""To leave out, to keep, to ask which of them are so, to bring back."""
CLAUSES = re.compile(r"\s*(?:[,;:.&+?!]|\band also\b|\band\b|\bbut\b|\bn\b)\s*")
WORDS = re.compile(r"[^\s,;:.?!]+")
WHICH = "which"
MOST_BEHIND = 3
"""Words that may follow a phrase that says all: “and the rest of them please”."""
TELLING = ("ongoing", "undated", "dated", "money", "table", "other papers")
"""The lists of phrases that pick something though their words alone pick nothing."""


class ListMessages:
    """Reads such messages. `content` is that of narrowing.yaml."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.content = content
        self.longest = {name: sorted(map(str, phrases), key=len, reverse=True) for name, phrases in content.items() if isinstance(phrases, list)}

    @cached_property
    def empty(self) -> frozenset[str]:
        """Words that pick nothing."""
        return frozenset(self.longest["empty"])

    def clauses(self, message: str) -> list[str]:
        """The parts of a message in lower case, each without the words with which one begins or ends politely; none where it asks something of its own."""
        clauses = [bare for part in CLAUSES.split(message.lower().strip()) if (bare := self.bare(part))]
        return [] if message.rstrip().endswith("?") or any(map(self._asks, clauses)) else clauses

    def bare(self, text: str) -> str:
        """The words of a text without those with which such a message begins or ends politely."""
        words = WORDS.findall(text.lower())
        while words and words[0] in self.content["opening"]:
            words.pop(0)
        while words and words[-1] in self.content["closing"]:
            words.pop()
        return " ".join(words)

    def asks_for(self, bare: str, name: str) -> bool:
        """Whether a message is a phrase of a list and no more."""
        phrase, behind = self._begun(f"{bare} ", name)
        return bool(phrase) and len(behind.split()) <= MOST_BEHIND

    def speaks_of(self, text: str, name: str) -> bool:
        """Whether a text holds a phrase of a list."""
        return any(f" {phrase} " in f" {text} " for phrase in self.longest[name])

    def readings(self, clause: str) -> Iterator[tuple[Work, str]]:
        """What a part of a message may mean, likeliest first, each with the words that pick."""
        found = (*self._brought_back(clause), *(("without", words) for words in self._between(clause, "parting")), *self._fronted(clause))
        return ((work, words) for work, words in found if self._picks(words))

    def _picks(self, words: str) -> bool:
        return any(word not in self.empty for word in words.split()) or any(self.speaks_of(words, name) for name in TELLING)

    def _asks(self, clause: str) -> bool:
        """Whether a part of a message asks something of its own."""
        words = clause.split()
        first = [] if words[0] == WHICH else words[:1]
        behind = [word for before, word in pairwise(words) if before not in self.content["bounding"]]
        return words[0] in self.content["asking"] or any(word in self.content["wondering"] for word in [*first, *behind])

    def _brought_back(self, clause: str) -> Iterator[tuple[Work, str]]:
        """“Put the GP one back in”, “bring back the two on training”."""
        for phrase in self.longest["put back"]:
            if clause.endswith(f" {phrase}"):
                first, _, words = clause.removesuffix(f" {phrase}").partition(" ")
                yield "back", words if words and first in self.content["putting"] else f"{first} {words}".strip()
        yield from (("back", clause.removeprefix(f"{phrase} ")) for phrase in self.longest["back"] if clause.startswith(f"{phrase} "))
        yield from (("back", words) for words in self._between(clause, "rejoining"))

    def _between(self, clause: str, name: str) -> Iterator[str]:
        """What stands between a verb and its particle: “take the GP one out”."""
        for phrase in self.longest[name]:
            verb, particle = phrase.split(" ", 1)
            found = re.search(rf"\b{verb} (.+?) {particle}\b", clause)
            if found:
                yield found[1]

    def _fronted(self, clause: str) -> Iterator[tuple[Work, str]]:
        """What stands behind "leave out", "only the" and the like, or in front of "out", "off the list", "only"."""
        among, inner = self._begun(clause, "among")
        kept, inner = self._begun(inner, "only")
        without, rest = self._without(inner)
        if without:
            yield "without", rest
        left_out, before = self._ended(inner, "left out")
        if left_out and not kept:
            yield "without", before
        if without:
            return
        last, before = self._ended(inner, "kept")
        amid, amidst = self._ended(inner, "amid")
        if kept or last:
            yield "only", before
        elif among or amid:
            yield "among", amidst

    def _without(self, clause: str) -> tuple[str, str]:
        """The phrase that says that what stands behind it is left out; most say so anywhere in a clause, the weak ones only where it begins with them."""
        phrase, behind = self._begun(clause, "without")
        if phrase and (phrase not in self.content["weak"] or behind.split()[0] not in self.content["unmeant"]):
            return phrase, behind
        for phrase in self.longest["without"]:
            _, found, behind = f" {clause}".partition(f" {phrase} ")
            if found and behind and phrase not in self.content["weak"]:
                return phrase, behind
        return "", clause

    def _begun(self, clause: str, name: str) -> tuple[str, str]:
        """The phrase of a list that a clause begins with, "" where there is none, and what stands behind it."""
        phrase = next((phrase for phrase in self.longest[name] if clause.startswith(f"{phrase} ")), "")
        return phrase, clause.removeprefix(f"{phrase} ") if phrase else clause

    def _ended(self, clause: str, name: str) -> tuple[str, str]:
        """The phrase of a list that a clause ends with, "" where there is none, and what stands before it."""
        phrase = next((phrase for phrase in self.longest[name] if clause.endswith(f" {phrase}")), "")
        return phrase, clause.removesuffix(f" {phrase}") if phrase else clause
