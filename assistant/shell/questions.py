"""What the shell takes as a question and as a role; what it does not take, it says in one line."""

from __future__ import annotations

from assistant.shell.diagnostics import UsageError
from knowledge.library import Library

LONGEST = 10_000
"""Characters of a question that are taken; nobody types more, and a file piped in by mistake is more."""
LONGEST_NAME = 60
"""Characters of a wrong name that are said back."""


def checked(question: str) -> str:
    """`question` as it is. Raises UsageError where it is longer than LONGEST."""
    if len(question) > LONGEST:
        raise UsageError(f"the question has {len(question):,} characters; the most is {LONGEST:,}")
    return question


def role_asked(library: Library, name: str) -> str:
    """The id of the role with this id or name. Raises UsageError, with the nearest names, where there is none."""
    from assistant.role_names import UnknownRoleError, role_named  # late: most questions name no role apart

    try:
        return role_named(library, name).id
    except UnknownRoleError as problem:
        near = f"Did you mean {' or '.join(problem.near)}? " if problem.near else ""
        raise UsageError(f"there is no role {name[:LONGEST_NAME]!r}. {near}laming roles lists them all") from None
