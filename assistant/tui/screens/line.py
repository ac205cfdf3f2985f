"""LineScreen and YesScreen: a question to the user that a line or a yes answers."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assistant.tui.exchange import plain


class LineScreen(ModalScreen[str | None]):
    """Gives the line that was typed, or None where the user thought better of it."""

    CSS_PATH = "line.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def __init__(self, question: str, line: str = "") -> None:
        super().__init__()
        self._question = question
        self._line = line

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical():
            yield Static(Content(plain(self._question)), markup=False)
            yield Input(plain(self._line), compact=True)
            yield Static(Content("Enter keeps it, Esc leaves it as it was"), classes="foot", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Gives the line."""
        self.dismiss(event.value)


class YesScreen(ModalScreen[bool]):
    """Gives True for Y and False for anything else."""

    CSS_PATH = "line.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "dismiss(True)", show=False), Binding("escape,n,enter", "dismiss(False)", show=False)]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and its keys."""
        with Vertical():
            yield Static(Content(plain(self._question)), markup=False)
            yield Static(Content.assemble(("Y", "bold"), " yes   ", ("N", "bold"), " no"), classes="foot", markup=False)
