"""ChatScreen: the conversation, the prompt, and a pane beside them. It routes: widgets draw, the clerk works, three parts know the actions."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from assistant.actions import UnknownCommand, read_command
from assistant.tui import messages
from assistant.tui.clerk import Clerk
from assistant.tui.completion import completion
from assistant.tui.exchange import Exchange, Words, plain
from assistant.tui.keys import bindings
from assistant.tui.parts import Deed
from assistant.tui.parts.asking import Asking
from assistant.tui.parts.collecting import Collecting
from assistant.tui.parts.exporting import Exporting
from assistant.tui.parts.keeping import Keeping
from assistant.tui.parts.reading import Reading
from assistant.tui.widgets.key_line import KeyLine
from assistant.tui.widgets.prompt import Prompt
from assistant.tui.widgets.question import QuestionBlock
from assistant.tui.widgets.statement import StatementRow
from assistant.tui.widgets.suggestion import SuggestionRow
from assistant.tui.widgets.transcript import Transcript
from assistant.tui.widgets.welcome import RoleRow, Welcome

if TYPE_CHECKING:
    from assistant.answering.answer import Statement
    from assistant.answering.conversation import Conversation

WIDE = 110
"""Columns from which a pane stands beside the conversation."""
ANSWERS = Path(__file__).parent / "answers.tcss"


class ChatScreen(Screen[None]):
    """Asks the clerk and shows what comes back."""

    AUTO_FOCUS = ""  # the prompt has it from the first key or paint on: before, it would be drawn twice
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual declares it both ways
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(),
        *(Binding(f"alt+{digit}", f"suggestion({digit})", show=False, priority=True) for digit in range(1, 10)),
    ]

    def __init__(self, clerk: Clerk, *, role: str | None = None, keep: bool = True, retention_days: int = 90, keymap: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.clerk = clerk
        self.role = role
        self.role_name: str | None = None
        self.talk: Conversation | None = None
        self.words = Words()
        self.waiting: deque[tuple[int, str]] = deque()
        """The questions that are not answered yet, with their places; the first is being worked on."""
        self.chosen: tuple[Exchange, Statement] | None = None
        """The quote that keys such as F9 act on."""
        self.state = "reading the papers"
        self.retention_days = retention_days
        self.keymap = keymap or {}
        self.asking = Asking(self)
        self.reading = Reading(self)
        self.keeping = Keeping(self, keep=keep)
        self.collecting = Collecting(self)
        self.exporting = Exporting(self)
        self.deeds: dict[str, Deed] = {
            **self.asking.deeds(), **self.reading.deeds(), **self.keeping.deeds(), **self.collecting.deeds(), **self.exporting.deeds(),
            "help": self._help, "palette": self._palette, "theme": self._theme, "quit": self._quit, "back": self._back,
        }  # fmt: skip

    @staticmethod
    def width_class(columns: int) -> str:
        """The class of a screen so wide."""
        return "-wide" if columns >= WIDE else "-narrow"

    def compose(self) -> ComposeResult:
        """Title, transcript with room for a pane beside it, prompt, keys."""
        yield Static(self.title_line(), id="title", markup=False)
        with Horizontal(id="body"):
            yield Transcript(Welcome(first=self.clerk.is_first_visit()))
        yield Prompt()
        yield KeyLine(self.keymap)

    def on_mount(self) -> None:
        """Paints first; everything that is read comes behind that."""
        self.prompt.completion = lambda text: completion(text, self.words)
        self.call_after_refresh(self._painted)

    @property
    def prompt(self) -> Prompt:
        """Where questions are typed."""
        return self.query_one(Prompt)

    @property
    def transcript(self) -> Transcript:
        """The questions and answers."""
        return self.query_one(Transcript)

    # Work, each a worker that posts one message

    def on_resize(self) -> None:
        """What is read stays where it is."""
        self.transcript.hold_place()

    def _painted(self) -> None:
        self.prompt.painted = True
        if self.focused is None:
            self.set_focus(self.prompt)
        self._warm_up()

    @work(thread=True, group="warm")
    def _warm_up(self) -> None:
        try:
            self.post_message(messages.Ready(self.clerk.words()))
            self.clerk.warm(retention_days=self.retention_days)
            self.post_message(messages.Warm(self.clerk.problem))
        except Exception as problem:  # the edge: whatever is wrong with the data is told in words, and the screen stays
            self.post_message(messages.Failed(f"The papers cannot be read: {problem}"))

    @work(thread=True, group="ask")
    def answer(self, text: str, place: int) -> None:
        """Answers a question, and keeps the turn where that is wanted."""
        worker = get_current_worker()
        try:
            exchange, after = self.clerk.ask(text, self.talk, role=self.role, place=place)
            if worker.is_cancelled:
                return
            kept, problem_kept = self.clerk.keep(self.keeping.conversation, exchange) if self.keeping.keep else (None, None)
            self.post_message(messages.Answered(exchange, after, kept))
            if problem_kept:
                self.post_message(messages.Failed(problem_kept))
        except Exception as problem:  # as above
            if not worker.is_cancelled:
                self.post_message(messages.Failed(f"This could not be answered: {problem}", question=text))

    @work(thread=True, group="page", exclusive=True)
    def read_page(self, source: str, exchange: Exchange | None, statement: Statement | None) -> None:
        """Reads a paper to show it."""
        worker = get_current_worker()
        page = self.clerk.page(source)
        if not worker.is_cancelled:
            self.post_message(messages.PageRead(page, exchange, statement))

    @work(thread=True, group="role", exclusive=True)
    def find_role(self, name: str, *, keep: bool = False) -> None:
        """Looks a role up, "" standing for none; one that was chosen is kept for the next start."""
        role = self.clerk.role_id(name) if name else None
        problem = self.clerk.remember_role(role) if keep and (role or not name) else ""
        self.post_message(messages.RoleFound(name, role, self.clerk.role_name(role), problem))

    # What comes back

    def on_ready(self, message: messages.Ready) -> None:
        """The words of the papers can be completed."""
        self.words = message.words
        self.style_answers()
        self.show_title("building the index")
        if self.role:
            self.find_role(self.role)

    def on_warm(self, message: messages.Warm) -> None:
        """All is read."""
        if message.problem:
            self.say(message.problem, wrong=True)
        self.show_title("")

    async def on_answered(self, message: messages.Answered) -> None:
        """Shows the answer; the next question that waits has its turn."""
        self.style_answers()
        await self.asking.answered(message)

    def on_failed(self, message: messages.Failed) -> None:
        """Says what went wrong; a question goes back to the prompt."""
        self.asking.failed(message)

    async def on_page_read(self, message: messages.PageRead) -> None:
        """Shows a paper."""
        await self.reading.show(message)

    def on_role_found(self, message: messages.RoleFound) -> None:
        """Sets the role for the questions that follow."""
        self.asking.role_found(message)

    async def on_resumed(self, message: messages.Resumed) -> None:
        """Shows a kept conversation."""
        self.style_answers()
        await self.keeping.resumed(message)

    def on_exported(self, message: messages.Exported) -> None:
        """Says where the file is."""
        self.say(f"Written to {message.path}")

    # What widgets report

    async def on_prompt_submitted(self, message: Prompt.Submitted) -> None:
        """A question or a command."""
        command = read_command(message.text)
        if command is None:
            self.asking.said(message.text)
        elif isinstance(command, UnknownCommand):
            self.prompt.give_back(message.text)
            self.say(f"There is no command {command.word}. /help lists them.")
        else:
            self.prompt.remember(message.text)
            await self.action_do(command.action.id, command.argument)

    def on_prompt_left(self) -> None:
        """Tab: to the answers."""
        self.transcript.focus_row()

    def on_question_block_taken_up(self, message: QuestionBlock.TakenUp) -> None:
        """An earlier question goes back into the prompt."""
        self.prompt.take_up(message.text)

    def on_suggestion_row_taken(self, message: SuggestionRow.Taken) -> None:
        """A suggestion is asked."""
        self.asking.ask(message.text)
        self.prompt.focus()

    async def on_role_row_wanted(self, _: RoleRow.Wanted) -> None:
        """The welcome's question for a role."""
        await self.action_do("role")

    def on_statement_row_chosen(self, message: StatementRow.Chosen) -> None:
        """Keys act on the quote under the cursor."""
        self.chosen = (message.exchange, message.statement)

    def on_statement_row_opened(self, message: StatementRow.Opened) -> None:
        """A quote's source is opened."""
        self.reading.open(message.exchange, message.statement)

    # Actions

    async def action_do(self, deed: str, argument: str = "") -> None:
        """Does what the table of actions names."""
        opened = self.deeds[deed](argument)
        if opened is not None:
            await opened

    def action_suggestion(self, digit: int) -> None:
        """Asks the suggestion with a digit, of the last answer."""
        self.asking.suggestion(digit)

    def style_answers(self) -> None:
        """Reads the style of answers and panes, which the first paint does without."""
        if not self.app.stylesheet.has_source(str(ANSWERS), ""):
            self.app.stylesheet.read(ANSWERS)
            self.app.refresh_css(animate=False)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """A short word to the user, which goes by itself."""
        self.notify(plain(words), severity="error" if wrong else "information", timeout=10 if wrong else 4, markup=False)

    def show_title(self, state: str | None = None) -> None:
        """Brings the title up to date; `state` is what is being worked on, "" for nothing."""
        self.state = self.state if state is None else state
        self.query_one("#title", Static).update(self.title_line())

    def title_line(self) -> Content:
        """Name, role, whether this is kept, and what is worked on."""
        parts = [Content.styled("laming", "bold $primary")]
        parts.append(Content.assemble("for ", (plain(self.role_name), "bold")) if self.role_name else Content("58 recommendations of 2009, for any role"))
        if self.keeping.name:
            parts.append(Content(plain(self.keeping.name)))
        if not self.keeping.keep:
            parts.append(Content("not kept"))
        if self.collecting.name and self.collecting.count:
            parts.append(Content(f"{self.collecting.count} pinned to {plain(self.collecting.name)}"))
        if self.state:
            parts.append(Content.styled(f"{self.state}…", "italic"))
        return Content("  ·  ").join(parts)

    def _help(self, _: str) -> Awaitable[object]:
        from assistant.tui.screens.help import HelpScreen  # a screen that most visits never open

        return self.app.push_screen(HelpScreen(self.keymap))

    async def _palette(self, _: str) -> None:
        from assistant.tui.palette import opened_palette  # as above

        palette = opened_palette()
        await self.app.push_screen(palette)
        palette.set_focus(palette.query_one(Input))  # at once: letters may come right behind the key

    def _theme(self, argument: str) -> None:
        from assistant.tui.themes import NAMES  # as above

        if argument and argument not in NAMES:
            self.say(f"There is no theme {argument}; there are {', '.join(NAMES)}.")
            return
        here = NAMES.index(self.app.theme) if self.app.theme in NAMES else -1
        self.app.theme = argument or NAMES[(here + 1) % len(NAMES)]

    def _quit(self, _: str) -> None:
        self.app.exit()

    def _back(self, _: str) -> None:
        """Calls off a question, closes the pane, or goes to the prompt; one thing at a time."""
        if not (self.asking.call_off() or self.reading.close() or self.collecting.close()):
            self.prompt.focus()
