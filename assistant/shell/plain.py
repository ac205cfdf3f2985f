"""Line mode: questions and answers as plain lines, for screen readers, pipes and old terminals. No boxes, no redraw."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TextIO

from assistant.actions import ACTIONS, FIRST_SESSION, Command, read_command
from assistant.answering.answer import Answer, Statement, to_json
from assistant.answering.conversation import Conversation
from assistant.answering.desk import Desk
from assistant.shell.diagnostics import ExitCode, UsageError
from assistant.shell.failures import ends_all, fault
from assistant.shell.output import is_terminal, look_of, write
from assistant.shell.papers import paper_names
from assistant.shell.questions import LONGEST, checked, role_asked
from assistant.shell.rendering import rendered
from assistant.shell.surroundings import around, described
from assistant.shell.wrapping import harmless, wrapped

NOTHING_CITED = "There is no answer with citations yet."
YOU, LAMING = "You: ", "Laming: "
WELCOME = (
    "Laming answers questions about Lord Laming's 58 recommendations of 2009 with quotes from five papers. "
    "Type a question, or :help. An empty line is passed over, :quit ends."
)
ABOUT = "Type a question, or the number of a recommendation. A line that begins with a colon or a slash is a command:"


def converse(*, role: str | None = None, desk: Desk | None = None, stream: TextIO | None = None) -> ExitCode:
    """Answers the lines of `stream`, by default stdin, until it ends or says :quit; gives FAILED where one was too much for the program.

    Raises UsageError for a `role` that does not exist, and what writing to stdout and reading the papers raise.
    """
    from assistant.shell.opening import open_desk  # late: a caller may bring a desk of its own

    lines = stream or sys.stdin
    talk = _Talk(desk or open_desk())
    if role:
        talk.set_role(role)
    typed = is_terminal(lines)
    if typed:
        write(f"{LAMING}{WELCOME}\n\n")
    for line in _typed() if typed else _piped(lines):
        if not typed and line.strip():
            write(f"{YOU}{harmless(line.strip())[:LONGEST]}\n")
        if not talk.goes_on(line.strip()):
            break
    return talk.code


def _typed() -> Iterator[str]:
    """Lines from a person at a terminal, who can correct them and call back earlier ones."""
    with suppress(ImportError):  # Windows has none and needs none
        import readline  # noqa: F401  # late and for its effect: it lets input() edit lines
    while True:
        try:
            yield input(YOU)
        except EOFError:
            write("\n")
            return


def _piped(stream: TextIO) -> Iterator[str]:
    """Lines from a pipe or file; of a line too long to be a question only so much as shows that it is."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    while line := stream.readline(LONGEST + 2):
        rest = line
        while not rest.endswith("\n") and (rest := stream.readline(LONGEST)):
            pass
        yield line


class _Talk:
    """One conversation in lines."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.conversation = Conversation()
        self.last: Answer | None = None
        self.pins_to = FIRST_SESSION
        self.code = ExitCode.ANSWERED
        self.commands: dict[str, Callable[[str], None]] = {
            "role": self.choose_role, "source": self.open, "help": self.help, "pin": self.pin, "pin_all": self.pin_all, "session": self.session,
            "recommendation": self.recommendation, "due": self.due, "new": self.begin_anew,
        }  # fmt: skip

    def goes_on(self, line: str) -> bool:
        """Answers a line; False where it ends the conversation."""
        command = read_command(line)
        if isinstance(command, Command) and command.action.id == "quit":
            return False
        try:
            if isinstance(command, Command) and command.action.in_lines:
                self.commands[command.action.id](command.argument)
            elif command is not None:
                self.say(f"There is no {line.partition(' ')[0]} in line mode. :help lists what there is.")
            elif line:
                self.answer(line)
        except UsageError as problem:
            text = str(problem)
            self.say(f"{text[:1].upper()}{text[1:]}.")
        except Exception as problem:  # the conversation has a right to go on
            if ends_all(problem):
                raise
            self.say(f"This could not be answered: {fault(problem)}.")
            self.code = ExitCode.FAILED
        return True

    def answer(self, question: str) -> None:
        """Asks and shows the answer."""
        self.last = self.desk.ask(checked(question), self.conversation)
        write(f"{LAMING}{rendered(to_json(self.last), paper_names(self.desk.library), look_of(sys.stdout))}\n")

    def set_role(self, name: str) -> None:
        """Answers for this role from now on. Raises UsageError for one that does not exist."""
        self.conversation.role = role_asked(self.desk.library, name)

    def choose_role(self, name: str) -> None:
        """Sets, ends or says the role."""
        if name == "none":
            self.conversation.role = None
        elif name:
            self.set_role(name)
        role = self.conversation.role
        self.say(f"Answering for {self.desk.library.roles[role].plural}." if role else "No role is set.")

    def open(self, number: str) -> None:
        """Shows the passage around a citation of the last answer."""
        statement = self._cited(number, "open")
        if statement:
            corpus, citation = self.desk.library.corpus, statement.citation
            parts = described(corpus, around(corpus, citation.source, citation.span))
            self.say("\n".join(f"{label}\n{text}" if label else text for label, text in parts))

    def pin(self, number: str) -> None:
        """Adds a citation of the last answer to the session."""
        statement = self._cited(number, "pin")
        if self.last and statement:
            self._pin(self.last, [statement])

    def pin_all(self, _: str) -> None:
        """Adds every citation of the last answer to the session."""
        if self.last and self.last.statements:
            self._pin(self.last, self.last.statements)
        else:
            self.say(NOTHING_CITED)

    def session(self, name: str) -> None:
        """Lists what is pinned, to another session from now on where one is named."""
        from assistant.shell.collecting import pinned  # late: most conversations pin nothing

        self.pins_to = name or self.pins_to
        self.say(pinned(self.pins_to))

    def recommendation(self, number: str) -> None:
        """Shows a recommendation."""
        if number:
            self.answer(f"recommendation {number}")
        else:
            self.say("Which one? Say :rec 19, for example.")

    def due(self, date: str) -> None:
        """Shows what was due by a date."""
        self.answer(f"what was due by {date or 'December 2009'}?")

    def begin_anew(self, _: str) -> None:
        """Forgets what was said; the role stays."""
        self.conversation, self.last = Conversation(self.conversation.role), None
        self.say("A new conversation begins.")

    def help(self, _: str) -> None:
        """Says what can be typed."""
        commands = (f"{f':{each.command} {each.argument}'.strip()}: {each.in_lines}" for each in ACTIONS if each.in_lines)
        self.say("\n".join([ABOUT, *commands]))

    def _cited(self, number: str, command: str) -> Statement | None:
        """The statement with a number, of the last answer; says what there is where there is none."""
        cited = {each.citation.number: each for each in self.last.statements} if self.last else {}
        if not cited:
            self.say(NOTHING_CITED)
        elif not number.isdecimal() or int(number) not in cited:
            self.say(f"The last answer has citations 1 to {max(cited)}. Say :{command} 1, for example.")
        else:
            return cited[int(number)]
        return None

    def _pin(self, answer: Answer, statements: Sequence[Statement]) -> None:
        from assistant.shell.collecting import pin  # late: most conversations pin nothing

        self.say(pin(self.pins_to, answer, statements))

    def say(self, text: str) -> None:
        """Shows a text of the program's."""
        lines = wrapped(text, look_of(sys.stdout).width, first=LAMING)
        write("\n".join(lines) + "\n\n")
