"""Keystrokes: text goes to where it is typed, in order, and never to nowhere.

Textual hands letters on through queues and does keys such as Enter at once: of what is typed in a burst, or while the program is
busy, Enter would come first. So letters are put in at once too. On the chat screen they go to the prompt wherever the cursor is, save where
a line of its own takes them.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual import events
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from assistant.tui.widgets.prompt import Prompt


@runtime_checkable
class HasPrompt(Protocol):
    """A screen that what is typed goes to the prompt of."""

    @property
    def prompt(self) -> Prompt:
        """Where questions are typed."""


def taken_at_once(screen: Screen[object], event: events.Key | events.Paste) -> bool:
    """Puts the text of a key or of what is pasted in, and says whether there was a place for it."""
    text = _text(event)
    focused = screen.focused
    if not text or (isinstance(event, events.Key) and _is_bound(screen, focused, event.key)):
        return False
    if isinstance(focused, Input):
        return _into_line(focused, event, text)
    if not isinstance(screen, HasPrompt):
        return False
    prompt = screen.prompt
    if focused is not prompt:
        screen.set_focus(prompt)
    prompt.take(text)
    return True


def _text(event: events.Key | events.Paste) -> str:
    if isinstance(event, events.Paste):
        return event.text.replace("\r\n", "\n").replace("\r", "\n")
    return event.character or "" if event.is_printable else ""


def _is_bound(screen: Screen[object], focused: Widget | None, key: str) -> bool:
    """Whether a printable key does something else where the cursor is, such as a digit on the answers."""
    return not isinstance(focused, Input | Prompt) and key in screen.active_bindings


def _into_line(line: Input, event: events.Key | events.Paste, text: str) -> bool:
    if isinstance(event, events.Paste):
        return False  # of which a line takes the first line, as Textual has it
    start, end = sorted(line.selection)
    line.replace(text, start, end)
    return True
