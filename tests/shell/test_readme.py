"""The README is kept true: its commands exist, run, and its pictures are there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from assistant.commands.catalogue import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(laming [^`]*)`", README)))
EXAMPLES = [each for each in NAMED if each.split()[1][0].isdecimal() or (each.split()[1] in {"ask", "search", "role", "due"} and len(each.split()) > 2)]


def test_every_command_is_in_the_readme() -> None:
    assert {name for name in COMMANDS if f"`laming {name}`" not in README} == set()


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_readme_runs_and_answers(example: str, laming) -> None:  # type: ignore[no-untyped-def]
    ran = laming(*shlex.split(example)[1:])
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("picture", re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README))
def test_a_picture_of_the_readme_is_there(picture: str) -> None:
    assert (ROOT / picture).is_file()


def test_the_two_commands_stand_on_one_line_each() -> None:
    assert len(re.findall(r"^python3 -m venv \.venv && .*$", README, re.MULTILINE)) == 2
