"""Follow-ups: a question read in the light of the conversation, and how it was read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from assistant.answering.conversation import Conversation, Turn
from assistant.answering.filters import Filters
from assistant.answering.leaning import Leaning, standing
from assistant.answering.list_message import ListMessages
from assistant.answering.moves import Moves
from assistant.answering.narrowing import Narrowing
from assistant.answering.picking import Picking
from assistant.answering.question import Question, Reader
from assistant.answering.reading import Reading
from assistant.answering.rewriting import Rewriting
from assistant.answering.selecting import Selector
from index.searcher import Searcher
from knowledge.library import Library
from knowledge.records import Unit, unit_number

SHORT = 3
"""Words of substance up to which a question may lean on the one before."""
FADING = 0.6
"""What a unit's standing in the context loses with each turn that has passed."""
LEANING, SHORTLY, FREELY = 1.0, 0.7, 0.2
"""What standing in the context is worth: to a question that refers back, to a short one, to one that stands on its own."""
NAMED = 1.5
"""How much more standing in the context is worth where the turn before was about a recommendation by its number."""
MOST_PLACES = 2
"""Places of passages that are named in how a question was read."""
MOST_IN_VIEW = 6
"""Units of the turn before that a question without a topic of its own asks about."""


class FollowUps:
    """Reads questions in conversations. `content` is that of followups.yaml."""

    def __init__(self, library: Library, reader: Reader, searcher: Searcher, content: Mapping[str, Any]) -> None:
        self.library = library
        self.corpus = library.corpus
        self.reader = reader
        self.leaning = Leaning(content)
        picking = Picking(library, searcher)
        self.moves = Moves(library, self.leaning, picking)
        self.filters = Filters(library, reader, searcher, self.leaning, picking)
        self.searcher = searcher
        self.rewriting = Rewriting(reader, self.leaning)

    @cached_property
    def narrowing(self) -> Narrowing:
        """Reads work on lists; the first question of a conversation is none."""
        content = self.library.lists("narrowing")
        return Narrowing(Selector(self.library, self.reader, self.searcher, content), ListMessages(content))

    def read(self, question: Question, talk: Conversation) -> Reading:
        """The question in the light of the turns before."""
        last = talk.last
        if last is None:
            return self.moves.at_end(question) or self.moves.beside(question) or Reading(question, standing(question))
        question = self._corrected(question)
        told_of_the_end = talk.overshot and (self.leaning.place(question) or 0) < 0
        end = self.moves.at_end(question) if told_of_the_end else None
        if end is not None:
            return end
        by_form = (self.moves.read, self.narrowing.read, self._numbered, self.filters.read, self.rewriting.read)
        readers = (*by_form, self._for_role, self._for_speaker, self._about_before)
        for reader in readers:
            reading = reader(question, talk.turns)
            if reading is not None:
                return reading if reading.about or not reading.leans or reading.question.numbers else replace(reading, about=last.about)
        return self._on_topic(question, talk.turns)

    def _corrected(self, question: Question) -> Question:
        """“Sorry, I meant the chair, not the board”: what was meant, asked as it stands."""
        text = standing(question)
        for phrase in self.leaning.content["meant"]:
            _, found, meant = text.lower().partition(f"{phrase} ")
            if found and meant:
                said = text[len(text) - len(meant) :]
                return replace(self.reader.read(re.split(r",\s*not |\s+not (?:the|an?|my|our) ", said)[0]), asked=question.asked)
        return question

    def _numbered(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """A question that names recommendations keeps the kind that was asked before when it says none itself."""
        if not question.numbers:
            return None
        guided = turns[-1].kind == "guidance" and not question.cues - {"recommendations", "applies", "all"}
        return Reading(question, standing(question), context=_context(turns, FREELY), kind="guidance" if guided else None)

    def _for_role(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“And for GPs?” where all that reaches another role was asked for."""
        own = self.leaning.own_words(question)
        if not question.roles or len(own) > 1 or len(question.words) > 7 or (turns[-1].kind != "role" and turns[-1].topic):
            return None
        return Reading(question, f"{standing(question)} (as before: {turns[-1].about})", leans=True, kind="role", settled=turns[-1].complete)

    def _for_speaker(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“What applies to me?” where the asker said before who he is."""
        if "applies" not in question.cues or self.leaning.leans(question) or self.leaning.substance(question) or not any(turn.spoken for turn in turns):
            return None
        return Reading(question, standing(question), kind="role")

    def _about_before(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """A question without a topic of its own: it asks about what was shown."""
        if self.leaning.substance(question) or question.roles or question.chapters or not turns[-1].units:
            return None
        if question.bodies and not question.cues - {"recommendations"}:
            return None  # somebody else is named, whom the turn before does not let in
        if question.period and not self.leaning.leans(question):
            return None
        placed, listed = self._placed(question, turns)
        within = placed or turns[-1].units[:MOST_IN_VIEW]
        if "guidance" in question.cues:
            within = self._in_guidance(within)
        read_as, settled = f"{standing(question)} for {self._named(within)}", listed if placed else bool(turns[-1].numbers)
        return Reading(question, read_as, leans=True, within=within, topic=turns[-1].topic, settled=settled)

    def _in_guidance(self, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """What the consultation says of the recommendations among the units, and behind it the units."""
        items = {f"rec:{link.recommendation}": link.evidence.passage for link in self.library.guidance if link.group == "consultation"}
        return tuple(dict.fromkeys([*(items[unit] for unit in units if unit in items), *units]))

    def _on_topic(self, question: Question, turns: Sequence[Turn]) -> Reading:
        """A question with a topic: how much it leans on the context shows in what standing there is worth."""
        leans = self.leaning.leans(question)
        worth = _worth(len(self.leaning.own_words(question)), leans=leans)
        context = _context(turns, worth * (NAMED if turns[-1].numbers and worth > FREELY else 1.0))
        if worth == FREELY:
            return Reading(question, standing(question), context=context)
        about = turns[-1].about
        return Reading(question, f"{standing(question)} (about: {about})", leans=leans, context=context, topic=turns[-1].topic, about=about if leans else "")

    def _placed(self, question: Question, turns: Sequence[Turn]) -> tuple[tuple[Unit, ...], bool]:
        """“The first of those”: one of what was shown last, or of the last turn that showed so many; and whether that is sure.

        It is of a list, and from the top of whatever was shown; where the best of all ends, and so which is the last, the asker may see otherwise.
        """
        place = self.leaning.place(question)
        if place is None:
            return (), False
        for turn in reversed(turns):
            recommendations = [unit for unit in turn.units if unit_number(unit)]
            named = [f"rec:{number}" for number in turn.numbers]
            units = named if len(named) > 1 else recommendations if len(recommendations) > 1 else turn.units
            if len(units) >= max(2, abs(place)):
                return (units[place - 1 if place > 0 else place],), turn.complete or len(named) > 1 or (place > 0 and self.leaning.says(question, "shown"))
        return (), False

    def _named(self, units: Sequence[Unit]) -> str:
        """Units as a reader knows them: the recommendations by number, of the rest one by its place, else how many."""
        numbers = [f"recommendation {number}" for unit in units if (number := unit_number(unit))]
        others = [unit for unit in units if not unit_number(unit)]
        if len(others) == 1 or not numbers:
            places = [self.corpus.passages[unit].locator for unit in others[:MOST_PLACES]]
        else:
            places = [f"{len(others)} more passages"] if others else []
        return ", ".join([*numbers, *places])


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
