"""SessionPack: what a training session holds, as data. Making one is left to planning, showing it to the documents.

Quotes stand once, in `statements`, numbered over the whole pack; everything else points to them by number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from assistant.answering.answer import Statement

SCHEMA = "laming.plan/1"

PartKind = Literal["welcome", "papers", "teaching", "activity", "break", "quiz", "close"]
ItemKind = Literal["number", "choice", "gap", "part", "match", "date", "owner", "since", "paper"]
Reach = Literal["named", "group", "beside", "pinned"]


@dataclass(frozen=True, slots=True)
class Request:
    """What a trainer asked for."""

    roles: tuple[str, ...] = ()
    """Ids of roles; none for a mixed group."""
    called: tuple[str, ...] = ()
    """For each role what the trainer calls several of it; empty where that is the role's own name."""
    topic: str = ""
    minutes: int = 90
    level: str = "basic"
    group: int = 20
    numbers: tuple[int, ...] = ()
    session: str = ""
    """Name of the kept session that the quotes were pinned in."""
    seed: int = 1
    start: str = "09:30"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """When a plan was made, with what program and from which papers."""

    date: str
    version: str
    corpus: str


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom the session is for."""

    name: str
    plural: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a participant can do afterwards; begins with a verb that can be tested."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """One message of the session and the quote that bears it."""

    message: str
    cite: int
    reach: Reach
    heading: str = ""
    """What it belongs to: "Recommendation 32"."""
    response: int | None = None
    by_when: int | None = None
    note: str = ""
    """The trainer's own."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the session."""

    id: str
    kind: PartKind
    title: str
    minutes: int
    purpose: str = ""
    content: str = ""
    method: str = ""
    resources: str = ""
    outcomes: tuple[str, ...] = ()
    activity: str = ""
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that the group does."""

    id: str
    title: str
    grouping: str
    materials: str
    steps: tuple[str, ...]
    debrief: str
    outcomes: tuple[str, ...]
    cites: tuple[int, ...] = ()
    goal: str = ""
    """What the group does, in a line."""
    team: int = 1
    """How many work together."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from: words of our own, a quote, or both."""

    text: str = ""
    cite: int | None = None
    right: bool = False
    of: str = ""
    """What it is true of, told in the key: "recommendation 6"."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together: words of our own, and a quote."""

    left: str
    cite: int


@dataclass(frozen=True, slots=True)
class Item:
    """A question of the quiz with its key."""

    kind: ItemKind
    outcome: str
    question: str
    cites: tuple[int, ...]
    """The quotes that bear the key out."""
    answer: str = ""
    """What is to be written, where nothing is chosen."""
    options: tuple[Option, ...] = ()
    pairs: tuple[Pair, ...] = ()
    shown: int | None = None
    """A quote that the question shows; with a gap where the answer stands, if the kind is "gap"."""
    why: str = ""

    def quotes(self) -> tuple[int, ...]:
        """The quotes of the question and its key, each as often as it is shown."""
        asked = (self.shown, *(option.cite for option in self.options), *(pair.cite for pair in self.pairs))
        return (*(number for number in asked if number), *self.cites)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that the papers give, as history."""

    when: str
    """As the data write it: 2009-12."""
    said: str
    """For a person: "by December 2009"."""
    of: str
    heading: str
    cite: int
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Owned:
    """Who was to act on something."""

    owner: str
    task: str
    heading: str
    cite: int


@dataclass(frozen=True, slots=True)
class Since:
    """What became of a recommendation or body, with its source."""

    text: str
    url: str = ""
    checked_on: str = ""
    kind: Literal["recommendation", "body"] = "recommendation"


@dataclass(frozen=True, slots=True)
class Count:
    """How many of all recommendations are in view."""

    matched: int
    of: int
    basis: str
    numbers: tuple[int, ...] = ()
    by_name: bool = False
    """Whether each names the audience in so many words, so that a reader can count them."""


@dataclass(frozen=True, slots=True)
class SessionPack:
    """A session with everything that its documents are made from."""

    title: str
    audience: Audience
    level: str
    minutes: int
    group: int
    start: str
    aim: str
    outcomes: tuple[Outcome, ...]
    parts: tuple[Part, ...]
    activities: tuple[Activity, ...]
    quiz: tuple[Item, ...]
    reflection: tuple[str, ...]
    made: Made
    request: Request
    scope: Count | None = None
    dates: tuple[Dated, ...] = ()
    owners: tuple[Owned, ...] = ()
    since: tuple[Since, ...] = ()
    statements: tuple[Statement, ...] = field(default=())

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of all parts in order."""
        return tuple(point for part in self.parts for point in part.points)

    def statement(self, number: int) -> Statement:
        """The quote with a number. Raises KeyError where there is none."""
        for statement in self.statements:
            if statement.citation.number == number:
                return statement
        raise KeyError(number)

    def outcome(self, id_: str) -> Outcome:
        """The outcome with an id. Raises KeyError where there is none."""
        for outcome in self.outcomes:
            if outcome.id == id_:
                return outcome
        raise KeyError(id_)
