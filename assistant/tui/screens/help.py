"""HelpScreen: every action with its keys and its command, made from the table of keys."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.actions import ACTIONS, GROUPS, Action
from assistant.tui.keys import said_keys

KEY_WIDTH, WIDE_KEYS = 18, 32
"""Cells for keys and commands, the second where there is room."""
WIDEST = 96
SHARE = 0.9
FRAME = 8
"""Cells that border, padding and scroll bar take."""
IN_ANSWERS = (
    ("Tab", "From the prompt to the answers, or takes the grey completion."),
    ("Up, Down", "In the prompt, the questions before; in the answers, the next line."),
    ("Enter", "In the answers: opens the quote's paper, unfolds, or asks what is suggested."),
    ("1 to 9", "In the answers: asks a suggestion. Alt+1 to Alt+9 does so while typing."),
    ("[2]", "Typed alone, opens the paper at quote 2; a digit alone takes a reading that was offered."),
    ("Letters", "Wherever the cursor is, what is typed goes to the prompt."),
)


class HelpScreen(ModalScreen[None]):
    """A page to scroll; Escape, F1 or Q closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q", "dismiss", show=False)]

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap_shown = keymap

    def compose(self) -> ComposeResult:
        """One block for each group of actions."""
        width = min(WIDEST, int(self.app.size.width * SHARE)) - FRAME
        with VerticalScroll() as page:
            page.border_title = "Help"
            page.border_subtitle = "Esc closes"
            for group in GROUPS:
                lines = (_line(_ways(each, self._keymap_shown), each.help, width) for each in ACTIONS if each.group == group)
                yield Static(Content.assemble((group, "bold $primary"), *lines), markup=False)
            moves = (_line(keys, words, width) for keys, words in IN_ANSWERS)
            yield Static(Content.assemble(("Moving", "bold $primary"), *moves), markup=False)


def _ways(action: Action, keymap: Mapping[str, str]) -> str:
    """The keys and the command of an action, the keys being the user's own where there are some."""
    slash = f"/{action.command}{' ' + action.argument if action.argument else ''}" if action.command else ""
    return "  ".join(way for way in (said_keys(keymap.get(action.id, action.keys)), slash) if way)


def _line(ways: str, words: str, width: int) -> str:
    """Ways at the left, words beside or below them, in a column of their own."""
    column = WIDE_KEYS if width >= WIDEST - FRAME else KEY_WIDTH
    beside, indent = len(ways) < column, " " * column
    lines = wrap(words, max(width - column, 20))
    first = f"{ways:<{column}}{lines[0]}" if beside else f"{ways}\n{indent}{lines[0]}"
    return "".join(f"\n{line}" for line in (first, *(f"{indent}{line}" for line in lines[1:])))
