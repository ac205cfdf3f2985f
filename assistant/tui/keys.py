"""Keys: the table of actions as bindings of the chat screen, and as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable

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
