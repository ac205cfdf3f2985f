"""Ranking: what the witnesses say, weighed together for the kind of question, and cut where it stops to bear on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.answering.question import Question
from assistant.answering.witnesses import Support, Testimony, by_owner, by_paper, by_period, by_role, by_term, by_words
from index.searcher import Searcher
from knowledge.library import Library
from knowledge.records import Unit

UNFRAMED = 0.3
"""What a role counts that a question names without asking what applies to it."""
OUTSIDE = 0.5
"""The share of what its words give that a unit loses where a role is asked about and it does not reach that role."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit with its score and what each witness said of it."""

    unit: Unit
    score: float
    said: Mapping[str, Support] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weighing:
    """How much each witness counts for a kind of question, and where to cut."""

    words: float = 1.0
    role: float = 0.6
    owner: float = 0.15
    term: float = 0.15
    paper: float = 0.3
    guidance: float = 0.0
    period: float = 0.8
    share: float = 0.465
    """A unit below this share of the best is left out."""
    most: int = 8


WEIGHINGS: dict[str, Weighing] = {
    "topic": Weighing(),
    "role": Weighing(words=0.6, role=1.2, share=0.24, most=14),
    "deadline": Weighing(share=0.62, most=10),
    "owner": Weighing(owner=0.3, share=0.52),
    "response": Weighing(share=0.50),
    "guidance": Weighing(guidance=0.35, paper=0.2, share=0.55, most=6),
    "definition": Weighing(term=0.8, share=0.24),
    "comparison": Weighing(term=0.4, share=0.50),
    "count": Weighing(share=0.55, most=6),
    "trainer": Weighing(share=0.44, most=10),
    "status": Weighing(),
}


def weigh(library: Library, searcher: Searcher, question: Question, kind: str, *, context: Mapping[Unit, float] | None = None) -> list[Candidate]:
    """All units that any witness speaks for, best first, none left out."""
    weighing = WEIGHINGS[kind]
    testimonies = _testimonies(library, searcher, question, kind)
    weights = {
        "words": weighing.words,
        "role": weighing.role * (1.0 if question.framed or kind in {"role", "trainer"} else UNFRAMED),
        "owner": weighing.owner,
        "term": weighing.term,
        "paper": weighing.paper,
        "period": weighing.period,
    }
    scores: dict[Unit, float] = {}
    said: dict[Unit, dict[str, Support]] = {}
    for name, testimony in testimonies.items():
        for unit, support in testimony.items():
            scores[unit] = scores.get(unit, 0.0) + weights[name] * support.score
            said.setdefault(unit, {})[name] = support
    reached = testimonies.get("role", {}) if kind == "role" else {}
    for unit in scores:
        if reached and unit not in reached and "words" in said[unit]:
            scores[unit] -= OUTSIDE * weighing.words * said[unit]["words"].score
        if weighing.guidance and unit.startswith("wt-consultation:"):
            scores[unit] += weighing.guidance * min(1.0, said[unit].get("words", Support(0.0)).score * 2)
        if context and unit in context:
            scores[unit] += context[unit]
    return sorted((Candidate(unit, score, said[unit]) for unit, score in scores.items()), key=lambda each: (-each.score, each.unit))


def _testimonies(library: Library, searcher: Searcher, question: Question, kind: str) -> dict[str, Testimony]:
    found: dict[str, Testimony] = {}
    if not _known_without_search(question, kind):
        found["words"] = by_words(searcher, question)
    if question.roles:
        found["role"] = by_role(library, [(role, 1.0) for role in question.roles])
    elif question.leaning:
        found["role"] = by_role(library, question.leaning)
    if question.bodies:
        found["owner"] = by_owner(library, question.bodies)
    telling = [term for term in question.terms if library.terms[term].mentioned or kind == "definition"]
    if telling:
        found["term"] = by_term(library, telling)
    if question.papers:
        found["paper"] = by_paper(library, question.papers)
    if question.period:
        found["period"] = by_period(library, question.period)
    return found


def _known_without_search(question: Question, kind: str) -> bool:
    """Whether a question names only a role, or only asks what a term is, so that the curated data answer it."""
    if kind == "role":
        return bool(question.roles) and not question.content
    return kind == "definition" and bool(question.defined) and question.beside_terms == 0


def cut(candidates: list[Candidate], weighing: Weighing) -> list[Candidate]:
    """The candidates that come near enough to the best."""
    if not candidates:
        return []
    least = candidates[0].score * weighing.share
    return [candidate for candidate in candidates[: weighing.most] if candidate.score >= least]
