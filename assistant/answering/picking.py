"""Picking: which units a few words pick out, as “the police one” or “those about supervision” do."""

from __future__ import annotations

from assistant.answering.question import Question
from assistant.answering.witnesses import by_owner, by_role
from index.searcher import Searcher
from index.text import stems
from knowledge.library import Library
from knowledge.records import Unit

MOST_OF = 0.6
"""The share of the words that a unit must hold to be meant by them."""
TREATED = frozenset(["consultation", "chapter-8"])
"""The groups of recommendations that Working Together treats."""
SURELY = 0.5
"""The weight from which a word of the papers stands for one of the asker's."""


class Picking:
    """Picks units of a library."""

    def __init__(self, library: Library, searcher: Searcher) -> None:
        self.library = library
        self.searcher = searcher
        self.corpus = library.corpus
        self._held: dict[Unit, frozenset[str]] = {}

    def picked(self, question: Question, words: frozenset[str]) -> frozenset[Unit]:
        """The units that name the terms of a question; else those that its words pick, its roles, its bodies, or what stands for its words."""
        if "guidance" in question.cues and not words:
            links = [link for link in self.library.guidance if link.group in TREATED]
            return frozenset(unit for link in links for unit in (f"rec:{link.recommendation}", self.corpus.passages[link.evidence.passage].unit))
        if question.defined and not question.beside_terms:
            return frozenset(passage.unit for term in question.defined for passage in self.searcher.passages_naming(term))
        instead = frozenset(word for word, weight in question.expanded.items() if weight >= SURELY)
        found = {unit for unit in self.corpus.units if self.tells(unit, words) or self.tells(unit, instead, share=0.0)}
        reached = by_role(self.library, [(role, 1.0) for role in question.roles])
        found |= {unit for unit, support in reached.items() if support.reach == "named"}
        return frozenset(found | set(by_owner(self.library, question.bodies)))

    def tells(self, unit: Unit, words: frozenset[str], *, share: float = MOST_OF) -> bool:
        """Whether a unit holds at least this share of the stems, and any of them."""
        held = words & self._stems(unit)
        return bool(held) and len(held) >= share * len(words)

    def is_told(self, word: str) -> bool:
        """Whether any unit holds a word."""
        found = frozenset(stems(word))
        return any(found & self._stems(unit) for unit in self.corpus.units)

    def _stems(self, unit: Unit) -> frozenset[str]:
        if unit not in self._held:
            self._held[unit] = frozenset(stem for passage in self.corpus.of_unit(unit) for stem in stems(f"{passage.heading} {self.corpus.text(passage)}"))
        return self._held[unit]
