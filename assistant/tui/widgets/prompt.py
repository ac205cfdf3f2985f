"""Prompt: where a question is typed: several lines, a history, and completion of what the papers know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea


class Prompt(TextArea, inherit_bindings=False):
    """A text field that grows with its lines; Enter asks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", show=False, priority=True),
        Binding("shift+enter,ctrl+j,alt+enter", "newline", show=False, priority=True),
        Binding("tab", "complete", show=False, priority=True),
        *(replace(binding, priority=True) for binding in TextArea.BINDINGS if isinstance(binding, Binding)),  # in order with letters, which are taken at once
    ]

    class Submitted(Message):
        """A question or command was sent."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """The cursor wants to go to the answers."""

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, tab_behavior="focus", compact=True, placeholder="Ask a question, or / for commands", highlight_cursor_line=False)
        self.completion: Callable[[str], str] = lambda _: ""
        """What may follow the text before the cursor."""
        self.painted = False
        """Whether the screen was drawn. An Enter typed before comes as the terminal had it then: as Ctrl+J."""
        self._asked: list[str] = []
        self._place = 0
        self._draft = ""

    def update_suggestion(self) -> None:
        """Shows what the text may go on with, where the cursor stands at its end."""
        self.suggestion = self.completion(self.text) if self.text and self.cursor_at_end_of_text else ""

    def take(self, text: str) -> None:
        """Puts in what is typed or pasted, in place of what is selected."""
        self.replace(text, *self.selection, maintain_selection_offset=False)

    def take_up(self, text: str) -> None:
        """Puts a text in, to be changed and sent; the up key brings back what stood there."""
        if self.text.strip():
            self.remember(self.text)
        self._put(text)

    def give_back(self, text: str) -> None:
        """Puts in what was sent and could not be done, before what was typed since."""
        self._put("\n".join(each for each in (text, self.text) if each))

    def _put(self, text: str) -> None:
        self.text = text
        self.move_cursor(self.document.end)
        self.focus()

    def remember(self, text: str) -> None:
        """Adds to what the up key brings back."""
        if not self._asked or self._asked[-1] != text:
            self._asked.append(text)
        self._place = len(self._asked)

    def forget(self, text: str) -> None:
        """Takes a text out of what the up key brings back."""
        self._asked = [each for each in self._asked if each != text]
        self._place = len(self._asked)

    def action_submit(self) -> None:
        """Sends the text and empties the field; what cannot be sent is put back by the screen."""
        text = self.text.strip()
        if text:
            self.clear()
            self.post_message(self.Submitted(text))

    def action_newline(self) -> None:
        """Begins a new line."""
        if self.painted:
            self.insert("\n")
        else:
            self.action_submit()

    def action_complete(self) -> None:
        """Takes the completion, or goes to the answers where there is none."""
        if self.suggestion:
            self.insert(self.suggestion)
        else:
            self.post_message(self.Left())

    def action_cursor_up(self, select: bool = False) -> None:
        """One line up; from the first line, the question before."""
        if select or not self.cursor_at_first_line:
            super().action_cursor_up(select)
        else:
            self._recall(-1)

    def action_cursor_down(self, select: bool = False) -> None:
        """One line down; from the last line, the question after."""
        if select or not self.cursor_at_last_line:
            super().action_cursor_down(select)
        else:
            self._recall(1)

    def _recall(self, by: int) -> None:
        place = self._place + by
        if not 0 <= place <= len(self._asked):
            return
        if self._place == len(self._asked):
            self._draft = self.text
        self._place = place
        self.text = self._asked[place] if place < len(self._asked) else self._draft
        self.move_cursor(self.document.end)
