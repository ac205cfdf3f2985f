"""Keys: the table of actions as bindings of the chat screen, as a person reads them, and as the settings change them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding

from assistant.actions import ACTIONS, Action


def bindings(actions: Iterable[Action] = ACTIONS) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """The bindings of the chat screen."""
    return [
        Binding(each.keys, f"do('{each.id}')", each.title, show=False, priority=each.anywhere, id=each.id, tooltip=each.help)
        for each in actions
        if each.keys and each.id != "send"
    ]  # fmt: skip


def said_keys(keys: str) -> str:
    """Keys as a person reads them: "f5,ctrl+o" is "F5 or Ctrl+O"."""
    return " or ".join("+".join(part.capitalize() for part in key.split("+")) for key in keys.split(",") if key)


def remapped(keys: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The user's keys as a keymap, and what is wrong with those that are left out."""
    keymap: dict[str, str] = {}
    problems = []
    taken = {key: each.id for each in ACTIONS if each.id not in keys for key in each.keys.split(",") if key}
    for action, wanted in keys.items():
        known = next((each for each in ACTIONS if each.id == action and each.keys and each.id != "send"), None)
        clash = next((taken[key] for key in wanted.split(",") if key in taken), None)
        if known is None:
            problems.append(f"keys: there is no action {action} with a key; F1 lists them, and their names are {', '.join(_named())}")
        elif clash:
            problems.append(f"keys: {wanted} is the key of {clash} already")
        else:
            keymap[action] = wanted
            taken.update(dict.fromkeys(wanted.split(","), action))
    return keymap, problems


def _named() -> list[str]:
    return [each.id for each in ACTIONS if each.keys and each.id != "send"]
