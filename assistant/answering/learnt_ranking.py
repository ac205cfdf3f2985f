"""The learnt ranking: which units answer, by all clues together, where the rules alone do not settle it.

Forests learnt on questions and conversations whose right passages are known (tests/relevance), one pair for a question on its own, one for a
question in a conversation. The first of a pair says how much a unit is likely to gain: what falls far below the best is left out. The second
puts what is left in order: it has learnt from what stands behind what, and knows no amounts.
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
from index.searcher import Searcher
from knowledge.library import Library
from knowledge.records import Unit

SHARE = {ALONE: 0.1, IN_TALK: 0.05}
"""What a unit is likely to gain, as a share of the best one's, below which it is left out: read off what more results give and what they cost in precision."""
MOST = 10
GAIN, ORDER = "gain", "order"
"""What the forests of a pair say."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """The units that answer, best first, and what each that might is likely to gain, the most first: between about 0 and 3, as grades are scored."""

    units: Sequence[Unit]
    gains: Sequence[float]
    order: Sequence[Unit]
    """All that might answer, best first."""
    clues: Sequence[float]
    """Those of the unit that is likely to gain most, and those that all share."""


def compile_ranking(content: Any) -> dict[str, Any]:
    """The forests of a learnt file, by what they say and by manner. Raises KeyError, TypeError or ValueError where it does not hold all."""
    kept = {part: compile_forests(content[part]) for part in (GAIN, ORDER)}
    return {part: {manner: forests[manner] for manner in (ALONE, IN_TALK)} for part, forests in kept.items()}


class LearntRanking:
    """Ranks units by what was learnt."""

    def __init__(self, library: Library, searcher: Searcher, leaning: Leaning) -> None:
        self.library = library
        self.clues = ClueFinder(library, searcher, leaning, library.lists("signals"))

    def best(self, reading: Reading, talk: Conversation, kind: str, ruled: Sequence[Unit], scored: Sequence[Candidate]) -> Ranked:
        """The units that answer, best first."""
        clues = self.clues.gather(reading, talk, kind, ruled, scored)
        manner = IN_TALK if talk.turns else ALONE
        gains = self.forests[GAIN][manner].values(clues.rows, clues.shared)
        places = sorted(range(len(gains)), key=lambda place: (-gains[place], clues.units[place]))
        kept = [place for place in places if gains[place] >= SHARE[manner] * gains[places[0]]]
        marks = dict(zip(kept, self.forests[ORDER][manner].values([clues.rows[place] for place in kept], clues.shared), strict=True))
        best = [clues.units[place] for place in sorted(kept, key=lambda place: -marks[place])]
        rest = [clues.units[place] for place in places if place not in marks]
        return Ranked(best[:MOST], [gains[place] for place in places], [*best, *rest], [*clues.rows[places[0]], *clues.shared])

    @cached_property
    def forests(self) -> dict[str, dict[str, Forest]]:
        """The forests by what they say and by manner."""
        kept: dict[str, Any] = self.library.learnt("ranking", compile_ranking)
        return {part: {manner: Forest(each) for manner, each in forests.items()} for part, forests in kept.items()}
