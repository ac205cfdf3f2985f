"""The abstention curve, on questions made up so that the right figures are plain."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from assistant.answering.confidence import ALONE, IN_TALK, LEAST, NAMES, Features
from assistant.answering.conversation import Conversation
from assistant.answering.desk import Desk
from tests.relevance.curve import curve, point
from tests.relevance.passages import Papers
from tests.relevance.picture import picture
from tests.relevance.question_set import Item, QuestionSet
from tests.relevance.sureness import Sure, SureSet, sureness, unhindered


def features(strength: float) -> Features:
    """Features that all say the same; the model of these tests takes the first as the confidence."""
    return Features(**dict.fromkeys(NAMES, strength), clues=())


def by_score(found: Features) -> float:
    return found.score


SMALL = [
    Sure(True, None, True, 1.0),  # found by its number: no cut-off stands in its way
    Sure(True, features(0.9), True, 0.8),
    Sure(True, features(0.4), True, 0.3),
    Sure(False, features(0.6), True, 0.0),
    Sure(False, None, False, 0.0),  # refused before the confidence is asked
]


@pytest.mark.parametrize(
    ("cut_off", "answered", "score", "false_answers", "false_refusals"),
    [(0.0, 4, 2.1 / 4, 1, 0), (0.5, 3, 1.8 / 3, 1, 1), (0.6, 3, 1.8 / 3, 1, 1), (0.7, 2, 1.8 / 2, 0, 1), (1.0, 1, 1.0, 0, 2)],
)
def test_a_cut_off_refuses_what_is_less_sure(cut_off: float, answered: int, score: float, false_answers: int, false_refusals: int) -> None:
    found = point(SMALL, cut_off, by_score)
    assert [found.share_answered, found.score] == pytest.approx([answered / 5, score])
    assert (found.false_answers, found.false_refusals) == (false_answers, false_refusals)


def test_the_chosen_point_is_that_of_the_cut_off_in_use() -> None:
    assert curve(SureSet("small", SMALL), by_score).chosen == point(SMALL, LEAST[ALONE], by_score)


def test_the_picture_is_an_svg_with_a_line_and_a_dot_for_each_curve_in_each_panel_and_escapes_names() -> None:
    root = ElementTree.fromstring(picture([curve(SureSet("a<b", SMALL), by_score), curve(SureSet("other", SMALL, bounded=False), by_score)]))
    space = "{http://www.w3.org/2000/svg}"
    assert len(root.findall(f"{space}polyline")) == 4
    assert len(root.findall(f"{space}circle")) == 4 + 2
    assert any("a<b" in (each.text or "") for each in root.iter(f"{space}text"))


def test_the_picture_takes_no_third_set() -> None:
    with pytest.raises(ValueError, match="one set or two"):
        picture([curve(SureSet(name, SMALL), by_score) for name in "abc"])


def test_without_hindrance_the_desk_answers_what_it_would_refuse_for_want_of_confidence(desk: Desk) -> None:
    text = "what does it say about the price of sheep training in the hills"
    with unhindered(bounded=False) as consulted:
        desk.ask(text)
    assert consulted
    found, manner = consulted[-1]
    assert manner == ALONE
    assert (desk.composer.finder.confidence.of(found, manner) >= LEAST[ALONE]) == (desk.ask(text).status == "answered")


def test_a_look_up_by_number_does_not_hang_on_the_confidence(desk: Desk, papers: Papers) -> None:
    asked = QuestionSet("one", (Item("q", "recommendation 19", "number-lookup", relevant={"rec:19": 2}),), (), ())
    assert sureness(desk, papers, asked).questions == [Sure(True, None, True, 1.0)]


def test_a_later_turn_hangs_on_the_confidence_for_conversations(desk: Desk) -> None:
    talk = Conversation()
    desk.ask("rec 12", talk)
    with unhindered() as consulted:
        desk.ask("and the price of sheep training in the hills", talk)
    assert [manner for _, manner in consulted] == [IN_TALK]
