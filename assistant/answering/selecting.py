"""Selecting: which units of a list a few words pick out: by paper, date, number, chapter, money, body, role or matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import fsum
from typing import Any

from assistant.answering.picking import TREATED
from assistant.answering.question import Question, Reader
from assistant.answering.witnesses import by_owner, by_period, by_role, undated
from index.numerals import value_of
from index.searcher import Searcher
from index.text import stems
from knowledge.library import Library
from knowledge.records import Unit, unit_number

TABLE = "action-plan-table"
PART_WORTH = {"recommendation": 1.0, "response": 0.5, "by_when": 0.4}
"""What a word counts in a part of a recommendation: what it asks for says what it is about."""
INSTEAD = 0.7
"""What a word of the papers counts that stands for one of the asker's."""
NEAREST, LEAST = 0.6, 0.34
"""The share of the best score, and of what the words could score, from which a unit is picked."""
DECADE = 10
ONE = (" one", " thing", " rec", " recommendation")
THE_ONE = ("the one ", "one ", "that one ")
""""The money one" means one, "the money ones" all."""


class Selector:
    """Picks units of a library. `content` is that of narrowing.yaml."""

    def __init__(self, library: Library, reader: Reader, searcher: Searcher, content: Mapping[str, Any]) -> None:
        self.library = library
        self.corpus = library.corpus
        self.reader = reader
        self.searcher = searcher
        self.content = content
        self.empty = frozenset(stem for word in content["empty"] for stem in stems(str(word)))

    def picked(self, words: str, units: Sequence[Unit]) -> list[Unit]:
        """Those of the units that the words pick, in their order; none where the words pick nothing."""
        return self.told(words, units) or self._by_matter(self.reader.read(words), units, single=words.endswith(ONE) or words.startswith(THE_ONE))

    def told(self, words: str, units: Sequence[Unit]) -> list[Unit]:
        """Those of the units that the words pick by date, number, paper, chapter or money; none where they say nothing of those, or pick all."""
        joined = f" {words} "
        question = self.reader.read(words)
        readers = (self._numbered, self._by_date, self._with_money, self._of_paper, self._in_chapter)
        for reader in readers:
            picked = reader(joined, question)
            found = [unit for unit in units if unit in picked]
            if found and len(found) < len(units):
                return found
        return []

    def _says(self, joined: str, name: str) -> bool:
        return any(f" {phrase} " in joined for phrase in self.content[name])

    def _numbered(self, joined: str, question: Question) -> set[Unit]:
        """“Over 30”, “the forties”."""
        if question.numbers:
            return {f"rec:{number}" for number in question.numbers}
        words = joined.split()
        low, high = 0, len(self.corpus.recommendations)
        for before, word in zip(["", *words], words, strict=False):
            value = value_of(word)
            if word in self.content["tens"]:
                low, high = self.content["tens"][word], self.content["tens"][word] + DECADE - 1
            elif value is not None and before in self.content["beyond"] and not question.period:
                low = value + 1
            elif value is not None and before in self.content["beneath"] and not question.period:
                high = value - 1
        if (low, high) == (0, len(self.corpus.recommendations)):
            return set()
        return {unit for unit in self.corpus.units if low <= (unit_number(unit) or self._item_number(unit)) <= high}

    def _item_number(self, unit: Unit) -> int:
        """The recommendation that an item of the consultation is about; -1 for another unit."""
        return next((link.recommendation for link in self.library.guidance if self.corpus.passages[link.evidence.passage].unit == unit), -1)

    def _by_date(self, joined: str, question: Question) -> set[Unit]:
        if self._says(joined, "ongoing"):
            return {self.corpus.passages[each.evidence.passage].unit for each in self.library.deadlines if each.relation == "ongoing"}
        without = {self.corpus.passages[each.evidence.passage].unit for each in undated(self.library)}
        if self._says(joined, "undated"):
            return without
        if self._says(joined, "dated"):
            return {self.corpus.passages[each.evidence.passage].unit for each in self.library.deadlines if each.when} - without
        return set(by_period(self.library, question.period)) if question.period else set()

    def _with_money(self, joined: str, question: Question) -> set[Unit]:
        if question.numbers or not self._says(joined, "money"):
            return set()
        return {unit for unit in self.corpus.units if any("£" in self.corpus.text(passage) for passage in self.corpus.of_unit(unit))}

    def _of_paper(self, joined: str, question: Question) -> set[Unit]:
        own = [word for word in stems(joined) if word not in self.empty and word not in self._paper_words]
        if own:
            return set()
        if question.papers and TABLE not in question.papers:
            return {unit for unit in self.corpus.units if self._source(unit) in question.papers}
        if self._says(joined, "other papers"):
            return {unit for unit in self.corpus.units if self._source(unit) != TABLE}
        table = question.papers or self._says(joined, "table")
        return {unit for unit in self.corpus.units if self._source(unit) == TABLE} if table else set()

    @cached_property
    def _paper_words(self) -> frozenset[str]:
        names = [name for listed in self.library.lists("papers").values() for name in listed]
        return frozenset(word for name in [*names, *self.content["table"], *self.content["other papers"]] for word in stems(str(name)))

    @cached_property
    def _guidance_words(self) -> frozenset[str]:
        """The stems of the names of the guidance itself."""
        return frozenset(word for name in self.content["guidance"] for word in stems(str(name)))

    def _source(self, unit: Unit) -> str:
        return self.corpus.of_unit(unit)[0].source

    def _in_chapter(self, joined: str, question: Question) -> set[Unit]:
        if not question.chapters:
            own = [word for word in stems(joined) if word not in self.empty and word not in self._guidance_words]
            whole = [link for link in self.library.guidance if link.group in TREATED] if "guidance" in question.cues and not own else []
            return {unit for link in whole for unit in (f"rec:{link.recommendation}", self.corpus.passages[link.evidence.passage].unit)}
        linked = [link for link in self.library.guidance if set(link.chapters) & set(question.chapters)]
        treated = {f"rec:{link.recommendation}" for link in linked} | {self.corpus.passages[link.evidence.passage].unit for link in linked}
        named = tuple(f"chapter {chapter}" for chapter in question.chapters)
        said = {unit for unit in self.corpus.units if any(name in self.corpus.text(passage).lower() for passage in self.corpus.of_unit(unit) for name in named)}
        return treated | said

    def _by_matter(self, question: Question, units: Sequence[Unit], *, single: bool) -> list[Unit]:
        """Those that the words, their roles and their bodies are most about."""
        words = {word: 1.0 for word in question.stems if not word.startswith("term:") and word not in self.empty and not word.isdecimal()}
        words |= {word: INSTEAD for word, weight in question.expanded.items() if word not in words and weight >= INSTEAD / 2}
        owned, reached = by_owner(self.library, question.bodies), by_role(self.library, [(role, 1.0) for role in question.roles])
        scores = {}
        for unit in units:
            named = reached[unit].score if unit in reached and reached[unit].reach == "named" else 0.0
            scores[unit] = max(self._told(unit, words), named, owned[unit].score if unit in owned else 0.0, self._term(unit, question))
        best = max(scores.values(), default=0.0)
        if single and best >= LEAST:
            return [max(scores, key=scores.__getitem__)]
        return [unit for unit in units if scores[unit] >= max(LEAST, NEAREST * best)]

    def _term(self, unit: Unit, question: Question) -> float:
        """What a term of the question counts in a unit that names it."""
        naming = [passage for term in question.terms for passage in self.searcher.passages_naming(term) if passage.unit == unit]
        return max((PART_WORTH.get(passage.part or "", 1.0) for passage in naming), default=0.0)

    def _told(self, unit: Unit, words: Mapping[str, float]) -> float:
        """What the words count in a unit, each in the part where it counts most, as a share of what they could."""
        worth = {word: weight * self.searcher.full_text.idf("text", word) for word, weight in words.items() if weight == 1.0}
        most = sum(worth.values())
        if not most:
            return 0.0
        held: dict[str, float] = {}
        for passage in self.corpus.of_unit(unit):
            part = PART_WORTH.get(passage.part or "", 1.0)
            for word in words.keys() & self.searcher.stems_at(passage.source, passage.span):
                held[word] = max(held.get(word, 0.0), part)
        own = fsum(worth[word] * held[word] for word in held if word in worth)
        instead = max((INSTEAD * held[word] for word in held if word not in worth), default=0.0)
        return max(own / most, instead)
