"""The command `laming`: looks at its arguments before anything is loaded, and turns every failure into one line and an exit code."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command with `arguments`, by default the process's own; gives the exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        return _run(given)
    except BaseException as problem:
        from assistant.shell.failures import exit_code_of  # late: most runs have none

        return exit_code_of(problem)


def _run(given: list[str]) -> int:
    from assistant.lifelines import number_alone, show_kept  # late, as all here: a look-up by number loads nothing else

    number = number_alone(given)
    if number is not None and show_kept(number):
        return 0
    from assistant.commands.dispatch import run

    return run(given)
