"""Reading: a question as it is read in the light of a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assistant.answering.question import Question
from knowledge.records import Unit

TOPIC = 0.5
"""What a word of the topic that a follow-up leaves unsaid counts beside one of its own."""


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
    without: frozenset[Unit] = frozenset()
    """The units that the question leaves out."""
    of: tuple[Unit, ...] = ()
    """The list that the question works on."""
    whole: tuple[Unit, ...] = ()
    """That list as it was before anything was left out."""
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

    @property
    def with_topic(self) -> Question:
        """The question with the topic that it leaves unsaid, which weighs less than its own words."""
        question = self.question
        if not self.topic:
            return question
        weight = TOPIC if self.leans else TOPIC / 2
        unsaid = {word: weight * value for word, value in self.topic.items()}
        stems = {**{word: value for word, value in unsaid.items() if word not in question.stems}, **question.stems}
        return replace(question, stems=stems, wording=(*(word for word in unsaid if not word.startswith("term:")), *question.wording))
