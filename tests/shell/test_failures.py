"""Every failure is one line on stderr and a documented exit code; stdout holds the answer or nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.answering.desk import Desk
from assistant.paths import cache_folder, config_folder, data_folder, is_private, private
from assistant.shell.diagnostics import UsageError
from assistant.shell.output import OutputError
from knowledge.errors import ChangedSourceError, DataError
from tests.shell.conftest import Laming

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("problem", "code", "said"), [
    (UsageError("say what"), 2, "say what"),
    (ChangedSourceError(Path("paper.txt"), expected="a", found="b"), 3, "paper.txt has changed"),
    (DataError(Path("roles.yaml"), "no name"), 3, "roles.yaml: no name"),
    (FileNotFoundError(2, "No such file", "terms.yaml"), 3, "terms.yaml is missing"),
    (PermissionError(13, "Permission denied", "terms.yaml"), 3, "cannot read terms.yaml: Permission denied"),
    (OutputError("No space left on device"), 4, "could not be written: No space left"),
    (ModuleNotFoundError("No module named 'yaml'"), 4, "install laming again"),
    (ZeroDivisionError("1/0"), 4, "a fault in the program: ZeroDivisionError"),
    (KeyboardInterrupt(), 130, ""),
    (BrokenPipeError(), 141, ""),
])  # fmt: skip
def test_a_failure_is_one_line_and_a_code(laming: Laming, monkeypatch: pytest.MonkeyPatch, problem: BaseException, code: int, said: str) -> None:
    def fails(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(Desk, "ask", fails)
    found = laming("ask", "anything")
    assert (found.code, found.out) == (code, b"")
    assert said in found.err
    assert found.err.count("\n") == (1 if said else 0)


def test_a_traceback_is_there_for_those_who_ask(laming: Laming, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "ask", lambda *_, **__: 1 / 0)
    monkeypatch.setenv("LAMING_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        laming("ask", "anything")


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """Runs a shell line in which $laming is the command."""
    line = command.replace("$laming", f"{sys.executable} -m assistant")
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=ROOT, env=dict(os.environ), check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(("command", "code", "said"), [
    ("$laming 19 >/dev/full", 4, "could not be written"),
    ("$laming sources >&-", 4, "standard output is closed"),
    ("$laming role nobody 2>&-", 2, ""),
    ("$laming source action-plan-table | true; exit ${PIPESTATUS[0]}", 141, ""),
])  # fmt: skip
def test_streams_that_fail_are_told_apart_and_leave_no_traceback(command: str, code: int, said: str) -> None:
    done = shell(command)
    assert done.returncode == code
    assert said in done.stderr
    assert done.stderr.count("\n") == (1 if said else 0)


def test_it_runs_without_any_environment() -> None:
    done = shell("env -i $laming 19")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Recommendation 19.")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the places of Linux")
@pytest.mark.parametrize(("variables", "folders"), [
    ({"HOME": "/home/x"}, ("/home/x/.cache/laming", "/home/x/.local/share/laming", "/home/x/.config/laming")),
    ({"HOME": "/home/x", "XDG_CACHE_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/e"}, ("/c/laming", "/d/laming", "/e/laming")),
    ({"HOME": "/home/x", "XDG_CACHE_HOME": "relative"}, ("/home/x/.cache/laming", "/home/x/.local/share/laming", "/home/x/.config/laming")),
    ({"HOME": "/home/x", "LAMING_CACHE": "/c", "LAMING_DATA": "/d", "LAMING_CONFIG": "/e", "XDG_CACHE_HOME": "/f"}, ("/c", "/d", "/e")),
])  # fmt: skip
def test_each_folder_has_its_place(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], folders: tuple[str, ...]) -> None:
    for kind in ("CACHE", "DATA", "CONFIG"):
        monkeypatch.delenv(f"LAMING_{kind}", raising=False)
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert (cache_folder(), data_folder(), config_folder()) == folders


def test_a_folder_is_made_for_the_user_alone(tmp_path: Path) -> None:
    made = private(str(tmp_path / "a" / "b"))
    assert made and Path(made).stat().st_mode & 0o777 == 0o700
    Path(made).chmod(0o770)
    assert private(made) is None
    assert not is_private(str(tmp_path / "absent"))
    assert private(None) is None
