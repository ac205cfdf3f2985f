"""Conversation: what was said before, as far as the next question may lean on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.records import Unit


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was answered, and what a follow-up may refer to."""

    asked: str
    text: str
    """The question that was answered: as asked, or with somebody else put in the one before."""
    read_as: str
    about: str
    """The question of the conversation that this one goes back to: itself, where it leant on none."""
    kind: str
    units: tuple[Unit, ...]
    """What answered it, best first."""
    of: tuple[Unit, ...] = ()
    """The list that it kept or left out a part of."""
    whole: tuple[Unit, ...] = ()
    """That list as it was before anything was left out."""
    left_out: tuple[Unit, ...] = ()
    """What it left out."""
    complete: bool = False
    """Whether that is all there is, and not the best of it."""
    role: str | None = None
    spoken: bool = False
    """Whether the asker spoke for that role."""
    topic: Mapping[str, float] = field(default_factory=dict)
    """The stems of substance that it was about."""
    signs: tuple[str, ...] = ()
    """What was understood of it, as marks for models."""
    numbers: tuple[int, ...] = ()
    """The recommendations that it named or moved to."""
    step: int = 0
    """1 or -1 where the turn moved to a neighbouring recommendation."""
    last_number: int | None = None
    """The recommendation that "the next one" counts from."""


@dataclass(slots=True)
class Conversation:
    """The turns of one conversation, and the role that was set for it."""

    role: str | None = None
    """The role set by the asker or by the request."""
    turns: list[Turn] = field(default_factory=list)
    overshot: bool = False
    """Whether the message before asked for a recommendation that does not exist, and was told which is the last."""

    @property
    def last(self) -> Turn | None:
        """The turn before."""
        return self.turns[-1] if self.turns else None

    @property
    def speaking_as(self) -> str | None:
        """The role set, else the last one that the asker spoke for."""
        return self.role or next((turn.role for turn in reversed(self.turns) if turn.role and turn.spoken), None)
