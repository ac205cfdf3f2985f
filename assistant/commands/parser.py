"""The parser of a command's options: help with examples, and errors that are one line."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import Any, NoReturn

from assistant.commands.catalogue import COMMANDS
from assistant.shell.diagnostics import UsageError
from assistant.shell.output import write

WIDTH = 88


class Parser(ArgumentParser):
    """The options of the command `name`, with `examples` printed under its help."""

    def __init__(self, name: str, *, examples: Sequence[str] = (), about: str = "", prog: str | None = None) -> None:
        summary = COMMANDS.get(name, "").rstrip(".")
        super().__init__(
            prog=prog or f"laming {name}",
            description=". ".join(filter(None, (summary[:1].upper() + summary[1:], about))),
            epilog="examples:\n" + "\n".join(f"  {example}" for example in examples),
            formatter_class=_Formatter,
            allow_abbrev=False,
        )

    @property
    def flags(self) -> list[str]:
        """The long options, for completion."""
        return sorted(flag for flag in self._option_string_actions if flag.startswith("--"))

    def print_help(self, file: object = None) -> None:
        """Prints the help to stdout."""
        del file
        write(self.format_help())

    def error(self, message: str) -> NoReturn:
        """Raises UsageError in place of printing the usage and leaving."""
        raise UsageError(f"{message}. Try: {self.prog} --help")


class _Formatter(RawDescriptionHelpFormatter):
    """Keeps the lines of the examples, and has the same width everywhere."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, max_help_position=26, width=WIDTH, **options)
