"""Line mode: a conversation in lines that a screen reader, a pipe or an old terminal can take."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant.actions import ACTIONS
from assistant.answering.desk import Desk
from assistant.commands import start
from tests.shell.conftest import Laming


def talk(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def test_a_pipe_gets_questions_and_answers_by_name(laming: Laming) -> None:
    found = laming(stdin=talk("recommendation 12", "", "by when?"))
    assert found.code == 0
    assert found.text.count("You: ") == 2
    assert found.text.count("Laming: ") == 2
    assert "\x1b" not in found.text


def test_it_says_what_ask_says(laming: Laming) -> None:
    asked = laming("ask", "what is the NSDU?").text
    assert laming("--plain", stdin=talk("what is the NSDU?")).text == f"You: what is the NSDU?\nLaming: {asked}\n"


def test_a_role_holds_until_it_is_ended(laming: Laming) -> None:
    text = laming(stdin=talk(":role", ":role HV", ":role", ":role none", ":role")).text
    answers = [line for line in text.split("\n") if line.startswith("Laming:")]
    assert answers == [
        "Laming: No role is set.",
        "Laming: Answering for health visitors.",
        "Laming: Answering for health visitors.",
        "Laming: No role is set.",
        "Laming: No role is set.",
    ]


def test_a_role_can_be_given_at_the_start(laming: Laming) -> None:
    assert "health visitors" in laming("--plain", "--role", "HV", stdin=talk(":role")).text
    assert laming("--plain", "--role", "no such role").code == 2


def test_open_reads_the_passage_around_a_citation(laming: Laming, desk: Desk) -> None:
    quote = desk.ask("recommendation 15").statements[1].quote
    text = laming(stdin=talk("15", ":open 2")).text
    opened = text[text.index(":open 2") :]
    assert "Recommendation 15, response" in opened
    assert " ".join(quote.split()) in " ".join(opened.split())
    assert opened.index("Before it:") < opened.index("The words:") < opened.index("After it:")


@pytest.mark.parametrize(("line", "said"), [
    (":open 1", "no answer with citations yet"),
    (":role xyzzy", "There is no role 'xyzzy'"),
    (":what", "There is no :what"),
    (":help", ":open N"),
    ("a" * 20_000, "the most is 10,000"),
])  # fmt: skip
def test_what_cannot_be_done_is_said_and_the_conversation_goes_on(laming: Laming, line: str, said: str) -> None:
    found = laming(stdin=talk(line, "recommendation 19"))
    assert said in found.text
    assert "Recommendation 19." in found.text
    assert found.code == 0


def test_slash_and_colon_commands_are_alike(laming: Laming) -> None:
    for command in ("help", "rec 19", "frobnicate"):
        colon, slash = (laming(stdin=talk(mark + command)).text for mark in ":/")
        assert colon.replace(f"You: :{command}", "") == slash.replace(f"You: /{command}", "").replace("There is no /", "There is no :")


def test_every_command_of_line_mode_is_in_its_help_and_done(laming: Laming) -> None:
    commands = [each.command for each in ACTIONS if each.in_lines]
    told = laming(stdin=talk(":help")).text
    assert [f":{command}" in told for command in commands] == [True] * len(commands)
    done = laming(stdin=talk("19", *(f":{command}" for command in commands))).text
    assert "in line mode" not in done
    assert "fault" not in done


def test_quotes_are_pinned_once_to_a_session_and_listed(laming: Laming, desk: Desk) -> None:
    quotes = len(desk.ask("recommendation 19").statements)
    text = laming(stdin=talk(":session Lines", ":pin 1", "19", ":pin 1", ":pinall", ":pin 99", ":session")).text
    assert "no answer with citations yet" in text
    assert "1 pinned. “Lines” holds 1." in " ".join(text.split())
    assert f"{quotes - 1} pinned, 1 was there already. “Lines” holds {quotes}." in " ".join(text.split())
    assert "has citations 1 to" in text
    assert "1. Recommendation 19, recommendation:" in " ".join(text.split())


def test_the_role_in_the_settings_holds_in_line_mode(laming: Laming, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One that does not exist is told with file and line, and the conversation goes on."""
    monkeypatch.setenv("LAMING_CONFIG", str(tmp_path))
    (tmp_path / "settings.yaml").write_text("theme: light\nrole: health visitor\n", encoding="utf-8")
    assert "Answering for health visitors." in laming(stdin=talk(":role")).text
    (tmp_path / "settings.yaml").write_text("role: wizard\n", encoding="utf-8")
    found = laming(stdin=talk(":role"))
    assert "No role is set." in found.text
    assert "settings.yaml, line 1, role: there is no role 'wizard'" in found.err


@pytest.mark.parametrize("number", ["0", "99", "x", "", "²"])
def test_a_citation_that_is_not_there_is_said_with_the_range(laming: Laming, number: str) -> None:
    assert "has citations 1 to" in laming(stdin=talk("19", f":open {number}")).text


def test_quit_ends_it(laming: Laming) -> None:
    assert "Recommendation 19" not in laming(stdin=talk(":quit", "19")).text


def test_bytes_that_are_no_text_are_no_end(laming: Laming) -> None:
    found = laming(stdin=b"\xff\xfe\x1b[2J\x00\nrecommendation 19\n")
    assert "Recommendation 19." in found.text
    assert not set(found.text) & set("\x1b\x00")


@pytest.mark.parametrize(("variables", "stdin", "stdout", "screen"), [
    ({}, True, True, True),
    ({}, True, False, False),  # into a pipe
    ({}, False, True, False),  # out of a pipe
    ({"TERM": "dumb"}, True, True, False),
    ({"ACCESSIBLE": "1"}, True, True, False),
    ({"ACCESSIBLE": "0"}, True, True, True),
])  # fmt: skip
def test_the_screen_is_for_a_terminal_that_can_be_drawn_on(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], stdin: bool, stdout: bool, screen: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(start, "is_terminal", lambda stream: stdin if stream is sys.stdin else stdout)
    assert start.has_screen() == screen


def test_a_fault_over_one_question_does_not_end_the_conversation(laming: Laming, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = Desk.ask
    monkeypatch.setattr(Desk, "ask", lambda desk, text, talk=None: ask(desk, [text, 0][text == "boom"], talk))
    found = laming(stdin=talk("boom", "recommendation 19"))
    assert "could not be answered" in found.text
    assert "Recommendation 19." in found.text
    assert found.code == 4


def test_in_a_terminal_the_screen_opens_for_the_role(laming: Laming, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str | None] = []
    monkeypatch.setattr(start, "has_screen", lambda: True)
    monkeypatch.setattr("assistant.tui.app.run", lambda role=None, keep=True: opened.append(role))
    assert laming().code == 0
    assert laming("--role", "HV").code == 0
    assert opened == [None, "health-visitor"]


def test_an_unknown_role_is_said_before_there_is_a_screen(laming: Laming, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "has_screen", lambda: True)
    monkeypatch.setattr("assistant.tui.app.run", lambda role=None: pytest.fail("a screen was opened"))
    assert laming("--role", "nobody at all").code == 2
