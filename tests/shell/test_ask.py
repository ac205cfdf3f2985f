"""`laming ask`: words, roles, exit codes, and JSON that a program can rely on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.answering.desk import Desk
from assistant.commands.ask import show
from tests.shell.conftest import Laming


@pytest.mark.parametrize(("question", "status", "code"), [
    ("what is the NSDU?", "answered", 0),
    ("recommendation 59", "not_found", 1),
    ("who won the cup final in 1966?", "not_found", 1),
    ("he is beating my son right now", "urgent", 0),  # the help is the answer
    ("Amy Smith, born 3.4.2011, NHS number 943 476 5919", "personal_data", 0),  # said, not stored
])  # fmt: skip
def test_the_exit_code_says_how_it_was_answered(laming: Laming, question: str, status: str, code: int) -> None:
    found = laming("ask", question, "--json")
    assert json.loads(found.out)["status"] == status
    assert found.code == code


def test_the_same_question_gives_the_same_answer_in_every_process(folders: None) -> None:
    question = "do we spend too much on managers and not enough on proper social workers"
    command = [sys.executable, "-c", "import sys; from assistant.cli import main; sys.exit(main(sys.argv[1:]))", "ask", question, "--json"]
    answers = {subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=False).stdout for seed in "1234"}
    assert len(answers) == 1


def test_words_that_are_no_command_are_asked(laming: Laming) -> None:
    bare = laming("what", "applies", "to", "a", "GP")
    assert bare.out == laming("ask", "what applies to a GP").out
    assert "Recommendation 34" in bare.text


@pytest.mark.parametrize("name", ["health-visitor", "health visitor", "Health Visitors", "HV"])
def test_a_role_goes_by_any_of_its_names(laming: Laming, name: str) -> None:
    assert json.loads(laming("ask", "what applies to me?", "--role", name, "--json").out)["role"] == "health-visitor"


def test_an_unknown_role_is_one_line_with_the_nearest_names(laming: Laming) -> None:
    found = laming("ask", "what applies?", "--role", "health visiter")
    assert (found.code, found.out) == (2, b"")
    assert "health visitor" in found.err
    assert found.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["ask"], ["ask", "  "], [""], ["ask", "--role"], ["ask", "x", "--nonsense"], ["--nonsense"], ["ask", "a" * 10_001]])
def test_what_is_no_question_is_one_line_and_bad_usage(laming: Laming, arguments: list[str]) -> None:
    found = laming(*arguments)
    assert (found.code, found.out) == (2, b"")
    assert found.err.startswith("laming: ")
    assert found.err.count("\n") == 1


def test_json_is_one_line_with_what_the_contract_requires(laming: Laming) -> None:
    found = laming("ask", "by when for 17?", "--json")
    assert found.out.count(b"\n") == 1
    required = {"schema", "question", "read_as", "role", "kind", "status", "headline", "statements", "notices", "suggestions", "corpus"}
    assert required <= set(json.loads(found.out))


def test_json_loses_nothing_where_stdout_has_no_unicode(laming: Laming) -> None:
    plain = laming("ask", "recommendation 19", "--json", encoding="ascii")
    assert json.loads(plain.out) == json.loads(laming("ask", "recommendation 19", "--json").out)


def test_text_for_an_old_terminal_has_question_marks_and_no_failure(laming: Laming) -> None:
    found = laming("19", encoding="ascii")
    assert found.code == 0
    assert b"? all referrals" in found.out


def test_the_same_question_gives_the_same_bytes(laming: Laming) -> None:
    assert laming("ask", "what applies to a GP?").out == laming("ask", "what applies to a GP?").out


def test_a_role_command_asks_what_applies(laming: Laming, desk: Desk) -> None:
    found = json.loads(laming("role", "health", "visitor", "--json").out)
    assert found["role"] == "health-visitor"
    assert found["scope"]["of"] == len(desk.library.corpus.recommendations)


def test_roles_lists_each_role_once(laming: Laming, desk: Desk) -> None:
    assert sorted(laming("roles", "--ids").text.split()) == sorted(desk.library.roles)
    listed = {row["id"]: row for row in json.loads(laming("roles", "--json").out)}
    assert (listed["prison-officer"]["named"], listed["prison-officer"]["group"]) == (0, 0)  # nothing in the papers reaches them
    assert all(role.name in laming("roles").text for role in desk.library.roles.values())


def test_the_first_question_is_told_to_take_longer_only_where_somebody_watches(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nothing is kept yet: a terminal is told so on stderr, a pipe is not, and the second question is asked without a word."""
    desk = Desk(cache=tmp_path / "fresh")
    show(desk, "red tape")
    assert capsys.readouterr().err == ""
    other = Desk(cache=tmp_path / "other")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    show(other, "red tape")
    show(other, "red tape")
    assert capsys.readouterr().err.count("getting ready") == 1
