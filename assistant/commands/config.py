"""`laming config show`: the settings, and where each value comes from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.commands.parser import Parser
from assistant.paths import config_folder
from assistant.settings import FILE, load_settings, shown
from assistant.shell.diagnostics import ExitCode, say
from assistant.shell.output import write

EXAMPLES = ("laming config show",)


def options() -> Parser:
    """The command's options."""
    parser = Parser(
        "config", examples=EXAMPLES, about="Settings stand in settings.yaml in the configuration folder; a mistake in it is named, the rest still works."
    )
    parser.add_argument("what", choices=["show"], nargs="?", default="show", help="show the settings")
    return parser


def run(arguments: Sequence[str]) -> ExitCode:
    """Prints the settings; mistakes in the file go to stderr, one a line."""
    options().parse_args(arguments)
    folder = config_folder()
    path = Path(folder) / FILE if folder else None
    loaded = load_settings(path)
    for mistake in loaded.mistakes:
        say(str(mistake))
    write(f"{path}\n\n{shown(loaded)}\n" if path else f"{shown(loaded)}\n")
    return ExitCode.USAGE if loaded.mistakes else ExitCode.ANSWERED
