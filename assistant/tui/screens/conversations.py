"""ConversationsScreen: what is kept: to search, resume, name, fork and delete."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.sessions import KeptConversation
from assistant.tui.clerk import Clerk
from assistant.tui.exchange import plain
from assistant.tui.screens.line import LineScreen, YesScreen

KEYS = "Enter resume  F6 name  F7 fork  Del delete for good  Esc back"


class ConversationsScreen(ModalScreen[int | None]):
    """Gives the id of the conversation to resume, or None."""

    CSS_PATH = "conversations.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f3", "dismiss", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("enter", "resume", show=False, priority=True),
        Binding("f6", "name", show=False, priority=True),
        Binding("f7", "fork", show=False, priority=True),
        Binding("delete", "delete", show=False, priority=True),
    ]

    def __init__(self, clerk: Clerk) -> None:
        super().__init__()
        self._clerk = clerk
        self._kept: list[KeptConversation] = []
        self._typed = ""
        """What the list was searched for."""

    def compose(self) -> ComposeResult:
        """A line to search, the list, the keys."""
        with Vertical() as box:
            box.border_title = "Conversations kept on this computer"
            yield Input(placeholder="Search their questions, leads and quotes", compact=True)
            yield OptionList(markup=False, compact=True)
            yield Static(Content(KEYS), classes="foot", markup=False)

    def on_mount(self) -> None:
        """Lists all."""
        self._list()
        self.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def search(self) -> None:
        """Lists the conversations that hold what is typed."""
        self._list()

    @on(OptionList.OptionSelected)
    def choose(self) -> None:
        """A click resumes."""
        self.action_resume()

    def action_step(self, by: int) -> None:
        """Moves the cursor of the list, also while a search is typed."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if by > 0 else options.action_cursor_up()

    def action_resume(self) -> None:
        """Resumes the conversation under the cursor."""
        kept = self._chosen()
        if kept is not None:
            self.dismiss(kept.id)

    def action_name(self) -> None:
        """Names it."""
        kept = self._chosen()
        if kept is not None:
            self.app.push_screen(LineScreen("Name of this conversation", kept.name), lambda name: self._named(kept, name))

    def action_fork(self) -> None:
        """Makes a copy to go on with, the old one staying as it is."""
        kept = self._chosen()
        if kept is not None:
            self.dismiss(self._clerk.store.fork(kept.id, kept.turns))

    def action_delete(self) -> None:
        """Deletes it for good, after a question."""
        kept = self._chosen()
        if kept is not None:
            self.app.push_screen(
                YesScreen(f"Delete “{kept.name}” for good? Its {kept.turns} questions cannot be brought back."), lambda yes: self._deleted(kept, yes)
            )

    def _named(self, kept: KeptConversation, name: str | None) -> None:
        if name:
            self._clerk.store.rename(kept.id, name)
            self._list()

    def _deleted(self, kept: KeptConversation, yes: bool | None) -> None:
        if yes:
            self._clerk.store.delete(kept.id)
            self._list()

    def _list(self) -> None:
        words = self._typed = self.query_one(Input).value
        store = self._clerk.store
        self._kept = list(store.list())
        if words.strip():
            found = {each.conversation for each in store.search(words)}
            self._kept = [each for each in self._kept if each.id in found or words.casefold() in each.name.casefold()]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_line(each), id=str(each.id)) for each in self._kept])
        if self._kept:
            options.highlighted = 0
        self.query_one(".foot", Static).update(Content(KEYS if self._kept else "Nothing is kept that fits.  Esc back"))

    def _chosen(self) -> KeptConversation | None:
        if self._typed != self.query_one(Input).value:  # a key that comes right behind the letters acts on what they leave
            self._list()
        place = self.query_one(OptionList).highlighted
        return self._kept[place] if place is not None and place < len(self._kept) else None


def _line(kept: KeptConversation) -> Content:
    questions = f"{kept.turns} question{'' if kept.turns == 1 else 's'}"
    return Content.assemble((f"{kept.used.astimezone():%d %b %Y %H:%M}  ", "$secondary"), plain(kept.name), (f"  {questions}", "$secondary"))
