"""Finder: what answers a reading: by the rules where they answer completely, else by the learnt ranking, and nothing where that is too unsure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from assistant.answering.answer import Statement
from assistant.answering.complete_lists import asks_for_several
from assistant.answering.confidence import ALONE, IN_TALK, LEAST, Confidence, Features
from assistant.answering.conversation import Conversation
from assistant.answering.found import Found
from assistant.answering.kinds import kind_of
from assistant.answering.leaning import Leaning
from assistant.answering.learnt_ranking import LearntRanking, Ranked
from assistant.answering.question import Question, Reader
from assistant.answering.ranking import Candidate, weigh
from assistant.answering.reading import Reading
from assistant.answering.rules import Rules, settled
from assistant.answering.showing import Showing, heading, none_inside_another
from assistant.answering.statements import Quoter, Shown
from assistant.answering.witnesses import Coverage
from index.searcher import Searcher
from knowledge.library import Library
from knowledge.records import Unit

SEARCHED_AS = {"period": "deadline", "undated": "deadline", "extreme": "deadline", "body": "owner", "recommendation": "topic"}
"""The kinds that are answered by a list or a number, with how passages are searched for where they are not."""
NEAR_COVERAGE = 0.25
NUMBERED = 2
"""Words of substance that a recommendation's number may be written in."""
TOLD_OF_ALL = frozenset(["deadline", "owner", "response"])
"""What the table tells of every recommendation."""
SENTENCES = re.compile(r"[.?!;:()]+\s*|\s[-–]\s|,\s(?=(?:i|i'm|im|my|we|our|for)\b)", re.IGNORECASE)
FEWEST_WORDS = 3
"""Words of a sentence that may ask for a list."""
SURELY = 0.8
"""The confidence from which a question is answered although it sounds like what lies beyond the papers: who names his town asks nothing local by that."""
MET = 0.15
"""The confidence from which a short question is answered all of whose words stand in one passage."""
DOUBTFUL = 0.05
"""The likelihood of being answered, by its wording, below which a question is refused whatever is found."""


