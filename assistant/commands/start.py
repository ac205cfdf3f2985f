"""`laming` without a command: the chat screen, or line mode where there is no screen; --help and --version."""

from __future__ import annotations

import gc
import os
import sys
from argparse import SUPPRESS
from collections.abc import Sequence
from pathlib import Path

from assistant.commands.catalogue import COMMANDS
from assistant.commands.parser import Parser
from assistant.shell.diagnostics import MEANINGS, ExitCode
from assistant.shell.output import is_terminal, write

EXAMPLES = (
    ("laming", "open the chat screen"),
    ("laming --no-history", "the same, keeping nothing of what is asked"),
    ("laming --plain", "ask line by line, without a screen"),
    ("laming what applies to a health visitor", "ask; words that are no command are a question"),
    ("laming 19", "recommendation 19, its response, its date, and what became of it"),
    ("laming 39-44", "several recommendations"),
    ('laming ask "what was due by December 2009?" --json', "an answer for a program"),
    ("laming due --by 2009-12 --format ics > due.ics", "the dates, for a calendar"),
)
PLACES = (
    ("LAMING_CACHE", "folder for what can be made again (compiled data, index)"),
    ("LAMING_DATA", "folder for what you keep"),
    ("LAMING_CONFIG", "folder for settings"),
    ("NO_COLOR", "no colours"),
    ("ACCESSIBLE=1", "line mode in place of the screen"),
)
WIDTH = 88


def run(arguments: Sequence[str]) -> ExitCode:
    """Opens the chat screen or line mode, or prints help or version."""
    parser = Parser("laming", prog="laming", about="")
    parser.add_argument("--plain", action="store_true", help=SUPPRESS)
    parser.add_argument("--role", help=SUPPRESS)
    parser.add_argument("--no-history", action="store_true", help=SUPPRESS)
    parser.add_argument("--version", action="store_true", help=SUPPRESS)
    parser.format_help = help_text  # type: ignore[method-assign]  # the commands are no options, argparse cannot list them
    chosen = parser.parse_args(arguments)
    if chosen.version:
        write(f"laming {version()}\n")
        return ExitCode.ANSWERED
    if chosen.plain or not has_screen():
        from assistant.shell.plain import converse  # late: the screen does without it

        return converse(role=chosen.role or _kept_role())
    role = _role_id(chosen.role) if chosen.role else None
    gc.disable()  # until the first paint, where the app turns it on: what is loaded stays, and looking it through takes time
    from assistant.tui.app import run as run_screen  # late: Textual is slow to load

    return ExitCode.FAILED if run_screen(role=role, keep=not chosen.no_history) else ExitCode.ANSWERED


def _kept_role() -> str | None:
    """The role in the settings. One that does not exist is told and passed over, as every mistake in them is."""
    from assistant.paths import config_folder  # late, as the next: only line mode asks for the settings here
    from assistant.settings import FILE, load_settings
    from assistant.shell.diagnostics import UsageError, say

    folder = config_folder()
    loaded = load_settings(Path(folder) / FILE if folder else None)
    for mistake in loaded.mistakes:
        say(str(mistake))
    role = loaded.settings.role
    try:
        return _role_id(role) if role else None
    except UsageError as problem:
        say(f"{loaded.origins['role']}, role: {problem}")
        return None


def _role_id(name: str) -> str:
    """The id of a role. Raises UsageError where there is none: said in a line, before there is a screen."""
    from assistant.shell.opening import open_desk  # late, as the next: only a role said at the start needs the papers here
    from assistant.shell.questions import role_asked

    return role_asked(open_desk().library, name)


def has_screen() -> bool:
    """Whether stdin and stdout are a terminal that can be drawn on, and nobody asked for lines."""
    plain = os.environ.get("ACCESSIBLE", "") not in {"", "0"} or os.environ.get("TERM") == "dumb"
    return not plain and is_terminal(sys.stdin) and is_terminal(sys.stdout)


def version() -> str:
    """The installed version; "of a checkout" where it is not installed."""
    from importlib.metadata import PackageNotFoundError  # late: slow, and only --version asks
    from importlib.metadata import version as installed

    try:
        return installed("laming-assistant")
    except PackageNotFoundError:
        return "of a checkout"


def help_text() -> str:
    """The help of `laming`: what it is, the commands, examples, exit codes and variables."""
    from assistant.shell.wrapping import wrapped  # late: only help is wrapped here

    def listed(rows: Sequence[tuple[str, str]], column: int) -> list[str]:
        return [line for name, text in rows for line in _row(name, text, column)]

    def _row(name: str, text: str, column: int) -> list[str]:
        if len(name) + 3 > column:
            return [f"  {name}", *wrapped(text, WIDTH, first=" " * column, rest=" " * column)]
        return list(wrapped(text, WIDTH, first=f"  {name}".ljust(column), rest=" " * column))

    lines = [
        "usage: laming [--plain] [--no-history] [--role ROLE]",
        "       laming COMMAND ... | QUESTION | NUMBER ...",
        "",
        "Answers questions about Lord Laming's 58 recommendations of 2009, the Government's",
        "responses and the guidance around them, with quotes that can be checked word for word.",
        "",
        "commands:",
        *listed(list(COMMANDS.items()), 14),
        *wrapped("laming COMMAND --help shows the options of a command, with examples.", WIDTH, first="  ", rest="  "),
        "",
        "options:",
        *listed(
            [
                ("--plain", "ask line by line; also in a pipe, with TERM=dumb and with ACCESSIBLE=1"),
                ("--no-history", "keep nothing of what is asked"),
                ("--role ROLE", "answer for this role"),
            ],
            14,
        ),
        *listed([("--version", "print the version"), ("-h, --help", "print this help")], 14),
        "",
        "examples:",
        *(line for command, what in EXAMPLES for line in (f"  {command}", f"      {what}")),
        "",
        "exit codes:",
        *listed([(str(int(code)), meaning) for code, meaning in MEANINGS.items()], 8),
        "",
        "environment:",
        *listed(PLACES, 18),
    ]
    return "\n".join(lines) + "\n"
