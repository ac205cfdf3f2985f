"""The table: 58 recommendations, continued rows joined, repeated headers left out, no word doubled or lost."""

from __future__ import annotations

import re

import pytest

from knowledge.action_plan import read_action_plan
from knowledge.corpus import Corpus
from knowledge.errors import KnowledgeError
from knowledge.library import DATA
from knowledge.plain_text import to_plain_text
from knowledge.records import PARTS, Part

SOURCE = "action-plan-table"
RAW = (DATA / "sources" / "002_89c3872fec0474ed.txt").read_text(encoding="utf-8")
ROWS = [line.split("\t") for line in RAW.split("\n") if "\t" in line and not line.startswith("Ref no")]
CONTINUED = [2, 24, 24, 26, 36, 37, 37]


def words_of(cell: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", re.sub(r"</?i>", "", cell)).split()


def test_the_recommendations_are_numbered_1_to_58(corpus: Corpus) -> None:
    assert list(corpus.recommendations) == list(range(1, 59))
    assert (corpus.first, corpus.last) == (1, 58)


def test_every_word_of_the_table_stands_exactly_once_in_a_recommendation(corpus: Corpus) -> None:
    printed = [word for row in ROWS for cell in row[1:] for word in words_of(cell)]
    passages = sorted((passage for row in corpus.recommendations.values() for passage in row.passages()), key=lambda passage: passage.span)
    spanned = [word for passage in passages for word in corpus.text(passage).split()]
    assert spanned == printed
    assert len(printed) > 8000


def test_each_cell_stands_under_its_own_number_and_part(corpus: Corpus) -> None:
    printed: dict[tuple[int, Part], list[str]] = {}
    number = 0
    for row in ROWS:
        number = int(row[0]) if row[0].strip() else number
        for part, cell in zip(PARTS, row[1:], strict=True):
            printed.setdefault((number, part), []).extend(words_of(cell))
    for (of, part), words in printed.items():
        found = [word for passage in corpus.recommendations[of].part(part) for word in corpus.text(passage).split()]
        assert found == words, (of, part)


def test_the_header_rows_are_in_no_recommendation(corpus: Corpus) -> None:
    headers = [line for line in RAW.split("\n") if line.startswith("Ref no")]
    assert len(headers) > 20
    for row in corpus.recommendations.values():
        for passage in row.passages():
            assert "Ref no" not in corpus.text(passage)
            assert "Lord Laming's recommendation\n" not in corpus.text(passage)


def test_the_seven_continued_rows_are_those_known() -> None:
    found, number = [], 0
    for row in ROWS:
        if row[0].strip():
            number = int(row[0])
        else:
            found.append(number)
    assert found == CONTINUED


@pytest.mark.parametrize(
    ("number", "part", "count", "last_begins"),
    [
        (2, "recommendation", 2, "● working with existing"),
        (2, "response", 2, "With expert staff from DCSF"),
        (2, "by_when", 2, "Partnership Network established"),
        (24, "recommendation", 3, "● develop a strategy for"),
        (24, "response", 3, "We are already exploring"),
        (24, "by_when", 3, "Social Work Reform programme"),
        (26, "recommendation", 2, "work with higher education"),  # the bullet is missing in the paper
        (26, "response", 2, "The Government will implement"),
        (36, "recommendation", 1, "The Home Office"),
        (36, "response", 2, "Lord Laming also recommended"),
        (37, "recommendation", 1, "The Care Quality Commission"),
        (37, "response", 3, "Rounded Assessment will identify"),
        (37, "by_when", 1, "New regulatory framework"),  # stands in a continued row
        (19, "response", 1, ""),
    ],
)
def test_a_continued_row_adds_its_passages_to_the_recommendation_above(corpus: Corpus, number: int, part: Part, count: int, last_begins: str) -> None:
    passages = corpus.recommendations[number].part(part)
    assert len(passages) == count
    assert corpus.text(passages[-1]).startswith(last_begins)
    assert [passage.span for passage in passages] == sorted(passage.span for passage in passages)


def test_the_parts_of_a_continued_recommendation_are_told_apart_by_their_locators(corpus: Corpus) -> None:
    assert [passage.locator for passage in corpus.recommendations[24].response] == [f"Recommendation 24, response ({place} of 3)" for place in (1, 2, 3)]
    assert [passage.id for passage in corpus.recommendations[24].response] == ["rec:24:response", "rec:24:response:2", "rec:24:response:3"]
    assert corpus.recommendations[19].response[0].locator == "Recommendation 19, response"


def test_the_date_of_37_stands_in_a_continued_row(corpus: Corpus) -> None:
    (by_when,) = corpus.recommendations[37].by_when
    assert "from 2010" in corpus.text(by_when)
    responses = corpus.recommendations[37].response
    assert responses[0].span.end <= by_when.span.start  # the first row's date cell is empty


def test_every_recommendation_has_all_three_parts(corpus: Corpus) -> None:
    for row in corpus.recommendations.values():
        assert all(row.part(part) for part in PARTS), row.number
        assert all(passage.part in PARTS and passage.recommendation == row.number for passage in row.passages())


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("1\ta\tb", "a row of the table has 3 cells"),
        ("1\ta\tb\tc\n3\ta\tb\tc", "not 1 to 58 in order"),
        ("Ref no\tLord Laming's recommendation\tResponse\tBy when", "not 1 to 58 in order"),
    ],
)
def test_a_table_that_is_not_whole_is_refused(raw: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        read_action_plan(raw, to_plain_text(raw, "table"), source=SOURCE)
