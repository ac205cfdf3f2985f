"""What the quiz must hold."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.exports.documents.quiz_paper import stem_of
from assistant.exports.pack import Item, SessionPack
from assistant.exports.planning import plan
from assistant.exports.quiz_files import _cell, _escaped, quiz_csv
from assistant.exports.wording import load_wording
from assistant.verification import GAP
from tests.exports.sessions import DAY, HEALTH_VISITOR, REQUESTS, VERSION, desk, edition, files, pack, quotes_of, request

NAMES = list(REQUESTS)


def _items(name: str) -> list[tuple[SessionPack, Item]]:
    return [(pack(name), item) for item in pack(name).quiz]


@pytest.mark.parametrize("name", NAMES)
def test_a_quiz_has_8_to_12_items_of_several_kinds_and_a_quote_for_every_key(name: str) -> None:
    quiz = pack(name).quiz
    assert 8 <= len(quiz) <= 12
    assert len({item.kind for item in quiz}) >= 4
    assert all(item.cites and all(pack(name).statement(number).quote for number in item.cites) for item in quiz)


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_quote_is_a_true_one_about_another_recommendation(name: str) -> None:
    for session, item in _items(name):
        right = {session.statement(number).citation.recommendation for number in item.cites}
        for option in item.options:
            if option.cite and not option.right:
                assert session.statement(option.cite).citation.recommendation not in right


@pytest.mark.parametrize("name", NAMES)
def test_the_wrong_quotes_of_a_choice_do_not_reach_the_role(name: str) -> None:
    library, roles = desk().library, request(name).roles
    reached = {each.unit for role in roles for each in library.applications.get(("role", role), ())}
    reached |= {each.unit for role in roles for group in library.roles[role].groups for each in library.applications.get(("group", group), ())}
    for session, item in _items(name):
        if item.kind == "choice":
            assert not reached & {session.statement(option.cite).unit for option in item.options if option.cite and not option.right}


@pytest.mark.parametrize("name", NAMES)
def test_a_gap_filled_with_its_answer_is_the_quote(name: str) -> None:
    for session, item in _items(name):
        if item.kind == "gap":
            stem = stem_of(item)
            assert stem is not None
            shown = edition(name).words(stem)
            assert shown.count(GAP) == 1
            assert shown.replace(GAP, item.answer) == f"“{session.statement(item.cites[0]).quote}”"
            assert [option.text for option in item.options if option.right] == [item.answer]


@pytest.mark.parametrize("name", NAMES)
def test_the_words_for_a_gap_that_are_wrong_stand_in_another_recommendation(name: str) -> None:
    corpus = desk().library.corpus
    for _, item in _items(name):
        for option in item.options if item.kind == "gap" else ():
            number = int(option.of.rsplit(" ", 1)[1]) if option.of.startswith("recommendation ") else None
            assert number is None or option.text in " ".join(" ".join(map(corpus.text, corpus.recommendations[number].recommendation)).split())


@pytest.mark.parametrize("file", ["quiz.docx", "quiz.gift"])
def test_a_question_shows_no_number_that_tells_the_right_answer(file: str) -> None:
    """The numbers of a session's own quotes are lower than those of the wrong ones."""
    asked = [quote for quote in quotes_of(file, files(HEALTH_VISITOR)[file]) if "in a question" in quote.where]
    assert len(asked) >= 4 * sum(item.kind == "choice" for item in pack(HEALTH_VISITOR).quiz)


def test_every_gap_stands_once_in_its_recommendation() -> None:
    corpus, gaps = desk().library.corpus, load_wording(desk().library)["gaps"]
    assert set(gaps) == set(corpus.recommendations)
    for number, words in gaps.items():
        text = "\n".join(map(corpus.text, corpus.recommendations[number].recommendation))
        assert [word for word in words if text.count(word) != 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_date_to_choose_from_says_something_else(name: str) -> None:
    for session, item in _items(name):
        if item.kind == "date":
            texts = [" ".join(session.statement(option.cite or 0).quote.split()) for option in item.options]
            assert len(set(texts)) == len(texts) == 4


@pytest.mark.parametrize("name", NAMES)
def test_who_was_to_act_is_printed_as_the_paper_has_it(name: str) -> None:
    for session, item in _items(name):
        if item.kind == "owner":
            right = next(option for option in item.options if option.right)
            assert right.text.casefold() in session.statement(item.cites[0]).quote.casefold()


def test_what_is_said_of_a_body_is_what_the_data_say_of_it() -> None:
    told = {body.now: body.names[0] for body in desk().library.bodies.values()}
    items = [item for name in NAMES for _, item in _items(name) if item.kind == "since"]
    assert items
    assert all(told[option.text] == option.of for item in items for option in item.options)


def test_the_count_is_the_one_that_an_answer_gives() -> None:
    item = next(item for item in pack(HEALTH_VISITOR).quiz if item.kind == "number")
    assert item.answer == "4"
    assert item.question == "How many of the 58 recommendations name health visitors?"


def test_a_seed_gives_the_same_quiz_and_another_seed_another() -> None:
    again, other = (plan(desk(), request("gps", seed=seed), date=DAY, version=VERSION).quiz for seed in (1, 2))
    assert again == pack("gps").quiz
    assert other != again


@given(st.text())
def test_text_never_becomes_a_mark_of_gift(text: str) -> None:
    escaped = _escaped(text)
    assert "\n" not in escaped
    assert not re.search(r"(?<!\\)(?:\\\\)*[~=#{}:]", escaped)
    assert re.sub(r"\\(.)", r"\1", escaped) == " ".join(text.split())


@given(st.text(min_size=1))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert str(_cell(text))[0] not in "=+-@\t\r"


@pytest.mark.parametrize("name", NAMES)
def test_the_csv_has_a_row_for_every_item_with_its_quote(name: str) -> None:
    rows = list(csv.DictReader(io.StringIO(quiz_csv(edition(name)).decode("utf-8-sig"))))
    assert len(rows) == len(pack(name).quiz)
    for row, item in zip(rows, pack(name).quiz, strict=True):
        assert row["quote"] == pack(name).statement(item.cites[0]).quote
        assert row["citation"] == str(item.cites[0])


@pytest.mark.parametrize("name", NAMES)
def test_gift_has_one_right_answer_in_every_choice(name: str) -> None:
    blocks = files(name)["quiz.gift"].decode().split("\n::")[1:]
    for block, item in zip(blocks, pack(name).quiz, strict=True):
        lines = block.split("\n")
        assert sum(line.startswith("=") for line in lines) == (len(item.pairs) or (item.kind != "number"))
        assert sum(line.startswith("####") for line in lines) == 1
