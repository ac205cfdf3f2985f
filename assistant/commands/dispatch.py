"""From the words on the command line to the command that they ask for; words that are no command are asked as a question."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from assistant.commands.catalogue import COMMANDS
from assistant.shell.diagnostics import ExitCode, UsageError


def run(arguments: Sequence[str]) -> ExitCode:
    """Runs the command that `arguments` ask for. Raises UsageError where they are not understood, and what the command raises."""
    name, rest = _chosen(list(arguments))
    module = import_module(f"assistant.commands.{name}")
    code: ExitCode = module.run(rest)
    return code


def _chosen(arguments: list[str]) -> tuple[str, list[str]]:
    """The command's module and what is left for it."""
    if not arguments or arguments[0].startswith("-"):
        return "start", arguments
    if arguments[0] in COMMANDS:
        return arguments[0], arguments[1:]
    if _begins_with_number(arguments):
        return "rec", arguments
    if arguments[0] == "help":
        return "start", ["--help"] if not arguments[1:] else _help_for(arguments[1])
    return "ask", arguments


def _help_for(name: str) -> list[str]:
    raise UsageError(f"try: laming {name} --help" if name in COMMANDS else f"there is no command {name!r}; laming --help lists them")


def _begins_with_number(arguments: Sequence[str]) -> bool:
    from assistant.commands.rec import looks_like_numbers  # late: most commands begin with their name

    return looks_like_numbers(arguments)
