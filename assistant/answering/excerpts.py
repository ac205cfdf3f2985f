"""Excerpts: the sentence of a passage that bears on the question, cut as spans of its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from knowledge.corpus import Corpus
from knowledge.records import Passage
from knowledge.spans import Span, trimmed

BREAK = re.compile(r"(?<=[.!?;:])['\"’”)]*\s+(?=[A-Z“‘\"'●•(£0-9-])|\n+")
ABBREVIATED = re.compile(r"(?:\b(?:ref|no|e\.g|i\.e|Rec|Mr|Mrs|Dr|St))\.?['\"’”)]*\s*$")
LONG = 70
"""Words that an excerpt may hold before sentences are left out."""

StemsOf = Callable[[str], list[str]]


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


def excerpt(corpus: Corpus, passage: Passage, weights: Mapping[str, float], stems_of: StemsOf, *, long: int = LONG) -> tuple[Span, float]:
    """The stretch of whole sentences that best meets the weighted stems, and how much of their weight it holds.

    A passage of at most `long` words is given whole. A longer one gives its best sentence, with neighbours that add to it
    while the whole stays within `long` words.
    """
    parts = sentences(corpus, passage)
    found = [_held(corpus, passage, part, weights, stems_of) for part in parts]
    if _words(corpus, passage, passage.span) <= long:
        return passage.span, sum(weights[word] for word in set().union(*found)) if found else 0.0
    first = last = max(range(len(parts)), key=lambda place: (_worth(found[place], weights), -place))
    while True:
        grown = _grown(first, last, len(parts))
        gains = [
            (sum(weights[word] for word in found[new] - set().union(*found[first : last + 1])), low, high)
            for low, high, new in grown
            if _words(corpus, passage, Span(parts[low].start, parts[high].end)) <= long
        ]
        if not gains or max(gains)[0] <= 0:
            break
        _, first, last = max(gains, key=lambda gain: (gain[0], gain[1]))
    held = set().union(*found[first : last + 1])
    return Span(parts[first].start, parts[last].end), sum(weights[word] for word in held)


def _grown(first: int, last: int, count: int) -> list[tuple[int, int, int]]:
    """The stretch one sentence longer at either end, with the sentence that is new."""
    grown = []
    if first > 0:
        grown.append((first - 1, last, first - 1))
    if last + 1 < count:
        grown.append((first, last + 1, last + 1))
    return grown


def _held(corpus: Corpus, passage: Passage, part: Span, weights: Mapping[str, float], stems_of: StemsOf) -> set[str]:
    return {word for word in stems_of(corpus.quote(passage.source, part)) if word in weights}


def _worth(held: set[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in held)


def _words(corpus: Corpus, passage: Passage, span: Span) -> int:
    return corpus.quote(passage.source, span).count(" ") + 1


def best_first(spans: Sequence[tuple[Span, float]]) -> list[Span]:
    """Spans by what they hold, most first."""
    return [span for span, _ in sorted(spans, key=lambda pair: -pair[1])]
