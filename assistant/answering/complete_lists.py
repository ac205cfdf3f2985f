"""Complete lists: answers over the whole set of recommendations, each with its denominator."""

from __future__ import annotations

from assistant.answering.answer import Scope, Statement
from assistant.answering.found import Found
from assistant.answering.question import Question
from assistant.answering.ranking import Candidate
from assistant.answering.statements import Quoter, Shown
from assistant.answering.witnesses import by_owner
from index.searcher import Searcher
from knowledge.library import Library
from knowledge.records import Part, unit_number

LEAST_DUTY = 0.4
"""Below this a body is only named to work with."""
SEVERAL = frozenset(["recommendations", "recs", "58"])
"""Words by which a question asks for more than one recommendation."""
ONE = frozenset(["recommendation", "rec"])
"""The same with "every" or "each" before it."""
TELLING = frozenset(["deadline", "owner", "response", "guidance", "comparison", "trainer", "status", "why", "undated", "earliest", "latest"])
"""Cues of questions that ask something of the recommendations and not for their list."""


class CompleteLists:
    """Lists of recommendations that a question asks for whole."""

    def __init__(self, library: Library, searcher: Searcher, quoter: Quoter) -> None:
        self.library = library
        self.searcher = searcher
        self.quoter = quoter

    def every(self, question: Question) -> Found | None:
        """All recommendations, where a question asks for them and names nothing else."""
        named = question.content or question.roles or question.bodies or question.terms or question.period or question.papers
        if named or "all" not in question.cues or not _asks_for_a_list(question):
            return None
        numbers = sorted(self.library.corpus.recommendations)
        statements = [statement for number in numbers for statement in self.quoter.whole(f"rec:{number}", parts=("recommendation",))]
        scope = Scope(len(numbers), len(numbers), "recommendations")
        return Found("topic", statements, f"All {len(numbers)} recommendations.", scope)

    def naming(self, question: Question) -> Found | None:
        """The recommendations that name a term of the papers, those first whose own words do."""
        if len(question.defined) != 1 or question.beside_terms > _counted(question) or question.roles or not _asks_for_a_list(question):
            return None
        term = question.defined[0]
        parts: dict[int, list[Part]] = {}
        for passage in self.searcher.passages_naming(term):
            number = unit_number(passage.unit)
            if number and passage.part:
                parts.setdefault(number, []).append(passage.part)
        if not parts:
            return None
        numbers = sorted(parts, key=lambda number: ("recommendation" not in parts[number], number))
        weights = self.quoter.weights(question.stems, question.expanded)
        statements = [statement for number in numbers for statement in self._naming_quotes(number, parts[number], weights)]
        of = len(self.library.corpus.recommendations)
        basis = f"recommendations whose rows name {self.library.terms[term].name}"
        listed = ", ".join(str(number) for number in sorted(parts))
        return Found("topic", statements, f"{len(parts)} of {of} {basis.replace('whose rows name', 'name', 1)}: {listed}.", Scope(len(parts), of, basis))

    def _naming_quotes(self, number: int, parts: list[Part], weights: dict[str, float]) -> list[Statement]:
        first: Part = "recommendation" if "recommendation" in parts else parts[0]
        return list(self.quoter.bearing(Candidate(f"rec:{number}", 1.0), weights, Shown(parts=(first,)), why="the words asked for"))

    def owned(self, question: Question) -> Found | None:
        """All that the bodies of a question must do, lead or answer for, what they must do first."""
        found = {unit: support for unit, support in by_owner(self.library, question.bodies).items() if support.score >= LEAST_DUTY}
        if not found:
            return None
        order = {unit: place for place, unit in enumerate(self.library.corpus.units)}
        units = sorted(found, key=lambda unit: (unit_number(unit) is None, -found[unit].score, order.get(unit, len(order))))
        statements = [self.quoter.evident(evidence, found[unit].why) for unit in units for evidence in found[unit].evidence]
        numbers = [number for unit in units if (number := unit_number(unit))]
        of = len(self.library.corpus.recommendations)
        names = " or ".join(self.library.body_names[body][0] for body in question.bodies)
        basis = f"recommendations that {names} must act on or answers"
        return Found("owner", statements, f"{len(numbers)} of {of} {basis}.", Scope(len(numbers), of, basis))

    def chapters(self, question: Question, kind: str) -> Found | None:
        """The recommendations that chapters of Working Together treat: as the consultation's items say, or for chapter 8 as the dates show."""
        if not question.chapters or len(question.content) > 1 or kind != "guidance":
            return None
        wanted = set(question.chapters)
        links = [link for link in self.library.guidance if link.group in {"consultation", "chapter-8"} and wanted & set(link.chapters)]
        if not links:
            return None
        statements = [self.quoter.evident(link.evidence, link.known_by) for link in links if link.group == "chapter-8"]
        items = [link.evidence.passage for link in links if link.group == "consultation"]
        statements += [statement for item in items for statement in self.quoter.whole(item, why="the chapter stands in the item")]
        of = len(self.library.corpus.recommendations)
        named = ", ".join(str(chapter) for chapter in question.chapters)
        scope = Scope(len(links), of, f"recommendations that chapter {named} of Working Together treats")
        numbers = ", ".join(str(link.recommendation) for link in links)
        return Found("guidance", statements, f"{scope.matched} of {of} {scope.basis.replace(' that ', ' are ones that ', 1)}: {numbers}.", scope)


def asks_for_several(question: Question) -> bool:
    """Whether a question speaks of recommendations in the plural, or of every one."""
    words = {word.word for word in question.words}
    return bool(words & SEVERAL or ("all" in question.cues and words & ONE))


def _asks_for_a_list(question: Question) -> bool:
    return asks_for_several(question) and not question.cues & TELLING


def _counted(question: Question) -> int:
    """How many words of substance only say how many recommendations there are."""
    return sum(word.word in SEVERAL for word in question.words if word.word.isdecimal())
