"""Follow-ups: a question read in the light of the conversation, and how it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.answering.conversation import Conversation, Turn
from assistant.answering.question import Question
from assistant.answering.witnesses import by_period, undated
from index.by_number import find_numbers
from index.text import stem, tokens
from knowledge.library import Library
from knowledge.records import Unit, unit_number

SHORT = 3
"""Words of substance up to which a question may lean on the one before."""
MOST_OF = 0.6
"""The share of the words of a filter that a unit must hold to be meant by it."""
SURELY = 0.5
"""The weight from which a word of the papers stands for one of the asker's."""
FADING = 0.6
"""What a unit's standing in the context loses with each turn that has passed."""
LEANING, SHORTLY, FREELY = 1.0, 0.7, 0.2
"""What standing in the context is worth: to a question that refers back, to a short one, to one that stands on its own."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is read."""

    question: Question
    read_as: str
    leans: bool = False
    context: Mapping[Unit, float] = field(default_factory=dict)
    """What each unit of the turns before gains by still being in view."""
    within: tuple[Unit, ...] = ()
    """The units to answer from, where the question only asks about those."""
    topic: Mapping[str, float] = field(default_factory=dict)
    """Stems of the topic that the question leaves unsaid."""
    beyond: int | None = None
    """A recommendation that it moves to and that does not exist."""
    kind: str | None = None
    """The kind, where the conversation sets it."""
    about: str = ""
    """The question that it goes back to, where it leans on one."""
    step: int = 0
    """1 or -1 where the question moves to a neighbouring recommendation."""


