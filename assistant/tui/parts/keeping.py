"""Keeping: conversations that stay on this computer: new, named, listed, resumed, switched off."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from assistant.tui import messages
from assistant.tui.parts import Deed
from assistant.tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from assistant.tui.screens.chat import ChatScreen


class Keeping:
    """Knows under which id the conversation is kept, and whether it is."""

    def __init__(self, screen: ChatScreen, *, keep: bool) -> None:
        self.screen = screen
        self.wanted = keep
        """Whether a conversation is kept where nothing is said of it."""
        self.keep = keep
        """Whether this one is."""
        self.conversation: int | None = None
        """The id in the store; None before the first turn that is kept."""
        self.name = ""
        """As the user named it; "" where only the first question names it."""

    def deeds(self) -> dict[str, Deed]:
        """The actions by id."""
        return {"conversations": self._list, "new": self._new, "name": self._name, "history": self._switch}

    def resume(self, conversation: int) -> None:
        """Reads a kept conversation in a worker."""
        screen = self.screen
        screen.show_title("reading the conversation")
        screen.run_worker(lambda: self._read(conversation), thread=True, group="resume", exclusive=True, exit_on_error=False)

    async def resumed(self, message: messages.Resumed) -> None:
        """Shows a kept conversation, to go on with."""
        screen = self.screen
        screen.asking.call_off()
        await screen.query(Welcome).remove()
        self.conversation, screen.talk = message.conversation, message.talk
        self.name = next((each.name for each in screen.clerk.store.list() if each.id == message.conversation), "")
        self.keep = self.wanted
        await screen.transcript.clear(list(message.exchanges))
        last = message.exchanges[-1] if message.exchanges else None
        first = next(iter(last.answer.statements), None) if last else None
        screen.chosen = (last, first) if last and first else None
        screen.show_title("")
        screen.prompt.focus()

    def _read(self, conversation: int) -> None:
        try:
            exchanges, talk = self.screen.clerk.resume(conversation, self.screen.role)
        except Exception as problem:  # the edge: a kept turn that cannot be read is told in words
            self.screen.post_message(messages.Failed(f"This conversation cannot be read: {problem}"))
        else:
            self.screen.post_message(messages.Resumed(conversation, exchanges, talk))

    def _list(self, _: str) -> Awaitable[object]:
        from assistant.tui.screens.conversations import ConversationsScreen  # a screen that many visits never open

        def go_on(conversation: int | None) -> None:
            kept = {each.id for each in self.screen.clerk.store.list()}
            if self.conversation not in kept:
                self.conversation = None
            if conversation is not None:
                self.resume(conversation)

        return self.screen.app.push_screen(ConversationsScreen(self.screen.clerk), go_on)

    def _new(self, _: str) -> None:
        screen = self.screen
        screen.asking.call_off()
        screen.reading.close()
        self.conversation, self.name, screen.talk, screen.chosen = None, "", None, None
        self.keep = self.wanted
        screen.run_worker(screen.transcript.clear(), group="clear", exclusive=True)
        screen.prompt.focus()
        screen.show_title()

    def _name(self, argument: str) -> None:
        if not argument:
            self.screen.say("Type /name and the name that the conversation is to have.")
        elif self.conversation is None:
            self.screen.say("Nothing is kept of this conversation yet.")
        else:
            self.screen.clerk.store.rename(self.conversation, argument)
            self.name = argument
            self.screen.show_title()

    def _switch(self, argument: str) -> None:
        wanted = {"on": True, "off": False, "": not self.keep}.get(argument.casefold())
        if wanted is None:
            self.screen.say("Type /history on or /history off.")
            return
        self.keep = wanted
        said = (
            "This conversation is kept on this computer from here on."
            if wanted
            else "Nothing more of this conversation is kept. F3 deletes what was kept before."
        )
        self.screen.say(said)
        self.screen.show_title()
