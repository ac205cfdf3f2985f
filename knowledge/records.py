"""The records the program thinks in: frozen, slotted, knowing nothing of files, search or screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from knowledge.spans import Span, cut

Part = Literal["recommendation", "response", "by_when"]
PARTS: tuple[Part, ...] = ("recommendation", "response", "by_when")
PART_NAMES: dict[Part, str] = {"recommendation": "recommendation", "response": "response", "by_when": "by when"}

Unit = str
"""What an answer points to: "rec:19" for a whole recommendation, else the id of a passage of another paper."""


@dataclass(frozen=True, slots=True)
class Source:
    """One of the papers, with its plain text."""

    id: str
    title: str
    short: str
    publisher: str
    date: str
    """YYYY, YYYY-MM or YYYY-MM-DD."""
    kind: str
    rank: str
    """"primary" for the Government's own papers, "commentary" for papers about them."""
    licence: str
    attribution: str
    file: str
    sha256_file: str
    sha256: str
    """Of the plain text, UTF-8: the text that offsets count in."""
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a paper that can be cited."""

    id: str
    source: str
    span: Span
    locator: str
    """For a person: "Recommendation 19, response" or "section 3.4 Supporting the front line, item 3"."""
    heading: str
    kind: Literal["cell", "paragraph", "lead", "item", "note"]
    """A lead introduces items that are cited one by one; it and a note are not cited for themselves."""
    recommendation: int | None = None
    """In the table, the row's number; in the consultation, the recommendation that the item says it treats."""
    part: Part | None = None

    @property
    def unit(self) -> Unit:
        """The unit that this passage belongs to."""
        return f"rec:{self.recommendation}" if self.part else self.id


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A row of the table: its passages by part, in reading order; a continued row adds to the one above it."""

    number: int
    recommendation: tuple[Passage, ...]
    response: tuple[Passage, ...]
    by_when: tuple[Passage, ...]

    def passages(self) -> tuple[Passage, ...]:
        """All passages: what was recommended, the response, by when."""
        return (*self.recommendation, *self.response, *self.by_when)

    def part(self, part: Part) -> tuple[Passage, ...]:
        """The passages of one part."""
        return {"recommendation": self.recommendation, "response": self.response, "by_when": self.by_when}[part]


def quote(source: Source, span: Span) -> str:
    """The words of `source` at `span`. Raises ValueError for a span outside its text."""
    return cut(source.text, span)


def unit_number(unit: Unit) -> int | None:
    """The number of the recommendation that a unit stands for; None for a passage of another paper."""
    return int(unit[4:]) if unit.startswith("rec:") else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a passage that bear out an entry of the curated data."""

    passage: str
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that a paper gives, and what it is really the date of."""

    evidence: Evidence
    relation: str
    """by, in, from, on, ongoing or none."""
    when: str | None
    """YYYY, YYYY-MM, YYYY-MM-DD, YYYY-season or YYYY/YY; None where no date is given."""
    until: str | None
    of: str
    own: bool
    """Whether it dates the recommendation's own subject, not something else that the row mentions."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Who must act, works with, leads or answers, as a paper says."""

    body: str
    """Slug of the body, as in owners.yaml."""
    owner: str
    """The body as printed."""
    duty: str
    recommendation: int | None
    task: str
    implied: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Role:
    """A role as people name themselves."""

    id: str
    name: str
    plural: str
    also: tuple[str, ...]
    framed: tuple[str, ...]
    """Names that count only where somebody says to be one, or asks what applies to one."""
    described: tuple[str, ...]
    seniority: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Application:
    """That a recommendation or passage reaches a role, by name or through a group."""

    unit: Unit
    reach: Literal["named", "group"]
    why: str
    group: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a listing, where the papers have it."""

    evidence: Evidence
    pounds: int | None
    """How large a sum is."""


@dataclass(frozen=True, slots=True)
class Listing:
    """All that the papers hold of one sort, and the words by which people ask for it."""

    id: str
    name: str
    telling: tuple[str, ...]
    beside: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A body, programme, law, paper, person or term of art of the papers."""

    id: str
    name: str
    kind: str
    abbreviations: tuple[str, ...]
    misprints: tuple[str, ...]
    also: tuple[str, ...]
    defined_in: tuple[Evidence, ...]
    mentioned: tuple[Unit, ...]
    today: str | None


@dataclass(frozen=True, slots=True)
class Web:
    """A page that a statement about the years since 2009 rests on."""

    title: str
    publisher: str
    url: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Body:
    """What became of a body, role, programme, law or paper that the papers name."""

    id: str
    names: tuple[str, ...]
    aliases: tuple[str, ...]
    kind: str
    scope: str
    status: str
    when: str | None
    then: str
    now: str
    caveat: str | None
    volatile: bool
    verified: bool
    webs: tuple[Web, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a public source shows of the outcome of a recommendation."""

    recommendation: int
    outcome: str
    basis: str
    """direct, inferred or none; an inferred link is our reading and is said to be."""
    text: str
    verified: bool
    webs: tuple[Web, ...]


@dataclass(frozen=True, slots=True)
class Signpost:
    """Where to turn with an immediate worry about a child."""

    id: str
    audience: str
    situation: str
    action: str
    phone: str | None
    email: str | None
    hours: str | None
    """None where the hours are not verified: they must not be shown then."""
    web: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that the papers word differently."""

    id: str
    what: str
    note: str
    sides: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class GuidanceLink:
    """How Working Together treats a recommendation."""

    recommendation: int
    group: str
    """consultation, chapter-8, beside or mentioned."""
    chapters: tuple[int, ...]
    known_by: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Echo:
    """What a passage of another paper says of a recommendation or of the response to it."""

    recommendation: int
    says: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reference:
    """A passage that points to a recommendation or to a chapter of Working Together."""

    passage: str
    to: str
    """"rec:4" or "chapter:8"."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Subject:
    """An entry of the subject index: words under which a person might look for a unit."""

    words: str
    unit: Unit
    part: Part | None
    asks: bool
    """Whether it is a question that the unit answers, rather than a heading."""
