"""Statements: for each unit that answers, which of its words are shown, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.answering.answer import Citation, Statement
from assistant.answering.excerpts import excerpts, sentence_at
from assistant.answering.ranking import Candidate
from index.fusion import merge_weights
from index.searcher import Searcher
from knowledge.corpus import Corpus
from knowledge.library import Library
from knowledge.records import PART_NAMES, PARTS, Evidence, Part, Passage, Unit, unit_number
from knowledge.spans import Span

PART_ORDER: dict[str, tuple[Part, ...]] = {
    "deadline": ("by_when", "recommendation", "response"),
    "response": ("response", "recommendation", "by_when"),
}
WHOLE_CELL = 130
"""Words up to which a part of the best unit is shown whole."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of a unit is shown."""

    parts: tuple[Part, ...] = PARTS
    whole: bool = False
    """All of each part, not only what bears on the question."""
    long: int = 70
    """Words up to which a passage, or a stretch of a longer one, is shown."""
    most: int = 1
    """Stretches of a long passage, and passages of a continued part."""


class Quoter:
    """Cuts quotes and gives them their citation and reason."""

    def __init__(self, library: Library, searcher: Searcher) -> None:
        self.library = library
        self.corpus: Corpus = library.corpus
        self.searcher = searcher

    def statement(
        self, passage: Passage, span: Span, why: str, *, relation: Literal["answers", "near"] = "answers", applies: Literal["named", "group"] | None = None
    ) -> Statement:
        """A statement that quotes `span` of the passage's source."""
        source = self.corpus.sources[passage.source]
        citation = Citation(0, source.id, source.sha256, passage.locator, span, passage.recommendation, passage.part)
        return Statement(self.corpus.quote(source.id, span), relation, why, citation, passage.unit, applies)

    def whole(self, unit: Unit, *, parts: tuple[Part, ...] = PARTS, why: str = "", relation: Literal["answers", "near"] = "answers") -> Iterator[Statement]:
        """All of a unit: each part of a recommendation, or a passage of another paper."""
        number = unit_number(unit)
        if number is None:
            passage = self.corpus.passages[unit]
            yield self.statement(passage, passage.span, why or self.corpus.sources[passage.source].short, relation=relation)
            return
        for part in parts:
            for passage in self.corpus.recommendations[number].part(part):
                yield self.statement(passage, passage.span, why or PART_NAMES[part], relation=relation)

    def bearing(self, candidate: Candidate, weights: Mapping[str, float], shown: Shown, *, why: str) -> Iterator[Statement]:
        """What of a unit bears on the question: the best passages of each part to show, the best first."""
        number = unit_number(candidate.unit)
        if number is None:
            passage = self.corpus.passages[candidate.unit]
            yield from (self.statement(passage, span, why) for span in self._spans(passage, weights, shown))
            return
        for part in shown.parts:
            passages = self.corpus.recommendations[number].part(part)
            for passage in self._chosen(passages, weights, shown):
                yield from (self.statement(passage, span, why) for span in self._spans(passage, weights, shown))

    def _chosen(self, passages: tuple[Passage, ...], weights: Mapping[str, float], shown: Shown) -> list[Passage]:
        """Of a continued part, the passage that bears on the question most; all where everything is shown."""
        if shown.whole or len(passages) < 2:
            return list(passages)
        held = [(excerpts(self.corpus, passage, weights, self.searcher.stems_at)[0][1], -place) for place, passage in enumerate(passages)]
        best = sorted(-place for _, place in sorted(held, reverse=True)[: shown.most])
        return [passages[place] for place in best]

    def _spans(self, passage: Passage, weights: Mapping[str, float], shown: Shown) -> list[Span]:
        if shown.whole:
            return [passage.span]
        return sorted(span for span, _ in excerpts(self.corpus, passage, weights, self.searcher.stems_at, long=shown.long, most=shown.most))

    def evident(self, evidence: Evidence, why: str, *, applies: Literal["named", "group"] | None = None) -> Statement:
        """The sentence that holds a piece of evidence."""
        passage = self.corpus.passages[evidence.passage]
        return self.statement(passage, sentence_at(self.corpus, passage, evidence.span), why, applies=applies)

    def weights(self, stems: Mapping[str, float], expanded: Mapping[str, float]) -> dict[str, float]:
        """The stems to look for in sentences, rare ones weighing more."""
        both = merge_weights(stems, expanded)
        rarity = self.searcher.rarity
        return {word: weight * rarity(word) for word, weight in both.items() if weight > 0 and not word.startswith("term:")}
