"""RolesScreen: the roles that the papers know, to choose whom the answers are for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.tui.exchange import plain

ANY = "Nobody in particular"
KEYS = "Enter chooses, Esc leaves it as it was"


class RolesScreen(ModalScreen[str | None]):
    """Gives the name of the role, "" for none in particular, or None where the user thought better of it."""

    CSS_PATH = "roles.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("enter", "choose", show=False, priority=True),
    ]

    def __init__(self, roles: Sequence[str]) -> None:
        super().__init__()
        self._roles = roles
        self._listed: list[str] = []
        self._typed = ""
        """What the list was narrowed by."""

    def compose(self) -> ComposeResult:
        """A line to filter, the roles, the keys."""
        with Vertical() as box:
            box.border_title = "Whom are the answers for?"
            yield Input(placeholder="Type a part of the role", compact=True)
            yield OptionList(markup=False, compact=True)
            yield Static(Content(KEYS), classes="foot", markup=False)

    def on_mount(self) -> None:
        """Lists all."""
        self._list("")
        self.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Lists the roles that hold every word typed."""
        self._list(event.value)

    @on(OptionList.OptionSelected)
    def clicked(self) -> None:
        """A click chooses."""
        self.action_choose()

    def action_step(self, by: int) -> None:
        """Moves the cursor of the list, also while words are typed."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if by > 0 else options.action_cursor_up()

    def action_choose(self) -> None:
        """Gives the role under the cursor, of the list as it is with all that was typed."""
        typed = self.query_one(Input).value
        if typed != self._typed:
            self._list(typed)
        place = self.query_one(OptionList).highlighted
        if place is not None and place < len(self._listed):
            self.dismiss(self._listed[place])

    def _list(self, typed: str) -> None:
        self._typed = typed
        words = typed.casefold().split()
        fitting = [role for role in self._roles if all(word in role.casefold() for word in words)]
        self._listed = fitting if words else ["", *fitting]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(Content(plain(role) or ANY)) for role in self._listed])
        options.highlighted = 0 if self._listed else None
        self.query_one(".foot", Static).update(Content(KEYS if self._listed else "The papers know no such role.  Esc leaves it as it was"))
