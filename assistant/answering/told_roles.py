"""Told roles: whom a message is about by how it tells of somebody, where no role's name says so: “nights on Rainbow ward”, “DS on the PPU”.

A linear model learnt from what people of each role say of themselves and others of them (tests/relevance/messages).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from index.linear import LinearModel, compile_linear
from index.text import Token, stem
from knowledge.library import Library

NOBODY = "-"
"""What the model calls a message that is about nobody's duties."""
SURELY, PLAINLY = 0.4, 0.95
"""The likelihood from which a role is meant where somebody speaks of himself, and that where nobody does: “overview reports and who writes them”."""
LEAST = 0.15
"""The likelihood from which a role may be meant."""
INSTEAD, OTHERWISE = 0.05, 0.5
"""The likelihood below which a role that is named is not the one that is meant, and the other's from which that one is."""
MOST_POSSIBLE = 2
Possible = tuple[tuple[str, float], ...]
"""Roles with their likelihoods, likeliest first."""
PART = 5
"""Letters of the parts of words by which a word is known in another form."""


def marks(words: Sequence[Token], named: Iterable[str]) -> tuple[str, ...]:
    """What a message is judged by: its words, their stems and parts, its pairs, and the roles and bodies that are named in it."""
    typed = [word.word for word in words]
    framed = [f"<{word}>" for word in typed if len(word) >= PART]
    parts = (f"#{word[at : at + PART]}" for word in framed for at in range(len(word) - PART + 1))
    pairs = (f"={one} {other}" for one, other in pairwise(["^", *typed, "$"]))
    return (*(f"={word}" for word in typed), *(f"~{stem(word.base)}" for word in words), *pairs, *parts, *named)


class ToldRoles:
    """Hears roles in messages."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @cached_property
    def model(self) -> LinearModel:
        """The learnt model."""
        return LinearModel(self.library.learnt("roles", compile_linear))

    def heard(self, words: Sequence[Token], roles: tuple[str, ...], bodies: Sequence[str], *, spoken: bool) -> tuple[tuple[str, ...], Possible]:
        """The roles that a message means, those named in it or another that it tells of; and where there is none, those that it may tell of.

        `spoken` says that somebody speaks of himself or his own.
        """
        named = (*(f"role:{role}" for role in roles), *(f"body:{body}" for body in bodies))
        known = self.library.roles
        shares = {role: share for role, share in self.model.shares(marks(words, named)).items() if role in known or role == NOBODY}
        least = OTHERWISE if roles else SURELY if spoken else PLAINLY
        likeliest = max(shares, key=shares.__getitem__, default=NOBODY)
        if likeliest == NOBODY or likeliest in roles or shares[likeliest] < least or any(shares.get(role, 0.0) >= INSTEAD for role in roles):
            return roles, () if roles else self._possible(shares)
        return (likeliest,), ()

    def _possible(self, shares: Mapping[str, float]) -> Possible:
        ordered = sorted(((share, role) for role, share in shares.items() if role != NOBODY and share >= LEAST), reverse=True)
        return tuple((role, share) for share, role in ordered[:MOST_POSSIBLE])
