"""QuestionBlock: a question as it was asked."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.tui.exchange import plain


class QuestionBlock(Static, can_focus=True):
    """A question; Enter or a click takes it back into the prompt."""

    class TakenUp(Message):
        """The question is to be asked again, perhaps changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, place: int, asked: str) -> None:
        super().__init__(Content.assemble((f"{place}  ", "dim"), plain(asked)), markup=False)
        self.asked = asked

    def on_click(self) -> None:
        """A click takes the question up."""
        self.action_choose()

    def action_choose(self) -> None:
        """Takes the question up."""
        self.post_message(self.TakenUp(self.asked))
