"""Settings: the user's choices from settings.yaml, and where each came from. A mistake is told with file, line and key; the rest still works."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from assistant.actions import ACTIONS

FILE = "settings.yaml"
"""The file's name in the user's configuration folder."""
THEMES = ("dark", "light", "contrast")
LONGEST_RETENTION = 3650
ROLE_LINE = re.compile(r"role\s*:")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can choose."""

    theme: str = "dark"
    """dark, light or contrast."""
    role: str | None = None
    """Whom answers are for where nothing else is said: a role as `laming roles` lists it. A role chosen on the screen is written here."""
    history: bool = True
    """Whether conversations are kept on this computer."""
    retention_days: int = 90
    """Days without use after which a kept conversation is deleted for good."""
    reduced_motion: bool = False
    """No movement on the screen."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Other keys for actions: the action's name in the help, then a key as Textual names it."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something in settings.yaml that was passed over."""

    file: Path
    line: int
    key: str
    problem: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, {self.key}: {self.problem}" if self.key else f"{self.file}, line {self.line}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, with where each value came from and what was wrong."""

    settings: Settings
    origins: Mapping[str, str]
    """For each setting "default", or file and line."""
    mistakes: tuple[Mistake, ...] = ()


def load_settings(path: Path | None) -> Loaded:
    """The settings in a file; the defaults where there is none, and for each value that does not fit."""
    names = [each.name for each in fields(Settings)]
    origins = dict.fromkeys(names, "default")
    if path is None or not path.is_file():
        return Loaded(Settings(), origins)
    entries, key_lines, mistakes = _entries(path)
    chosen: dict[str, Any] = {}
    for key, (value, line) in entries.items():
        try:
            chosen[key] = _fitting(key, value)
            origins[key] = f"{path}, line {line}"
        except ValueError as problem:
            mistakes.append(Mistake(path, line, key, str(problem)))
    if "keys" in chosen:
        chosen["keys"], problems = remapped(chosen["keys"])
        mistakes += [Mistake(path, key_lines.get(action, 1), f"keys: {action}", problem) for action, problem in problems]
    return Loaded(Settings(**chosen), origins, tuple(mistakes))


def remapped(keys: Mapping[str, str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Of the user's keys those that can be, and for each of the others what is wrong with it."""
    changed: dict[str, str] = {}
    problems = []
    known = {each.id for each in ACTIONS if each.keys and each.id != "send"}
    taken = {key: each.id for each in ACTIONS if each.id not in keys for key in each.keys.split(",") if key}
    for action, wanted in keys.items():
        clash = next((taken[key] for key in wanted.split(",") if key in taken), None)
        if action not in known:
            problems.append((action, f"there is no such action with a key; there are {', '.join(sorted(known))}"))
        elif clash:
            problems.append((action, f"{wanted} is the key of {clash} already"))
        else:
            changed[action] = wanted
            taken.update(dict.fromkeys(wanted.split(","), action))
    return changed, problems


def save_role(path: Path, role: str | None) -> None:
    """Writes whom answers are for into a file of settings, or takes it out, all else in it staying as it is.

    Raises OSError where the file cannot be written, ValueError where what is in it leaves no safe place for it.
    """
    path = path.resolve()  # a link stays a link
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    before = load_settings(path)
    written = path.with_name(f"{path.name}.new")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        written.write_text(_with_role(text, role), encoding="utf-8")
        after = load_settings(written)
        if after.settings != replace(before.settings, role=role):
            raise ValueError(f"{path} is written in a way that is not changed by itself: put a line `role: {role or 'null'}` into it")
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)


def _with_role(text: str, role: str | None) -> str:
    """The text of a file of settings with another role, or none, in the place of the first."""
    lines = text.splitlines(keepends=True)
    place = next((number for number, line in enumerate(lines) if ROLE_LINE.match(line)), None)
    new = [f"role: {json.dumps(role, ensure_ascii=False)}\n"] if role is not None else []
    if place is not None:
        return "".join([*lines[:place], *new, *lines[place + 1 :]])
    gap = "\n" if new and text and not text.endswith("\n") else ""
    return f"{text}{gap}{''.join(new)}"


def shown(loaded: Loaded) -> str:
    """The settings as `laming config show` prints them: name, value, where it came from."""
    rows = [(each.name, _said(getattr(loaded.settings, each.name)), loaded.origins[each.name]) for each in fields(Settings)]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    return "\n".join(f"{name:<{widths[0]}}  {value:<{widths[1]}}  {origin}" for name, value, origin in rows)


def _entries(path: Path) -> tuple[dict[str, tuple[Any, int]], dict[str, int], list[Mistake]]:
    """The values of a file with the line of each, the lines of what stands under `keys`, and what makes the file itself unreadable."""
    import yaml  # only where there is a file to read: a start without one need not wait for it

    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        if node is None:
            return {}, {}, []
        if not isinstance(node, yaml.MappingNode):
            return {}, {}, [Mistake(path, 1, "", "expected settings, one `name: value` a line")]
        content = yaml.safe_load(text)
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        return {}, {}, [Mistake(path, line, "", f"no YAML: {problem.problem}")]
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        return {}, {}, [Mistake(path, 1, "", f"cannot be read: {problem}")]
    lines = _lines(node)
    inner = next((value for key, value in node.value if key.value == "keys"), None)
    return {str(key): (value, lines.get(str(key), 1)) for key, value in content.items()}, _lines(inner), []


def _lines(node: Any) -> dict[str, int]:
    """The line of each key of a mapping; of anything else none."""
    pairs = node.value if node is not None and node.id == "mapping" else ()
    return {str(key.value): key.start_mark.line + 1 for key, _ in pairs}


def _fitting(key: str, value: object) -> object:
    """The value, if it fits its setting. Raises ValueError, saying what would fit."""
    if key not in _CHECKS:
        known = ", ".join(_CHECKS)
        raise ValueError(f"there is no such setting; there are {known}")
    return _CHECKS[key](value)


def _theme(value: object) -> str:
    if value not in THEMES:
        raise ValueError(f"{value!r} is no theme; choose {', '.join(THEMES)}")
    return str(value)


def _role(value: object) -> str | None:
    if value is not None and not (isinstance(value, str) and value.strip()):
        raise ValueError("expected the name of a role, such as health visitor")
    return None if value is None else str(value)


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")
    return value


def _days(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LONGEST_RETENTION:
        raise ValueError(f"{value!r} is no number of days from 1 to {LONGEST_RETENTION}")
    return value


def _keys(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(key, str) and isinstance(keys, str) and keys.strip() for key, keys in value.items()):
        raise ValueError("expected actions with their keys, such as `pin: f10`")
    return {str(action): str(keys) for action, keys in value.items()}


_CHECKS: dict[str, Callable[[object], object]] = {
    "theme": _theme,
    "role": _role,
    "history": _switch,
    "retention_days": _days,
    "reduced_motion": _switch,
    "keys": _keys,
}


def _said(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return ", ".join(f"{action}: {keys}" for action, keys in value.items()) or "as they are"
    return str(value)
