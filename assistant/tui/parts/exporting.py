"""Exporting: the conversation and the session as files in the current folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.actions import FORMS
from assistant.tui import messages
from assistant.tui.parts import Deed

if TYPE_CHECKING:
    from assistant.tui.screens.chat import ChatScreen


class Exporting:
    """Has files written in a worker, each a new one."""

    def __init__(self, screen: ChatScreen) -> None:
        self.screen = screen

    def deeds(self) -> dict[str, Deed]:
        """The actions by id."""
        return {"export": self._conversation, "export_session": self._session}

    def _conversation(self, argument: str) -> None:
        exchanges = self.screen.transcript.exchanges()
        form = self._form(argument)
        if not exchanges:
            self.screen.say("There is nothing to export yet: ask a question first.")
        elif form:
            name = self.screen.keeping.name or exchanges[0].asked
            self._work(lambda: self.screen.clerk.export_conversation(name, exchanges, form, Path.cwd()))

    def _session(self, argument: str) -> None:
        self.screen.collecting.changed()
        form = self._form(argument)
        name = self.screen.collecting.name
        if not self.screen.collecting.count:
            self.screen.say(f"Nothing is pinned to “{name}” yet: F9 pins the quote that is chosen.")
        elif form:
            self._work(lambda: self.screen.clerk.export_session(name, form, Path.cwd()))

    def _form(self, argument: str) -> str:
        """The form that is meant; "" for an unknown one, which is told."""
        form = argument.casefold().removeprefix(".") or FORMS[0]
        if form not in FORMS:
            self.screen.say(f"There is no form {argument}; there are {', '.join(FORMS)}.")
            return ""
        return form

    def _work(self, write: Callable[[], Path]) -> None:
        self.screen.run_worker(lambda: self._write(write), thread=True, group="export", exit_on_error=False)

    def _write(self, write: Callable[[], Path]) -> None:
        try:
            self.screen.post_message(messages.Exported(str(write())))
        except Exception as problem:  # the edge: whatever keeps a file from being written is told in words
            self.screen.post_message(messages.Failed(f"Nothing was written: {problem}"))
