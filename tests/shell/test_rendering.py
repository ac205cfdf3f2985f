"""The text of an answer: what stands where, at any width, and never an escape sequence from anybody's text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.shell.output import Look
from assistant.shell.rendering import rendered, scope_line
from assistant.shell.wrapping import columns, wrapped
from tests.shell.answers import PAPERS, answer, statement

GOLDEN = Path(__file__).parent / "golden"


def role_answer() -> dict[str, Any]:
    """An answer with everything in it."""
    web = {"url": "https://example.org/a-page", "checked_on": "2026-01-31"}
    press: dict[str, Any] = {"source": "press-release", "recommendation": None, "part": None, "locator": "Statement by Alan Johnson, paragraph 2"}
    return answer(
        statement("Staff must ensure:\n● every referral leads to an assessment of the child, and of those around the child; and\n● feedback.",
                  applies="named", why="referrals reach you"),
        statement("To be reflected in guidance.", number=2, why="referrals reach you",
                  citation={"part": "response", "locator": "Recommendation 7, response"}),
        statement("“I have asked the Chief Nursing Officer.", number=3, applies="named", why="a programme for you", citation=press),
        statement("All staff should know.", number=10, applies="group", why="all staff",
                  citation={"recommendation": 20, "locator": "Recommendation 20, recommendation"}),
        question="wat aplies to me", read_as="what applies to health visitors?", headline="Recommendations 7, 20.",
        scope={"matched": 1, "of": 58, "basis": "recommendations that name health visitors"},
        notices=[
            {"kind": "correction", "text": "Read “aplies” as “applies”."},
            {"kind": "wording_differs", "text": "The papers differ on the date. End of April; 6 May."},
            {"kind": "then_and_now", "text": "The unit: It no longer exists.", **web},
            {"kind": "currency", "text": "Quoted as history, not as a duty of today: Action plan table."},
        ],
        suggestions=["by when for recommendation 7?"],
    )  # fmt: skip


def test_an_answer_reads_as_it_did() -> None:
    """A change of the text is seen in review: the file is compared as bytes."""
    assert rendered(role_answer(), PAPERS, Look(72)) == (GOLDEN / "role_answer.txt").read_text(encoding="utf-8")


def test_colours_change_nothing_but_colours() -> None:
    import re

    coloured = rendered(role_answer(), PAPERS, Look(72, colour=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == rendered(role_answer(), PAPERS, Look(72))


def test_help_for_a_child_stands_before_everything() -> None:
    notices = [{"kind": "context", "text": "About England."}, {"kind": "urgent", "text": "Ring 999."}]
    lines = rendered(answer(statement(), status="urgent", headline="Get help first.", notices=notices), PAPERS, Look()).split("\n")
    assert "GET HELP FIRST" in lines[1]
    assert lines.index("Ring 999.") < next(place for place, line in enumerate(lines) if "[1]" in line)


def test_near_passages_are_said_to_be_no_answer() -> None:
    text = rendered(answer(statement(relation="near"), status="not_found", headline="The papers do not answer this."), PAPERS, Look())
    assert text.index("no answer to it") < text.index("[1]")


@pytest.mark.parametrize(("asked", "read_as", "shown"), [
    ("by when?", "by when for recommendation 12?", True),
    ("Recommendation 12", "recommendation 12?", False),  # only capitals and marks differ
    ("what’s due", "what's due", False),
])  # fmt: skip
def test_the_reading_is_said_where_it_differs(asked: str, read_as: str, shown: bool) -> None:
    assert ("Read as: " in rendered(answer(question=asked, read_as=read_as), PAPERS, Look())) == shown


def test_a_count_in_the_headline_is_not_said_twice() -> None:
    counted = answer(
        statement(applies="named"), headline="1 of 58 recommendations that name GPs.", scope={"matched": 1, "of": 58, "basis": "recommendations that name GPs"}
    )
    assert scope_line(counted) == "Recommendations that name GPs: 7"


@pytest.mark.parametrize(("scope", "line"), [
    ({"matched": 1, "of": 58, "basis": "recommendations that name GPs"}, "1 of 58 recommendations name GPs: 7"),
    ({"matched": 2, "of": 58, "basis": "recommendations that name GPs"}, "2 of 58 recommendations name GPs"),  # not all are shown: no list
    (None, ""),
])  # fmt: skip
def test_a_scope_names_its_recommendations_where_all_are_shown(scope: dict[str, Any] | None, line: str) -> None:
    assert scope_line(answer(statement(applies="named"), statement(number=2, applies="group", citation={"recommendation": 8}), scope=scope)) == line


HOSTILE = st.text(st.one_of(st.characters(), st.sampled_from("\x1b\x9b\x07\x00\r\u202e\u2066\x7f\ud800")), max_size=60)


@settings(deadline=None)
@given(HOSTILE, HOSTILE)
def test_no_text_gets_an_escape_sequence_through(text: str, other: str) -> None:
    shown = answer(
        statement(text, why=other, citation={"locator": other}), question="?", read_as=text, headline=other,
        notices=[{"kind": "context", "text": text, "url": other}, {"kind": "urgent", "text": text}], suggestions=[other],
    )  # fmt: skip
    printed = rendered(shown, {"action-plan-table": text}, Look())
    assert not set(printed) & set("\x1b\x9b\x07\x00\r\u202e\u2066\x7f\ud800")
    printed.encode()


@settings(deadline=None)
@given(st.text(st.sampled_from("ab c\n—é日"), max_size=300), st.integers(20, 120))
def test_wrapping_keeps_every_word_in_order_and_every_line_narrow(text: str, width: int) -> None:
    lines = list(wrapped(text, width, first="[1] ", rest="    "))
    assert " ".join(lines).split() == ["[1]", *text.split()]
    for line in lines:
        assert columns(line) <= width or len(line.removeprefix("[1]").split()) == 1
