"""Misspelt words are set right; words that are known are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.desk import Desk
from index.fuzzy import allowed_slips, correct, nearest
from index.text import tokens
from knowledge.corpus import Corpus

WORDS = ["board", "child", "commissioner", "health", "inspectorate", "review", "safeguarding", "social", "supervision", "teacher", "visitor"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("teecher", "teacher"), ("vistor", "visitor"), ("safegaurding", "safeguarding"), ("supervison", "supervision"), ("revuew", "review"),
        ("helth", "health"), ("chidl", "child"), ("inspectrate", "inspectorate"),
        ("football", None),  # near to none
        ("heal", None),  # two letters short of a word of six
        ("bo", None), ("x9ray", None), ("", None),
    ],
)  # fmt: skip
def test_a_misspelt_word_is_read_as_the_nearest_one(typed: str, read: str | None) -> None:
    assert correct(typed, dict.fromkeys(WORDS, 9)) == read


def test_of_two_words_as_near_the_one_in_use_is_read() -> None:
    assert correct("wich", {"witch": 3, "with": 900, "which": 700}) == "which"
    assert correct("takin", {"taken": 60, "taking": 20}) == "taking"  # the end left off


@pytest.mark.parametrize("typed", ["is darren's mum told", "what've they said", "you're sure", "needn't they"])
def test_names_and_shortened_verbs_are_no_slips(desk: Desk, typed: str) -> None:
    assert not desk.reader.read(typed).corrections


@settings(max_examples=100)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=14))
def test_what_a_word_is_read_as_stands_in_the_vocabulary(word: str) -> None:
    read = correct(word, dict.fromkeys(WORDS, 9))
    assert read is None or read in WORDS


def test_the_longer_a_word_the_more_slips_are_forgiven() -> None:
    assert [allowed_slips("x" * length) for length in (3, 4, 7, 11)] == [0, 1, 2, 3]


def test_no_word_of_the_papers_is_ever_corrected(desk: Desk, corpus: Corpus) -> None:
    words = sorted({token.word for source in corpus.sources.values() for token in tokens(source.text) if token.word.isalpha()})
    assert len(words) > 1500
    changed = {typed: read for place in range(0, len(words), 40) for typed, read in desk.reader.read(" ".join(words[place : place + 40])).corrections}
    assert not changed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("what applys to a teecher", ("teecher", "teacher")),
        ("serious case reveiws", ("reveiws", "review")),
        ("suprevision of staff", ("suprevision", "supervision")),
        ("whose job isit to lead reviews", ("isit", "is it")),
        ("coregruop meetings", ("coregruop", "core group")),
        ("early help for childreninneed", ("childreninneed", "children in need")),
    ],
)
def test_a_correction_is_made_in_a_question_and_said(desk: Desk, typed: str, read: tuple[str, str]) -> None:
    assert read in desk.reader.read(typed).corrections
    (notice,) = [notice for notice in desk.ask(typed).notices if notice.kind == "correction"]
    assert f"“{read[0]}” as “{read[1]}”" in notice.text


def test_near_names_come_best_first() -> None:
    assert nearest("health visitr", ["teacher", "health visitor", "school nurse"])[0] == "health visitor"
    assert nearest("zzzz", ["teacher"]) == []
