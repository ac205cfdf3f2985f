"""`laming roles`: the roles that can be asked about, and how many recommendations reach each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.answering.witnesses import applications_of
from assistant.commands.parser import Parser
from assistant.role_names import names_of
from assistant.shell.diagnostics import ExitCode
from assistant.shell.opening import open_desk
from assistant.shell.output import look_of, write, write_json
from assistant.shell.wrapping import wrapped
from knowledge.library import Library
from knowledge.records import Role, unit_number

EXAMPLES = ("laming roles", "laming roles --json", 'laming role "team manager"')


def options() -> Parser:
    """The command's options."""
    parser = Parser("roles", examples=EXAMPLES, about="Any of a role's names will do, wherever a role is asked for.")
    parser.add_argument("--json", action="store_true", help="print them as JSON, with all their names")
    parser.add_argument("--ids", action="store_true", help="print their ids only, one a line")
    return parser


def run(arguments: Sequence[str]) -> ExitCode:
    """Prints the roles."""
    chosen = options().parse_args(arguments)
    library = open_desk().library
    roles = sorted(library.roles.values(), key=lambda role: role.name.lower())
    if chosen.ids:
        write("".join(f"{role.id}\n" for role in roles))
    elif chosen.json:
        write_json([_row(library, role) for role in roles], indent=2)
    else:
        write("\n".join(_lines(library, roles)) + "\n")
    return ExitCode.ANSWERED


def _lines(library: Library, roles: Sequence[Role]) -> Iterator[str]:
    width = look_of(sys.stdout).width
    count = len(library.corpus.recommendations)
    yield from wrapped(f"{len(roles)} roles. Of {count} recommendations, how many name the role, and how many reach it through a group:", width)
    yield ""
    widest = max(len(role.name) for role in roles)
    yield f"{'Role':<{widest}}  Named  Group"
    for role in roles:
        named, group = reached(library, role)
        yield f"{role.name:<{widest}}  {named:>5}  {group:>5}"


def reached(library: Library, role: Role) -> tuple[int, int]:
    """How many recommendations name the role, and how many reach it only through a group."""
    counted = {"named": 0, "group": 0}
    for application in applications_of(library, role.id):
        if unit_number(application.unit):
            counted[application.reach] += 1
    return counted["named"], counted["group"]


def _row(library: Library, role: Role) -> dict[str, Any]:
    named, group = reached(library, role)
    return {"id": role.id, "name": role.name, "plural": role.plural, "names": list(dict.fromkeys(names_of(role))), "named": named, "group": group}
