"""Help, completion and the version: made from the commands' own tables, with examples that run."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from assistant.commands import start
from assistant.commands.catalogue import COMMANDS
from assistant.shell.diagnostics import ExitCode
from tests.shell.conftest import Laming


def module(name: str) -> Any:
    return import_module(f"assistant.commands.{name}")


EXAMPLES = [example for name in COMMANDS for example in module(name).EXAMPLES] + [example for example, _ in start.EXAMPLES]
RUNNABLE = [example for example in EXAMPLES if not set(example) & set("|;<$") and example not in {"laming", "laming --plain"}]


def test_help_lists_every_command_and_exit_code(laming: Laming) -> None:
    text = laming("--help").text
    assert all(f"\n  {name} " in text for name in COMMANDS)
    assert all(f"\n  {int(code)} " in text for code in ExitCode)
    assert laming("help").text == text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_its_examples(laming: Laming, name: str) -> None:
    found = laming(name, "--help")
    assert found.code == 0
    assert module(name).EXAMPLES
    assert all(example in found.text for example in module(name).EXAMPLES)


@pytest.mark.parametrize("example", [each for each in RUNNABLE if not each.startswith("laming pack build")])
def test_every_example_runs(laming: Laming, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = laming(*shlex.split(example.split(" > ")[0])[1:])
    assert found.code == 0, found.err


def test_most_examples_are_run() -> None:
    assert len(RUNNABLE) > 0.7 * len(EXAMPLES)


def test_the_version_is_one_line(laming: Laming) -> None:
    found = laming("--version")
    assert found.text.startswith("laming ")
    assert found.text.count("\n") == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command_and_option(laming: Laming, shell: str) -> None:
    script = laming("completion", shell).text
    for name in COMMANDS:
        assert name in script
        for flag in module(name).options().flags:
            assert flag[2:] in script


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(("words", "completed"), [(["s"], "search sources source"), (["due", "--f"], "--format --from"), (["completion", "z"], "zsh")])
def test_bash_completes(laming: Laming, tmp_path: Path, words: list[str], completed: str) -> None:
    script = tmp_path / "completion.bash"
    script.write_bytes(laming("completion", "bash").out)
    typed = f'COMP_WORDS=(laming {" ".join(words)}); COMP_CWORD={len(words)}; _laming; echo "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "--norc", "-c", f"source {script}; {typed}"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == completed


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_take_the_script(laming: Laming, tmp_path: Path, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    script = tmp_path / "script"
    script.write_bytes(laming("completion", shell).out)
    subprocess.run([shell, "-n", str(script)], check=True)
