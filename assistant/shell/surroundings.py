"""The passage of a paper around an offset or a quote, with what stands before and after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.corpus import Corpus
from knowledge.records import Passage
from knowledge.spans import Span


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A stretch of a paper and its neighbours, each to be cut out of the paper."""

    source: str
    locator: str
    heading: str
    before: Span | None
    here: Span
    after: Span | None


def around(corpus: Corpus, source: str, span: Span) -> Surroundings:
    """What stands around `span`: the rest of its passage, or the neighbouring passage where it fills its own.

    Raises ValueError where the source has no text there.
    """
    length = len(corpus.sources[source].text)
    if not 0 <= span.start < span.end <= length:
        raise ValueError(f"{source} has offsets from 0 to {length - 1}")
    passages = sorted((passage for passage in corpus.passages.values() if passage.source == source), key=lambda each: each.span)
    at = _place(passages, span.start)
    here = passages[at]
    own = here.span
    before = Span(own.start, span.start) if own.start < span.start else passages[at - 1].span if at else None
    after = Span(span.end, own.end) if span.end < own.end else passages[at + 1].span if at + 1 < len(passages) else None
    return Surroundings(source, here.locator, here.heading, _with_words(corpus, source, before), span, _with_words(corpus, source, after))


def passage_at(corpus: Corpus, source: str, offset: int) -> Surroundings:
    """The whole passage that holds an offset, or the next one behind it. Raises ValueError where the source has no text there."""
    length = len(corpus.sources[source].text)
    if not 0 <= offset < length:
        raise ValueError(f"{source} has offsets from 0 to {length - 1}")
    passages = sorted((passage for passage in corpus.passages.values() if passage.source == source), key=lambda each: each.span)
    return around(corpus, source, passages[_place(passages, offset)].span)


def _place(passages: list[Passage], offset: int) -> int:
    """The place of the passage that holds `offset`, else of the next, else of the last."""
    return next((place for place, passage in enumerate(passages) if offset < passage.span.end), len(passages) - 1)


def _with_words(corpus: Corpus, source: str, span: Span | None) -> Span | None:
    """The span where it holds words."""
    return span if span and corpus.quote(source, span).strip() else None


def described(corpus: Corpus, shown: Surroundings) -> Iterator[tuple[str, str]]:
    """A label and text for each part: where it stands, what is before, the words, what is after."""
    source = corpus.sources[shown.source]
    heading = f", under “{shown.heading}”" if shown.heading and shown.heading not in shown.locator else ""
    yield "", f"{source.title}. {shown.locator}{heading}, offsets {shown.here.start} to {shown.here.end}."
    if shown.before:
        yield "Before it:", corpus.quote(source.id, shown.before).strip()
    yield "The words:", corpus.quote(source.id, shown.here)
    if shown.after:
        yield "After it:", corpus.quote(source.id, shown.after).strip()
