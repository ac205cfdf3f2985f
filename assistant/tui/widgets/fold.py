"""FoldRow: a line that stands for rows not yet made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from assistant.tui.exchange import plain


class FoldRow(Static, can_focus=True):
    """Shows what is folded behind it when it is chosen, and goes."""

    class Unfolded(Message):
        """The rows behind the fold are to be shown in its place."""

        def __init__(self, fold: FoldRow, rows: Sequence[Widget]) -> None:
            super().__init__()
            self.fold = fold
            self.rows = rows

    def __init__(self, words: str, make: Callable[[], Sequence[Widget]]) -> None:
        super().__init__(Content(f"▸ {plain(words)}"), markup=False)
        self.make = make
        """Makes the rows when they are wanted: most folds are never opened."""

    def on_click(self) -> None:
        """A click unfolds."""
        self.action_choose()

    def action_choose(self) -> None:
        """Unfolds."""
        self.post_message(self.Unfolded(self, self.make()))
