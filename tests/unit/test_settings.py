"""Settings: values, where they came from, and mistakes that do not take the rest down."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import Settings, load_settings, save_role, shown


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "settings.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_every_setting_is_the_default(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "settings.yaml")
    assert loaded.settings == Settings()
    assert set(loaded.origins.values()) == {"default"}
    assert not loaded.mistakes


def test_each_value_says_file_and_line_it_came_from(tmp_path: Path) -> None:
    path = written(tmp_path, "theme: light\n\nretention_days: 30\nkeys:\n  pin: f12\n")
    loaded = load_settings(path)
    assert loaded.settings == Settings(theme="light", retention_days=30, keys={"pin": "f12"})
    assert loaded.origins["retention_days"] == f"{path}, line 3"
    assert loaded.origins["history"] == "default"
    rows = [line.split(maxsplit=2) for line in shown(loaded).splitlines()]
    assert ["retention_days", "30", f"{path}, line 3"] in rows


@pytest.mark.parametrize(
    ("line", "key", "said"),
    [
        ("theme: purple", "theme", "dark, light, contrast"),
        ("history: perhaps", "history", "neither true nor false"),
        ("retention_days: 0", "retention_days", "1 to 3650"),
        ("retention_days: yes", "retention_days", "number of days"),
        ("keys: [f1]", "keys", "pin: f10"),
        ("role: 7", "role", "health visitor"),
        ("colour: red", "colour", "no such setting"),
    ],
)
def test_a_mistake_names_file_line_and_key_and_the_rest_still_works(tmp_path: Path, line: str, key: str, said: str) -> None:
    path = written(tmp_path, f"reduced_motion: true\n{line}\n")
    loaded = load_settings(path)
    (mistake,) = loaded.mistakes
    assert str(mistake).startswith(f"{path}, line 2, {key}: ")
    assert said in mistake.problem
    assert loaded.settings == Settings(reduced_motion=True)


@pytest.mark.parametrize(("text", "line"), [("theme: light\nkeys: {\n", 3), ("- a list\n", 1), ("theme: [\x00", 1)])
def test_a_file_that_is_no_yaml_is_told_and_the_defaults_hold(tmp_path: Path, text: str, line: int) -> None:
    loaded = load_settings(written(tmp_path, text))
    assert [mistake.line for mistake in loaded.mistakes] == [line]
    assert loaded.settings == Settings()


@pytest.mark.parametrize(
    ("line", "said"),
    [("nothing: f12", "no such action"), ("pin: f1", "the key of help already"), ("due: f12", "no such action"), ("theme: f10", "of pin already")],
)
def test_a_key_that_cannot_be_changed_is_told_with_its_line_and_the_others_hold(tmp_path: Path, line: str, said: str) -> None:
    path = written(tmp_path, f"theme: light\nkeys:\n  pin: f10\n  {line}\n" if "pin:" not in line else f"theme: light\nkeys:\n  theme: f12\n  {line}\n")
    loaded = load_settings(path)
    (mistake,) = loaded.mistakes
    assert str(mistake).startswith(f"{path}, line 4, keys: {line.split(':')[0]}: ")
    assert said in mistake.problem
    assert len(loaded.settings.keys) == 1


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "# nothing yet\n")).settings == Settings()


@pytest.mark.parametrize(
    ("text", "role", "becomes"),
    [
        ("", "GP", 'role: "GP"\n'),
        ("# mine\ntheme: light", "head teacher", '# mine\ntheme: light\nrole: "head teacher"\n'),
        ("role: GP  # me\ntheme: light\n", "head teacher", 'role: "head teacher"\ntheme: light\n'),
        ("theme: light\nrole: GP\n# end\n", None, "theme: light\n# end\n"),
        ("theme: purple\n", "GP", 'theme: purple\nrole: "GP"\n'),  # a mistake elsewhere stays for its owner to mend
    ],
)
def test_a_role_is_written_into_the_file_and_all_else_stays(tmp_path: Path, text: str, role: str | None, becomes: str) -> None:
    path = written(tmp_path, text)
    save_role(path, role)
    assert path.read_text(encoding="utf-8") == becomes
    assert load_settings(path).settings.role == role
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("text", ["role:\n  GP\n", "{theme: light}\n", "theme: [\n"])
def test_a_file_with_no_safe_place_for_a_role_stays_as_it_is(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ValueError, match="put a line"):
        save_role(path, "head teacher")
    assert path.read_text(encoding="utf-8") == text
    assert list(tmp_path.iterdir()) == [path]
