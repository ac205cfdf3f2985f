"""Witnesses: each says which units bear on a question, how much (0 to 1), why, and with which words.

One witness knows roles, one dates, one owners, one terms, one the full text. What to make of them together is the matter of ranking.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.answering.periods import Period, period_of
from assistant.answering.question import Question
from index.searcher import Searcher
from knowledge.library import Library
from knowledge.records import Application, Deadline, Duty, Evidence, Unit, unit_number


@dataclass(frozen=True, slots=True)
class Support:
    """What a witness says of one unit."""

    score: float
    why: str = ""
    evidence: tuple[Evidence, ...] = ()
    passage: str | None = None
    reach: Literal["named", "group"] | None = None
    """"named" or "group" where the witness knows roles."""


Testimony = dict[Unit, Support]

NAMED, GROUP = 1.0, 0.35
STEP = 0.012
"""How much each place further down the curated order of a role lowers a score."""
ASIDE = 0.85
"""What a passage of another paper counts beside a recommendation that reaches the same role."""
LEAST_IDEAL = 4.0
"""The yardstick for questions of almost no substance: about one rare word."""
DUTY = {"acts": 1.0, "leads": 0.8, "answers": 0.6, "works-with": 0.25}


def by_role(library: Library, roles: Iterable[tuple[str, float]]) -> Testimony:
    """What reaches the roles, each with how sure it is that the asker means it; of several roles the stronger reach counts."""
    found: Testimony = {}
    for role, sureness in roles:
        for place, application in enumerate(applications_of(library, role)):
            reach = (NAMED if application.reach == "named" else GROUP) - STEP * min(place, 20)
            score = sureness * (reach if unit_number(application.unit) else ASIDE * reach)
            if score > found.get(application.unit, Support(0.0)).score:
                found[application.unit] = Support(score, application.why, (application.evidence,), application.evidence.passage, application.reach)
    return found


def applications_of(library: Library, role: str) -> list[Application]:
    """The applications of a role, named ones first, none twice."""
    named = list(library.applications.get(("role", role), ()))
    seen = {application.unit for application in named}
    for group in library.roles[role].groups:
        for application in library.applications.get(("group", group), ()):
            if application.unit not in seen:
                seen.add(application.unit)
                named.append(application)
    return named


def by_period(library: Library, period: Period) -> Testimony:
    """The units with a date in the period that is asked for."""
    found: Testimony = {}
    for deadline in library.deadlines:
        if deadline.when is None:
            continue
        given = period_of(deadline.when, deadline.until)
        if not period.meets(given):
            continue
        unit = library.corpus.passages[deadline.evidence.passage].unit
        score = period.likeness(given) * ((1.0 if deadline.relation != "on" else 0.5) - (0.0 if deadline.own else 0.12))
        before = found.get(unit)
        evidence = (*(before.evidence if before else ()), deadline.evidence)
        best = max(score, before.score if before else 0.0)
        found[unit] = Support(best, deadline.of if not before or score > before.score else before.why, evidence, deadline.evidence.passage)
    return found


def undated(library: Library) -> list[Deadline]:
    """The by-when entries of recommendations that have no dated one: what goes on first, then what has no date of its own."""
    passages = library.corpus.passages
    by_when = [deadline for deadline in library.deadlines if passages[deadline.evidence.passage].part == "by_when"]
    dated = {passages[deadline.evidence.passage].unit for deadline in by_when if deadline.when}
    without = [deadline for deadline in by_when if passages[deadline.evidence.passage].unit not in dated]
    return sorted(without, key=lambda deadline: deadline.relation != "ongoing")


def dated(library: Library) -> list[Deadline]:
    """What is to be done or to happen, with a date, earliest first; past events are left out."""
    coming = [deadline for deadline in library.deadlines if deadline.when and deadline.relation != "on"]
    return sorted(coming, key=lambda deadline: period_of(deadline.when or "", deadline.until).last)


def by_owner(library: Library, bodies: Iterable[str]) -> Testimony:
    """The units in which the bodies must act, lead or answer; what several bodies share counts for each."""
    wanted = set(bodies)
    found: Testimony = {}
    for duty in library.duties:
        if duty.body not in wanted:
            continue
        unit = unit_of(library, duty)
        score = DUTY.get(duty.duty, 0.2) * (0.8 if duty.implied else 1.0)
        if score > found.get(unit, Support(0.0)).score:
            found[unit] = Support(score, f"{duty.owner}: {duty.task}", (duty.evidence,), duty.evidence.passage)
    return found


def unit_of(library: Library, duty: Duty) -> Unit:
    """The unit that states a duty."""
    return library.corpus.passages[duty.evidence.passage].unit


def by_term(library: Library, terms: Iterable[str]) -> Testimony:
    """The units that define or introduce the terms, best first, then those that mention them."""
    found: Testimony = {}
    citable = set(library.corpus.units)
    for term_id in terms:
        term = library.terms[term_id]
        for place, evidence in enumerate(term.defined_in):
            unit = library.corpus.passages[evidence.passage].unit
            if unit not in citable:
                continue
            score = 1.0 - 0.1 * place
            if score > found.get(unit, Support(0.0)).score:
                found[unit] = Support(score, term.name, (evidence,), evidence.passage)
        for unit in term.mentioned:
            found.setdefault(unit, Support(0.25, term.name))
    return found


def by_paper(library: Library, papers: Iterable[str]) -> Testimony:
    """The units of the papers that the question names."""
    wanted = set(papers)
    passages = library.corpus.passages.values()
    return {
        passage.unit: Support(1.0, library.corpus.sources[passage.source].short) for passage in passages if passage.source in wanted and passage.kind != "note"
    }


def by_words(searcher: Searcher, question: Question) -> Testimony:
    """What the full text finds, as shares of the best that the question's words could score."""
    hits = searcher.search(question.request())
    ceiling = ideal(searcher, question)
    return {hit.unit: Support(hit.score / ceiling, passage=hit.passage) for hit in hits} if ceiling else {}


def ideal(searcher: Searcher, question: Question) -> float:
    """A yardstick for scores: the weight of the question's own words, rare ones more."""
    total = sum(weight * searcher.full_text.idf("text", word) for word, weight in question.stems.items())
    return max(total, LEAST_IDEAL) if total else 0.0


class Coverage:
    """What share of a question's words of substance, by rarity, units meet: in their text, their subjects or in words that stand for them."""

    def __init__(self, searcher: Searcher, question: Question) -> None:
        self.searcher = searcher
        content = question.content
        self.worth = {word: searcher.full_text.idf("text", word) for word in question.stems if word in content and not word.startswith("term:")}
        self.total = sum(self.worth.values())

    def of(self, unit: Unit) -> float:
        """The share that a unit meets, between 0 and 1; 0 where the question has no words of substance."""
        held = self.searcher.unit_words(unit)
        return sum(worth for word, worth in self.worth.items() if word in held) / self.total if self.total else 0.0
