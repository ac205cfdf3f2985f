"""`laming sources` and `laming source`: the papers, whose they are, and the text that offsets count in."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from assistant.answering.desk import Desk
from assistant.shell.surroundings import around, passage_at
from knowledge.spans import Span
from tests.shell.conftest import Laming


def test_the_text_comes_out_byte_for_byte(laming: Laming, desk: Desk) -> None:
    for source in desk.library.corpus.sources.values():
        out = laming("source", source.id, "--text", encoding="ascii").out
        assert out.decode() == source.text
        assert sha256(out).hexdigest() == source.sha256


def test_every_paper_is_attributed(laming: Laming, desk: Desk) -> None:
    text = " ".join(laming("sources").text.split())
    for source in desk.library.corpus.sources.values():
        for fact in (source.title, source.publisher, source.rank, source.licence, source.attribution, source.sha256):
            assert " ".join(fact.split()) in text
    assert laming("sources", "--ids").text.split() == list(desk.library.corpus.sources)
    assert [row["id"] for row in json.loads(laming("sources", "--json").out)] == list(desk.library.corpus.sources)


def test_a_paper_is_read_with_every_passage_and_its_place(laming: Laming, desk: Desk) -> None:
    text = " ".join(laming("source", "press-release").text.split())
    for passage in desk.library.corpus.passages.values():
        if passage.source == "press-release":
            assert f"{passage.locator} ({passage.span.start} to {passage.span.end})" in text
            assert " ".join(desk.library.corpus.text(passage).split()) in text


def test_an_offset_opens_the_passage_that_holds_it(laming: Laming, desk: Desk) -> None:
    for passage in list(desk.library.corpus.passages.values())[::25]:
        shown = passage_at(desk.library.corpus, passage.source, passage.span.start)
        assert (shown.here, shown.locator) == (passage.span, passage.locator)
    text = laming("source", "press-release", "--at", "4115").text
    assert "The words:\n  “Lord Laming reinforces" in text


def test_around_a_quote_stands_the_rest_of_its_passage(desk: Desk) -> None:
    corpus = desk.library.corpus
    whole = corpus.recommendations[19].recommendation[0].span
    shown = around(corpus, "action-plan-table", Span(whole.start + 10, whole.end - 10))
    assert shown.before == (whole.start, whole.start + 10)
    assert shown.after == (whole.end - 10, whole.end)


@pytest.mark.parametrize("arguments", [
    ["press-releas"], ["../../etc/passwd"], ["\x1b[31m"], ["press-release", "--at", "-1"], ["press-release", "--at", "999999"], ["press-release", "--at", "x"],
    ["press-release", "--at", "1", "--text"], [],
])  # fmt: skip
def test_what_is_not_there_is_one_line(laming: Laming, arguments: list[str]) -> None:
    found = laming("source", *arguments)
    assert (found.code, found.out, found.err.count("\n")) == (2, b"", 1)
    assert "\x1b" not in found.err


def test_a_misspelt_paper_brings_the_nearest(laming: Laming) -> None:
    assert "Did you mean press-release?" in laming("source", "press-releas").err


def test_search_ranks_passages_with_where_they_stand(laming: Laming, desk: Desk) -> None:
    rows = json.loads(laming("search", "supervision", "time", "--limit", "3", "--json").out)
    assert [row["rank"] for row in rows] == [1, 2, 3]
    assert rows[0]["citation"]["recommendation"] == 15
    for row in rows:
        place = row["citation"]
        assert desk.library.corpus.sources[place["source"]].text[place["start"] : place["end"]] == row["quote"]
    assert "1. Action plan table, May 2009: Recommendation 15" in laming("search", "supervision", "time").text


@pytest.mark.parametrize(("arguments", "code"), [(["qqqq", "zzzz"], 1), (["the"], 1), (["x", "--limit", "0"], 2), (["x", "--limit", "many"], 2), ([], 2)])
def test_a_search_without_a_find_says_so(laming: Laming, arguments: list[str], code: int) -> None:
    assert laming("search", *arguments).code == code
