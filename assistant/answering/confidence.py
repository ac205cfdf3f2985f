"""Confidence: how likely it is that the papers answer a question, from what was found for it.

A logistic model over a few features; its weights were fitted on questions with known answers and on questions that the papers
do not answer, and the cut-off read off the curve of both errors (tests/relevance).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, log1p

from assistant.answering.question import Question
from assistant.answering.witnesses import coverage
from index.engine import Hit
from index.searcher import Searcher

ALONE, IN_TALK = "alone", "in_talk"
"""How a question is asked: on its own, or in a conversation."""
TINY = 1e-6

WEIGHTS = {
    ALONE: {
        "score": 1.01,
        "wording": 4.26,
        "unanswered": -10.83,
        "coverage": 2.22,
        "unknown": -4.03,
        "role": 0.65,
        "term": -0.33,
        "framed": 0.86,
        "answered": 0.54,
        "gain": 1.02,
    },
    IN_TALK: {
        "score": -0.35,
        "wording": 4.53,
        "unanswered": -6.89,
        "coverage": 1.4,
        "unknown": 0.39,
        "role": 0.96,
        "term": -0.61,
        "framed": -0.70,
        "answered": 0.56,
        "gain": 0.78,
    },
}
CONSTANTS = {ALONE: -5.58, IN_TALK: -0.95}
LEAST = {ALONE: 0.2, IN_TALK: 0.2}
"""Below these the answer is that the papers do not say."""


@dataclass(frozen=True, slots=True)
class Features:
    """What the confidence rests on."""

    score: float
    """log(1 + the best unit's score)."""
    wording: float
    """How like the likest question in the subject index is, 0 to 1, by all words."""
    unanswered: float
    """The same for questions that the papers are known not to answer."""
    coverage: float
    """The share of the question's substance that one of the best three units meets, by rarity; the wording's likeness where it has none."""
    unknown: float
    """The share of its words of substance that nothing knows."""
    role: float
    term: float
    framed: float
    answered: float
    """The log odds that a message so worded is one that the papers answer."""
    gain: float
    """What the best unit is likely to gain, as the learnt ranking has it."""


def features(searcher: Searcher, question: Question, hits: list[Hit], *, answered: float, gain: float) -> Features:
    """The features of a question for which `hits` were found, best first; `answered` is the likelihood by its wording, between 0 and 1."""
    wording = searcher.by_wording.likeness(question.wording)
    met = max((coverage(searcher, question, hit.unit) for hit in hits[:3]), default=0.0) if question.content else wording
    return Features(
        score=log1p(hits[0].score if hits else 0.0),
        wording=wording,
        unanswered=searcher.by_unanswered.likeness(question.wording),
        coverage=met,
        unknown=len(question.unknown) / max(1, len(question.content)),
        role=float(bool(question.roles)),
        term=float(bool(question.terms)),
        framed=float(question.framed),
        answered=log(max(TINY, answered) / max(TINY, 1 - answered)),
        gain=gain,
    )


def confidence(found: Features, manner: str) -> float:
    """How likely it is that the papers answer, between 0 and 1; `manner` is ALONE or IN_TALK."""
    total = CONSTANTS[manner] + sum(weight * getattr(found, name) for name, weight in WEIGHTS[manner].items())
    return 1 / (1 + exp(-total))
