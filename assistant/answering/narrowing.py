"""Narrowing: follow-ups that work on a list that was shown: leave some out, keep some, bring some back, ask for what is left."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from assistant.answering.conversation import Turn
from assistant.answering.leaning import standing
from assistant.answering.question import Question
from assistant.answering.reading import Reading
from assistant.answering.selecting import Selector
from knowledge.records import Unit

LONGEST = 12
"""Words of a message that works on a list."""
Work = Literal["without", "only", "back"]
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
        if listed is None or len(text.split()) > LONGEST or question.numbers:
            return None
        left_out = next((turn.left_out for turn in reversed(turns) if turn.left_out), ())
        whole = self._of_whole(text, listed, left_out)
        if whole is not None:
            return self._reading(question, listed, whole) if whole else None
        units, dropped = list(listed.units), list[Unit]()
        for clause in CLAUSES.split(question.text.lower().strip()):
            work, done = self._worked(" ".join(WORDS.findall(clause)), units, listed)
            if work == "without":
                dropped += [unit for unit in units if unit not in done]
            units = done
        if not units or set(units) == set(listed.units):
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

    def _bare(self, text: str) -> str:
        words = text.split()
        while words and words[0] in OPENING:
            words.pop(0)
        return " ".join(words)

    def _is(self, text: str, name: str) -> bool:
        return any(text == phrase or text.startswith(f"{phrase} ") and len(text.split()) <= len(phrase.split()) + 3 for phrase in self.content[name])

    def _ends(self, text: str, name: str) -> bool:
        return any(f" {phrase} " in f" {text} " for phrase in self.content[name])

    def _worked(self, clause: str, units: list[Unit], listed: Listed) -> tuple[Work | None, list[Unit]]:
        """What one part of a message does with a list, and the list after it; as it was where that part picks nothing of it."""
        for work, words in self._readings(self._bare(clause)):
            if not self._tells(words):
                continue
            of = [unit for unit in listed.whole if unit not in units] if work == "back" else list(units)
            picked = self.selector.picked(words, of)
            if not picked or (work != "back" and len(picked) == len(of)):
                continue
            if work == "without":
                return work, [unit for unit in units if unit not in picked]
            return work, picked if work == "only" else [unit for unit in listed.whole if unit in {*units, *picked}]
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
        framed: list[tuple[Work, str]] = []
        for phrase in self.content["put back"]:
            if clause.endswith(f" {phrase}"):
                words = clause.removesuffix(f" {phrase}")
                opening = words.split(" ", 1)
                framed.append(("back", opening[1] if opening[0] in self.content["putting"] and len(opening) > 1 else words))
        framed += [("back", clause.removeprefix(f"{phrase} ")) for phrase in self.content["back"] if clause.startswith(f"{phrase} ")]
        kept = next((phrase for phrase in self._longest("only") if clause.startswith(f"{phrase} ")), "")
        inner = clause.removeprefix(f"{kept} ") if kept else clause
        without = next((phrase for phrase in self._longest("without") if inner.startswith(f"{phrase} ")), "")
        if without:
            framed.append(("without", inner.removeprefix(f"{without} ")))
        behind = next((phrase for phrase in self._longest("left out") if inner.endswith(f" {phrase}")), "")
        if behind:
            framed.append(("without", inner.removesuffix(f" {behind}")))
        last = next((phrase for phrase in self._longest("kept") if clause.endswith(f" {phrase}")), "")
        if (kept or last) and not without:
            framed.append(("only", inner.removesuffix(f" {last}") if last else inner))
        return framed

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


OPENING = frozenset("ok okay k right now and so then please pls well also can you could u n but hang on oh ah sorry actually just let's lets".split())
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
