"""Follow-ups: a question read in the light of the conversation, and how it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.answering.conversation import Conversation, Turn
from assistant.answering.question import Question
from index.by_number import find_numbers
from index.text import fold, tokens
from knowledge.corpus import Corpus
from knowledge.records import Unit, unit_number

SHORT = 3
"""Words of substance up to which a question may lean on the one before."""
FADING = 0.6
"""What a unit's standing in the context loses with each turn that has passed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is read."""

    question: Question
    read_as: str
    leans: bool = False
    context: Mapping[Unit, float] = field(default_factory=dict)
    """Units of the turns before, with how much they are still in view."""
    within: tuple[Unit, ...] = ()
    """The units to answer from, where the question only asks about those."""
    without: tuple[str, ...] = ()
    """Stems to leave out."""
    topic: Mapping[str, float] = field(default_factory=dict)
    """Stems of the topic that the question leaves unsaid."""
    beyond: int | None = None
    """A recommendation that it moves to and that does not exist."""


class FollowUps:
    """Reads questions in conversations. `content` is that of followups.yaml."""

    def __init__(self, corpus: Corpus, content: dict[str, Any]) -> None:
        self.corpus = corpus
        self.content = content

    def read(self, question: Question, talk: Conversation) -> Reading:
        """The question in the light of the turns before."""
        plain = Reading(question, standing(question))
        last = talk.last
        if last is None:
            return plain
        moved = self._moved(question, talk)
        if moved is not None:
            return moved
        context = _context(talk.turns)
        if question.numbers or (question.period and not self._leans(question)):
            return replace(plain, context=context)
        leans = self._leans(question)
        substance = question.content
        if question.roles and len(substance) <= 1 and (leans or len(question.words) <= 5) and last.kind != "role":
            read_as = f"{standing(question)} (about: {last.read_as})"
            return Reading(question, read_as, leans=True, context=context, topic=last.topic)
        if not leans and len(substance) > SHORT:
            return replace(plain, context=context)
        if question.roles:
            return replace(plain, context=context)
        if not substance and not question.terms:
            return self._about_before(question, last, context)
        return Reading(question, f"{standing(question)} (about: {last.read_as})", leans=leans, context=context, topic=last.topic)

    def _about_before(self, question: Question, last: Turn, context: Mapping[Unit, float]) -> Reading:
        """A question without a topic of its own: it asks about what was shown."""
        within = self._placed(question, last) or last.units[:6]
        shown = ", ".join(self._name(unit) for unit in within[:4])
        return Reading(question, f"{standing(question)} for {shown}", leans=True, context=context, within=within, topic=last.topic)

    def _placed(self, question: Question, last: Turn) -> tuple[Unit, ...]:
        """ "The first of those": one of what was shown."""
        places: dict[str, int] = self.content["places"]
        for word in question.words:
            if word.word in places and last.units:
                place = places[word.word]
                if place <= len(last.units):
                    return (last.units[place - 1 if place > 0 else place],)
        return ()

    def _moved(self, question: Question, talk: Conversation) -> Reading | None:
        """A move to a neighbouring recommendation, or back to the start."""
        last = talk.turns[-1]
        joined = f" {' '.join(word.word for word in question.words)} "
        if len(question.words) > 9 or question.content - {"follow", "next", "previous", "preced"}:
            return None
        if any(f" {phrase} " in joined for phrase in self.content["back"]) and " first" in joined and len(talk.turns) > 0:
            first = talk.turns[0]
            return self._to_units(question, first, f"back to: {first.read_as}")
        step = self._step(joined)
        if step is None or last.last_number is None:
            return None
        count = self._count(question)
        several = count > 1 and (" that follow" in joined or " next " in joined or " following" in joined or " previous" in joined)
        if several:
            numbers = [last.last_number + step * (place + 1) for place in range(count)]
        else:
            numbers = [last.last_number + step * count]
        return self._to_numbers(question, sorted(numbers))

    def _step(self, joined: str) -> int | None:
        if any(f" {phrase} " in joined for phrase in self.content["before"]):
            return -1
        if any(f" {phrase} " in joined for phrase in self.content["next"]):
            return 1
        return None

    def _count(self, question: Question) -> int:
        for word in question.words:
            found = find_numbers(f"rec {word.word}").named
            if found and word.word != "one" and (word.word.isdigit() or word.word.isalpha()) and word.word not in self.content["places"]:
                return found[0]
        return 1

    def _to_numbers(self, question: Question, numbers: Sequence[int]) -> Reading:
        missing = [number for number in numbers if number not in self.corpus.recommendations]
        there = tuple(number for number in numbers if number in self.corpus.recommendations)
        read_as = "recommendation " + ", ".join(str(number) for number in numbers)
        return Reading(replace(question, numbers=there or tuple(numbers), number_alone=True), read_as, leans=True, beyond=missing[0] if missing else None)

    def _to_units(self, question: Question, turn: Turn, read_as: str) -> Reading:
        return Reading(question, read_as, leans=True, within=turn.units, topic=turn.topic)

    def _leans(self, question: Question) -> bool:
        words = [word.word for word in question.words]
        joined = f" {' '.join(words)} "
        opened = any(joined.startswith(f" {opener} ") for opener in self.content["openers"])
        return opened or any(word in self.content["anaphors"] for word in words)

    def _name(self, unit: Unit) -> str:
        number = unit_number(unit)
        return f"recommendation {number}" if number else self.corpus.passages[unit].locator


def _context(turns: Sequence[Turn]) -> dict[Unit, float]:
    context: dict[Unit, float] = {}
    weight = 1.0
    for turn in reversed(turns[-4:]):
        for place, unit in enumerate(turn.units[:8]):
            context[unit] = max(context.get(unit, 0.0), weight * (1.0 - 0.08 * place))
        weight *= FADING
    return context


def standing(question: Question) -> str:
    """The question with misspellings set right, white space made plain."""
    return " ".join(question.text.split())


def stems_in(text: str) -> list[str]:
    """The folded words of a text."""
    return [token.word for token in tokens(fold(text))]
