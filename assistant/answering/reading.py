"""Reading: a question as it is read in the light of a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.answering.question import Question
from knowledge.records import Unit


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is read."""

    question: Question
    read_as: str
    leans: bool = False
    context: Mapping[Unit, float] = field(default_factory=dict)
    """What each unit of the turns before gains by still being in view."""
    within: tuple[Unit, ...] = ()
    """The units to answer from, where the question only asks about those."""
    among: frozenset[Unit] = frozenset()
    """The units that may answer, where the question picks some; all where empty."""
    topic: Mapping[str, float] = field(default_factory=dict)
    """Stems of the topic that the question leaves unsaid."""
    beyond: int | None = None
    """A recommendation that it moves to and that does not exist."""
    kind: str | None = None
    """The kind, where the conversation sets it."""
    about: str = ""
    """The question that it goes back to, where it leans on one."""
    rewritten: bool = False
    """Whether it stands on its own, because what it leaves unsaid was put into it."""
    settled: bool = False
    """Whether the rules leave nothing to weigh: a part of a complete list, a recommendation that was named."""
    step: int = 0
    """1 or -1 where the question moves to a neighbouring recommendation."""
