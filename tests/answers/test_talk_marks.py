"""Marks of a question in its conversation: what it says stays apart from what was said and shown before."""

from __future__ import annotations

from assistant.answering.conversation import Conversation, Turn
from assistant.answering.desk import Desk
from assistant.answering.talk_marks import marks_in_talk


def turn(*units: str, signs: tuple[str, ...] = ()) -> Turn:
    return Turn("asked", "asked", "asked", "asked", "topic", units, signs=signs)


def test_a_question_by_itself_has_only_its_own_marks(desk: Desk) -> None:
    question = desk.reader.read("training for police officers")
    assert marks_in_talk(question, []) == list(question.own_marks)
    assert {"train", "polic offic"} <= set(question.own_marks)


def test_what_was_said_and_shown_before_is_marked_by_how_long_ago(desk: Desk) -> None:
    question = desk.reader.read("by when?")
    marks = marks_in_talk(question, [turn("rec:3", signs=("court",)), turn("rec:36", signs=("train",))])
    assert {"last: train", "last shown: rec:36", "earlier: court", "earlier shown: rec:3", "first: court", "when at rec:36"} <= set(marks)
    assert not {"train", "court"} & set(question.own_marks)


def test_a_follow_up_of_few_words_is_read_behind_what_was_shown(desk: Desk) -> None:
    model = desk.searcher.model
    talk = Conversation()
    desk.ask("what training do police child abuse officers get", talk)
    behind = model.shares(marks_in_talk(desk.reader.read("ready by when?"), talk.turns))
    alone = model.shares(desk.reader.read("ready by when?").own_marks)
    assert max(behind, key=lambda unit: behind[unit]) == "rec:36"
    assert behind["rec:36"] > 5 * alone["rec:36"]
