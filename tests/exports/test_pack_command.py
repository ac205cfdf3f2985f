"""`laming pack` as a person uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.answer import to_json
from assistant.commands.pack import DATABASE, run
from assistant.sessions import Pin, Store
from assistant.shell.diagnostics import ExitCode, UsageError
from tests.exports.sessions import desk


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all runs: making it anew each time would only make the tests slow."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CACHE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(cache if kind == "CACHE" else tmp_path / "home" / kind.lower()))
        monkeypatch.delenv(f"LAMING_{kind}", raising=False)
    monkeypatch.chdir(tmp_path)


PLAN = ("--role", "GP", "--minutes", "60", "--date", "2026-11-22")


def test_a_pack_is_planned_edited_and_built_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*PLAN, "-o", "first"]) == ExitCode.ANSWERED
    plan = tmp_path / "first" / "plan.yaml"
    edited = plan.read_text(encoding="utf-8").replace("for GPs", "for our GPs", 1)
    plan.write_text(edited, encoding="utf-8")
    assert run(["build", "first/plan.yaml", "-o", "second"]) == ExitCode.ANSWERED
    assert "for our GPs" in (tmp_path / "second" / "pack.md").read_text(encoding="utf-8")
    assert (tmp_path / "second" / "plan.yaml").read_text(encoding="utf-8") == edited
    assert "09:30" in capsys.readouterr().out


def test_building_an_unedited_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    run([*PLAN, "-o", "first"])
    run(["build", "first/plan.yaml", "-o", "second"])
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("first", "second"))
    assert first == second


def test_building_in_place_needs_force_and_leaves_the_plan_alone(tmp_path: Path) -> None:
    run([*PLAN, "-o", "first"])
    before = (tmp_path / "first" / "plan.yaml").read_bytes()
    with pytest.raises(UsageError, match="--force"):
        run(["build", "first/plan.yaml"])
    assert run(["build", "first/plan.yaml", "--force"]) == ExitCode.ANSWERED
    assert (tmp_path / "first" / "plan.yaml").read_bytes() == before


def test_a_kept_session_becomes_a_pack_with_its_notes(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "data" / "laming"
    folder.mkdir(parents=True)
    statements = to_json(desk().ask("what applies to a GP?"))["statements"][:5]
    with Store(folder / DATABASE) as store:
        for statement in statements:
            store.pin("Monday", Pin("what applies to a GP?", statement, "read it aloud", 3))
    assert run(["--session", "Monday", "--role", "GP", "--minutes", "60", "-o", "monday"]) == ExitCode.ANSWERED
    assert "Your note: read it aloud" in (tmp_path / "monday" / "pack.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say whom or what"),
        (["--role", "health visiter"], "nearest: health visitor"),
        (["--topic", "quantum chromodynamics"], "do not treat"),
        (["--role", "GP", "--minutes", "7"], "no length of a session"),
        (["--role", "GP", "--level", "expert"], "no level"),
        (["--role", "GP", "--group", "0"], "no size of a group"),
        (["--role", "GP", "--start", "25:61"], "no time of day"),
        (["--role", "GP", "--date", "tomorrow"], "no date"),
        (["--rec", "59"], "there is no recommendation 59"),
        (["--rec", "x"], "invalid int"),
        (["--session", "nowhere"], "there is no session"),
        (["build", "nowhere.yaml"], "cannot read"),
        (["build", "."], "cannot read"),
    ],
)
def test_bad_input_gets_one_line_and_leaves_nothing(tmp_path: Path, arguments: list[str], said: str) -> None:
    with pytest.raises(UsageError, match=said) as raised:
        run(arguments)
    assert "\n" not in str(raised.value)
    assert not [path for path in tmp_path.iterdir() if path.name != "home"]
