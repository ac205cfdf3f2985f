"""Finder: what answers a reading: which kind, which units, which of their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import cast

from assistant.answering.answer import Scope, Statement
from assistant.answering.complete_lists import CompleteLists
from assistant.answering.confidence import ALONE, IN_TALK, LEAST, confidence, features
from assistant.answering.conversation import Conversation
from assistant.answering.date_lists import DateLists
from assistant.answering.found import Found
from assistant.answering.kinds import kind_of
from assistant.answering.leaning import Leaning
from assistant.answering.learnt_ranking import LearntRanking
from assistant.answering.question import Question
from assistant.answering.ranking import WEIGHINGS, Candidate, cut, weigh
from assistant.answering.reading import Reading
from assistant.answering.statements import PART_ORDER, WHOLE_CELL, Quoter, Shown
from assistant.answering.witnesses import Support, by_role, coverage
from index.linear import LinearModel, compile_linear
from index.searcher import Searcher
from knowledge.library import Library
from knowledge.records import PARTS, Part, Unit, unit_number

SEARCHED_AS = {"period": "deadline", "undated": "deadline", "extreme": "deadline", "body": "owner", "recommendation": "topic"}
"""The kinds that are answered by a list or a number, with how passages are searched for where they are not."""
WHY = {"deadline": "by when", "response": "what the Government answered", "guidance": "what the guidance does about it", "owner": "who must act"}
MOST_DATES = 3
NEAR_COVERAGE = 0.25
MOST_ASIDE = 3
"""Passages of the other papers that reach a role only through a group: more would bury the recommendations."""
MOST_NAMED = 6
"""How much that reaches a role is shown behind a topic."""
TOPICAL = 0.5
"""The share of what is said beside a role that a unit must meet for it to be the topic."""
NOBODY = Support(0.0)
IN_VIEW = 0.5
"""The share of its standing in the context that a unit keeps which tells of none of the question's own words."""
TOPIC = 0.5
"""What a word of the topic that a follow-up leaves unsaid counts beside one of its own."""
UNDECIDED = 0.5
"""The likelihood of being answered of a message none of whose words the model of wordings knows."""
ANSWERED = "answered"
"""What the model of wordings calls messages that the papers answer."""
SURE = 0.6
"""The score from which a witness's own reason is given for a quote."""


