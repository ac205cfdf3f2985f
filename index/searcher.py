"""Searcher: puts together what the full-text index and what was learnt of questions find, as one ranked list; each is made or loaded when first needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from heapq import nlargest
from math import log
from pathlib import Path
from typing import Any

from index.additive import AdditiveModel, compile_additive
from index.engine import Hit, SearchRequest
from index.full_text import FullText
from index.fusion import best_of, merge_weights, weighted_sum
from index.lexicon import Lexicon
from index.text import Token, pairs, stem, tokens
from knowledge.library import Library
from knowledge.records import Passage
from knowledge.spans import Span

WEIGHTS = {"text": 1.0, "subjects": 1.0, "learnt": 20.0}
"""How much each field counts; measured in tests/relevance."""
REST = 0.25
"""The share that a recommendation's other parts add to its best one."""
PAIR_SHARE = 0.3
"""What a candidate gains when all adjacent pairs of the question stand together in it."""
REORDERED = 50
MOST_LIKELY = 40
"""Units that a question is likely to mean which are looked at."""
CODE = tuple(Path(__file__).with_name(f"{module}.py") for module in ("searcher", "whoosh_index", "text", "lexicon"))
"""What the kept copies are made by: they are made again when it changes."""
TELLING = 0.9
"""The rarity among the index's questions, as a share of the rarest, from which a word counts in full."""


