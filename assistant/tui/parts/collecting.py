"""Collecting: pinning quotes to a session, and the pane that lists them."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from textual.widget import Widget

from assistant.actions import FIRST_SESSION
from assistant.tui.parts import Deed

if TYPE_CHECKING:
    from assistant.answering.answer import Statement
    from assistant.tui.exchange import Exchange
    from assistant.tui.screens.chat import ChatScreen
    from assistant.tui.widgets.session_pane import SessionPane


class Collecting:
    """Keeps what is pinned in the session that is open."""

    def __init__(self, screen: ChatScreen) -> None:
        self.screen = screen
        self.name = FIRST_SESSION
        self.count = 0
        self._pane: SessionPane | None = None
        self._return_to: Widget | None = None

    def deeds(self) -> dict[str, Deed]:
        """The actions by id."""
        return {"pin": self._pin, "pin_all": self._pin_all, "session": self._session, "build": self._build}

    def close(self) -> bool:
        """Closes the pane; False where it is not open."""
        if self._pane is None or not self._pane.has_class("open"):
            return False
        self.screen.transcript.hold_place()
        self._pane.remove_class("open")
        back = self._return_to
        self.screen.set_focus(back if back is not None and back.is_mounted else self.screen.prompt, scroll_visible=False)
        return True

    def changed(self) -> None:
        """Brings pane and title up to date with the store."""
        self.name = self.screen.clerk.store.session(self.name)
        pins = self.screen.clerk.store.pins(self.name)
        self.count = len(pins)
        if self._pane is not None:
            self._pane.show(self.name, pins)
        self.screen.show_title()

    def _pin(self, argument: str) -> None:
        found = self.screen.reading.numbered(argument)
        if found:
            new = self._keep([found])
            self.screen.say(f"Quote {found[1].citation.number} is pinned to “{self.name}”{'' if new else ' already'}. F4 shows it.")

    def _pin_all(self, _: str) -> None:
        chosen = self.screen.chosen
        if chosen is None:
            self.screen.say("Nothing is quoted yet: ask a question first.")
            return
        exchange = chosen[0]
        new = self._keep([(exchange, each) for each in exchange.answer.statements])
        rest = len(exchange.answer.statements) - new
        self.screen.say(f"{new} quotes are pinned to “{self.name}”{f', {rest} were there already' if rest else ''}. F4 shows them.")

    def _keep(self, found: list[tuple[Exchange, Statement]]) -> int:
        """Pins the quotes and says how many of them are new."""
        from assistant.answering.answer import to_json  # only when something is pinned: the papers are read by then
        from assistant.sessions import Pin  # as above

        store = self.screen.clerk.store
        before = len(store.pins(store.session(self.name)))
        for exchange, statement in found:
            content = to_json(exchange.answer)["statements"][exchange.answer.statements.index(statement)]
            store.pin(self.name, Pin(exchange.asked, content))
        self.changed()
        return self.count - before

    def _session(self, argument: str) -> None:
        if argument:
            self.name = argument
        elif self.close():
            return
        self.screen.run_worker(self._open(), group="session", exclusive=True)

    def _build(self, _: str) -> Awaitable[object] | None:
        from assistant.tui.screens.builder import BuilderScreen  # a screen that many visits never open

        def done(path: str | None) -> None:
            if path:
                self.screen.say(f"The pack is in {path}")

        self.changed()
        if self.count:
            return self.screen.app.push_screen(BuilderScreen(self.screen.clerk, self.name), done)
        self.screen.say(f"Nothing is pinned to “{self.name}” yet: F9 pins the quote that is chosen.")
        return None

    async def _open(self) -> None:
        from assistant.tui.widgets.session_pane import SessionPane  # the first screen does without it

        self.screen.reading.close()
        self._return_to = self.screen.focused
        if self._pane is None:
            self._pane = SessionPane(self.screen.clerk, self.changed)
            self.screen.style_answers()
            await self.screen.query_one("#body").mount(self._pane)
        self.screen.transcript.hold_place()
        self._pane.add_class("open")
        self.changed()
        self._pane.focus_list()
