"""Narrowing: follow-ups that work on a list that was shown: leave some out, keep some, bring some back, ask for what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.conversation import Turn
from assistant.answering.leaning import standing
from assistant.answering.list_message import ListMessages, Work
from assistant.answering.question import Question
from assistant.answering.reading import Reading
from assistant.answering.selecting import Selector
from knowledge.records import Unit

MOST_CARRIED = 4
"""Words of a part that goes on with what the part before it does, and gives no reason for it."""
LONGEST = 26
"""Words of a message that works on a list."""
DATED = frozenset(["deadline", "period", "undated", "extreme"])
KEPT = frozenset(["topic", "role", "guidance", "response", "trainer"])
"""The kinds of answer that stay what they are when a part of them is kept."""
ASKING = frozenset(["deadline", "owner", "response", "guidance", "comparison", "definition"])
"""The cues by which a message asks for something else than what was shown."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The list that is worked on."""

    units: tuple[Unit, ...]
    whole: tuple[Unit, ...]
    """As it was before anything was left out."""
    shown_since: frozenset[Unit]
    """What was shown of it since."""
    turn: Turn


def listed_before(turns: Sequence[Turn]) -> Listed | None:
    """The list that a message may work on: what was shown last, or before that where only one of it was."""
    shown: set[Unit] = set()
    for turn in reversed(turns):
        if len(turn.units) > 1 and not set(turn.units) <= shown:
            return Listed(turn.units, turn.whole or turn.units, frozenset(shown), turn)
        shown |= set(turn.units)
    return None


class Narrowing:
    """Reads such follow-ups."""

    def __init__(self, selector: Selector, messages: ListMessages) -> None:
        self.selector = selector
        self.messages = messages

    def read(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """The question as work on a list; None where it is none, or where it would change nothing."""
        listed = listed_before(turns)
        if listed is None or len(question.words) > LONGEST:
            return None
        whole = self._of_whole(self.messages.bare(question.text), listed, turns)
        if whole is None:
            return self._worked_through(question, listed)
        return _reading(question, listed, whole) if whole else None

    def _of_whole(self, bare: str, listed: Listed, turns: Sequence[Turn]) -> list[Unit] | None:
        """“What's left”, “the ones I took off”, “the full list again”; None where the message says no such thing."""
        if self.messages.asks_for(bare, "full"):
            return list(listed.whole) if set(listed.whole) != set(listed.units) else []
        left_out = next((turn.left_out for turn in reversed(turns) if turn.left_out), ())
        if left_out and self.messages.speaks_of(bare, "dropped"):
            return list(left_out)
        if not self.messages.asks_for(bare, "left"):
            return None
        if listed.shown_since:
            return [unit for unit in listed.units if unit not in listed.shown_since]
        return [unit for unit in listed.turn.of if unit not in listed.units] if not listed.turn.left_out else []

    def _worked_through(self, question: Question, listed: Listed) -> Reading | None:
        """The list after all parts of a message, the first of which must do something with it."""
        units, left_out, works = list(listed.units), list[Unit](), list[Work | None]()
        for clause in self.messages.clauses(question.text):
            work, done = self._worked(clause, units, listed)
            if work is None and works and len(clause.split()) <= MOST_CARRIED:
                work, done = works[-1], self._carried_on(works[-1], clause, units, listed)
            if work is None and not works:
                return None
            if work == "without":
                left_out += [unit for unit in units if unit not in done]
            works.append(work)
            units = done
        if not units or set(units) == set(listed.units) or (question.numbers and not left_out and "only" not in works):
            return None
        return _reading(question, listed, units, left_out)

    def _carried_on(self, work: Work | None, clause: str, units: list[Unit], listed: Listed) -> list[Unit]:
        """The list after a part that goes on with what the part before it does: “drop 31 and 50”, “only the police and the courts”."""
        picked = self.selector.picked(clause, listed.units)
        if work == "without":
            return [unit for unit in units if unit not in picked]
        return [unit for unit in listed.units if unit in {*units, *picked}] if work == "only" else units

    def _worked(self, clause: str, units: list[Unit], listed: Listed) -> tuple[Work | None, list[Unit]]:
        """What one part of a message does with a list, and the list after it; as it was where that part picks nothing of it."""
        for work, words in self.messages.readings(clause):
            if work == "back":
                picked = self.selector.picked(words, [unit for unit in listed.whole if unit not in units])
                if picked:
                    return work, [unit for unit in listed.whole if unit in {*units, *picked}]
                continue
            picked = self.selector.told(words, units) if work == "among" else self.selector.picked(words, units)
            if picked and len(picked) < len(units):
                return work, [unit for unit in units if unit not in picked] if work == "without" else picked
        return None, units


def _reading(question: Question, listed: Listed, units: Sequence[Unit], left_out: Sequence[Unit] = ()) -> Reading:
    last = listed.turn
    kind = None if question.cues & ASKING else "deadline" if last.kind in DATED else last.kind if last.kind in KEPT else "topic"
    return Reading(
        replace(question, numbers=()),
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
