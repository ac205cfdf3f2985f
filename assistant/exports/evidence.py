"""Evidence: the quotes that a session stands on, chosen from what reaches the role, what the papers say on the topic, or what was pinned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from assistant.answering.answer import Answer, Statement
from assistant.answering.desk import Desk
from assistant.answering.excerpts import sentences
from assistant.answering.notices import body_notice, outcome_notice, said_date
from assistant.answering.periods import SEASONS, period_of
from assistant.answering.ranking import Candidate
from assistant.answering.statements import Quoter, Shown
from assistant.answering.witnesses import applications_of, unit_of
from assistant.exports.ledger import Ledger
from assistant.exports.pack import Audience, Count, Dated, Owned, Point, Reach, Request, Since
from assistant.exports.wording import Wording, capitalised, listed
from knowledge.records import Application, Body, Deadline, Part, Unit, unit_number
from knowledge.spans import Span

BULLETS = '●• \t\n“"'
"""Marks that may stand before a quote's first word."""
SECTION = re.compile(r"^\d+(?:\.\d+)*\s+")
SCRAP = 12
"""Words under which a quote from a response says little on its own."""
LONG = 62
"""Words that a quote on a slide may hold."""
MOST_BESIDE = 3
MOST_DATES = 6
MOST_OWNERS = 6
MOST_SINCE = 6


