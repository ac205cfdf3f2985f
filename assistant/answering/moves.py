"""Moves: follow-ups that go to a recommendation by its number or place, or back to an earlier turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from assistant.answering.conversation import Turn
from assistant.answering.leaning import Leaning, standing
from assistant.answering.picking import Picking
from assistant.answering.question import Question
from assistant.answering.reading import Reading
from assistant.answering.steps import Steps
from index.bare_numbers import LABEL
from index.by_number import find_numbers
from index.text import Token
from knowledge.library import Library
from knowledge.records import unit_number

ASKING = frozenset(["deadline", "owner", "response", "guidance", "why"])
"""Cues of questions that ask something of a recommendation, and do not only move to it."""
FOLLOWING = frozenset(["follow", "next", "following", "previous", "come"])
RETURNING = 1.0
"""What standing in the turn that a question goes back to is worth, shared among its own words."""
LONGEST_STEP = 12
"""Words of a question that may do no more than step to a neighbour."""
LONGEST_NUMBER = 2
"""Digits of a recommendation's number."""


class Moves:
    """Reads follow-ups that move."""

    def __init__(self, library: Library, leaning: Leaning, picking: Picking) -> None:
        self.library = library
        self.corpus = library.corpus
        self.leaning = leaning
        self.picking = picking

    @cached_property
    def steps(self) -> Steps:
        """Reads steps from one recommendation to another."""
        return Steps(self.library.lists("steps"), max(self.corpus.recommendations), self.picking.is_told)

    def read(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """The question as a move; None where it is none."""
        for reader in (self.stepped, self._to_start, self._to_pointed, self.beside, self._to_neighbour, self._to_extreme, self._both):
            reading = reader(question, turns)
            if reading is not None:
                return reading
        return None

    def stepped(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“Two on”, “all but the second”, “back to where we began”: from what was looked up by number to other recommendations."""
        if not turns or question.cues & ASKING:
            return None
        found = self.steps.read([word.word for word in question.words], turns)
        return replace(self._to_numbers(question, found[0]), step=found[1]) if found else None

    def _to_start(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“Go back to the first”: what the first turn was about; “back to the hospital thing”: the turn that told of it."""
        if not self.leaning.says(question, "back"):
            return None
        substance = self.leaning.substance(question)
        if substance:
            return self._to_turn(question, turns, substance)
        first = turns[0]
        return Reading(question, f"{standing(question)} (back to: {first.about})", leans=True, within=first.units, topic=first.topic)

    def _to_turn(self, question: Question, turns: Sequence[Turn], substance: frozenset[str]) -> Reading | None:
        told = [(sum(self.picking.tells(unit, substance) for unit in turn.units[:3]) + len(substance & set(turn.topic)), turn) for turn in turns]
        best, turn = max(told, key=lambda pair: pair[0])
        if not best:
            return None
        context = {unit: RETURNING / len(substance) * (1.0 - 0.1 * place) for place, unit in enumerate(turn.units[:8])}
        return Reading(question, f"{standing(question)} (back to: {turn.about})", leans=True, context=context, topic=turn.topic)

    def _to_pointed(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“It points to another”: the recommendations that what was shown refers to."""
        if not self.leaning.says(question, "pointed"):
            return None
        shown = {passage.id for unit in turns[-1].units[:3] for passage in self.corpus.of_unit(unit)}
        numbers = [unit_number(reference.to) for reference in self.library.references if reference.passage in shown and reference.to.startswith("rec:")]
        others = [number for number in numbers if number and f"rec:{number}" not in turns[-1].units[:1]]
        return self._to_numbers(question, list(dict.fromkeys(others))) if others else None

    def _to_neighbour(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“The one after that”, “the three that follow”, “two further on from the first”, “and again”."""
        if question.roles or question.bodies or question.numbers or self.leaning.substance(question) or len(question.words) > LONGEST_STEP:
            return None
        anchor = self._anchor(question, turns)
        step = -1 if self.leaning.says(question, "before") else 1 if self.leaning.says(question, "next") else 0
        if not step and turns[-1].step and self.leaning.says(question, "again"):
            step = turns[-1].step
        if not step or anchor is None:
            return None
        count = self._count(question.words)
        several = count > 1 and any(word.base in FOLLOWING for word in question.words)
        numbers = [anchor + step * (place + 1) for place in range(count)] if several else [anchor + step * count]
        return replace(self._to_numbers(question, sorted(numbers)), step=step)

    def beside(self, question: Question, _turns: Sequence[Turn] = ()) -> Reading | None:
        """“What comes after 12”, “the one before 41”: a neighbour of a recommendation that is named; None where something else is asked."""
        own = {word for word in self.leaning.substance(question) if not word.isdecimal()}
        if own or question.roles or question.bodies or question.period or len(question.words) > LONGEST_STEP:
            return None
        unlabelled = [word for word in question.words if not LABEL.fullmatch(word.word)]
        words = [word.word for word in unlabelled]
        for side, number in pairwise(words):
            step = 1 if side in self.leaning.content["behind"] else -1 if side in self.leaning.content["ahead"] else 0
            if step and number.isdecimal() and len(number) <= LONGEST_NUMBER:
                ahead = self._count(unlabelled[: words.index(number)])
                return replace(self._to_numbers(question, sorted(int(number) + step * (place + 1) for place in range(ahead))), step=step)
        return None

    def _anchor(self, question: Question, turns: Sequence[Turn]) -> int | None:
        """The recommendation that a step counts from: the one at a place that is named, else the last one."""
        place = self.leaning.place(question)
        if place is None:
            return turns[-1].last_number
        if self.leaning.says(question, "asked"):
            return turns[0].last_number if place > 0 else turns[-1].last_number
        shown = [number for unit in turns[-1].units if (number := unit_number(unit))]
        return _at(turns[-1].numbers if len(turns[-1].numbers) > 1 else shown, place) or turns[-1].last_number

    def _to_extreme(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“The very last”, where it means all recommendations, not what was shown; “the last one” too where only one was shown."""
        one = any(word.word == "one" for word in question.words) or len(question.words) == 1
        if one and len(turns[-1].numbers) == 1 and not self.leaning.says(question, "asked"):
            return self._to_end(question)
        return self.extreme(question)

    def extreme(self, question: Question) -> Reading | None:
        """The first or the last recommendation of all, where a question asks for it; None where it asks for something else."""
        return self._to_end(question) if self.leaning.says(question, "of all") else None

    def at_end(self, question: Question) -> Reading | None:
        """“The last two”, “third from the end”, “the final one”, where nothing was said before that they could be of."""
        words = [word.word for word in question.words]
        if len(words) > LONGEST_STEP or question.roles or question.bodies or question.numbers or question.period:
            return None
        return self._to_end(question)

    def _to_end(self, question: Question) -> Reading | None:
        place = self.leaning.place(question)
        if place is None or self.leaning.substance(question) or question.cues - {"recommendations", "all", "full"}:
            return None
        if place > 0 and self.leaning.says(question, "from the end"):
            place = -place
        everything = sorted(self.corpus.recommendations)
        number, count = _at(everything, place), self._count(question.words)
        if count > 1:
            return self._to_numbers(question, everything[:count] if place > 0 else everything[-count:])
        return self._to_numbers(question, [number]) if number else None

    def _both(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“How do the two differ”: the last two recommendations that were named."""
        if not self.leaning.says(question, "two") or self.leaning.substance(question):
            return None
        named = [number for turn in reversed(turns) for number in reversed(turn.numbers)]
        two = sorted(dict.fromkeys(named[:4]))[:2] if len(set(named[:2])) < 2 else sorted(named[:2])
        return self._to_numbers(question, two) if len(two) == 2 else None

    def _count(self, words: Sequence[Token]) -> int:
        for word in words:
            found = find_numbers(f"rec {word.word}").named
            if found and word.word != "one" and word.word not in self.leaning.places:
                return found[0]
        return 1

    def _to_numbers(self, question: Question, numbers: Sequence[int]) -> Reading:
        missing = [number for number in numbers if number not in self.corpus.recommendations]
        there = tuple(number for number in numbers if number in self.corpus.recommendations)
        read_as = "recommendation " + ", ".join(str(number) for number in numbers)
        return Reading(replace(question, numbers=there), read_as, leans=True, beyond=missing[0] if missing else None)


def _at(numbers: Sequence[int], place: int) -> int | None:
    """The number at a place counted from 1, or from the end below 0."""
    position = place - 1 if place > 0 else place
    return numbers[position] if -len(numbers) <= position < len(numbers) else None
