"""Excerpts: the sentence of a passage that bears on the question, cut as spans of its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from math import fsum

from knowledge.corpus import Corpus
from knowledge.records import Passage
from knowledge.spans import Span, trimmed

BREAK = re.compile(r"(?<=[.!?;:])['\"’”)]*\s+(?=[A-Z“‘\"'●•(£0-9-])|\n+")
ABBREVIATED = re.compile(r"(?:\b(?:ref|no|e\.g|i\.e|Rec|Mr|Mrs|Dr|St))\.?['\"’”)]*\s*$")
LONG = 70
"""Words that an excerpt may hold before sentences are left out."""

StemsAt = Callable[[str, Span], frozenset[str]]
"""The stems of the words at a span of a source."""


@lru_cache(maxsize=2048)
def _cuts(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences and bullets of a passage's text begin and end."""
    cuts, start = [], 0
    for match in BREAK.finditer(text):
        if ABBREVIATED.search(text[start : match.start()]):
            continue
        cuts.append((start, match.start()))
        start = match.end()
    cuts.append((start, len(text)))
    return tuple((first, last) for first, last in cuts if text[first:last].strip())


def sentences(corpus: Corpus, passage: Passage) -> list[Span]:
    """The sentences and bullets of a passage, in order."""
    text = corpus.text(passage)
    offset = passage.span.start
    source = corpus.sources[passage.source].text
    return [trimmed(source, Span(offset + first, offset + last)) for first, last in _cuts(text)]


def sentence_at(corpus: Corpus, passage: Passage, span: Span) -> Span:
    """The whole sentences that hold `span`."""
    holding = [each for each in sentences(corpus, passage) if each.start < span.end and span.start < each.end]
    return Span(holding[0].start, holding[-1].end) if holding else span


def excerpts(corpus: Corpus, passage: Passage, weights: Mapping[str, float], stems_at: StemsAt, *, long: int = LONG, most: int = 1) -> list[tuple[Span, float]]:
    """Up to `most` stretches of whole sentences that best meet the weighted stems, best first, with how much of their weight each adds.

    A passage of at most `long` words is given whole. A longer one gives its best sentence, with neighbours that add to it
    while the whole stays within `long` words; a further stretch must add words that the ones before do not hold.
    """
    parts = sentences(corpus, passage)
    held = [_held(passage, part, weights, stems_at) for part in parts]
    if _words(corpus, passage, passage.span) <= long:
        return [(passage.span, _worth(set().union(*held), weights))]
    found: list[tuple[Span, float]] = []
    for _ in range(most):
        first, last = _best_stretch(corpus, passage, parts, held, weights, long)
        gained = set().union(*held[first : last + 1])
        if found and not gained:
            break
        found.append((Span(parts[first].start, parts[last].end), _worth(gained, weights)))
        held = [set() if first <= place <= last else words - gained for place, words in enumerate(held)]
    return found


def _best_stretch(
    corpus: Corpus, passage: Passage, parts: Sequence[Span], held: Sequence[set[str]], weights: Mapping[str, float], long: int
) -> tuple[int, int]:
    """The first and last sentence of the best stretch."""
    first = last = max(range(len(parts)), key=lambda place: (_worth(held[place], weights), -place))
    while True:
        gains = [
            (_worth(held[new] - set().union(*held[first : last + 1]), weights), low, high)
            for low, high, new in _grown(first, last, len(parts))
            if _words(corpus, passage, Span(parts[low].start, parts[high].end)) <= long
        ]
        if not gains or max(gains)[0] <= 0:
            return first, last
        _, first, last = max(gains, key=lambda gain: (gain[0], gain[1]))


def _grown(first: int, last: int, count: int) -> list[tuple[int, int, int]]:
    """The stretch one sentence longer at either end, with the sentence that is new."""
    grown = []
    if first > 0:
        grown.append((first - 1, last, first - 1))
    if last + 1 < count:
        grown.append((first, last + 1, last + 1))
    return grown


def _held(passage: Passage, part: Span, weights: Mapping[str, float], stems_at: StemsAt) -> set[str]:
    return {word for word in stems_at(passage.source, part) if word in weights}


def _worth(held: set[str], weights: Mapping[str, float]) -> float:
    return fsum(weights[word] for word in held)  # exact, so that the order of a set, which differs from process to process, changes no choice


def _words(corpus: Corpus, passage: Passage, span: Span) -> int:
    return corpus.quote(passage.source, span).count(" ") + 1
