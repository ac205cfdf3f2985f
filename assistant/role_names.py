"""Which role a name means, for every front end: by id or in any of the names people have for it."""

from __future__ import annotations

from collections.abc import Iterator

from index.text import tokens
from knowledge.library import Library
from knowledge.records import Role


class UnknownRoleError(Exception):
    """No role has this name."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        self.name = name
        self.near = near
        """The names of roles that are most like it, best first."""
        super().__init__(name)


def role_named(library: Library, name: str) -> Role:
    """The role with this id or name, whatever its capitals, plural or dashes. Raises UnknownRoleError, with the nearest names."""
    if name in library.roles:
        return library.roles[name]
    wanted = _key(name)
    for role in library.roles.values():
        if wanted and any(wanted == _key(each) for each in names_of(role)):
            return role
    raise UnknownRoleError(name, _near(library, name))


def names_of(role: Role) -> Iterator[str]:
    """All that a role is called, its id among them."""
    yield from (role.id, role.name, role.plural, *role.also, *role.framed)


def _key(name: str) -> str:
    return " ".join(token.base for token in tokens(name.replace("-", " ")))


def _near(library: Library, name: str) -> tuple[str, ...]:
    from index.fuzzy import nearest  # late: RapidFuzz is needed only for a name that nothing has

    called = {each.lower(): role.name for role in library.roles.values() for each in names_of(role)}
    found = nearest(name.lower(), called, limit=8) if name.strip() else []
    return tuple(dict.fromkeys(called[each] for each in found))[:3]
