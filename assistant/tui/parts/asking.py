"""Asking: questions, their order, their readings, and the role they are asked for."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from assistant.tui import messages
from assistant.tui.parts import Deed
from assistant.tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from assistant.tui.screens.chat import ChatScreen


class Asking:
    """Puts questions to the clerk, one after the other."""

    def __init__(self, screen: ChatScreen) -> None:
        self.screen = screen

    def deeds(self) -> dict[str, Deed]:
        """The actions by id."""
        return {"reading": self._change_reading, "role": self._set_role, "recommendation": self._recommendation, "due": self._due}

    def ask(self, text: str) -> None:
        """Asks a question; while another is worked on it waits its turn."""
        screen = self.screen
        screen.query(Welcome).remove()
        if screen.has_class("-narrow") and (screen.reading.close() or screen.collecting.close()):
            screen.set_focus(screen.prompt)  # the answer would be under the pane
        screen.prompt.remember(text)
        place = screen.transcript.ask(text)
        screen.waiting.append((place, text))
        if len(screen.waiting) == 1:
            screen.answer(text, place)

    def answered(self, message: messages.Answered) -> None:
        """Shows an answer and goes on with the next question."""
        screen, exchange = self.screen, message.exchange
        if not screen.waiting or screen.waiting[0][0] != exchange.place:
            return
        _, text = screen.waiting.popleft()
        screen.talk = message.talk
        screen.keeping.conversation = message.kept if message.kept is not None else screen.keeping.conversation
        if exchange.answer.status in {"personal_data", "urgent"}:
            screen.prompt.forget(text)
        screen.transcript.answer(exchange)
        first = next(iter(exchange.answer.statements), None)
        screen.chosen = (exchange, first) if first else None
        if screen.waiting:
            place, text = screen.waiting[0]
            screen.answer(text, place)

    def failed(self, message: messages.Failed) -> None:
        """Says what went wrong; a question goes back to the prompt with those that waited behind it."""
        if message.question is not None:
            self.call_off()
        self.screen.say(message.problem, wrong=True)

    def call_off(self) -> bool:
        """Takes back the questions that are not answered, the first into the prompt; False where there is none."""
        screen = self.screen
        if not screen.waiting:
            return False
        screen.workers.cancel_group(screen, "ask")
        text = screen.waiting[0][1]
        while screen.waiting:
            screen.transcript.take_back(screen.waiting.pop()[0])
        screen.prompt.take_up(text)
        return True

    def suggestion(self, digit: int) -> None:
        """Asks what is suggested under a digit."""
        exchanges = self.screen.transcript.exchanges()
        found = exchanges[-1].answer.suggestions if exchanges else Welcome.QUESTIONS
        if digit <= len(found):
            self.ask(found[digit - 1])

    def role_found(self, message: messages.RoleFound) -> None:
        """Sets the role for the questions that follow."""
        if message.role is None:
            self.screen.say(f"No role “{message.asked}” is known. Type /role and its first letters: Tab completes.")
            return
        self.screen.role, self.screen.role_name = message.role, message.name
        self.screen.show_title()

    def _set_role(self, argument: str) -> Awaitable[object] | None:
        if argument:
            self.screen.find_role(argument)
        elif self.screen.words.roles:
            from assistant.tui.screens.roles import RolesScreen  # a screen that many visits never open

            return self.screen.app.push_screen(RolesScreen(self.screen.words.roles), self._role_chosen)
        else:
            self.screen.say("The papers are still being read: try again in a moment.")
        return None

    def _role_chosen(self, name: str | None) -> None:
        if name:
            self.screen.find_role(name)
        elif name is not None:
            self.screen.role = self.screen.role_name = None
            self.screen.show_title()

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
