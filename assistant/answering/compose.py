"""Composer: from a question as read to an honest answer: which kind, which units, which words of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.answering.answer import Answer, Notice, Scope, Statement, numbered
from assistant.answering.conversation import Conversation, Turn
from assistant.answering.followups import FollowUps, Reading
from assistant.answering.guards import Guards
from assistant.answering.kinds import kind_of
from assistant.answering.notices import body_notices, currency_notice, difference_notices, outcome_notice, urgent_notices
from assistant.answering.question import Question, Reader
from assistant.answering.ranking import WEIGHINGS, Candidate, cut, weigh
from assistant.answering.statements import PART_ORDER, WHOLE_CELL, Quoter, Shown
from assistant.answering.suggestions import readings, suggestions
from assistant.answering.witnesses import by_period, by_role, coverage
from index.searcher import Searcher
from index.text import stem
from knowledge.library import Library
from knowledge.records import PARTS, unit_number

LEAST_COVERAGE = 0.34
"""The share of a question's substance that the best unit must meet, or the papers do not answer it."""
LEAST_SCORE = 0.3
MOST_STATEMENTS = 14


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found for a question."""

    kind: str
    candidates: list[Candidate]
    statements: list[Statement]
    headline: str
    scope: Scope | None = None


class Composer:
    """Composes answers from a library."""

    def __init__(self, library: Library, reader: Reader, searcher: Searcher) -> None:
        self.library = library
        self.reader = reader
        self.searcher = searcher

    @cached_property
    def guards(self) -> Guards:
        """What a message is before it is read as a question."""
        return Guards(self.library.lists("guards"))

    @cached_property
    def followups(self) -> FollowUps:
        """Reads questions in conversations."""
        return FollowUps(self.library.corpus, self.library.lists("followups"))

    @cached_property
    def quoter(self) -> Quoter:
        """Cuts quotes."""
        return Quoter(self.library, self.searcher)

    def answer(self, text: str, talk: Conversation) -> Answer:
        """The answer to a cleaned question; the conversation takes the turn in where there is one to remember."""
        if not text:
            return self._unclear(text, "Ask a question, or name a recommendation from 1 to 58.")
        danger = self.guards.danger(text)
        if danger:
            return Answer(
                text, text, talk.role, "none", "urgent", "If a child may be in danger, get help first.", notices=tuple(urgent_notices(self.library, danger))
            )
        personal = self.guards.personal_data(text)
        if personal:
            return self._personal(talk.role, personal)
        if self.guards.misuse(text) or self.guards.language(text):
            return self._not_covered(text, text, talk.role, ())
        question = self.reader.read(text)
        reading = self.followups.read(question, talk)
        return self._answered(reading, talk)

    def _answered(self, reading: Reading, talk: Conversation) -> Answer:
        question = reading.question
        missing = [number for number in question.numbers if number not in self.library.corpus.recommendations]
        if missing or reading.beyond is not None:
            return self._no_such(reading, talk, missing or [reading.beyond or 0])
        found = self._found(reading, talk)
        if found is None:
            return self._not_covered(question.asked, reading.read_as, self._role(question, talk), tuple(self._near(reading)))
        answer = self._assembled(reading, talk, found)
        self._remember(reading, talk, answer)
        return answer

    def _found(self, reading: Reading, talk: Conversation) -> _Found | None:
        question = reading.question
        if question.numbers:
            return self._by_number(reading)
        kind = kind_of(question, reading, talk)
        if kind == "period":
            return self._by_period(question)
        candidates = self._candidates(reading, talk, kind)
        if not candidates:
            return None
        statements = self._statements(reading, kind, candidates)
        return _Found(kind, candidates, statements, self._headline(kind, candidates), self._scope(question, kind, candidates))

    def _candidates(self, reading: Reading, talk: Conversation, kind: str) -> list[Candidate]:
        question = reading.question
        if talk.role and not question.roles and not question.content and "applies" in question.cues:
            question = replace(question, roles=(talk.role,))
        searched = _with_topic(question, reading.topic, leans=reading.leans)
        candidates = weigh(self.library, self.searcher, searched, kind, context=reading.context if reading.leans or len(question.content) <= 3 else None)
        if reading.within:
            allowed = set(reading.within)
            order = {unit: place for place, unit in enumerate(reading.within)}
            kept = [each for each in candidates if each.unit in allowed]
            known = {each.unit for each in kept}
            kept += [Candidate(unit, 0.0) for unit in reading.within if unit not in known]
            return sorted(kept, key=lambda each: order[each.unit])
        weighing = WEIGHINGS[kind]
        chosen = cut(candidates, weighing)
        if not chosen or not self._bears(question, reading, chosen):
            return []
        return chosen

    def _bears(self, question: Question, reading: Reading, chosen: Sequence[Candidate]) -> bool:
        """Whether the best units meet enough of what was asked."""
        best = chosen[0]
        if any(witness in best.said for witness in ("role", "period")) and not question.content:
            return True
        if "term" in best.said and best.said["term"].score > 0.5 and len(question.content) <= 3:
            return True
        if "role" in best.said and best.said["role"].score > 0.3:
            return True
        met = max(coverage(self.searcher, question, each.unit) for each in chosen[:3])
        return met >= LEAST_COVERAGE and best.score >= LEAST_SCORE

    def _by_number(self, reading: Reading) -> _Found:
        question = reading.question
        numbers = question.numbers
        units = [f"rec:{number}" for number in numbers]
        statements: list[Statement] = []
        order = PART_ORDER.get(_part_kind(question.cues), PARTS)
        for unit in units:
            statements += self.quoter.whole(unit, parts=order)
        for number in numbers:
            for link in self.library.guidance:
                if link.recommendation == number and link.group == "consultation":
                    statement = next(iter(self.quoter.whole(link.evidence.passage, why="what the consultation draft does about it")))
                    wanted = "guidance" in question.cues or "wt-consultation" in question.papers
                    statements.insert(0, statement) if wanted else statements.append(statement)
        kind = "comparison" if len(numbers) > 1 and "comparison" in question.cues else "recommendation"
        candidates = [Candidate(unit, 1.0) for unit in units]
        named = ", ".join(str(number) for number in numbers)
        return _Found(kind, candidates, statements, f"Recommendation{'s' if len(numbers) > 1 else ''} {named}.")

    def _by_period(self, question: Question) -> _Found | None:
        assert question.period is not None
        found = by_period(self.library, question.period)
        if not found:
            return None
        order = {unit: place for place, unit in enumerate(self.library.corpus.units)}
        listed = sorted(found.items(), key=lambda item: (-round(item[1].score, 1), order[item[0]]))
        candidates = [Candidate(unit, support.score, {"period": support}) for unit, support in listed]
        statements = [self.quoter.evident(evidence, support.why) for unit, support in listed for evidence in support.evidence[:3]]
        matched = len({unit for unit, _ in listed if unit_number(unit)})
        scope = Scope(
            matched,
            len(self.library.corpus.recommendations),
            f"recommendations with a date that fits: {question.period.bound} {question.period.named}".replace("  ", " "),
        )
        return _Found("deadline", candidates, statements, f"{matched} of {scope.of} recommendations have a date there.", scope)

    def _statements(self, reading: Reading, kind: str, candidates: Sequence[Candidate]) -> list[Statement]:
        question = reading.question
        full = "full" in question.cues
        weights = self.quoter.weights(_with_topic(question, reading.topic, leans=reading.leans).stems, question.expanded)
        statements: list[Statement] = []
        for place, candidate in enumerate(candidates):
            statements += self._of_candidate(candidate, kind, question, weights, full=full, place=place)
        return statements

    def _of_candidate(self, candidate: Candidate, kind: str, question: Question, weights: Mapping[str, float], *, full: bool, place: int) -> list[Statement]:
        role = candidate.said.get("role")
        if kind == "role" and role and not (place == 0 and question.content):
            applies = "named" if role.reach == "named" else "group"
            found = [self.quoter.evident(evidence, role.why, applies=applies) for evidence in role.evidence]  # type: ignore[arg-type]  # one of the two
            if question.content and place < 4:
                shown = Shown(parts=self._best_parts(candidate, weights, 1))
                found += self.quoter.bearing(candidate, weights, shown, why=role.why)
            return found
        order = PART_ORDER.get(kind, PARTS)
        why = self._why(candidate, kind)
        if full or place == 0:
            shown = Shown(parts=order, whole=full, long=WHOLE_CELL)
        elif place < 3:
            shown = Shown(parts=self._best_parts(candidate, weights, 2, order))
        else:
            shown = Shown(parts=self._best_parts(candidate, weights, 1, order))
        return list(self.quoter.bearing(candidate, weights, shown, why=why))

    def _best_parts(self, candidate: Candidate, weights: Mapping[str, float], count: int, order: Sequence[str] = PARTS) -> tuple[str, ...]:  # type: ignore[return]
        number = unit_number(candidate.unit)
        if number is None:
            return PARTS
        row = self.library.corpus.recommendations[number]
        held = []
        for place, part in enumerate(order):
            stems = {word for passage in row.part(part) for word in self.searcher.stems_of(self.library.corpus.text(passage))}  # type: ignore[arg-type]
            held.append((-sum(weight for word, weight in weights.items() if word in stems), place, part))
        return tuple(part for _, _, part in sorted(held)[:count])

    def _why(self, candidate: Candidate, kind: str) -> str:
        for witness in ("term", "owner", "period"):
            if witness in candidate.said and candidate.said[witness].score >= 0.6:
                return candidate.said[witness].why
        return {"deadline": "by when", "response": "what the Government answered", "guidance": "what the guidance does about it"}.get(
            kind, "the words asked for"
        )

    def _headline(self, kind: str, candidates: Sequence[Candidate]) -> str:
        numbers = [number for each in candidates if (number := unit_number(each.unit))]
        if numbers:
            return f"Recommendation{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}."
        return "The papers say:"

    def _scope(self, question: Question, kind: str, candidates: Sequence[Candidate]) -> Scope | None:
        if kind != "role" or question.content or not question.roles:
            return None
        reached = by_role(self.library, question.roles)
        named = [unit for unit, support in reached.items() if support.reach == "named" and unit_number(unit)]
        names = " or ".join(self.library.roles[role].plural for role in question.roles)
        return Scope(len(named), len(self.library.corpus.recommendations), f"recommendations that name {names}")

    def _assembled(self, reading: Reading, talk: Conversation, found: _Found) -> Answer:
        statements = numbered(found.statements)
        notices: list[Notice] = []
        if reading.question.corrections:
            read = ", ".join(f"“{typed}” as “{word}”" for typed, word in reading.question.corrections)
            notices.append(Notice("correction", f"Read {read}."))
        notices += difference_notices(self.library, statements)
        numbers = [number for each in found.candidates[:2] if (number := unit_number(each.unit))]
        notices += [notice for number in numbers[:2] if (notice := outcome_notice(self.library, number))]
        today = [today for term in reading.question.terms if (today := self.library.terms[term].today)]
        notices += body_notices(self.library, [statement.quote for statement in statements[:6]], first=today)
        notices += currency_notice(self.library, statements)
        return Answer(
            question=reading.question.asked,
            read_as=reading.read_as,
            role=self._role(reading.question, talk),
            kind=found.kind,
            status="answered",
            headline=found.headline,
            statements=statements,
            notices=tuple(notices),
            suggestions=tuple(suggestions(self.library, found.kind, statements)),
            scope=found.scope,
        )

    def _remember(self, reading: Reading, talk: Conversation, answer: Answer) -> None:
        units = answer.units()
        numbers = [number for unit in units if (number := unit_number(unit))]
        last = reading.question.numbers[-1] if reading.question.numbers else (numbers[0] if numbers else None)
        own = {word: weight for word, weight in reading.question.stems.items() if weight >= 0.5}
        topic = own if len(reading.question.content) > 1 or not talk.last else {**{word: 0.5 * weight for word, weight in reading.topic.items()}, **own}
        talk.turns.append(Turn(answer.question, answer.read_as, answer.kind, units, answer.role, topic, reading.question.numbers, last))

    def _role(self, question: Question, talk: Conversation) -> str | None:
        return question.roles[0] if question.roles and question.framed else talk.role or (question.roles[0] if question.roles else None)

    def _near(self, reading: Reading) -> Iterable[Statement]:
        candidates = weigh(self.library, self.searcher, reading.question, "topic")[:2]
        weights = self.quoter.weights(reading.question.stems, reading.question.expanded)
        for candidate in candidates:
            if coverage(self.searcher, reading.question, candidate.unit) >= LEAST_COVERAGE / 2:
                for statement in list(self.quoter.bearing(candidate, weights, Shown(parts=("recommendation",)), why="near what was asked"))[:1]:
                    yield replace(statement, relation="near")

    def _not_covered(self, asked: str, read_as: str, role: str | None, near: tuple[Statement, ...]) -> Answer:
        statements = numbered(near)
        notices = tuple(currency_notice(self.library, statements))
        headline = "The five papers of 2009 do not answer this."
        return Answer(asked, read_as, role, "none", "not_found", headline, statements, notices, tuple(readings(self.library)))

    def _no_such(self, reading: Reading, talk: Conversation, missing: Sequence[int]) -> Answer:
        corpus = self.library.corpus
        there = [number for number in reading.question.numbers if number in corpus.recommendations]
        named = ", ".join(str(number) for number in missing[:6])
        headline = f"There is no recommendation {named}: Lord Laming's report of 2009 has {corpus.last}, numbered {corpus.first} to {corpus.last}."
        near = [statement for number in there[:3] for statement in self.quoter.whole(f"rec:{number}", parts=("recommendation",), relation="near")]
        if not there:
            headline += f" {corpus.last} is the last."
        return Answer(
            reading.question.asked, reading.read_as, self._role(reading.question, talk), "recommendation", "not_found", headline,
            numbered(near), (), (f"recommendation {corpus.last}", "what applies to me?"),
        )  # fmt: skip

    def _personal(self, role: str | None, kinds: Sequence[str]) -> Answer:
        text = f"The question seems to hold a person's details ({', '.join(kinds)}). It was not stored. Ask again without them."
        return Answer("", "", role, "none", "personal_data", "Ask again without the person's details.", notices=(Notice("privacy", text),))

    def _unclear(self, text: str, headline: str) -> Answer:
        return Answer(text, text, None, "none", "clarify", headline, suggestions=tuple(readings(self.library)))


def _part_kind(cues: Iterable[str]) -> str:
    return next((cue for cue in ("deadline", "response") if cue in cues), "")


def _with_topic(question: Question, topic: Mapping[str, float], *, leans: bool) -> Question:
    """The question with the topic that it leaves unsaid, which weighs less than its own words."""
    if not topic:
        return question
    weight = 0.4 if leans else 0.2
    extra = {word: weight * value for word, value in topic.items() if word not in question.stems}
    return replace(question, stems={**question.stems, **extra})


def stems_of_words(words: Iterable[str]) -> frozenset[str]:
    """The stems of words in base form."""
    return frozenset(stem(word) for word in words)