class Finder:
    """Finds answers in a library."""

    def __init__(self, library: Library, reader: Reader, searcher: Searcher, quoter: Quoter, leaning: Leaning) -> None:
        self.library = library
        self.reader = reader
        self.searcher = searcher
        self.quoter = quoter
        self.leaning = leaning
        self.showing = Showing(library, searcher, quoter)
        self.rules = Rules(library, searcher, self.showing)
        self.confidence = Confidence(library, searcher)

    @cached_property
    def ranking(self) -> LearntRanking:
        """The learnt ranking."""
        return LearntRanking(self.library, self.searcher, self.leaning)

    @cached_property
    def chapters(self) -> frozenset[int]:
        """The chapters of Working Together of which the papers say anything."""
        return frozenset(chapter for link in self.library.guidance for chapter in link.chapters)

    def find(self, reading: Reading, talk: Conversation, *, beyond: bool = False) -> Found | None:
        """What answers the reading; None where the papers do not. `beyond` says that it sounds like what lies beyond them: only a sure answer counts then."""
        question = reading.question
        if question.chapters and self.chapters.isdisjoint(question.chapters):
            return None
        kind = reading.kind or kind_of(question, reading, talk)
        if not question.numbers and not beyond:
            whole = self.rules.whole(reading, kind) or self._asked_among_others(reading, talk)
            if whole:
                return whole
        kind = SEARCHED_AS.get(kind, kind)
        if kind == "role" and talk.speaking_as and not question.roles:
            reading = replace(reading, question=replace(question, roles=(talk.speaking_as,)))
        if question.numbers:
            return self._ranked(reading, kind, self.rules.numbered(reading), talk)
        scored = weigh(self.library, self.searcher, reading.question, kind)
        found = self.rules.bearing(reading, kind, scored)
        return self._ranked(reading, kind, found, talk, scored, beyond=beyond) if found else None

    def _asked_among_others(self, reading: Reading, talk: Conversation) -> Found | None:
        """The list that one sentence of a message asks for whole, where the others tell of something else."""
        question = reading.question
        lists = question.period or asks_for_several(question)
        if not lists or reading.leans or reading.within or reading.among:
            return None
        sentences = [sentence for sentence in SENTENCES.split(question.text) if len(sentence.split()) >= FEWEST_WORDS]
        for sentence in sentences if len(sentences) > 1 else ():
            part = replace(reading, question=self.reader.read(sentence), kind=None)
            whole = self.rules.whole(part, kind_of(part.question, part, talk))
            if whole and whole.scope:
                return whole
        return None

    def _ranked(self, reading: Reading, kind: str, found: Found, talk: Conversation, scored: Sequence[Candidate] = (), *, beyond: bool = False) -> Found | None:
        """What the rules found, by the learnt ranking where they leave anything to weigh; None where it is unlikely to answer."""
        whole = settled(found, reading, talk)
        if whole and (beyond or (not reading.of and self._is_doubtful(reading.question))):
            return None
        if whole and not (found.scope and reading.question.content):
            return found
        before = Conversation() if reading.rewritten else talk
        scored = scored or weigh(self.library, self.searcher, reading.question, kind)
        ruled = list(dict.fromkeys(each.unit for each in found.statements if each.relation == "answers"))
        ranked = self.ranking.best(reading, before, kind, ruled, scored)
        if whole:
            return replace(found, statements=_named_first(found.statements, ranked.order))
        certain = not beyond and (reading.question.numbers or _asks_of_shown(reading))
        if not certain and not self._bears(reading.question, ranked, IN_TALK if before.turns else ALONE, beyond=beyond):
            return None
        return self._rearranged(reading, kind, found, ruled, ranked.units, scored)

    def _is_doubtful(self, question: Question) -> bool:
        """Whether a question is worded so that even what the rules answer is no answer: “pretend that recommendation 12 was withdrawn”."""
        most = NUMBERED if question.numbers else 0
        return len(question.content) > most and self.confidence.by_wording(question) < DOUBTFUL

    def _bears(self, question: Question, ranked: Ranked, manner: str, *, beyond: bool) -> bool:
        """Whether what was found is likely to answer what was asked."""
        found = self.confidence.features(question, ranked.gains, ranked.clues)
        sure = self.confidence.of(found, manner)
        if beyond:
            return sure >= SURELY
        return sure >= LEAST[manner] or (manner == ALONE and _is_met(question, found) and (question.bare or sure >= MET))

    def _rearranged(self, reading: Reading, kind: str, found: Found, ruled: Sequence[Unit], best: Sequence[Unit], scored: Sequence[Candidate]) -> Found:
        """What was found, by the learnt ranking: recommendations that are named stay first, quotes that the rules chose stay as they are."""
        question = reading.question
        chosen: dict[Unit, list[Statement]] = {}
        for statement in found.statements:
            chosen.setdefault(statement.unit, []).append(statement)
        units = list(dict.fromkeys([*(f"rec:{number}" for number in question.numbers), *best]))
        known = {each.unit: each for each in scored}
        candidates = [known.get(unit, Candidate(unit, 0.0)) for unit in units]
        weights = self.quoter.weights(reading.with_topic.stems, question.expanded)
        statements: list[Statement] = []
        for place, candidate in enumerate(candidates):
            kept = chosen.get(candidate.unit) if place or candidate.unit in ruled[:1] else None
            statements += kept or self.showing.bearing(candidate, kind, question, weights, place)
        near = [each for each in found.statements if each.relation == "near" and each.unit not in units]
        headline = found.headline if units == ruled else heading(candidates, None)
        return Found(found.kind, none_inside_another([*statements, *near]), headline, found.scope if set(units) == set(ruled) else None)

    def near(self, reading: Reading) -> list[Statement]:
        """At most two passages that are near what was asked, for a question that the papers do not answer."""
        question = reading.question
        weights = self.quoter.weights(question.stems, question.expanded)
        coverage = Coverage(self.searcher, question)
        found: list[Statement] = []
        for candidate in weigh(self.library, self.searcher, question, "topic")[:2]:
            if coverage.of(candidate.unit) >= NEAR_COVERAGE:
                shown = Shown(parts=("recommendation",))
                found += [replace(each, relation="near") for each in self.quoter.bearing(candidate, weights, shown, why="near what was asked")][:1]
        return found


def _named_first(statements: Sequence[Statement], order: Sequence[Unit]) -> list[Statement]:
    """A complete list in the order of the ranking, what names the role before what reaches it through a group."""
    places = {unit: place for place, unit in enumerate(order)}
    named = {each.unit for each in statements if each.applies == "named"}
    return sorted(statements, key=lambda each: (each.unit not in named, places.get(each.unit, len(places))))


def _asks_of_shown(reading: Reading) -> bool:
    """Whether a question asks for the date, the owner or the reply of what was shown, or leaves some of it out: what was shown has that."""
    return bool(reading.within) and bool(reading.question.cues & TOLD_OF_ALL or reading.without)


def _is_met(question: Question, found: Features) -> bool:
    """Whether a bare topic or a short question has all its words in one passage.

    The confidence is learnt from what people type who tell of themselves and their work; of so few words it knows little.
    """
    return bool(question.content) and found.coverage == 1.0 and (question.bare or question.plain)
