"""Fit: the weights of the confidence, found again by gradient descent on questions whose answers are known. The same data give the same weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from math import exp, log
from statistics import fmean, pstdev

from assistant.answering.confidence import CONSTANTS, LEAST, WEIGHTS, Features
from tests.relevance.curve import Point, point
from tests.relevance.sureness import SureSet

STEPS = 1500
RATE = 0.5
CALM = 0.01
"""What a weight costs, so that a feature which parts the few questions perfectly does not grow without end."""
SHOWN = tuple(step / 20 for step in range(4, 19))

Labelled = tuple[Sequence[float], bool]


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model over features."""

    weights: Mapping[str, float]
    constant: float

    def __call__(self, found: Features) -> float:
        """How likely it is that the papers answer, between 0 and 1."""
        return sigmoid(self.constant + sum(weight * getattr(found, name) for name, weight in self.weights.items()))


def sigmoid(value: float) -> float:
    """The logistic function; large values of either sign do no harm."""
    return 1 / (1 + exp(-value)) if value >= 0 else exp(value) / (1 + exp(value))


def fit(sets: Sequence[SureSet]) -> Model:
    """The model that parts the answerable from the others best; both sorts weigh the same in all.

    Only questions whose answer hangs on the confidence count. Raises ValueError where one of the sorts is missing.
    """
    names = [field.name for field in fields(Features)]
    rows = [([float(getattr(each.features, name)) for name in names], each.answerable) for one in sets for each in one.questions if each.features]
    if len({label for _, label in rows}) < 2:
        raise ValueError("to fit the weights takes questions that the papers answer and questions that they do not")
    columns = list(zip(*(values for values, _ in rows), strict=True))
    middles = [fmean(column) for column in columns]
    spreads = [pstdev(column) or 1.0 for column in columns]
    scaled = [([(value - middle) / spread for value, middle, spread in zip(values, middles, spreads, strict=True)], label) for values, label in rows]
    weights, constant = descend(scaled)
    raw = [weight / spread for weight, spread in zip(weights, spreads, strict=True)]
    return Model(dict(zip(names, raw, strict=True)), constant - sum(weight * middle for weight, middle in zip(raw, middles, strict=True)))


def descend(rows: Sequence[Labelled]) -> tuple[list[float], float]:
    """Weights and constant for features of mean 0 and spread 1, by gradient descent from nothing."""
    width = len(rows[0][0])
    weights, constant = [0.0] * width, 0.0
    right = sum(label for _, label in rows)
    share = {True: 0.5 / right, False: 0.5 / (len(rows) - right)}
    for _ in range(STEPS):
        slope, rise = [CALM * weight for weight in weights], 0.0
        for values, label in rows:
            miss = share[label] * (sigmoid(constant + sum(map(float.__mul__, weights, values))) - label)
            rise += miss
            for place, value in enumerate(values):
                slope[place] += miss * value
        weights = [weight - RATE * each for weight, each in zip(weights, slope, strict=True)]
        constant -= RATE * rise
    return weights, constant


def loss(model: Model, sure: SureSet) -> float:
    """The mean log loss over a set's questions whose answer hangs on the confidence; 0 where there are none."""
    hanging = [(each.features, each.answerable) for each in sure.questions if each.features]
    return -fmean(log(max(1e-12, model(found) if label else 1 - model(found))) for found, label in hanging) if hanging else 0.0


def fit_report(bounded: Sequence[SureSet], alone: Sequence[SureSet]) -> str:
    """The fitted constants as they stand in confidence.py for the manner of the sets, and what each cut-off gives with them and with the present ones.

    The fit is on the last set, where the list of limits was not in force: where it is, next to no question to be refused gets as far.
    """
    manner = alone[-1].manner
    present, fitted = Model(WEIGHTS[manner], CONSTANTS[manner]), fit(alone[-1:])
    weights = ", ".join(f'"{name}": {weight:.2f}' for name, weight in fitted.weights.items())
    lines = [
        f"{manner}: WEIGHTS = {{{weights}}}",
        f"{manner}: CONSTANT = {fitted.constant:.2f}",
        "",
        *_hanging(alone),
        "",
        *_losses(alone, present, fitted),
        "",
    ]
    lines += _errors_table("with the list of limits, as in use", bounded, present, fitted)
    return "\n".join([*lines, "", *_errors_table("by the confidence alone", alone, present, fitted)])


def _errors_table(title: str, sets: Sequence[SureSet], present: Model, fitted: Model) -> list[str]:
    heads = "".join(f"{f'{name}, {one.name}':>24}" for name in ("present", "fitted") for one in sets)
    lines = [f"false answers / false refusals {title}; * is the cut-off in use", f"{'cut-off':<10}{heads}"]
    used = LEAST[sets[-1].manner]
    for cut_off in sorted({*SHOWN, used}):
        cells = "".join(f"{_errors(point(one.questions, cut_off, model)):>24}" for model in (present, fitted) for one in sets)
        mark = "*" if cut_off == used else " "
        lines.append(f"{cut_off:.2f}{mark:<6}{cells}")
    return lines


def _hanging(sets: Sequence[SureSet]) -> list[str]:
    found = []
    for one in sets:
        hanging = [each.answerable for each in one.questions if each.features]
        right = sum(hanging)
        found.append(f"{one.name}: {right} answerable questions and {len(hanging) - right} others hang on the confidence, of {len(one.questions)}.")
    return found


def _losses(sets: Sequence[SureSet], present: Model, fitted: Model) -> list[str]:
    """The log loss of the models on each set: on those before the last, which was fitted on, what of the fit carries over."""
    return [f"log loss on {one.name}: present {loss(present, one):.3f}, fitted {loss(fitted, one):.3f}" for one in sets]


def _errors(found: Point) -> str:
    return f"{found.false_answers} / {found.false_refusals}"
