"""StatementRow: a quote with its number, where it stands and why it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.tui.exchange import Exchange, plain

if TYPE_CHECKING:
    from assistant.answering.answer import Statement


class StatementRow(Static, can_focus=True):
    """A statement of an answer; Enter or a click opens its source."""

    class Opened(Message):
        """The source of the statement is to be shown."""

        def __init__(self, exchange: Exchange, statement: Statement) -> None:
            super().__init__()
            self.exchange = exchange
            self.statement = statement

    class Chosen(Message):
        """The statement came under the cursor."""

        def __init__(self, exchange: Exchange, statement: Statement) -> None:
            super().__init__()
            self.exchange = exchange
            self.statement = statement

    def __init__(self, exchange: Exchange, statement: Statement) -> None:
        super().__init__(_content(exchange, statement), markup=False, classes="near" if statement.relation == "near" else "")
        self.exchange = exchange
        self.statement = statement

    def on_focus(self) -> None:
        """What is under the cursor is what keys such as F9 act on."""
        self.post_message(self.Chosen(self.exchange, self.statement))

    def on_click(self) -> None:
        """A click opens the source."""
        self.action_choose()

    def action_choose(self) -> None:
        """Opens the source."""
        self.post_message(self.Opened(self.exchange, self.statement))


def _content(exchange: Exchange, statement: Statement) -> Content:
    """Number and place, then the quote as it stands in the paper, then the reason."""
    paper = exchange.paper(statement)
    where = f"  {statement.citation.locator}" + (f" · {paper.dated}" if paper else "")
    near = "near, not an answer: " if statement.relation == "near" and exchange.answer.status != "answered" else ""
    return Content.assemble(
        (f"[{statement.citation.number}]", "bold $primary"),
        (plain(where), "$secondary"),
        f"\n{plain(statement.quote).strip()}\n",
        (plain(f"{near}{statement.why}"), "italic $secondary"),
    )
