"""Showing: which words of each unit that answers are shown, and what stands over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.answering.answer import Scope, Statement
from assistant.answering.question import Question
from assistant.answering.ranking import Candidate
from assistant.answering.reading import Reading
from assistant.answering.statements import PART_ORDER, WHOLE_CELL, Quoter, Shown
from assistant.answering.witnesses import Support
from index.searcher import Searcher
from knowledge.library import Library
from knowledge.records import PARTS, Part, Unit, unit_number

WHY = {"deadline": "by when", "response": "what the Government answered", "guidance": "what the guidance does about it", "owner": "who must act"}
MOST_DATES = 3
NOBODY = Support(0.0)
SURE = 0.6
"""The score from which a witness's own reason is given for a quote."""


class Showing:
    """Chooses what is shown of a library's units."""

    def __init__(self, library: Library, searcher: Searcher, quoter: Quoter) -> None:
        self.library = library
        self.searcher = searcher
        self.quoter = quoter

    def statements(self, reading: Reading, kind: str, candidates: Sequence[Candidate]) -> Iterator[Statement]:
        """What is shown of the candidates, best first."""
        question = reading.question
        only_role = kind == "role" and not question.content
        weights = {} if only_role else self.quoter.weights(reading.with_topic.stems, question.expanded)
        for place, candidate in enumerate(candidates):
            role = candidate.said.get("role")
            if kind == "role" and role:
                yield from (self.quoter.evident(evidence, role.why, applies=role.reach) for evidence in role.evidence)
                if not question.content or place > MOST_DATES:
                    continue
            yield from self.bearing(candidate, kind, question, weights, place)

    def bearing(self, candidate: Candidate, kind: str, question: Question, weights: Mapping[str, float], place: int) -> Iterator[Statement]:
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


def none_inside_another(statements: Sequence[Statement]) -> list[Statement]:
    """The statements without those whose words another one of the same source holds and more."""
    spans = {(each.citation.source, each.citation.span) for each in statements}
    return [
        each
        for each in statements
        if not any(source == each.citation.source and span != each.citation.span and each.citation.span.within(span) for source, span in spans)
    ]


def _why(candidate: Candidate, kind: str) -> str:
    if kind == "role" and "role" in candidate.said:
        return candidate.said["role"].why
    for witness in ("term", "owner", "period"):
        if witness in candidate.said and candidate.said[witness].score >= SURE:
            return candidate.said[witness].why
    return WHY.get(kind, "the words asked for")


def heading(candidates: Sequence[Candidate], scope: Scope | None) -> str:
    """What stands over the candidates: their numbers, or how many of all they are."""
    numbers = [number for each in candidates if (number := unit_number(each.unit))]
    if scope:
        grouped = sum(1 for each in candidates if unit_number(each.unit) and each.said.get("role", NOBODY).reach == "group")
        more = f"; {grouped} more reach them through a group" if grouped else ""
        return f"{scope.matched} of {scope.of} {scope.basis.replace(' that ', ' ', 1)}{more}."
    if not numbers:
        return "The papers say:"
    return f"Recommendation{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}."
