"""SourcePane: the paper behind a citation, its heading, and a line to find words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from assistant.tui.exchange import Exchange, plain
from assistant.tui.page import Page
from assistant.tui.widgets.paper_view import PaperView

if TYPE_CHECKING:
    from assistant.answering.answer import Statement


class FindLine(Input):
    """Where the words to find are typed; Enter goes to the next place, Escape puts it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "go(1)", show=False),
        Binding("up", "go(-1)", show=False),
        Binding("escape", "leave", show=False),
    ]

    class Moved(Message):
        """The next or previous place is wanted."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Left(Message):
        """Finding is over."""

    def action_go(self, by: int) -> None:
        """Asks for a neighbouring place."""
        self.post_message(self.Moved(by))

    def action_leave(self) -> None:
        """Puts the line away."""
        self.post_message(self.Left())


class SourcePane(Vertical):
    """Shows a page, with the quote of a citation."""

    def __init__(self) -> None:
        super().__init__()
        self.exchange: Exchange | None = None
        self.statement: Statement | None = None

    def compose(self) -> ComposeResult:
        """Title, paper, find line, foot."""
        yield Static("", classes="title", markup=False)
        yield PaperView()
        yield FindLine(placeholder="Find in this paper", classes="hidden", compact=True)
        yield Static("", classes="foot", markup=False)

    @property
    def view(self) -> PaperView:
        """The paper."""
        return self.query_one(PaperView)

    def show(self, page: Page, exchange: Exchange | None = None, statement: Statement | None = None) -> None:
        """Shows a page; with a statement, its quote, which is only marked where the paper is the one it was cut from."""
        self.exchange, self.statement = exchange, statement
        fits = statement is not None and statement.citation.sha256 == page.sha256
        self.query_one(".title", Static).update(_title(page, exchange, statement, fits=fits))
        self._foot()
        self.view.show(page, statement.citation.span if statement and fits else None)

    def find(self, words: str = "") -> None:
        """Opens the line to find words, with words in it already where there are some."""
        line = self.query_one(FindLine)
        line.remove_class("hidden")
        line.value = words or line.value
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Marks what is found while it is typed."""
        event.stop()
        page = self.view.page
        self.view.mark(page.find(event.value) if page else ())
        self._foot()

    def on_find_line_moved(self, message: FindLine.Moved) -> None:
        """Goes on to a neighbouring place."""
        message.stop()
        self.view.go(message.by)
        self._foot()

    def on_find_line_left(self, message: FindLine.Left) -> None:
        """Puts the line and its marks away."""
        message.stop()
        self.query_one(FindLine).add_class("hidden")
        self.view.mark(())
        self.view.focus()
        self._foot()

    def _foot(self) -> None:
        line, view = self.query_one(FindLine), self.view
        if line.has_class("hidden") or not line.value:
            words = "F8 next  F7 previous  / find  Ctrl+Y copy  Esc back"
        elif view.matches:
            words = f"{view.here + 1} of {len(view.matches)}  Enter next  ↑ previous  Esc done"
        else:
            words = "Not in this paper"
        self.query_one(".foot", Static).update(Content(words))


def _title(page: Page, exchange: Exchange | None, statement: Statement | None, *, fits: bool) -> Content:
    paper = page.paper
    lines = [Content.assemble((plain(paper.short), "bold"), f" · {paper.date} · {paper.rank}")]
    if exchange and statement:
        heading = page.heading_at(statement.citation.span.start) if fits else ""
        shown = f" · under “{heading}”" if heading and heading not in statement.citation.locator else ""
        of = f"[{statement.citation.number}]"
        lines.append(Content.assemble((of, "bold $primary"), f" of {len(exchange.answer.statements)}  ", plain(statement.citation.locator), plain(shown)))
        if not fits:
            lines.append(Content("The paper has changed since this was quoted: the quote is not marked."))
    return Content("\n").join(lines)
