"""Speech: who speaks, of whom, and what is only named, by a message's small words."""

from __future__ import annotations

import pytest

from assistant.answering.desk import Desk


@pytest.mark.parametrize(
    ("text", "role"),
    [("I'm a teacher, what must the social worker do", "teacher"), ("custody sergeant here, what's the GP's part", "police")],
)
def test_who_says_what_he_is_speaks_for_himself(desk: Desk, text: str, role: str) -> None:
    assert desk.reader.read(text).roles[0].startswith(role)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("wen is it due", "when is it due"),
        ("last 1", "last one"),
        ("r 12 n r 13", "r 12 and r 13"),
        ("chapter 1", "chapter 1"),
        ("level 1 training", "level 1 training"),
        ("rec 1", "rec 1"),
    ],
)
def test_shortened_words_are_read_as_what_they_are_short_for(desk: Desk, text: str, read: str) -> None:
    assert " ".join(word.word for word in desk.reader.read(text).words) == read


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("caseloads of social workers", True),
        ("what about caseloads", False),
        ("my caseload", False),
        ("caseloads should be lower", False),
        ("was it right", False),
    ],
)
def test_a_message_is_bare_that_only_names_something(desk: Desk, text: str, bare: bool) -> None:
    assert desk.reader.read(text).bare is bare


@pytest.mark.parametrize(("text", "chapters"), [("chapter 5", (5,)), ("and chapter five?", (5,)), ("chapters", ()), ("the chapter on training", ())])
def test_chapters_are_named_in_figures_or_words(desk: Desk, text: str, chapters: tuple[int, ...]) -> None:
    assert desk.reader.read(text).chapters == chapters


@pytest.mark.parametrize("text", ["is that still tenable", "did ministers honour it or dilute it", "a wretched defence", "with whom should a board confer"])
def test_words_of_english_are_not_taken_for_misspellings(desk: Desk, text: str) -> None:
    assert desk.reader.read(text).corrections == ()


@pytest.mark.parametrize(
    ("typed", "read"), [("helth visiter", "health visitor"), ("goverment responce", "government response"), ("suprevision", "supervision")]
)
def test_misspellings_of_the_papers_words_are_set_right(desk: Desk, typed: str, read: str) -> None:
    assert desk.reader.read(typed).text == read
