"""Conversations and sessions leave as Markdown, HTML and JSON with the numbers of the screen, and can be checked."""

from __future__ import annotations

import datetime
import json

import pytest

from assistant.answering.answer import to_json
from assistant.answering.conversation import Conversation
from assistant.exports.errors import PlanError
from assistant.exports.talk import FORMS, Form, export_conversation, export_session
from assistant.sessions import KeptTurn, Pin
from assistant.verification import check
from tests.exports.sessions import VERSION, desk, quotes_of

QUESTIONS = ("what applies to a health visitor?", "recommendation 19", "recommendation 24", "rec 59")
AT = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)


def _turns() -> list[KeptTurn]:
    talk = Conversation()
    return [KeptTurn(question, to_json(desk().ask(question, talk)), AT) for question in QUESTIONS]


def _pins() -> list[Pin]:
    return [Pin(turn.asked, statement, "<b>a note</b>", 5) for turn in _turns() for statement in turn.answer["statements"][:3]]


def _exported(form: Form, *, session: bool) -> bytes:
    corpus = desk().library.corpus
    return (
        export_session(corpus, "My session", _pins(), form, version=VERSION)
        if session
        else export_conversation(corpus, "My talk", _turns(), form, version=VERSION)
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("session", [False, True], ids=["conversation", "session"])
def test_every_quote_is_found_again(form: Form, *, session: bool) -> None:
    quotes = quotes_of(f"x.{form}", _exported(form, session=session))
    assert len(quotes) >= (len(_pins()) if session else sum(len(turn.answer["statements"]) for turn in _turns()))
    assert [each for each in check(desk().library.corpus, quotes) if each.verdict != "found"] == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("session", [False, True], ids=["conversation", "session"])
def test_a_changed_character_fails(form: Form, *, session: bool) -> None:
    changed = _exported(form, session=session).replace(b"initial assessment", b"initial assessmant")
    assert any(each.verdict == "missing" for each in check(desk().library.corpus, quotes_of(f"x.{form}", changed)))


def test_an_answer_keeps_the_numbers_of_the_screen() -> None:
    text = _exported("md", session=False).decode()
    for turn in _turns():
        for statement in turn.answer["statements"]:
            citation = statement["citation"]
            assert f"[{citation['number']}] " in text
            assert f"({citation['source']} {citation['start']}–{citation['end']})" in text


def test_a_session_is_numbered_over_all_its_pins() -> None:
    pins = json.loads(_exported("json", session=True))["pins"]
    assert [pin["statement"]["citation"]["number"] for pin in pins] == list(range(1, len(pins) + 1))


def test_notes_and_questions_are_never_markup() -> None:
    assert b"<b>" not in _exported("html", session=True)
    assert b"<b>" not in _exported("md", session=True).replace(b"\\<b\\>", b"")


def test_a_pin_whose_quote_is_in_no_paper_is_refused() -> None:
    pin = _pins()[0]
    forged = Pin(pin.question, {**pin.statement, "quote": "Nobody ever wrote this."})
    with pytest.raises(PlanError, match="quote 1 does not stand in"):
        export_session(desk().library.corpus, "x", [forged], "md", version=VERSION)
