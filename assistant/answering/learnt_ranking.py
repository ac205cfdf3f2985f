"""The learnt ranking: which units answer, by all clues together, where the rules alone do not settle it.

Two forests, learnt on questions and conversations whose right passages are known (tests/relevance): one for a question on its own, one for a
question in a conversation. They say how much a unit is likely to gain; what falls far below the best is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from assistant.answering.clues import ClueFinder
from assistant.answering.confidence import ALONE, IN_TALK
from assistant.answering.conversation import Conversation
from assistant.answering.leaning import Leaning
from assistant.answering.ranking import Candidate
from assistant.answering.reading import Reading
from index.forest import Forest, compile_forests
from index.linear import LinearModel, compile_linear
from index.searcher import Searcher
from knowledge.library import Library
from knowledge.records import Unit

SHARE = {ALONE: 0.16, IN_TALK: 0.17}
"""What a unit is likely to gain, as a share of the best one's, below which it is left out: read off what more results give and what they cost in precision."""
MOST = 10


@dataclass(frozen=True, slots=True)
class Ranked:
    """The units that answer, best first, and what each that might is likely to gain, the most first: between about 0 and 3, as grades are scored."""

    units: Sequence[Unit]
    gains: Sequence[float]
    order: Sequence[Unit]
    """All that might answer, best first."""


def compile_ranking(content: Any) -> dict[str, Any]:
    """The forests of a learnt file, by manner. Raises KeyError, TypeError or ValueError where it does not hold both."""
    kept = compile_forests(content)
    return {manner: kept[manner] for manner in (ALONE, IN_TALK)}


class LearntRanking:
    """Ranks units by what was learnt."""

    def __init__(self, library: Library, searcher: Searcher, leaning: Leaning) -> None:
        self.library = library
        model = LinearModel(library.learnt("units", compile_linear))
        self.clues = ClueFinder(library, searcher, model, leaning, library.lists("signals"))

    def best(self, reading: Reading, talk: Conversation, kind: str, ruled: Sequence[Unit], scored: Sequence[Candidate]) -> Ranked:
        """The units that answer, best first."""
        clues = self.clues.gather(reading, talk, kind, ruled, scored)
        manner = IN_TALK if talk.turns else ALONE
        gains = self.forests[manner].values(clues.rows, clues.shared)
        ranked = sorted(zip(gains, clues.units, strict=True), key=lambda each: (-each[0], each[1]))
        most = ranked[0][0]
        return Ranked([unit for gain, unit in ranked[:MOST] if gain >= SHARE[manner] * most], [gain for gain, _ in ranked], [unit for _, unit in ranked])

    @cached_property
    def forests(self) -> dict[str, Forest]:
        """The forests by what they are for."""
        kept: dict[str, Any] = self.library.learnt("ranking", compile_ranking)
        return {name: Forest(each["start"], each["trees"], width=each["width"]) for name, each in kept.items()}