class Finder:
    """Finds answers in a library."""

    def __init__(self, library: Library, searcher: Searcher, quoter: Quoter, leaning: Leaning) -> None:
        self.library = library
        self.searcher = searcher
        self.quoter = quoter
        self.leaning = leaning
        self.dates = DateLists(library, searcher, quoter)
        self.lists = CompleteLists(library, searcher, quoter)

    @cached_property
    def ranking(self) -> LearntRanking:
        """The learnt ranking."""
        return LearntRanking(self.library, self.searcher, self.leaning)

    def find(self, reading: Reading, talk: Conversation) -> Found | None:
        """What answers the reading; None where the papers do not."""
        question = reading.question
        kind = reading.kind or kind_of(question, reading, talk)
        if not question.numbers:
            whole = self._whole(reading, kind)
            if whole:
                return whole
        kind = SEARCHED_AS.get(kind, kind)
        if kind == "role" and talk.speaking_as and not question.roles:
            reading = replace(reading, question=replace(question, roles=(talk.speaking_as,)))
        scored: list[Candidate] = []
        if question.numbers:
            found: Found | None = self._numbers(reading)
        else:
            scored = weigh(self.library, self.searcher, reading.question, kind)
            found = self._by_rule(reading, kind, scored)
        if found is None or _settled(found, reading, talk):
            return found
        before = Conversation() if reading.rewritten else talk
        scored = scored or weigh(self.library, self.searcher, reading.question, kind)
        ruled = list(dict.fromkeys(each.unit for each in found.statements if each.relation == "answers"))
        ranked = self.ranking.best(reading, before, kind, ruled, scored)
        if not question.numbers and not reading.within and not self._bears(reading.question, ranked.gain, IN_TALK if before.turns else ALONE):
            return None
        return self._rearranged(reading, kind, found, ruled, ranked.units, scored)

    def _whole(self, reading: Reading, kind: str) -> Found | None:
        """The list that a question asks for whole."""
        question = reading.question
        if not reading.within and not reading.among:
            whole = self.lists.chapters(question, kind) or self.lists.naming(question) or self.lists.every(question)
            if whole:
                return whole
        if kind == "body":
            return self.lists.owned(question)
        listed = self.dates.listed(kind, question) if kind in {"period", "undated", "extreme"} else None
        return _kept_among(listed, reading.among) if listed else None

    def _by_rule(self, reading: Reading, kind: str, scored: list[Candidate]) -> Found | None:
        """What answers as the rules have it; `scored` is what the question finds by itself."""
        question = reading.question
        candidates = self._candidates(reading, kind, scored)
        if not candidates:
            return None
        statements = _none_inside_another(list(self._statements(reading, kind, candidates)))
        scope = None if reading.within or (kind == "role" and self._topical(question, candidates)) else self._scope(question, kind)
        return Found(kind, statements, _headline(candidates, scope), scope)

    def _bears(self, question: Question, gain: float, manner: str) -> bool:
        """Whether what was found is likely to answer what was asked."""
        hits = self.searcher.search(question.request())
        answered = self.worded.shares(question.marks).get(ANSWERED, UNDECIDED)
        return confidence(features(self.searcher, question, hits, answered=answered, gain=gain), manner) >= LEAST[manner]

    @cached_property
    def worded(self) -> LinearModel:
        """Says of a message's wording how likely the papers are to answer it."""
        return LinearModel(self.library.learnt("answerable", compile_linear))

    def _rearranged(self, reading: Reading, kind: str, found: Found, ruled: Sequence[Unit], best: Sequence[Unit], scored: Sequence[Candidate]) -> Found:
        """What was found, by the learnt ranking: recommendations that are named stay first, quotes that the rules chose stay as they are."""
        question = reading.question
        chosen: dict[Unit, list[Statement]] = {}
        for statement in found.statements:
            chosen.setdefault(statement.unit, []).append(statement)
        units = list(dict.fromkeys([*(f"rec:{number}" for number in question.numbers), *best]))
        known = {each.unit: each for each in scored}
        candidates = [known.get(unit, Candidate(unit, 0.0)) for unit in units]
        weights = self.quoter.weights(with_topic(reading).stems, question.expanded)
        statements: list[Statement] = []
        for place, candidate in enumerate(candidates):
            kept = chosen.get(candidate.unit) if place or candidate.unit in ruled[:1] else None
            statements += kept or self._bearing(candidate, kind, question, weights, place)
        near = [each for each in found.statements if each.relation == "near" and each.unit not in units]
        headline = found.headline if units == ruled else _headline(candidates, None)
        return Found(found.kind, _none_inside_another([*statements, *near]), headline, found.scope if set(units) == set(ruled) else None)

    def near(self, reading: Reading) -> list[Statement]:
        """At most two passages that are near what was asked, for a question that the papers do not answer."""
        question = reading.question
        weights = self.quoter.weights(question.stems, question.expanded)
        found: list[Statement] = []
        for candidate in weigh(self.library, self.searcher, question, "topic")[:2]:
            if coverage(self.searcher, question, candidate.unit) >= NEAR_COVERAGE:
                shown = Shown(parts=("recommendation",))
                found += [replace(each, relation="near") for each in self.quoter.bearing(candidate, weights, shown, why="near what was asked")][:1]
        return found

    def _numbers(self, reading: Reading) -> Found:
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
            question = with_topic(reading)
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
        return {unit: worth * (IN_VIEW + (1 - IN_VIEW) * coverage(self.searcher, own, unit)) for unit, worth in reading.context.items()}

    def _topical(self, question: Question, candidates: Sequence[Candidate]) -> bool:
        """Whether what is said beside the role bears on anything that reaches it; else it is talk, and all that reaches it is asked for."""
        reached = [each for each in candidates if "role" in each.said]
        return bool(question.content) and any(coverage(self.searcher, question, each.unit) >= TOPICAL for each in reached)

    def _statements(self, reading: Reading, kind: str, candidates: Sequence[Candidate]) -> Iterator[Statement]:
        question = reading.question
        only_role = kind == "role" and not question.content
        weights = {} if only_role else self.quoter.weights(with_topic(reading).stems, question.expanded)
        for place, candidate in enumerate(candidates):
            role = candidate.said.get("role")
            if kind == "role" and role:
                yield from (self.quoter.evident(evidence, role.why, applies=role.reach) for evidence in role.evidence)
                if not question.content or place > MOST_DATES:
                    continue
            yield from self._bearing(candidate, kind, question, weights, place)

    def _bearing(self, candidate: Candidate, kind: str, question: Question, weights: Mapping[str, float], place: int) -> Iterator[Statement]:
        """What of a unit is shown: the first in all its parts, the next ones less and less."""
        order = PART_ORDER.get(kind, PARTS)
        if "full" in question.cues:
            shown = Shown(parts=order, whole=True)
        elif place == 0:
            shown = Shown(parts=order, long=WHOLE_CELL, most=2)
        else:
            shown = Shown(parts=self._best_parts(candidate.unit, weights, 2 if place < MOST_DATES else 1, order))
        return self.quoter.bearing(candidate, weights, shown, why=_why(candidate, kind))

    def _best_parts(self, unit: Unit, weights: Mapping[str, float], count: int, order: tuple[Part, ...]) -> tuple[Part, ...]:
        """The parts of a recommendation that hold most of what was asked for."""
        number = unit_number(unit)
        if number is None:
            return PARTS
        held: list[tuple[float, int, Part]] = []
        for place, part in enumerate(order):
            passages = self.library.corpus.recommendations[number].part(part)
            words = {word for passage in passages for word in self.searcher.stems_at(passage.source, passage.span)}
            held.append((-sum(weight for word, weight in weights.items() if word in words), place, part))
        return tuple(part for _, _, part in sorted(held)[:count])

    def _scope(self, question: Question, kind: str) -> Scope | None:
        if kind != "role" or not question.roles:
            return None
        reached = by_role(self.library, [(role, 1.0) for role in question.roles])
        named = [unit for unit, support in reached.items() if support.reach == "named" and unit_number(unit)]
        names = " or ".join(self.library.roles[role].plural for role in question.roles)
        return Scope(len(named), len(self.library.corpus.recommendations), f"recommendations that name {names}")


