"""Rules: what answers a reading completely: recommendations by their number, lists with a denominator; and else the units that the witnesses speak for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answering.answer import Scope, Statement
from assistant.answering.complete_lists import CompleteLists
from assistant.answering.conversation import Conversation
from assistant.answering.date_lists import DateLists
from assistant.answering.found import Found
from assistant.answering.kinds import FEW
from assistant.answering.listings import Listings
from assistant.answering.question import Question
from assistant.answering.ranking import WEIGHINGS, Candidate, cut, weigh
from assistant.answering.reading import Reading
from assistant.answering.showing import Showing, heading, none_inside_another
from assistant.answering.statements import PART_ORDER
from assistant.answering.witnesses import Coverage, by_role
from index.searcher import Searcher
from knowledge.library import Library
from knowledge.records import PARTS, Unit, unit_number

MOST_ASIDE = 3
"""Passages of the other papers that reach a role only through a group: more would bury the recommendations."""
MOST_NAMED = 6
"""How much that reaches a role is shown behind a topic."""
TOPICAL = 0.5
"""The share of what is said beside a role that a unit must meet for it to be the topic."""
IN_VIEW = 0.5
"""The share of its standing in the context that a unit keeps which tells of none of the question's own words."""


class Rules:
    """Answers by the rules."""

    def __init__(self, library: Library, searcher: Searcher, showing: Showing) -> None:
        self.library = library
        self.searcher = searcher
        self.showing = showing
        self.quoter = showing.quoter
        self.dates = DateLists(library, searcher, showing.quoter)
        self.lists = CompleteLists(library, searcher, showing.quoter)
        self.listings = Listings(library, showing.quoter)

    def whole(self, reading: Reading, kind: str) -> Found | None:
        """The list that a question asks for whole."""
        question = reading.question
        if not reading.within and not reading.among:
            whole = self.listings.whole(question) or self.lists.chapters(question, kind) or self.lists.naming(question) or self.lists.every(question)
            if whole:
                return whole
        if kind == "body":
            return self.lists.owned(question)
        listed = self.dates.listed(kind, question) if kind in {"period", "undated", "extreme"} else None
        return _kept_among(listed, reading.among) if listed else None

    def bearing(self, reading: Reading, kind: str, scored: list[Candidate]) -> Found | None:
        """What answers as the rules have it; `scored` is what the question finds by itself."""
        question = reading.question
        candidates = self._candidates(reading, kind, scored)
        if not candidates:
            return None
        statements = none_inside_another(list(self.showing.statements(reading, kind, candidates)))
        scope = None if reading.within or (kind == "role" and self._topical(question, candidates)) else self._scope(question, kind)
        return Found(kind, statements, heading(candidates, scope), scope)

    def numbered(self, reading: Reading) -> Found:
        """The recommendations that a question names, with what the other papers say of them."""
        question = reading.question
        numbers = question.numbers
        order = PART_ORDER.get(next((cue for cue in ("deadline", "response") if cue in question.cues), ""), PARTS)
        statements = [statement for number in numbers for statement in self.quoter.whole(f"rec:{number}", parts=order)]
        items = [
            statement
            for link in self.library.guidance
            if link.recommendation in numbers and link.group == "consultation"
            for statement in self.quoter.whole(link.evidence.passage, why="what the consultation draft does about it")
        ]
        echoes = [] if _asks_a_part(question) else list(self._echoes(numbers))
        first = reading.kind == "guidance" or "guidance" in question.cues or "wt-consultation" in question.papers
        said = [cue for cue in ("comparison", "deadline", "response", "owner", "guidance", "status") if cue in question.cues]
        kind = next((cue for cue in said if cue != "comparison" or len(numbers) > 1), "recommendation")
        named = ", ".join(str(number) for number in numbers)
        return Found(
            kind, [*items, *statements, *echoes] if first else [*statements, *items, *echoes], f"Recommendation{'s' if len(numbers) > 1 else ''} {named}."
        )

    def _echoes(self, numbers: Sequence[int]) -> Iterator[Statement]:
        """What the other papers say of the recommendations."""
        told = (self.quoter.evident(echo.evidence, echo.says) for echo in self.library.echoes if echo.recommendation in numbers)
        return (replace(statement, relation="near") for statement in told)

    def _candidates(self, reading: Reading, kind: str, scored: list[Candidate]) -> list[Candidate]:
        question = reading.question
        candidates = scored
        if reading.topic or reading.context:
            question = reading.with_topic
            candidates = weigh(self.library, self.searcher, question, kind, context=self._in_view(reading))
        if reading.within:
            return _kept_within(candidates, reading.within)
        picked = cut([each for each in candidates if each.unit in reading.among], WEIGHINGS[kind])
        if picked:
            return picked
        if kind == "role" and question.roles and not self._topical(reading.question, candidates):
            return _reached(candidates)
        chosen = cut(candidates, WEIGHINGS[kind])
        if kind == "role":
            chosen += _also_reaching(candidates, chosen)
        return chosen

    def _in_view(self, reading: Reading) -> dict[Unit, float]:
        """What each unit gains by being in view: the less the less it tells of the question's own words."""
        own = reading.question
        if not own.content:
            return dict(reading.context)
        coverage = Coverage(self.searcher, own)
        return {unit: worth * (IN_VIEW + (1 - IN_VIEW) * coverage.of(unit)) for unit, worth in reading.context.items()}

    def _topical(self, question: Question, candidates: Sequence[Candidate]) -> bool:
        """Whether what is said beside the role bears on anything that reaches it; else it is talk, and all that reaches it is asked for."""
        coverage = Coverage(self.searcher, question)
        return any(coverage.of(each.unit) >= TOPICAL for each in candidates if "role" in each.said)

    def _scope(self, question: Question, kind: str) -> Scope | None:
        if kind != "role" or not question.roles:
            return None
        reached = by_role(self.library, [(role, 1.0) for role in question.roles])
        named = [unit for unit, support in reached.items() if support.reach == "named" and unit_number(unit)]
        names = " or ".join(self.library.roles[role].plural for role in question.roles)
        return Scope(len(named), len(self.library.corpus.recommendations), f"recommendations that name {names}")


