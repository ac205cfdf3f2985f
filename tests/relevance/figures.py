"""Figures: means and shares over a set, each with the count it rests on, and what their gap between two sets is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil, sqrt
from statistics import fmean, variance
from typing import Any

from tests.relevance.metrics import Score, Verdict, judge, score, verbatim
from tests.relevance.passages import Papers
from tests.relevance.question_set import Item
from tests.relevance.run import Run

MEANS = ("ndcg@10", "recall@5", "precision", "quote", "answered")
FOLLOWED = ("ndcg@10", "recall@5", "quote")
OVERFITTED = 0.05
"""A gap above this, between questions that were worked with and questions that nobody here has seen, means over-fitting."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of how many."""

    right: int
    of: int

    @property
    def share(self) -> float | None:
        """None where there is nothing to count."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Means:
    """The means of the scores of some answers."""

    count: int
    values: Mapping[str, float | None]
    """By the names in MEANS; None where no answer has that score."""
    error: float
    """The standard error of the first of them."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An answer that lost most."""

    score: float
    id: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a set."""

    name: str
    kinds: Mapping[str, Means]
    questions: Means
    first_turns: Means
    follow_ups: Means
    refusals: Mapping[str, Tally]
    """Refusals by category; those within conversations are "turn"."""
    urgent: Tally
    fidelity: Tally
    milliseconds: tuple[float, float]
    """The time of a warm question at the 50th and the 95th percentile."""
    failures: Sequence[Failure]
    """Every answer, the worst first."""

    def totals(self) -> dict[str, float | None]:
        """The figures over the whole set, by name; of each, more is better."""
        every = tally(chain.from_iterable([True] * each.right + [False] * (each.of - each.right) for each in self.refusals.values()))
        return {
            **self.questions.values,
            **{f"follow-up {name}": self.follow_ups.values[name] for name in FOLLOWED},
            "abstention": every.share,
            "urgent": self.urgent.share,
            "fidelity": self.fidelity.share,
        }

    def counts(self) -> dict[str, int]:
        """How many answers each total rests on; for fidelity, how many quotes."""
        return {
            **dict.fromkeys(MEANS, self.questions.count),
            **{f"follow-up {name}": self.follow_ups.count for name in FOLLOWED},
            "abstention": sum(each.of for each in self.refusals.values()),
            "urgent": self.urgent.of,
            "fidelity": self.fidelity.of,
        }


def measure(papers: Papers, done: Run) -> Figures:
    """The figures of a run."""
    asked = done.asked
    turns = [turn for talk in asked.conversations for turn in talk]
    scores = {item.id: score(papers, item, done.answers[item.id]) for item in asked.items() if item.answerable}
    verdicts = {item.id: judge(papers, item, done.answers[item.id]) for item in asked.items() if not item.answerable}
    kinds = sorted({item.group for item in asked.questions})
    refused = [item for item in asked.items() if not item.answerable]
    return Figures(
        asked.name,
        {kind: means(scores[item.id] for item in asked.questions if item.group == kind) for kind in kinds},
        means(scores[item.id] for item in asked.questions),
        means(scores[turn.id] for turn in turns if turn.answerable and not turn.leans),
        means(scores[turn.id] for turn in turns if turn.answerable and turn.leans),
        {group: tally(verdicts[item.id].right for item in refused if item.group == group) for group in sorted({item.group for item in refused})},
        tally(verdicts[item.id].right for item in refused if item.urgent),
        _total(verbatim(papers, answer) for answer in done.answers.values()),
        (percentile(done.milliseconds, 50), percentile(done.milliseconds, 95)),
        sorted((_failure(item, scores, verdicts) for item in asked.items()), key=lambda each: (each.score, each.id)),
    )


def means(scores: Iterable[Score]) -> Means:
    """The means of scores."""
    kept = list(scores)
    columns = ([each.ndcg for each in kept], [each.recall for each in kept], [each.precision for each in kept])
    quotes = [each.quote for each in kept if each.quote is not None]
    values = [fmean(column) if column else None for column in (*columns, quotes, [float(each.answered) for each in kept])]
    error = sqrt(variance(columns[0]) / len(kept)) if len(kept) > 1 else 0.0
    return Means(len(kept), dict(zip(MEANS, values, strict=True)), error)


def tally(marks: Iterable[bool]) -> Tally:
    """How many of the marks are true."""
    kept = list(marks)
    return Tally(sum(kept), len(kept))


def percentile(values: Sequence[float], share: int) -> float:
    """The smallest of the values that at least `share` in a hundred of them do not exceed; 0 where there are none."""
    return sorted(values)[ceil(len(values) * share / 100) - 1] if values else 0.0


def gaps(one: Figures, other: Figures) -> dict[str, float]:
    """How much better the first set's totals are, for those that both have."""
    others = other.totals()
    return {name: value - theirs for name, value in one.totals().items() if value is not None and (theirs := others[name]) is not None}


def as_json(figures: Figures) -> dict[str, Any]:
    """The figures as one object, without single questions."""
    return {
        "totals": _rounded(figures.totals()),
        "counts": figures.counts(),
        "kinds": {kind: {"count": each.count, **_rounded(each.values)} for kind, each in figures.kinds.items()},
        "first_turns": {"count": figures.first_turns.count, **_rounded(figures.first_turns.values)},
        "follow_ups": {"count": figures.follow_ups.count, **_rounded(figures.follow_ups.values)},
        "refusals": {group: {"right": each.right, "of": each.of} for group, each in figures.refusals.items()},
        "milliseconds": {"p50": round(figures.milliseconds[0], 2), "p95": round(figures.milliseconds[1], 2)},
    }


def _rounded(values: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, 4) for name, value in values.items()}


def _total(pairs: Iterable[tuple[int, int]]) -> Tally:
    kept = list(pairs)
    return Tally(sum(right for right, _ in kept), sum(of for _, of in kept))


def _failure(item: Item, scores: Mapping[str, Score], verdicts: Mapping[str, Verdict]) -> Failure:
    if item.answerable:
        found = scores[item.id]
        return Failure(found.ndcg, item.id, item.text, f"{item.group}, recall {found.recall:.2f}" + ("" if found.answered else ", not answered"))
    verdict = verdicts[item.id]
    return Failure(1.0 if verdict.right else -1.0, item.id, item.text, f"{item.group}: {verdict.why or 'right'}")
