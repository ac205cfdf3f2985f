"""Reading: the paper behind a quote: open, go on, find, copy, and back to the same place."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from textual.widget import Widget

from assistant.tui import messages
from assistant.tui.exchange import Exchange
from assistant.tui.parts import Deed

if TYPE_CHECKING:
    from assistant.answering.answer import Statement
    from assistant.tui.screens.chat import ChatScreen
    from assistant.tui.widgets.source_pane import SourcePane


class Reading:
    """Opens papers beside the conversation."""

    def __init__(self, screen: ChatScreen) -> None:
        self.screen = screen
        self._pane: SourcePane | None = None
        self._return_to: Widget | None = None
        self._return_line = 0.0

    def deeds(self) -> dict[str, Deed]:
        """The actions by id."""
        return {
            "source": self._toggle,
            "next_citation": lambda _: self._step(1),
            "previous_citation": lambda _: self._step(-1),
            "find": self._find,
            "copy": self._copy,
            "browse": self._browse,
            "sources": lambda _: self._browse("papers"),
        }

    @property
    def pane(self) -> SourcePane | None:
        """The pane while it is open."""
        return self._pane if self._pane is not None and self._pane.has_class("open") else None

    def open(self, exchange: Exchange, statement: Statement) -> None:
        """Opens the paper of a statement."""
        self.screen.read_page(statement.citation.source, exchange, statement)

    async def show(self, message: messages.PageRead) -> None:
        """Shows a paper that was read; the first opening remembers where the reader came from."""
        screen = self.screen
        if self.pane is None:
            screen.collecting.close()
            self._return_to, self._return_line = screen.focused, screen.transcript.scroll_y
        pane = await self._made()
        if self.pane is None:
            screen.transcript.hold_place()
            pane.add_class("open")
        pane.show(message.page, message.exchange, message.statement)
        pane.view.focus()
        if message.exchange and message.statement:
            screen.chosen = (message.exchange, message.statement)

    def close(self, *, going_back: bool = True) -> bool:
        """Closes the paper and goes back to the same place in the conversation, unless something new is to be seen; False where none is open."""
        pane, screen = self.pane, self.screen
        if pane is None:
            return False
        pane.remove_class("open")
        if not going_back:
            return True
        line, back = self._return_line, self._return_to
        screen.set_focus(back if back is not None and back.is_mounted else screen.prompt, scroll_visible=False)
        screen.call_after_refresh(screen.transcript.scroll_to, y=line, animate=False)
        return True

    async def _made(self) -> SourcePane:
        from assistant.tui.widgets.source_pane import SourcePane  # the first screen does without it

        if self._pane is None:
            self._pane = SourcePane()
            self.screen.style_answers()
            await self.screen.query_one("#body").mount(self._pane)
        return self._pane

    def _toggle(self, argument: str) -> None:
        if argument:
            self.open_number(argument)
        elif not self.close():
            if self.screen.chosen:
                self.open(*self.screen.chosen)
            else:
                self.screen.say("Nothing is quoted yet: ask a question first.")

    def open_number(self, argument: str) -> None:
        """Opens the paper of the quote with a number, of the last answer."""
        found = self.numbered(argument)
        if found:
            self.open(*found)

    def numbered(self, argument: str) -> tuple[Exchange, Statement] | None:
        """The quote with a number, of the last answer, or the chosen one; says so where there is none."""
        if not argument:
            if self.screen.chosen is None:
                self.screen.say("Nothing is quoted yet: ask a question first.")
            return self.screen.chosen
        exchanges = self.screen.transcript.exchanges()
        statement = exchanges[-1].statement(int(argument)) if exchanges and argument.isdecimal() else None
        if statement is None:
            self.screen.say(f"The last answer has no quote {argument}.")
            return None
        return exchanges[-1], statement

    def _step(self, by: int) -> None:
        if self.screen.chosen is None:
            return
        exchange, statement = self.screen.chosen
        statements = exchange.answer.statements
        self.screen.chosen = (exchange, statements[(statements.index(statement) + by) % len(statements)])
        self.open(*self.screen.chosen)

    def _find(self, argument: str) -> None:
        if self.pane:
            self.pane.find(argument)
        else:
            self.screen.say("Open a paper first: F5 opens the one that is quoted.")

    def _copy(self, argument: str) -> None:
        found = self.numbered(argument)
        if found:
            from assistant.tui.clipboard import cited, copy_by_program  # only when something is copied

            text = cited(*found)
            self.screen.app.copy_to_clipboard(text)
            self.screen.run_worker(lambda: copy_by_program(text), thread=True, group="copy", exit_on_error=False)
            self.screen.say(f"Quote {found[1].citation.number} is copied with its citation.")

    def _browse(self, argument: str) -> Awaitable[object]:
        from assistant.tui.screens.browse import BrowseScreen  # a screen that many visits never open

        def go_on(question: str | None) -> None:
            if question:
                self.screen.asking.ask(question)

        return self.screen.app.push_screen(BrowseScreen(self.screen.clerk, first=argument), go_on)
