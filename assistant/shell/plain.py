"""Line mode: questions and answers as plain lines, for screen readers, pipes and old terminals. No boxes, no redraw."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TextIO

from assistant.answering.answer import Answer, to_json
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

YOU, LAMING = "You: ", "Laming: "
WELCOME = (
    "Laming answers questions about Lord Laming's 58 recommendations of 2009 with quotes from five papers. "
    "Type a question, or :help. An empty line is passed over, :quit ends."
)
HELP = """Type a question, or the number of a recommendation. A line that begins with a colon is a command:
:role NAME   answer for this role from now on; :role alone says which, :role none ends it
:open N      read the passage around citation N of the last answer
:help        this help
:quit        end; Ctrl+D does too"""


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
        self.code = ExitCode.ANSWERED
        self.commands: dict[str, Callable[[str], None]] = {":role": self.choose_role, ":open": self.open, ":help": self.help}

    def goes_on(self, line: str) -> bool:
        """Answers a line; False where it ends the conversation."""
        command, _, rest = line.partition(" ")
        if command in {":quit", ":q", ":exit"}:
            return False
        try:
            if command in self.commands:
                self.commands[command](rest.strip())
            elif line.startswith(":"):
                self.say(f"There is no {command}. :help lists what there is.")
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
        cited = {statement.citation.number: statement.citation for statement in self.last.statements} if self.last else {}
        if not cited:
            self.say("There is no answer with citations yet.")
        elif not number.isdecimal() or int(number) not in cited:
            self.say(f"The last answer has citations 1 to {max(cited)}. Say :open 1, for example.")
        else:
            corpus = self.desk.library.corpus
            citation = cited[int(number)]
            parts = described(corpus, around(corpus, citation.source, citation.span))
            self.say("\n".join(f"{label}\n{text}" if label else text for label, text in parts))

    def help(self, _: str) -> None:
        """Says what can be typed."""
        self.say(HELP)

    def say(self, text: str) -> None:
        """Shows a text of the program's."""
        lines = wrapped(text, look_of(sys.stdout).width, first=LAMING)
        write("\n".join(lines) + "\n\n")