@dataclass(frozen=True, slots=True)
class Pinned:
    """A quote that a trainer kept, with the trainer's note and minutes."""

    statement: Statement
    question: str = ""
    note: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A unit to be shown, and why."""

    unit: Unit
    statement: Statement
    reach: Reach
    label: str
    message: str
    note: str = ""
    minutes: int | None = None


@dataclass(slots=True)
class Evidence:
    """Chooses and cites the quotes of one session."""

    desk: Desk
    wording: Wording
    request: Request
    topic: tuple[Answer, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def quoter(self) -> Quoter:
        """Cuts the quotes."""
        return Quoter(self.desk.library, self.desk.searcher)

    @property
    def audience(self) -> Audience:
        """Whom the session is for."""
        if not self.request.roles:
            return Audience(self.wording.fixed("mixed"), self.wording.fixed("mixed_plural"))
        plurals = self._plurals
        return Audience(listed([own or self.desk.library.roles[role].name for role, own in self._called]), listed(plurals))

    @property
    def _called(self) -> list[tuple[str, str]]:
        """Each role with the trainer's own name for it, where there is one."""
        return list(zip_longest(self.request.roles, self.request.called[: len(self.request.roles)], fillvalue=""))

    @property
    def _plurals(self) -> list[str]:
        return [own or self.desk.library.roles[role].plural for role, own in self._called]

    @property
    def subject(self) -> str:
        """What the session is about, after "bears on"."""
        return self.audience.plural if self.request.roles else self.request.topic or self.wording.fixed("mixed_subject")

    @property
    def reached(self) -> dict[Unit, Application]:
        """What reaches the roles: what names one of them first, each role's most important in turn."""
        rows = [
            (application.reach != "named", place, application)
            for role in self.request.roles
            for place, application in enumerate(applications_of(self.desk.library, role))
        ]
        found: dict[Unit, Application] = {}
        for _, _, application in sorted(rows, key=lambda row: row[:2]):
            found.setdefault(application.unit, application)
        return found

    def chosen(self, pinned: Sequence[Pinned] = (), *, most: int) -> list[Chosen]:
        """The units of the session in their order: what was pinned or numbered, else `most` that reach the role and bear on the topic."""
        if pinned:
            return [self._pinned(pin) for pin in pinned]
        if self.request.numbers:
            return [self._numbered(number) for number in self.request.numbers]
        return self._by_role_and_topic(most)

    def _pinned(self, pin: Pinned) -> Chosen:
        unit = pin.statement.unit
        return Chosen(unit, pin.statement, "pinned", "chosen by the trainer", self._message(unit), pin.note, pin.minutes)

    def _numbered(self, number: int) -> Chosen:
        unit = f"rec:{number}"
        application = self.reached.get(unit)
        if application:
            return self._reaching(application)
        statement = self._excerpt(unit, "recommendation", "the recommendation")
        assert statement is not None, "every recommendation has a text"
        return Chosen(unit, statement, "pinned", "", self._message(unit))

    def _reaching(self, application: Application) -> Chosen:
        statement = self._from_role(application)
        return Chosen(application.unit, statement, application.reach, self._label(application, statement), self._message(application.unit, application))

    def _by_role_and_topic(self, most: int) -> list[Chosen]:
        reached, on_topic = self.reached, self._topic_statements()
        closest = self.topic[0].units() if self.topic else ()
        first = [unit for unit in on_topic if unit in reached and (reached[unit].reach == "named" or unit in closest) and self._on_topic(reached[unit])]
        named = [unit for unit, application in reached.items() if application.reach == "named"]
        beside = [unit for unit in on_topic if unit not in reached and (unit in closest or not self.request.roles)][
            : MOST_BESIDE if self.request.roles else None
        ]
        group = sorted((unit for unit, application in reached.items() if application.reach == "group"), key=lambda unit: unit_number(unit) is None)
        first.sort(key=lambda unit: reached[unit].reach != "named")
        numbered = [unit for unit in named if unit_number(unit)]
        units = list(dict.fromkeys([*first, *numbered, *beside, *named, *group]))[:most]
        return [self._shown(unit, on_topic) for unit in self._paired(sorted(units, key=lambda unit: unit not in on_topic))]

    def _shown(self, unit: Unit, on_topic: Mapping[Unit, Statement]) -> Chosen:
        application = self.reached.get(unit)
        if application:
            return self._reaching(application)
        return Chosen(unit, on_topic[unit], "beside", self._beside(on_topic[unit]), self._message(unit))

    def _paired(self, units: Sequence[Unit]) -> list[Unit]:
        """The units in order, what another paper says of a recommendation right behind it."""
        about = {unit: self.desk.library.corpus.passages[unit].recommendation for unit in units if not unit_number(unit)}
        found: list[Unit] = []
        for unit in units:
            if about.get(unit) and f"rec:{about[unit]}" in units:
                continue
            found += [unit, *(other for other, number in about.items() if number and f"rec:{number}" == unit)]
        return found

    def _on_topic(self, application: Application) -> bool:
        """Whether the words that reach the role are about the topic, not only others of the same recommendation."""
        return self._says_topic(self._from_role(application))

    def _says_topic(self, statement: Statement) -> bool:
        stems = self.desk.searcher.stems_of
        return not set(stems(self.request.topic)).isdisjoint(stems(statement.quote))

    def _topic_statements(self) -> dict[Unit, Statement]:
        """For each unit that answers the topic, the quote to show: of a recommendation, what was recommended, where that is on the topic."""
        found: dict[Unit, Statement] = {}
        for statement in (statement for answer in self.topic for statement in answer.statements if statement.relation == "answers"):
            if statement.unit in found:
                continue
            own = self._excerpt(statement.unit, "recommendation", statement.why) if unit_number(statement.unit) else None
            found[statement.unit] = self._short(own if own and self._says_topic(own) else statement)
        return found

    def _from_role(self, application: Application) -> Statement:
        statement = self.quoter.evident(application.evidence, application.why, applies=application.reach)
        return self._settled(self._whole(statement)) if statement.citation.part == "recommendation" else self._short(statement, of=application.why)

    def _whole(self, statement: Statement) -> Statement:
        """All of a recommendation's text where a slide holds it, else what of it bears most."""
        corpus, citation = self.desk.library.corpus, statement.citation
        passage = corpus.passage_at(citation.source, citation.span.start)
        if passage and "●" not in corpus.text(passage) and len(corpus.text(passage).split()) <= LONG:
            return replace(statement, quote=corpus.text(passage), citation=replace(citation, span=passage.span))
        return self._short(statement, of=statement.why)

    def named(self, unit: Unit) -> Statement:
        """The quote in which a unit reaches the roles. Raises KeyError where it does not."""
        return self._from_role(self.reached[unit])

    def _short(self, statement: Statement, *, of: str = "") -> Statement:
        """The statement without its bullet; of one too long for a slide the sentence that bears most, for a scrap of a response what it responds to.

        `of` are words that it should bear on too.
        """
        words, part = len(statement.quote.split()), statement.citation.part
        other: Statement | None = None
        if words > LONG:
            other = self._excerpt(statement.unit, part, statement.why, of=of, applies=statement.applies)
        elif words < SCRAP and part == "response":
            other = self._excerpt(statement.unit, "recommendation", statement.why, of=of, applies=statement.applies)
        better = other and (words < SCRAP or len(other.quote.split()) < words)
        return self._settled(other if other and better else statement)

    def _settled(self, statement: Statement) -> Statement:
        """The statement from behind its bullet, and with the sentence before it where its first word leans on that."""
        return self._without_bullet(self._whole_thought(statement))

    def _whole_thought(self, statement: Statement) -> Statement:
        if statement.quote.lstrip(BULLETS).split(maxsplit=1)[0] not in self.wording["leaning"]:
            return statement
        corpus, citation = self.desk.library.corpus, statement.citation
        passage = corpus.passage_at(citation.source, citation.span.start)
        before = [span for span in sentences(corpus, passage) if span.end <= citation.span.start] if passage else []
        if not before:
            return statement
        span = Span(before[-1].start, citation.span.end)
        quote = corpus.quote(citation.source, span)
        whole = replace(statement, quote=quote, citation=replace(citation, span=span))
        return whole if len(quote.split()) <= LONG + SCRAP else statement

    def _without_bullet(self, statement: Statement) -> Statement:
        """The statement from behind a bullet at its start."""
        lead = len(statement.quote) - len(statement.quote.lstrip(BULLETS))
        if not lead:
            return statement
        span = Span(statement.citation.span.start + lead, statement.citation.span.end)
        quote = self.desk.library.corpus.quote(statement.citation.source, span)
        return replace(statement, quote=quote, citation=replace(statement.citation, span=span))

    def _excerpt(self, unit: Unit, part: Part | None, why: str, *, of: str = "", applies: object = None) -> Statement | None:
        """What of a unit's part bears on the role, the topic or the words `of`; None where the part is empty."""
        words = " ".join((of, self.request.topic, *(self.desk.library.roles[role].plural for role in self.request.roles)))
        weights = self.quoter.weights(dict.fromkeys(self.desk.searcher.stems_of(words), 1.0), {})
        shown = Shown(parts=(part,) if part else (), long=LONG)
        found = next(iter(self.quoter.bearing(Candidate(unit, 1.0), weights, shown, why=why)), None)
        if found is None or applies not in {"named", "group"}:
            return found
        return Statement(found.quote, found.relation, found.why, found.citation, found.unit, applies)

    def _label(self, application: Application, statement: Statement) -> str:
        """How a quote reaches the audience."""
        plural = self.audience.plural
        if application.reach == "named":
            said = "names" if self._by_name(statement) else "bears directly on"
            return f"{said} {plural}" if len(self.request.roles) == 1 else f"{said} one of the roles"
        return f"reaches {plural} as part of a larger group" if len(self.request.roles) == 1 else "reaches the roles as part of a larger group"

    def _by_name(self, statement: Statement) -> bool:
        """Whether the words of a quote name one of the roles, and not only the service or the task that is theirs."""
        text = " ".join(statement.quote.split()).casefold()
        return any(_names(text, name.casefold()) for role, own in self._called for name in ((own, own.removesuffix("s")) if own else self._names_of(role)))

    def _names_of(self, role: str) -> tuple[str, ...]:
        """What a role is called: its name, and other words for the person; a service whose word it shares is not the person."""
        found = self.desk.library.roles[role]
        return (found.name, found.plural, *(other for other in found.also if not self._is_service(other)))

    def _is_service(self, name: str) -> bool:
        """Whether a name is that of a service: one of the words that stand for several people at once ends it."""
        return name.casefold().split()[-1] in self.wording["services"]

    def _beside(self, statement: Statement) -> str:
        """Why a quote that does not reach the roles is shown."""
        if not self.request.roles or self._by_name(statement):
            return ""
        return self.wording.fixed("context", topic=self.request.topic, plural=self.audience.plural)

    def _message(self, unit: Unit, application: Application | None = None) -> str:
        if application and len(self.request.roles) == 1:
            return capitalised(application.why)
        number = unit_number(unit)
        if number:
            return self.wording.title(number)
        passage = self.desk.library.corpus.passages[unit]
        return f"Draft guidance · {self.wording.title(passage.recommendation)}" if passage.recommendation else SECTION.sub("", passage.heading)

    def point(self, chosen: Chosen) -> Point:
        """The point that a chosen unit makes, its quotes cited."""
        number = unit_number(chosen.unit)
        passage = None if number else self.desk.library.corpus.passages[chosen.unit]
        name = f"Recommendation {number}" if number or passage is None else self.desk.library.corpus.sources[passage.source].short
        heading = " · ".join(filter(None, (name, chosen.label)))
        cite = self.ledger.cite(chosen.statement)
        response = self._beyond(chosen, "response", "what the Government answered")
        by_when = self._beyond(chosen, "by_when", "by when")
        return Point(chosen.message, cite, chosen.reach, heading, response, by_when, chosen.note)

    def _beyond(self, chosen: Chosen, part: Part, why: str) -> int | None:
        """The citation of another part of the recommendation that a quote comes from."""
        citation = chosen.statement.citation
        if not citation.part or citation.part == part:
            return None
        statement = self._excerpt(chosen.unit, part, why, of=chosen.statement.quote)
        return self.ledger.cite(self._settled(statement)) if statement else None

    def dates(self, units: Iterable[Unit]) -> tuple[Dated, ...]:
        """The dates of recommendations for their own subject, in order of time; one that several share stands once."""
        found: dict[tuple[str, str], list[tuple[int, Deadline]]] = {}
        for number in dict.fromkeys(number for unit in units if (number := unit_number(unit))):
            own = [deadline for deadline in self._deadlines(f"rec:{number}") if deadline.when and deadline.own]
            for deadline in sorted(own, key=lambda each: not each.evidence.passage.endswith("by_when"))[:2]:
                found.setdefault((said_deadline(deadline), deadline.of), []).append((number, deadline))
        dated = [self._dated(said, of, shared) for (said, of), shared in list(found.items())[:MOST_DATES]]
        return tuple(sorted(dated, key=_in_time))

    def _deadlines(self, unit: Unit) -> list[Deadline]:
        passages = self.desk.library.corpus.passages
        return [deadline for deadline in self.desk.library.deadlines if passages[deadline.evidence.passage].unit == unit]

    def _dated(self, said: str, of: str, shared: Sequence[tuple[int, Deadline]]) -> Dated:
        numbers = sorted({number for number, _ in shared})
        deadline = shared[0][1]
        cite = self.ledger.cite(self.quoter.evident(deadline.evidence, "by when"))
        heading = f"Recommendation{'s' if len(numbers) > 1 else ''} {listed(numbers)}"
        return Dated(str(deadline.when), said, capitalised(of), heading, cite, deadline.until)

    def owners(self, units: Sequence[Unit]) -> tuple[Owned, ...]:
        """Who was to act on recommendations, where the words name them."""
        found: list[Owned] = []
        library = self.desk.library
        for unit in units:
            duties = [duty for duty in library.duties if duty.duty == "acts" and not duty.implied and unit_of(library, duty) == unit and unit_number(unit)]
            duties = [duty for duty in duties if self._words_of(duty.evidence.passage, duty.owner)]
            if duties:
                first = duties[0]
                owners = [duty.owner for duty in duties if (duty.evidence, duty.task) == (first.evidence, first.task)]
                cite = self.ledger.cite(self._short(self.quoter.evident(first.evidence, "who must act"), of=" ".join(owners)))
                found.append(Owned(capitalised(listed(owners)), capitalised(first.task), f"Recommendation {unit_number(unit)}", cite))
        return tuple(found[:MOST_OWNERS])

    def _words_of(self, passage: str, owner: str) -> bool:
        return owner in self.desk.library.corpus.text(self.desk.library.corpus.passages[passage])

    def since(self, units: Iterable[Unit]) -> tuple[Since, ...]:
        """What became of the recommendations, then of the bodies that their quotes name."""
        library = self.desk.library
        numbers = list(dict.fromkeys(number for unit in units if (number := unit_number(unit))))
        shared = Counter(outcome.text for outcome in library.outcomes.values())
        numbers.sort(key=lambda number: shared[library.outcomes[number].text])  # what is told of many says least of one
        outcomes = [notice for number in numbers if library.outcomes[number].basis != "none" and (notice := outcome_notice(library, number))]
        found = [Since(notice.text, notice.url or "", notice.checked_on or "") for notice in outcomes[:MOST_SINCE]]
        for body, _ in self.bodies()[:MOST_SINCE]:
            notice = body_notice(library, body)
            found.append(Since(notice.text, notice.url or "", notice.checked_on or "", "body"))
        return tuple(found)

    def bodies(self) -> list[tuple[Body, int]]:
        """The bodies named in the quotes so far that are no longer what they were, each with the first quote that names it."""
        found: list[tuple[Body, int]] = []
        for body in self.desk.library.bodies.values():
            if body.status in {"continues", "in_force"}:
                continue
            cite = next((each.citation.number for each in self.ledger.statements if any(_names(each.quote, name) for name in body.names)), None)
            if cite is not None:
                found.append((body, cite))
        return sorted(found, key=lambda pair: pair[1])

    def scope(self) -> Count | None:
        """How many recommendations name the roles."""
        reached = [application for application in self.reached.values() if application.reach == "named" and unit_number(application.unit)]
        if not reached:
            return None
        numbers = sorted(unit_number(application.unit) or 0 for application in reached)
        roles = " or ".join(self._plurals)
        by_name = all(self._by_name(self._from_role(application)) for application in reached)
        said = f"{'recommendation' if len(numbers) == 1 else 'recommendations'} {_verb(len(numbers), by_name=by_name)}"
        return Count(len(numbers), len(self.desk.library.corpus.recommendations), f"{said} {roles}", tuple(numbers), by_name)


def _verb(count: int, *, by_name: bool) -> str:
    """What is said of so many recommendations of all of them: "4 of 58 recommendations name ..."."""
    if by_name:
        return "names" if count == 1 else "name"
    return "bears directly on" if count == 1 else "bear directly on"


def _in_time(dated: Dated) -> tuple[object, ...]:
    period = period_of(dated.when, dated.until)
    return (period.last, period.first, dated.heading)


def _names(text: str, name: str) -> bool:
    """Whether a text names a body in whole words and its own capitals."""
    place = text.find(name)
    while place >= 0:
        before, after = text[place - 1 : place] if place else "", text[place + len(name) : place + len(name) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        place = text.find(name, place + 1)
    return False


def said_deadline(deadline: Deadline) -> str:
    """A date as a person says it: "by December 2009", "autumn 2009", "2010/11"."""
    when = str(deadline.when)
    year, _, rest = when.partition("-")
    said = when if "/" in when else f"{rest} {year}" if rest in SEASONS else said_date(when)
    relation = {"by": "by ", "from": "from ", "in": ""}.get(deadline.relation, "")
    until = f" to {said_date(deadline.until)}" if deadline.until else ""
    return f"{relation}{said}{until}"
