"""Searcher: builds its engines on first use, keeps the index where that is allowed, and gives one ranked list."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.by_question import ByQuestion, Kept, compile_questions
from index.engine import Hit, SearchRequest
from index.fusion import best_of, merge_weights, weighted_sum
from index.lexicon import Lexicon
from index.text import Token, pairs, stem, stems, tokens
from knowledge.library import Library
from knowledge.records import Passage, Subject
from knowledge.spans import Span

if TYPE_CHECKING:
    from index.full_text import Document, FullText

WEIGHTS = {"text": 1.0, "subjects": 1.0, "asks": 5.0, "wording": 20.0}
"""How much each field counts; measured in tests/relevance."""
REST = 0.25
"""The share that a recommendation's other parts add to its best one."""
PAIR_SHARE = 0.3
"""What a candidate gains when all adjacent pairs of the question stand together in it."""
REORDERED = 50
CODE = tuple(Path(__file__).with_name(f"{module}.py") for module in ("searcher", "by_question", "text", "lexicon"))
"""What the kept copies are made by: they are made again when it changes."""
TELLING = 0.9
"""The rarity among the index's questions, as a share of the rarest, from which a word counts in full."""


class Searcher:
    """Finds units of the papers for a request; every engine and the index are made when first needed."""

    def __init__(self, library: Library, lexicon: Lexicon, *, stop_words: frozenset[str], cache: Path | None = None) -> None:
        self.library = library
        self.lexicon = lexicon
        self.stop_words = stop_words
        self.cache = cache
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
            "asks": self.by_question.search(own, limit=40),
            "wording": self.by_wording.search(request.wording, limit=40),
        }

    def _telling(self, stem: str) -> float:
        """How much a word tells of the matter: words that turn up in questions about everything tell little, though the papers seldom use them."""
        return min(1.0, self.by_question.rarity(stem) / TELLING)

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

    @cached_property
    def by_question(self) -> ByQuestion:
        """The questions of the subject index."""
        return ByQuestion(self._kept("questions", self._questions))

    def _questions(self) -> Kept:
        return compile_questions([(each.unit, each.part, self.marks_of(each.words)) for each in self._asked()])

    @cached_property
    def by_wording(self) -> ByQuestion:
        """The same questions with all their words: "have my say" is nothing but words that elsewhere find nothing."""
        return ByQuestion(self._kept("wording", self._wordings))

    def _wordings(self) -> Kept:
        return compile_questions([(each.unit, each.part, stems(each.words)) for each in self._asked()])

    @cached_property
    def by_unanswered(self) -> ByQuestion:
        """Questions that the papers do not answer."""
        return ByQuestion(self._kept("unanswered-wording", lambda: compile_questions([("", None, stems(ask)) for ask in self.library.unanswered])))

    def _asked(self) -> list[Subject]:
        citable = set(self.library.corpus.units)
        return [subject for subject in self.library.subjects if subject.asks and subject.unit in citable]

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
        """The full-text index: the kept one where it is right, else a new one, kept where that is possible."""
        from index.full_text import build, open_kept  # late: Whoosh is what a question without search saves

        if self.cache is None:
            return build(self._documents())
        folder = self.cache / self._index_name()
        try:
            return open_kept(folder)
        except Exception:  # whatever a damaged or missing index makes Whoosh raise, the remedy is the same
            return self._built_in(folder)

    def _built_in(self, folder: Path) -> FullText:
        """A new index, moved to `folder` in one step when it is whole: another process never opens a part of one."""
        from index.full_text import build, open_kept

        beside = folder.with_name(f".{folder.name}.{os.getpid()}")
        try:
            beside.mkdir(parents=True, mode=0o700)
            build(self._documents(), beside)
            shutil.rmtree(folder, ignore_errors=True)
            beside.rename(folder)
            return open_kept(folder)
        except OSError:
            shutil.rmtree(beside, ignore_errors=True)
            return build(self._documents())

    def _index_name(self) -> str:
        return f"index-{self.library.corpus.digest[:12]}-{self.library.vocabulary_mark()}"

    def _documents(self) -> Iterator[Document]:
        from index.full_text import Document

        corpus = self.library.corpus
        citable = set(corpus.units)
        for passage in corpus.passages.values():
            if passage.unit in citable:
                yield Document(passage.id, "text", self._passage_stems(passage))
        subjects: dict[str, list[str]] = {}
        for subject in self.library.subjects:
            if not subject.asks and subject.unit in citable:
                subjects.setdefault(subject.unit, []).extend(self.marks_of(subject.words))
        for unit, found in subjects.items():
            yield Document(unit, "subjects", found)

    def _passage_stems(self, passage: Passage) -> list[str]:
        text = self.library.corpus.text(passage)
        heading = "" if passage.part else passage.heading
        return self.stems_of(heading) * 2 + self.marks_of(text)

    def marks_of(self, text: str) -> list[str]:
        """The stems of a text without stop words, and a mark for each term that it names in any of its forms: "term:nsdu"."""
        words = tokens(text)
        named = [f"term:{match.id}" for match in self.lexicon.matches(text, words) if match.kind == "term"]
        return [*self._telling_stems(words), *named]
