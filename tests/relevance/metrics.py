"""Metrics: how good one answer is, by the definitions in README.md beside this file. Means over many stand in figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from assistant.answering.answer import Answer
from tests.relevance.folding import fold
from tests.relevance.passages import Papers
from tests.relevance.question_set import Item

DEPTH = 10
EARLY = 5
REFUSED = frozenset({"not_found", "clarify"})
FITTING = {
    "abstain": REFUSED,
    "correct": REFUSED,
    "decline": REFUSED,
    "clarify": REFUSED,
    "signpost": frozenset({"urgent"}),
    "personal_data": frozenset({"personal_data"}),
}
LATER = frozenset({"then_and_now", "currency"})
"""Notices that make an answer right where the papers are silent and later facts help."""


@dataclass(frozen=True, slots=True)
class Score:
    """How good the answer to an answerable question is."""

    ndcg: float
    recall: float
    precision: float
    quote: float | None
    """None where no words are asked for."""
    answered: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a question that is not to be answered was met rightly, and what was wrong with it if not."""

    right: bool
    why: str = ""


def ranking(papers: Papers, answer: Answer, grades: Mapping[str, int]) -> list[str]:
    """The ids that the answer's quotes count as, in their order, each once; a quote that is none of them is a result of its own."""
    answering = (statement for statement in answer.statements if statement.relation == "answers")
    ids = (papers.counts_as(statement, grades) or f"?{place}" for place, statement in enumerate(answering))
    return list(dict.fromkeys(ids))


def ndcg(order: Sequence[str], grades: Mapping[str, int]) -> float:
    """Gain 2^grade - 1, discounted by log2(rank + 1), over the first ten, as a share of the best order's."""
    best = _gain(sorted(grades.values(), reverse=True))
    return _gain([grades.get(each, 0) for each in order]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades[:DEPTH], start=1))


def recall(order: Sequence[str], grades: Mapping[str, int]) -> float:
    """Of the ids graded 2, the share among the first five results; the divisor is at most five."""
    wanted = {each for each, grade in grades.items() if grade == 2}
    return len(wanted.intersection(order[:EARLY])) / min(EARLY, len(wanted)) if wanted else 1.0


def precision(order: Sequence[str], grades: Mapping[str, int]) -> float:
    """The share of what is shown as an answer that bears on the question at all."""
    return sum(each in grades for each in order) / len(order) if order else 0.0


def quote_hits(answer: Answer, wanted: Sequence[str]) -> float:
    """The share of the wanted words that stand in the quotes shown, which may run on from one to the next."""
    shown = " ".join(fold(statement.quote) for statement in answer.statements)
    return sum(fold(words) in shown for words in wanted) / len(wanted)


def score(papers: Papers, item: Item, answer: Answer) -> Score:
    """How good the answer to an answerable question is; one that is not answered scores nothing."""
    if answer.status != "answered":
        return Score(0.0, 0.0, 0.0, 0.0, answered=False)
    order = ranking(papers, answer, item.relevant)
    quote = quote_hits(answer, item.must_quote) if item.must_quote else None
    return Score(ndcg(order, item.relevant), recall(order, item.relevant), precision(order, item.relevant), quote, answered=True)


def judge(papers: Papers, item: Item, answer: Answer) -> Verdict:
    """Whether a question that is not to be answered was met rightly."""
    kinds = [notice.kind for notice in answer.notices]
    told = item.later_facts and answer.status == "answered" and not LATER.isdisjoint(kinds)
    if not told and answer.status not in FITTING[item.expect]:
        return Verdict(False, f"status {answer.status}")
    extra = [each for each in ranking(papers, answer, dict.fromkeys(item.allowed, 1)) if each not in item.allowed]
    if extra and not told:
        return Verdict(False, f"answers with {', '.join(extra[:3])}")
    shown = shown_text(answer)
    missing = [words for words in item.must_mention if not any(fold(word) in shown for word in words)]
    if missing:
        return Verdict(False, f"mentions none of {', '.join(missing[0])}")
    if item.urgent and kinds[:1] != ["urgent"]:
        return Verdict(False, "the urgent notice is not first")
    return Verdict(True)


def shown_text(answer: Answer) -> str:
    """Everything that an answer says, folded: headline, notices, suggestions and quotes."""
    notices = (notice.text for notice in answer.notices)
    quotes = (statement.quote for statement in answer.statements)
    return fold(" ".join([answer.headline, *notices, *answer.suggestions, *quotes]))


def verbatim(papers: Papers, answer: Answer) -> tuple[int, int]:
    """How many of an answer's quotes stand word for word in the source they cite, and how many it has."""
    return sum(papers.holds(statement) for statement in answer.statements), len(answer.statements)