class Searcher:
    """Finds units of the papers for a request; every engine and the index are made when first needed."""

    def __init__(self, library: Library, lexicon: Lexicon, *, stop_words: frozenset[str]) -> None:
        self.library = library
        self.lexicon = lexicon
        self.stop_words = stop_words
        self._last: tuple[SearchRequest, list[Hit]] | None = None
        self._last_fields: tuple[SearchRequest, dict[str, list[Hit]]] | None = None
        self._stems_at: dict[tuple[str, Span], frozenset[str]] = {}

    def search(self, request: SearchRequest) -> list[Hit]:
        """The units found, best first, at most `request.limit`."""
        if self._last is None or self._last[0] != request:
            fields = self.by_field(request)
            merged = weighted_sum([(WEIGHTS[name], hits) for name, hits in fields.items()])[:REORDERED]
            self._last = (request, self._reordered(merged, request)[: request.limit])
        return self._last[1]

    def by_field(self, request: SearchRequest) -> dict[str, list[Hit]]:
        """What each field finds on its own."""
        if self._last_fields is None or self._last_fields[0] != request:
            self._last_fields = (request, self._found_by_field(request))
        return self._last_fields[1]

    def _found_by_field(self, request: SearchRequest) -> dict[str, list[Hit]]:
        own = {stem: weight * self._telling(stem) for stem, weight in request.stems.items()}
        both = merge_weights(own, request.expanded)
        return {
            "text": self._text(both),
            "subjects": [Hit(key, score) for key, score in self.full_text.search("subjects", both, limit=40)],
            "learnt": self._learnt(request.marks),
        }

    def _telling(self, stem: str) -> float:
        """How much a word tells of the matter: words that turn up in questions about everything tell little, though the papers seldom use them."""
        return min(1.0, self.rarity(stem) / TELLING)

    def _text(self, weights: dict[str, float]) -> list[Hit]:
        found = self.full_text.search("text", weights, limit=80)
        passages = self.library.corpus.passages
        return best_of([(passages[key].unit, key, score) for key, score in found], rest=REST)

    def _reordered(self, hits: list[Hit], request: SearchRequest) -> list[Hit]:
        wanted = pairs(request.order)
        if not wanted:
            return hits
        gained = [Hit(hit.unit, hit.score * (1 + PAIR_SHARE * len(wanted & self.unit_pairs[hit.unit]) / len(wanted)), hit.passage) for hit in hits]
        return sorted(gained, key=lambda hit: (-hit.score, hit.unit))

    def _learnt(self, marks: Sequence[str]) -> list[Hit]:
        """The units that people most likely meant who asked in such words."""
        shares = self.model.shares(marks)
        return [Hit(unit, share) for unit, share in nlargest(MOST_LIKELY, shares.items(), key=lambda item: item[1])]

    @cached_property
    def model(self) -> AdditiveModel:
        """What was learnt of which units answer which questions."""
        return AdditiveModel(self.library.learnt("units", compile_additive))

    def rarity(self, stem: str) -> float:
        """How rare a stem is among the questions of the subject index, as a share of the rarest; 1 for one that is in none."""
        return self._rarities.get(stem, 1.0)

    @cached_property
    def _rarities(self) -> dict[str, float]:
        rarities: dict[str, float] = self._kept("rarities", self._compared)
        return rarities

    def _compared(self) -> dict[str, float]:
        citable = set(self.library.corpus.units)
        asked = [set(self.marks_of(subject.words)) for subject in self.library.subjects if subject.asks and subject.unit in citable]
        counts = Counter(stem for stems in asked for stem in stems)
        idf = {stem: log(1 + (len(asked) - count + 0.5) / (count + 0.5)) for stem, count in sorted(counts.items())}
        rarest = max(idf.values(), default=1.0)
        return {stem: each / rarest for stem, each in idf.items()}

    def passages_naming(self, term: str) -> list[Passage]:
        """The passages whose text names a term of the papers in any of its forms, in the order of the papers."""
        keys = set(self.full_text.holding("text", f"term:{term}"))
        return [passage for key, passage in self.library.corpus.passages.items() if key in keys]

    @cached_property
    def unit_pairs(self) -> dict[str, frozenset[tuple[str, str]]]:
        """The adjacent pairs of stems of each unit."""
        kept: dict[str, list[list[str]]] = self._kept("unit-stems", self._unit_stems)
        return {unit: frozenset(pair for stems in passages for pair in pairs(stems)) for unit, passages in kept.items()}

    def _unit_stems(self) -> dict[str, list[list[str]]]:
        corpus = self.library.corpus
        return {unit: [self.stems_of(corpus.text(passage)) for passage in corpus.of_unit(unit)] for unit in corpus.units}

    def unit_words(self, unit: str) -> frozenset[str]:
        """The stems of a unit's text and of its entries in the subject index; none for a note, which is nobody's answer."""
        return self._unit_words.get(unit, frozenset())

    @cached_property
    def _unit_words(self) -> dict[str, frozenset[str]]:
        kept: dict[str, list[str]] = self._kept("unit-words", self._words_by_unit)
        return {unit: frozenset(found) for unit, found in kept.items()}

    def _words_by_unit(self) -> dict[str, list[str]]:
        corpus = self.library.corpus
        words: dict[str, set[str]] = {unit: set() for unit in corpus.units}
        for unit in corpus.units:
            for passage in corpus.of_unit(unit):
                words[unit].update(self._passage_stems(passage))
        for subject in self.library.subjects:
            words.setdefault(subject.unit, set()).update(self.stems_of(subject.words))
        return {unit: sorted(found) for unit, found in words.items()}

    def _kept(self, name: str, make: Callable[[], object]) -> Any:
        return self.library.kept(name, [*self.library.vocabulary_files(), *CODE], make)

    def stems_at(self, source: str, span: Span) -> frozenset[str]:
        """The stems of the words at a span of a source, without stop words; found once."""
        place = (source, span)
        if place not in self._stems_at:
            self._stems_at[place] = frozenset(self.stems_of(self.library.corpus.quote(source, span)))
        return self._stems_at[place]

    def stems_of(self, text: str) -> list[str]:
        """The stems of a text without stop words."""
        return self._telling_stems(tokens(text))

    def _telling_stems(self, words: Sequence[Token]) -> list[str]:
        return [stem(token.base) for token in words if token.word not in self.stop_words and token.base not in self.stop_words]

    @cached_property
    def full_text(self) -> FullText:
        """The full-text index."""
        return FullText(self._kept("index", self._scored))

    def _scored(self) -> object:
        from index.whoosh_index import Document, scored  # only when the index is made anew

        corpus = self.library.corpus
        citable = set(corpus.units)
        passages = (Document(passage.id, self._passage_stems(passage)) for passage in corpus.passages.values() if passage.unit in citable)
        headings: dict[str, list[str]] = {}
        for subject in self.library.subjects:
            if not subject.asks and subject.unit in citable:
                headings.setdefault(subject.unit, []).extend(self.marks_of(subject.words))
        return {"text": scored(passages), "subjects": scored(Document(unit, stems) for unit, stems in headings.items())}

    def _passage_stems(self, passage: Passage) -> list[str]:
        text = self.library.corpus.text(passage)
        heading = "" if passage.part else passage.heading
        return self.stems_of(heading) * 2 + self.marks_of(text)

    def marks_of(self, text: str) -> list[str]:
        """The stems of a text without stop words, and a mark for each term that it names in any of its forms: "term:nsdu"."""
        words = tokens(text)
        named = [f"term:{match.id}" for match in self.lexicon.matches(text, words) if match.kind == "term"]
        return [*self._telling_stems(words), *named]
