"""KeyLine: the keys that a user needs most, at the foot of the screen; each can be clicked."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from assistant.actions import ACTIONS
from assistant.tui.keys import said_keys

LEADING = {"help": 0, "quit": 1}
"""What stands first, where a narrow screen cuts the line."""


class KeyLine(Static):
    """One line made from the table of keys."""

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__(_content(keymap), markup=False)


def _content(keymap: Mapping[str, str]) -> Content:
    hints = sorted((each for each in ACTIONS if each.hint), key=lambda each: LEADING.get(each.id, len(LEADING)))
    return Content("  ").join(
        Content.assemble((said_keys(keymap.get(each.id, each.keys).split(",")[0]), "bold"), f" {each.hint}").stylize(
            Style.from_meta({"@click": f"screen.do('{each.id}')"})
        )
        for each in hints
    )
