"""Confidence: how likely it is that the papers answer a question, from how it is worded and from what was found for it.

A logistic model over a few features for questions on their own and one for turns of a conversation; their weights were learnt from
questions with known answers and from messages that the papers do not answer, and the cut-offs read off the curve of both errors
(tests/relevance).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from math import exp, log, log1p
from typing import Any

from assistant.answering.question import Question
from assistant.answering.witnesses import Coverage
from index.forest import Forest, compile_forests
from index.linear import LinearModel, compile_linear
from index.searcher import Searcher
from knowledge.library import Library

ALONE, IN_TALK = "alone", "in_talk"
"""How a question is asked: on its own, or in a conversation."""
ANSWERED = "answered"
"""What the model of wordings calls messages that the papers answer."""
SORTS = ("elsewhere", "opinion", "advice", "order", "nonexistent", "chat")
"""What it calls the others."""
BESIDE_NUMBERS = ("chat", "nonexistent")
"""The sorts that a message may be like only because of what is said around a recommendation's number."""
UNDECIDED = 0.5
"""The likelihood of being answered of a message none of whose words the model of wordings knows."""
TINY = 1e-6
GAINED = 0.5
"""What a unit is likely to gain that counts as one that answers."""
LEAST = {ALONE: 0.3, IN_TALK: 0.3}
"""Below these the answer is that the papers do not say: about where refusing one question more that they answer saves one wrong answer more."""


@dataclass(frozen=True, slots=True)
class Features:
    """What the confidence rests on."""

    score: float
    """log(1 + the best unit's score)."""
    likeliest: float
    """How likely the unit is that people most likely mean who ask in such words, 0 to 1."""
    coverage: float
    """The share of the question's substance that one of the best three units meets, by rarity."""
    unknown: float
    """The share of its words of substance that nothing knows."""
    role: float
    term: float
    framed: float
    answered: float
    """The log odds that a message so worded is one that the papers answer."""
    elsewhere: float
    """The logarithm of how likely it is one about matters that lie elsewhere; so the other sorts of messages, as messages.yaml names them."""
    opinion: float
    advice: float
    order: float
    nonexistent: float
    chat: float
    first: float
    """What the best unit is likely to gain, as the learnt ranking has it; so `second` and `third`."""
    second: float
    third: float
    several: float
    """How many units are likely to answer."""
    together: float
    """What all are likely to gain together."""
    clues: tuple[float, ...]
    """The clues of the best unit, and those that all units share: only the forest looks at them."""

    @property
    def row(self) -> list[float]:
        """All of them, as the forest takes them."""
        return [*(getattr(self, name) for name in NAMES), *self.clues]


NAMES = tuple(field.name for field in fields(Features) if field.name != "clues")


def compile_confidence(content: Any) -> dict[str, Any]:
    """The weights and the forest of a learnt file, by manner. Raises KeyError, TypeError or ValueError where it does not hold them."""
    forests = compile_forests({manner: content[manner]["forest"] for manner in (ALONE, IN_TALK)})
    kept: dict[str, Any] = {
        manner: {"constant": float(content[manner]["constant"]), "weights": dict(content[manner]["weights"]), "forest": forests[manner]}
        for manner in (ALONE, IN_TALK)
    }
    if any(set(each["weights"]) != set(NAMES) for each in kept.values()):
        raise ValueError("there is one weight for each feature")
    return kept


class Confidence:
    """Says how likely the papers are to answer."""

    def __init__(self, library: Library, searcher: Searcher) -> None:
        self.library = library
        self.searcher = searcher
        self._judged: tuple[tuple[str, ...], Mapping[str, float]] = ((), {})

    def of(self, found: Features, manner: str) -> float:
        """How likely it is that the papers answer, between 0 and 1, as a linear model and a forest say together; `manner` is ALONE or IN_TALK."""
        model = self._models[manner]
        linear = model["constant"] + sum(weight * getattr(found, name) for name, weight in model["weights"].items())
        (branching,) = self._forests[manner].values([found.row], ())
        return logistic((linear + branching) / 2)

    @cached_property
    def _models(self) -> Mapping[str, Any]:
        kept: dict[str, Any] = self.library.learnt("confidence", compile_confidence)
        return kept

    @cached_property
    def _forests(self) -> dict[str, Forest]:
        return {manner: Forest(each["forest"]) for manner, each in self._models.items()}

    def by_wording(self, question: Question) -> float:
        """How likely the papers are to answer a message that is worded so, between 0 and 1; of one that names recommendations that exist, talk says nothing."""
        shares = self.sorts(question)
        answered = shares.get(ANSWERED, UNDECIDED)
        beside = sum(shares.get(sort, 0.0) for sort in BESIDE_NUMBERS) if question.numbers else 0.0
        return answered / max(TINY, 1 - beside)

    def features(self, question: Question, gains: Sequence[float], clues: Sequence[float]) -> Features:
        """The features of a question; `gains` is what each unit that might answer is likely to gain, the most first, `clues` the clues of the first."""
        searcher = self.searcher
        hits = searcher.search(question.request())
        coverage = Coverage(searcher, question)
        return Features(
            score=log1p(hits[0].score if hits else 0.0),
            likeliest=max((hit.score for hit in searcher.by_field(question.request())["learnt"]), default=0.0),
            coverage=max((coverage.of(hit.unit) for hit in hits[:3]), default=0.0),
            unknown=len(question.unknown) / max(1, len(question.content)),
            role=float(bool(question.roles)),
            term=float(bool(question.terms)),
            framed=float(question.framed),
            **of_wording(self.sorts(question)),
            **of_gains(gains),
            clues=tuple(clues),
        )

    def sorts(self, question: Question) -> Mapping[str, float]:
        """How likely a message so worded is one of each sort."""
        if self._judged[0] is not question.marks:
            self._judged = (question.marks, self.worded.shares(question.marks))
        return self._judged[1]

    @cached_property
    def worded(self) -> LinearModel:
        """Says of a message's wording what sort of message it is."""
        return LinearModel(self.library.learnt("answerable", compile_linear))


def of_wording(shares: Mapping[str, float]) -> dict[str, float]:
    """The features that the likelihoods by the wording give."""
    answered = shares.get(ANSWERED, UNDECIDED)
    others = {sort: log(max(TINY, shares.get(sort, TINY))) for sort in SORTS}
    return {"answered": log(max(TINY, answered) / max(TINY, 1 - answered)), **others}


def of_gains(gains: Sequence[float]) -> dict[str, float]:
    """The features that the likely gains give, the most first."""
    first, second, third = [*gains[:3], 0.0, 0.0, 0.0][:3]
    several = sum(gain > GAINED for gain in gains)
    return {"first": first, "second": second, "third": third, "several": float(several), "together": sum(max(0.0, gain) for gain in gains)}


def logistic(value: float) -> float:
    """The logistic function; large values of either sign do no harm."""
    return 1 / (1 + exp(-value)) if value >= 0 else exp(value) / (1 + exp(value))
