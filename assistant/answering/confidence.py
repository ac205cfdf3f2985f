"""Confidence: how likely it is that the papers answer a question, from what was found for it.

A logistic model over a few features; its weights were fitted on questions with known answers and on questions that the papers
do not answer, and the cut-off read off the curve of both errors (tests/relevance).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log1p

from assistant.answering.question import Question
from assistant.answering.witnesses import coverage
from index.engine import Hit
from index.searcher import Searcher

WEIGHTS = {
    "score": 1.94,
    "likeness": -0.95,
    "wording": 5.83,
    "unanswered": -13.10,
    "coverage": 3.37,
    "unknown": -5.99,
    "role": 0.02,
    "term": -0.65,
    "framed": 0.51,
}
CONSTANT = -4.41
LEAST = 0.15
"""Below this the answer is that the papers do not say."""


@dataclass(frozen=True, slots=True)
class Features:
    """What the confidence rests on."""

    score: float
    """log(1 + the best unit's score)."""
    likeness: float
    """Of the likest question in the subject index, 0 to 1, by words of substance."""
    wording: float
    """The same by all words."""
    unanswered: float
    """Of the likest question that the papers are known not to answer, by all words."""
    coverage: float
    """The share of the question's substance that one of the best three units meets, by rarity; the likeness where it has none."""
    unknown: float
    """The share of its words of substance that nothing knows."""
    role: float
    term: float
    framed: float


def features(searcher: Searcher, question: Question, hits: list[Hit]) -> Features:
    """The features of a question for which `hits` were found, best first."""
    likeness = searcher.by_question.likeness(question.stems)
    met = max((coverage(searcher, question, hit.unit) for hit in hits[:3]), default=0.0) if question.content else likeness
    return Features(
        score=log1p(hits[0].score if hits else 0.0),
        likeness=likeness,
        wording=searcher.by_wording.likeness(question.wording),
        unanswered=searcher.by_unanswered.likeness(question.wording),
        coverage=met,
        unknown=len(question.unknown) / max(1, len(question.content)),
        role=float(bool(question.roles)),
        term=float(bool(question.terms)),
        framed=float(question.framed),
    )


def confidence(found: Features) -> float:
    """How likely it is that the papers answer, between 0 and 1."""
    total = CONSTANT + sum(weight * getattr(found, name) for name, weight in WEIGHTS.items())
    return 1 / (1 + exp(-total))