class FollowUps:
    """Reads questions in conversations. `content` is that of followups.yaml."""

    def __init__(self, library: Library, content: Mapping[str, Any]) -> None:
        self.library = library
        self.corpus = library.corpus
        self.content = content
        lists = ("empty", "anaphors", "only", "without")
        self.empty = frozenset(stem(token.base) for name in lists for phrase in content[name] for token in tokens(str(phrase)))

    def read(self, question: Question, talk: Conversation) -> Reading:
        """The question in the light of the turns before."""
        last = talk.last
        if last is None:
            return Reading(question, standing(question))
        readers = (self._to_start, self._to_pointed, self._to_neighbour, self._numbered, self._both, self._filtered, self._for_role, self._about_before)
        for reader in readers:
            reading = reader(question, talk.turns)
            if reading is not None:
                return replace(reading, about=last.about if reading.leans and not reading.question.numbers else "")
        return self._on_topic(question, talk.turns)

    def _to_start(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“Go back to the first”: what the first turn was about."""
        if not self._says(question, "back"):
            return None
        substance = self._substance(question)
        if substance:
            return self._to_turn(question, turns, substance)
        first = turns[0]
        return Reading(question, f"{standing(question)} (back to: {first.about})", leans=True, within=first.units, topic=first.topic)

    def _to_turn(self, question: Question, turns: Sequence[Turn], substance: frozenset[str]) -> Reading | None:
        """“Back to the hospital thing”: the turn before that was about it."""
        told = [(sum(self._tells_of(unit, substance) for unit in turn.units[:3]) + len(substance & set(turn.topic)), turn) for turn in turns]
        best, turn = max(told, key=lambda pair: pair[0])
        if not best:
            return None
        return Reading(question, f"{standing(question)} (back to: {turn.about})", leans=True, within=turn.units[:6], topic=turn.topic)

    def _to_pointed(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“It points to another”: the recommendations that what was shown refers to."""
        if not self._says(question, "pointed"):
            return None
        shown = {passage.id for unit in turns[-1].units[:3] for passage in self.corpus.of_unit(unit)}
        numbers = [unit_number(reference.to) for reference in self.library.references if reference.passage in shown and reference.to.startswith("rec:")]
        others = [number for number in numbers if number and f"rec:{number}" not in turns[-1].units[:1]]
        return self._to_numbers(question, list(dict.fromkeys(others))) if others else None

    def _to_neighbour(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“The one after that”, “the three that follow”, “and again”."""
        if turns[-1].last_number is None or self._substance(question) or question.numbers or len(question.words) > 9:
            return None
        step = -1 if self._says(question, "before") else 1 if self._says(question, "next") else 0
        if not step and turns[-1].step and self._says(question, "again"):
            step = turns[-1].step
        if not step:
            return None
        count = self._count(question)
        several = count > 1 and any(word.base in {"follow", "next", "following", "previous", "come"} for word in question.words)
        numbers = [turns[-1].last_number + step * (place + 1) for place in range(count)] if several else [turns[-1].last_number + step * count]
        return replace(self._to_numbers(question, sorted(numbers)), step=step)

    def _numbered(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """A question that names recommendations keeps the kind that was asked before when it says none itself."""
        if not question.numbers:
            return None
        guided = turns[-1].kind == "guidance" and not question.cues - {"recommendations", "applies", "all"}
        return Reading(question, standing(question), context=_context(turns, FREELY), kind="guidance" if guided else None)

    def _both(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“How do the two differ”: the last two recommendations that were named."""
        if not self._says(question, "two") or self._substance(question):
            return None
        named = [number for turn in reversed(turns) for number in reversed(turn.numbers)]
        two = sorted(dict.fromkeys(named[:4]))[:2] if len(set(named[:2])) < 2 else sorted(named[:2])
        return self._to_numbers(question, two) if len(two) == 2 else None

    def _filtered(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“Just those due that summer”, “leave inspection out”, “quote the consultation not the table”."""
        if question.papers and (self._says(question, "without") or self._says(question, "only") or not self._substance(question)):
            return self._from_papers(question, turns[-1])
        keep, leave = self._says(question, "only"), self._says(question, "without")
        if "undated" in question.cues and self._leans(question):
            return self._undated(question, turns[-1])
        own = [word for word in self._substance(question) if not word.startswith("term:")]
        if not (keep or leave) or len(own) > 2:
            return None
        if question.period and keep:
            within = tuple(unit for unit in turns[-1].units if unit in self._dated(question))
        else:
            wanted = self._substance(question)
            instead = {word for word, weight in question.expanded.items() if weight >= SURELY}
            within = tuple(
                unit for unit in turns[-1].units if (self._tells_of(unit, wanted) or self._tells_of(unit, instead, share=0.0)) != bool(leave and not keep)
            )
        return (
            Reading(question, f"{standing(question)} (of: {turns[-1].about})", leans=True, within=within, topic=turns[-1].topic, kind=turns[-1].kind)
            if within
            else None
        )

    def _undated(self, question: Question, last: Turn) -> Reading | None:
        """“Which of those have no date”: those of what was shown whose by-when gives none."""
        without = {self.corpus.passages[deadline.evidence.passage].unit for deadline in undated(self.library)}
        within = tuple(unit for unit in last.units if unit in without)
        return Reading(question, f"{standing(question)} (of: {last.about})", leans=True, within=within, topic=last.topic, kind="deadline") if within else None

    def _from_papers(self, question: Question, last: Turn) -> Reading | None:
        shown = set(last.units)
        for link in self.library.guidance:
            if f"rec:{link.recommendation}" in shown:
                shown.add(link.evidence.passage)
        papers = set(question.papers[:1]) if self._says(question, "without") else set(question.papers)
        within = tuple(unit for unit in self.corpus.units if unit in shown and self.corpus.of_unit(unit)[0].source in papers)
        ordered = tuple(sorted(within, key=lambda unit: last.units.index(unit) if unit in last.units else len(last.units)))
        return Reading(question, f"{standing(question)} (about: {last.about})", leans=True, within=ordered, topic=last.topic) if ordered else None

    def _for_role(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“And for GPs?”: the question before, asked for another role."""
        own = [word for word in self._substance(question) if not word.startswith("term:")]
        if not question.roles or len(own) > 1 or len(question.words) > 7:
            return None
        read_as = f"{standing(question)} (as before: {turns[-1].about})"
        if turns[-1].kind == "role" or not turns[-1].topic:
            return Reading(question, read_as, leans=True, kind="role")
        return Reading(question, read_as, leans=True, context=_context(turns, FREELY), topic=turns[-1].topic)

    def _about_before(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """A question without a topic of its own: it asks about what was shown."""
        if self._substance(question) or question.roles or not turns[-1].units:
            return None
        if question.bodies and not question.cues - {"recommendations"}:
            return None  # somebody else is named: "and the Home Secretary?"
        if question.period and not self._leans(question):
            return None
        within = self._placed(question, turns[-1]) or turns[-1].units[:6]
        if "guidance" in question.cues:
            within = self._in_guidance(within)
        shown = ", ".join(self._name(unit) for unit in within[:4])
        return Reading(question, f"{standing(question)} for {shown}", leans=True, within=within, topic=turns[-1].topic)

    def _in_guidance(self, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """What the consultation says of the recommendations among the units, and behind it the units."""
        items = {f"rec:{link.recommendation}": link.evidence.passage for link in self.library.guidance if link.group == "consultation"}
        return tuple(dict.fromkeys([*(items[unit] for unit in units if unit in items), *units]))

    def _on_topic(self, question: Question, turns: Sequence[Turn]) -> Reading:
        """A question with a topic: how much it leans on the context shows in what standing there is worth."""
        leans, substance = self._leans(question), self._substance(question)
        own = [word for word in substance if not word.startswith("term:")]
        worth = _worth(len(own), leans=leans)
        context = _context(turns, worth)
        if worth == FREELY:
            return Reading(question, standing(question), context=context)
        return Reading(
            question,
            f"{standing(question)} (about: {turns[-1].about})",
            leans=leans,
            context=context,
            topic=turns[-1].topic,
            about=turns[-1].about if leans else "",
        )

    def _says(self, question: Question, key: str) -> bool:
        joined = f" {' '.join(word.word for word in question.words)} "
        return any(f" {phrase} " in joined for phrase in self.content[key])

    def _substance(self, question: Question) -> frozenset[str]:
        """The stems that carry a topic of the question's own."""
        return frozenset(word for word in question.content if word not in self.empty)

    def _placed(self, question: Question, last: Turn) -> tuple[Unit, ...]:
        """“The first of those”: one of what was shown."""
        places: dict[str, int] = self.content["places"]
        units = [f"rec:{number}" for number in last.numbers] if len(last.numbers) > 1 else last.units
        for word in question.words:
            if word.word in places and units:
                place = places[word.word]
                if place <= len(units):
                    return (units[place - 1 if place > 0 else place],)
        return ()

    def _count(self, question: Question) -> int:
        for word in question.words:
            found = find_numbers(f"rec {word.word}").named
            if found and word.word != "one" and word.word not in self.content["places"]:
                return found[0]
        return 1

    def _to_numbers(self, question: Question, numbers: Sequence[int]) -> Reading:
        missing = [number for number in numbers if number not in self.corpus.recommendations]
        there = tuple(number for number in numbers if number in self.corpus.recommendations)
        read_as = "recommendation " + ", ".join(str(number) for number in numbers)
        return Reading(replace(question, numbers=there), read_as, leans=True, beyond=missing[0] if missing else None)

    def _dated(self, question: Question) -> frozenset[Unit]:
        return frozenset(by_period(self.library, question.period)) if question.period else frozenset()

    def _tells_of(self, unit: Unit, wanted: frozenset[str] | set[str], *, share: float = MOST_OF) -> bool:
        """Whether a unit holds at least this share of the wanted stems, and any of them."""
        text = " ".join(self.corpus.text(passage) for passage in self.corpus.of_unit(unit))
        held = {stem(token.base) for token in tokens(text)}
        words = {word for word in wanted if not word.startswith("term:")}
        return bool(words & held) and len(words & held) >= share * len(words)

    def _leans(self, question: Question) -> bool:
        words = [word.word for word in question.words]
        joined = f" {' '.join(words)} "
        opened = any(joined.startswith(f" {opener} ") for opener in self.content["openers"])
        return opened or any(f" {phrase} " in joined for phrase in self.content["anaphors"])

    def _name(self, unit: Unit) -> str:
        number = unit_number(unit)
        return f"recommendation {number}" if number else self.corpus.passages[unit].locator


def _context(turns: Sequence[Turn], worth: float) -> dict[Unit, float]:
    """What the units of the last turns gain: the later the turn and the higher the unit's place, the more."""
    context: dict[Unit, float] = {}
    weight = worth
    for turn in reversed(turns[-4:]):
        for place, unit in enumerate(turn.units[:8]):
            context[unit] = max(context.get(unit, 0.0), weight * (1.0 - 0.1 * place))
        weight *= FADING
    return context


def _worth(substance: int, *, leans: bool) -> float:
    """What standing in the context is worth to a question of so many words of substance."""
    if substance <= (SHORT if leans else 1):
        return LEANING
    return SHORTLY if substance <= (2 * SHORT if leans else SHORT) else FREELY


def standing(question: Question) -> str:
    """The question with misspellings set right, white space made plain."""
    return " ".join(question.text.split())
