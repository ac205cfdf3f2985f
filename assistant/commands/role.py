"""`laming role`: what applies to a role."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.commands.ask import show
from assistant.commands.parser import Parser
from assistant.shell.diagnostics import ExitCode, UsageError
from assistant.shell.opening import open_desk
from assistant.shell.questions import role_asked

EXAMPLES = ('laming role "health visitor"', "laming role GP", "laming role social-worker --json")


def options() -> Parser:
    """The command's options."""
    parser = Parser("role", examples=EXAMPLES)
    parser.add_argument("name", nargs="+", metavar="ROLE", help="by id or any of its names; laming roles lists them")
    parser.add_argument("--json", action="store_true", help="print the answer as a JSON object")
    return parser


def run(arguments: Sequence[str]) -> ExitCode:
    """Prints what applies to the role."""
    chosen = options().parse_intermixed_args(arguments)
    name = " ".join(chosen.name)
    desk = open_desk()
    try:
        role = role_asked(desk.library, name)
    except UsageError as problem:
        raise UsageError(f'{problem}; laming ask "role {name[:60]}" asks it as a question') from None
    return show(desk, f"what applies to {desk.library.roles[role].plural}?", role=role, as_json=chosen.json)