def settled(found: Found, reading: Reading, talk: Conversation) -> bool:
    """Whether the rules alone answer: recommendations by their number, what a term means, a list over the whole set or a part of one."""
    question = reading.question
    if question.numbers:
        return not talk.turns or reading.leans or not question.content
    if reading.settled or (found.kind == "definition" and question.beside_terms == 0):
        return True
    return found.scope is not None and ("applies" in question.cues or (not talk.turns and (found.kind != "role" or len(question.content) <= FEW)))


def _also_reaching(candidates: Sequence[Candidate], chosen: Sequence[Candidate]) -> list[Candidate]:
    """What else names the role, and what recommendations reach it through a group, behind what bears on the topic."""
    shown = {each.unit for each in chosen}
    others = [each for each in candidates if each.unit not in shown and "role" in each.said and (each.said["role"].reach == "named" or unit_number(each.unit))]
    return sorted(others, key=lambda each: -each.said["role"].score)[:MOST_NAMED]


def _reached(candidates: Sequence[Candidate]) -> list[Candidate]:
    """What reaches a role: all that names it and every recommendation, and of the other papers' words to everybody only some."""
    ordered = sorted((each for each in candidates if "role" in each.said), key=lambda each: -each.said["role"].score)
    aside = [each for each in ordered if each.said["role"].reach == "group" and not unit_number(each.unit)]
    left_out = {each.unit for each in aside[MOST_ASIDE:]}
    return [each for each in ordered if each.unit not in left_out]


def _asks_a_part(question: Question) -> bool:
    """Whether a question that names recommendations asks for one thing of them, so that the other papers need not be heard."""
    return bool(question.cues & {"deadline", "response", "owner", "comparison"}) or bool(question.papers) or len(question.numbers) > 1


def _kept_among(found: Found, among: frozenset[Unit]) -> Found:
    """A list without what the question does not ask about."""
    return replace(found, statements=[each for each in found.statements if each.unit in among], scope=None) if among else found


def _kept_within(candidates: Sequence[Candidate], within: Sequence[Unit]) -> list[Candidate]:
    """The candidates that were shown before, in the order in which they were shown."""
    known = {candidate.unit: candidate for candidate in candidates}
    return [known.get(unit, Candidate(unit, 0.0)) for unit in within]
