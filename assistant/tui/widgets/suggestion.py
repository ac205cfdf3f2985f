"""SuggestionRow: a question that can be asked next."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.tui.exchange import plain


class SuggestionRow(Static, can_focus=True):
    """A suggestion with the digit that takes it."""

    class Taken(Message):
        """The suggestion is to be asked."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, digit: int, text: str) -> None:
        super().__init__(Content.assemble((f" {digit} ", "reverse"), " ", plain(text)), markup=False)
        self.text = text

    def on_click(self) -> None:
        """A click takes it."""
        self.action_choose()

    def action_choose(self) -> None:
        """Takes it."""
        self.post_message(self.Taken(self.text))
