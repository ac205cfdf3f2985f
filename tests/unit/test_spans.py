"""A span cuts exactly its words, and a span that holds none is an error."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.corpus import Corpus
from knowledge.spans import Span, cut, trimmed

TEXT = "The unit’s – “plan” – is ready."


@pytest.mark.parametrize(
    "span",
    [
        Span(0, 0),  # empty
        Span(5, 5),
        Span(6, 4),  # backwards
        Span(-1, 4),  # Python would count from the end
        Span(-4, -1),
        Span(0, len(TEXT) + 1),
        Span(len(TEXT), len(TEXT) + 5),
    ],
)
def test_a_span_that_holds_no_words_of_the_text_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match=rf"no text at {span.start}\.\.{span.end} of {len(TEXT)}"):
        cut(TEXT, span)


@given(st.text(min_size=1, max_size=80), st.data())
def test_a_cut_is_the_slice_whatever_the_letters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert cut(text, Span(start, end)) == text[start:end]
    assert len(cut(text, Span(start, end))) == end - start


@given(st.text(max_size=80), st.data())
def test_trimming_takes_white_space_from_both_edges_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = trimmed(text, Span(start, end))
    assert start <= span.start <= span.end <= end
    assert text[span.start : span.end] == text[start:end].strip()


@pytest.mark.parametrize(("inner", "held"), [(Span(2, 4), True), (Span(2, 8), True), (Span(1, 4), False), (Span(4, 9), False), (Span(9, 12), False)])
def test_a_span_lies_within_another_when_both_its_edges_do(inner: Span, held: bool) -> None:
    assert inner.within(Span(2, 8)) is held


def test_every_passage_is_a_span_of_its_paper_without_white_space_at_its_edges(corpus: Corpus) -> None:
    for passage in corpus.passages.values():
        words = corpus.text(passage)
        assert words == words.strip(), passage.id
        assert words == corpus.sources[passage.source].text[passage.span.start : passage.span.end]


def test_no_two_passages_of_a_paper_overlap(corpus: Corpus) -> None:
    for source in corpus.sources:
        spans = sorted(passage.span for passage in corpus.passages.values() if passage.source == source)
        assert all(before.end <= after.start for before, after in pairwise(spans)), source
