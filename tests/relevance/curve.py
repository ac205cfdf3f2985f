"""Curve: what each cut-off of the confidence gives: false answers against false refusals, and the score against the share answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp

from assistant.answering.confidence import ALONE, LEAST, Features
from tests.relevance.sureness import Sure, SureSet

CUT_OFFS = (0.0, *(1 / (1 + exp(-step / 5)) for step in range(-40, 41)), 1.0)
"""Even steps of the sum under the confidence: close together where most questions lie, near 0 and 1."""


@dataclass(frozen=True, slots=True)
class Point:
    """What a cut-off gives."""

    cut_off: float
    share_answered: float
    """Of all questions, those that the papers do not answer included."""
    score: float
    """The mean nDCG@10 of what is answered; a false answer counts 0."""
    false_answers: int
    false_refusals: int


@dataclass(frozen=True, slots=True)
class Curve:
    """The points of a set, cut-offs rising, and the one that the assistant uses."""

    name: str
    bounded: bool
    """Whether the list of what lies beyond the papers was in force."""
    answerable: int
    unanswerable: int
    points: Sequence[Point]
    chosen: Point


def curve(sure: SureSet, model: Callable[[Features], float], *, cut_offs: Sequence[float] = CUT_OFFS, chosen: float = LEAST[ALONE]) -> Curve:
    """The curve of a set; `model` says how likely the papers are to answer."""
    answerable = sum(each.answerable for each in sure.questions)
    points = [point(sure.questions, cut_off, model) for cut_off in cut_offs]
    return Curve(sure.name, sure.bounded, answerable, len(sure.questions) - answerable, points, point(sure.questions, chosen, model))


def point(questions: Sequence[Sure], cut_off: float, model: Callable[[Features], float]) -> Point:
    """What a cut-off gives on some questions. Raises ValueError where there are none."""
    if not questions:
        raise ValueError("a curve needs questions")
    given = [each for each in questions if each.answered and (each.features is None or model(each.features) >= cut_off)]
    answers = sum(each.answerable for each in given)
    return Point(
        cut_off,
        len(given) / len(questions),
        sum(each.ndcg for each in given) / len(given) if given else 1.0,
        len(given) - answers,
        sum(each.answerable for each in questions) - answers,
    )