def _settled(found: Found, reading: Reading, talk: Conversation) -> bool:
    """Whether the rules alone answer: recommendations by their number, what a term means, a list over the whole set or a part of one."""
    question = reading.question
    if question.numbers:
        return not talk.turns or reading.leans or not question.content
    if reading.settled or (found.kind == "definition" and question.beside_terms == 0):
        return True
    return found.scope is not None and (not talk.turns or "applies" in question.cues)


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


def _none_inside_another(statements: Sequence[Statement]) -> list[Statement]:
    """The statements without those whose words another one of the same source holds and more."""
    spans = {(each.citation.source, each.citation.span) for each in statements}
    return [
        each
        for each in statements
        if not any(source == each.citation.source and span != each.citation.span and each.citation.span.within(span) for source, span in spans)
    ]


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


def _why(candidate: Candidate, kind: str) -> str:
    if kind == "role" and "role" in candidate.said:
        return candidate.said["role"].why
    for witness in ("term", "owner", "period"):
        if witness in candidate.said and candidate.said[witness].score >= SURE:
            return candidate.said[witness].why
    return WHY.get(kind, "the words asked for")


def _headline(candidates: Sequence[Candidate], scope: Scope | None) -> str:
    numbers = [number for each in candidates if (number := unit_number(each.unit))]
    if scope:
        grouped = sum(1 for each in candidates if unit_number(each.unit) and each.said.get("role", NOBODY).reach == "group")
        more = f"; {grouped} more reach them through a group" if grouped else ""
        return f"{scope.matched} of {scope.of} {scope.basis.replace(' that ', ' ', 1)}{more}."
    if not numbers:
        return "The papers say:"
    return f"Recommendation{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}."


def with_topic(reading: Reading) -> Question:
    """The question with the topic that it leaves unsaid, which weighs less than its own words."""
    question = reading.question
    if not reading.topic:
        return question
    weight = TOPIC if reading.leans else TOPIC / 2
    unsaid = {word: weight * value for word, value in reading.topic.items()}
    stems = {**{word: value for word, value in unsaid.items() if word not in question.stems}, **question.stems}
    wording = {**{word: value for word, value in unsaid.items() if not word.startswith("term:")}, **question.wording}
    return replace(question, stems=cast("Mapping[str, float]", stems), wording=cast("Mapping[str, float]", wording))
