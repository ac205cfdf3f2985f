"""Asking: questions, their order, their readings, and the role they are asked for."""

from __future__ import annotations

import re
from collections.abc import Awaitable
from typing import TYPE_CHECKING

from assistant.tui import messages
from assistant.tui.parts import Deed
from assistant.tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from assistant.tui.screens.chat import ChatScreen

CITED = re.compile(r"\[\s*(\d{1,3})\s*\]")
"""A citation's number as it stands before a quote."""


class Asking:
    """Puts questions to the clerk, one after the other."""

    def __init__(self, screen: ChatScreen) -> None:
        self.screen = screen
        self._busy = False
        """Whether the first of the questions that wait is being worked on."""
        self._finding = False
        """Whether a role is being looked up."""

    def deeds(self) -> dict[str, Deed]:
        """The actions by id."""
        return {"reading": self._change_reading, "role": self._set_role, "recommendation": self._recommendation, "due": self._due}

    def said(self, text: str) -> None:
        """Asks a question; a number in brackets opens that quote, and a digit alone takes one of the readings that were offered."""
        exchanges = self.screen.transcript.exchanges()
        offered = exchanges[-1].answer if exchanges and not self.screen.waiting else None
        cited = CITED.fullmatch(text)
        if cited and offered and offered.statements:
            self.screen.reading.open_number(cited[1])
        elif text.isdecimal() and offered and offered.status == "clarify" and 1 <= int(text) <= len(offered.suggestions):
            self.suggestion(int(text))
        else:
            self.ask(text)

    def ask(self, text: str) -> None:
        """Asks a question; while another is worked on it waits its turn."""
        screen = self.screen
        screen.query(Welcome).remove()
        if screen.has_class("-narrow") and (screen.reading.close(going_back=False) or screen.collecting.close()):
            screen.set_focus(screen.prompt)  # the answer would be under the pane
        screen.prompt.remember(text)
        place = screen.transcript.ask(text)
        screen.waiting.append((place, text))
        self._go_on()

    async def answered(self, message: messages.Answered) -> None:
        """Shows an answer and goes on with the next question."""
        screen, exchange = self.screen, message.exchange
        if not screen.waiting or screen.waiting[0][0] != exchange.place:
            return
        _, text = screen.waiting.popleft()
        screen.talk = message.talk
        screen.keeping.conversation = message.kept if message.kept is not None else screen.keeping.conversation
        if exchange.answer.status in {"personal_data", "urgent"}:
            screen.prompt.forget(text)
        await screen.transcript.answer(exchange)
        first = next(iter(exchange.answer.statements), None)
        screen.chosen = (exchange, first) if first else None
        self._busy = False
        self._go_on()

    def failed(self, message: messages.Failed) -> None:
        """Says what went wrong; a question goes back to the prompt with those that waited behind it."""
        if message.question is not None:
            self.call_off()
        self.screen.say(message.problem, wrong=True)
        self.screen.show_title("")

    def call_off(self) -> bool:
        """Takes back the questions that are not answered, into the prompt; False where there is none."""
        screen = self.screen
        if not screen.waiting:
            return False
        screen.workers.cancel_group(screen, "ask")
        self._busy = False
        texts = [text for _, text in screen.waiting]
        while screen.waiting:
            screen.transcript.take_back(screen.waiting.pop()[0])
        screen.prompt.give_back("\n".join(texts))
        return True

    def _go_on(self) -> None:
        """Has the next question answered, if nothing stands before it."""
        if self.screen.waiting and not self._busy and not self._finding:
            self._busy = True
            place, text = self.screen.waiting[0]
            self.screen.answer(text, place)

    def suggestion(self, digit: int) -> None:
        """Asks what is suggested under a digit."""
        exchanges = self.screen.transcript.exchanges()
        found = exchanges[-1].answer.suggestions if exchanges else Welcome.QUESTIONS
        if digit <= len(found):
            self.ask(found[digit - 1])

    def role_found(self, message: messages.RoleFound) -> None:
        """Sets the role for the questions that follow, and asks those that waited for it."""
        self._finding = False
        self._set_found(message)
        self._go_on()

    def _set_found(self, message: messages.RoleFound) -> None:
        if message.role is None and message.asked:
            self.screen.say(f"No role “{message.asked}” is known. Type /role and its first letters: Tab completes.")
            return
        self.screen.role, self.screen.role_name = message.role, message.name
        self.screen.show_title()
        if message.problem:
            self.screen.say(message.problem, wrong=True)

    def _set_role(self, argument: str) -> Awaitable[object] | None:
        if argument:
            self._find_role("" if argument.casefold() == "none" else argument)
        elif self.screen.words.roles:
            from assistant.tui.screens.roles import RolesScreen  # a screen that many visits never open

            return self.screen.app.push_screen(RolesScreen(self.screen.words.roles), self._role_chosen)
        else:
            self.screen.say("The papers are still being read: try again in a moment.")
        return None

    def _role_chosen(self, name: str | None) -> None:
        if name is not None:
            self._find_role(name)

    def _find_role(self, name: str) -> None:
        self._finding = True  # a question that comes right behind it is asked for this role
        self.screen.find_role(name, keep=True)

    def _change_reading(self, _: str) -> None:
        exchanges = self.screen.transcript.exchanges()
        if exchanges:
            answer = exchanges[-1].answer
            self.screen.prompt.take_up(answer.read_as or answer.question)
        else:
            self.screen.say("Nothing was asked yet.")

    def _recommendation(self, argument: str) -> None:
        if argument:
            self.ask(f"recommendation {argument}")
        else:
            self.screen.say("Which one? Type /rec and a number, such as /rec 19.")

    def _due(self, argument: str) -> None:
        self.ask(f"what was due by {argument}?" if argument else "what was due by December 2009?")
