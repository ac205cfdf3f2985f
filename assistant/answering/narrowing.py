"""Narrowing: follow-ups that work on a list that was shown: leave some out, keep some, bring some back, ask for what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from assistant.answering.conversation import Turn
from assistant.answering.leaning import standing
from assistant.answering.question import Question
from assistant.answering.reading import Reading
from assistant.answering.selecting import Selector
from knowledge.records import Unit

LONGEST = 26
"""Words of a message that works on a list."""
Work = Literal["without", "only", "among", "back"]
CLAUSES = re.compile(r"\s*(?:[,;:.&+?!]|\band also\b|\band\b|\bbut\b|\bn\b)\s*")
WORDS = re.compile(r"[^\s,;:.?!]+")


@dataclass(frozen=True, slots=True)
class Listed:
    """The list that is worked on."""

    units: tuple[Unit, ...]
    whole: tuple[Unit, ...]
    """As it was before anything was left out."""
    shown_since: frozenset[Unit]
    """What was shown of it since."""
    turn: Turn


class Narrowing:
    """Reads such follow-ups. `content` is that of narrowing.yaml."""

    def __init__(self, selector: Selector, content: Mapping[str, Any]) -> None:
        self.selector = selector
        self.content = content

    def read(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """The question as work on a list; None where it is none, or where it would change nothing."""
        text = " ".join(WORDS.findall(question.text.lower()))
        listed = listed_before(turns)
        if listed is None or len(text.split()) > LONGEST:
            return None
        left_out = next((turn.left_out for turn in reversed(turns) if turn.left_out), ())
        whole = self._of_whole(text, listed, left_out)
        if whole is not None:
            return self._reading(question, listed, whole) if whole else None
        clauses = [self._bare(" ".join(WORDS.findall(clause))) for clause in CLAUSES.split(question.text.lower().strip())]
        if any(map(self._asks, clauses)):
            return None
        units, dropped = list(listed.units), list[Unit]()
        for clause in clauses:
            work, done = self._worked(clause, units, listed)
            if work == "without":
                dropped += [unit for unit in units if unit not in done]
            units = done
        if not units or set(units) == set(listed.units) or (question.numbers and not dropped):
            return None
        return self._reading(question, listed, units, dropped)

    def _of_whole(self, text: str, listed: Listed, left_out: Sequence[Unit]) -> list[Unit] | None:
        """“What's left”, “the ones I took off”, “the full list again”; None where the message says no such thing."""
        bare = self._bare(text)
        if self._is(bare, "full"):
            return list(listed.whole) if set(listed.whole) != set(listed.units) else []
        if self._ends(bare, "dropped") and left_out:
            return list(left_out)
        if self._is(bare, "left"):
            drawn = listed.units if listed.shown_since else listed.turn.of if not listed.turn.left_out else ()
            shown = listed.shown_since or frozenset(listed.units)
            return [unit for unit in drawn if unit not in shown]
        return None

    def _asks(self, clause: str) -> bool:
        """Whether a part of a message asks something of its own."""
        words = clause.split()
        return bool(words) and (words[0] in self.content["asking"] or any(word in self.content["wondering"] for word in words))

    def _bare(self, text: str) -> str:
        words = text.split()
        while words and words[0] in self.content["opening"]:
            words.pop(0)
        return " ".join(words)

    def _is(self, text: str, name: str) -> bool:
        return any(text == phrase or (text.startswith(f"{phrase} ") and len(text.split()) <= len(phrase.split()) + 3) for phrase in self.content[name])

    def _ends(self, text: str, name: str) -> bool:
        return any(f" {phrase} " in f" {text} " for phrase in self.content[name])

    def _worked(self, clause: str, units: list[Unit], listed: Listed) -> tuple[Work | None, list[Unit]]:
        """What one part of a message does with a list, and the list after it; as it was where that part picks nothing of it."""
        for work, words in self._readings(clause):
            if not self._tells(words):
                continue
            of = [unit for unit in listed.whole if unit not in units] if work == "back" else list(units)
            picked = self.selector.told(words, of) if work == "among" else self.selector.picked(words, of)
            if not picked or (work != "back" and len(picked) == len(of)):
                continue
            if work == "without":
                return work, [unit for unit in units if unit not in picked]
            return work, picked if work != "back" else [unit for unit in listed.whole if unit in {*units, *picked}]
        return None, units

    def _tells(self, words: str) -> bool:
        """Whether words may pick anything."""
        return any(word not in self.empty for word in words.split()) or any(f" {phrase} " in f" {words} " for name in TELLING for phrase in self.content[name])

    @cached_property
    def empty(self) -> frozenset[str]:
        """Words that pick nothing."""
        return frozenset(map(str, self.content["empty"]))

    def _readings(self, clause: str) -> list[tuple[Work, str]]:
        """What a part of a message may mean, likeliest first, each with the words that pick."""
        return [*self._back(clause), *self._parted(clause), *self._fronted(clause)]

    def _back(self, clause: str) -> Iterator[tuple[Work, str]]:
        for phrase in self._longest("put back"):
            if clause.endswith(f" {phrase}"):
                words = clause.removesuffix(f" {phrase}").split(" ", 1)
                yield "back", words[1] if words[0] in self.content["putting"] and len(words) > 1 else " ".join(words)
        yield from (("back", clause.removeprefix(f"{phrase} ")) for phrase in self._longest("back") if clause.startswith(f"{phrase} "))
        yield from (("back", words) for words in self._between(clause, "rejoining"))

    def _parted(self, clause: str) -> Iterator[tuple[Work, str]]:
        """“Take the GP one out”."""
        yield from (("without", words) for words in self._between(clause, "parting"))

    def _between(self, clause: str, name: str) -> Iterator[str]:
        for phrase in self._longest(name):
            verb, particle = phrase.split(" ", 1)
            found = re.search(rf"\b{verb} (.+?) {particle}\b", clause)
            if found:
                yield found[1]

    def _fronted(self, clause: str) -> Iterator[tuple[Work, str]]:
        """What stands behind "leave out", "only the" and the like, or in front of "out", "off the list"."""
        among, inner = self._behind(clause, "among")
        kept, inner = self._behind(inner, "only")
        without, rest = self._behind(inner, "without")
        if without and rest.split()[0] not in self.content["unmeant"]:
            yield "without", rest
        behind = next((phrase for phrase in self._longest("left out") if inner.endswith(f" {phrase}")), "")
        if behind:
            yield "without", inner.removesuffix(f" {behind}")
        last = next((phrase for phrase in self._longest("kept") if clause.endswith(f" {phrase}")), "")
        amid = next((phrase for phrase in self._longest("amid") if clause.endswith(f" {phrase}")), "")
        if (kept or last) and not without:
            yield "only", inner.removesuffix(f" {last}") if last else inner
        elif (among or amid) and not without:
            yield "among", inner.removesuffix(f" {amid}") if amid else inner

    def _behind(self, clause: str, name: str) -> tuple[str, str]:
        """The phrase of a list that a clause begins with, or holds where that says enough, and what stands behind it."""
        for phrase in self._longest(name):
            if clause.startswith(f"{phrase} "):
                return phrase, clause.removeprefix(f"{phrase} ")
        for phrase in self._longest(name):
            if name == "without" and phrase not in self.content["weak"]:
                _, found, behind = f" {clause}".partition(f" {phrase} ")
                if found and behind:
                    return phrase, behind
        return "", clause

    def _longest(self, name: str) -> list[str]:
        return sorted(map(str, self.content[name]), key=len, reverse=True)

    def _reading(self, question: Question, listed: Listed, units: Sequence[Unit], left_out: Sequence[Unit] = ()) -> Reading:
        last = listed.turn
        kind = None if question.cues & ASKING else "deadline" if last.kind in DATED else last.kind if last.kind in KEPT else "topic"
        return Reading(
            question,
            f"{standing(question)} (of: {last.about})",
            leans=True,
            within=tuple(units),
            without=frozenset(left_out),
            of=listed.units,
            whole=listed.whole,
            topic=last.topic,
            settled=True,
            kind=kind,
        )


DATED = frozenset(["deadline", "period", "undated", "extreme"])
KEPT = frozenset(["topic", "role", "guidance", "response", "trainer"])
"""The kinds of answer that stay what they are when a part of them is kept."""
TELLING = ("ongoing", "undated", "dated", "money", "table", "other papers")
ASKING = frozenset(["deadline", "owner", "response", "guidance", "comparison", "definition"])
"""The cues by which a message asks for something else than what was shown."""


def listed_before(turns: Sequence[Turn]) -> Listed | None:
    """The list that a message may work on: what was shown last, or before that where only one of it was."""
    shown: set[Unit] = set()
    for turn in reversed(turns):
        if len(turn.units) > 1 and not set(turn.units) <= shown:
            return Listed(turn.units, turn.whole or turn.units, frozenset(shown), turn)
        shown |= set(turn.units)
    return None
