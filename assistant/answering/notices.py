"""Notices: the date and rank of what is quoted, what became of the bodies it names, and where the papers differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.answering.answer import Notice, Statement
from assistant.answering.limits import Limit
from assistant.answering.question import Question
from index.text import fold
from knowledge.currency import WORD
from knowledge.library import Library
from knowledge.records import Body, Outcome, Web

MOST_BODIES = 3
CONFIDENCE = ("high", "medium", "low")
MOST_DIFFERENCES = 2
LASTING = frozenset(["continues", "in_force"])
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def said_date(date: str) -> str:
    """A date as a person says it: "2009-03-12" is 12 March 2009, "2009-05" May 2009."""
    parts = [int(part) for part in date.split("-")]
    words = [str(parts[0])]
    if len(parts) > 1:
        words.insert(0, MONTHS[parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)


def currency_notice(library: Library, statements: Sequence[Statement]) -> list[Notice]:
    """The date and rank of every paper quoted: one notice."""
    sources = dict.fromkeys(statement.citation.source for statement in statements)
    if not sources:
        return []
    listed = "; ".join(
        f"{source.short} ({source.publisher}, {said_date(source.date)}, {source.rank})" for source in (library.corpus.sources[each] for each in sources)
    )
    return [Notice("currency", f"Quoted as history, not as a duty of today: {listed}.")]


def outcome_notice(library: Library, number: int) -> Notice | None:
    """What became of a recommendation; an inferred link is said to be our reading."""
    outcome = library.outcomes.get(number)
    if outcome is None:
        return None
    web = _best(outcome.webs)
    return Notice("then_and_now", f"Since 2009, recommendation {number}: {_outcome_text(outcome)}", web.url if web else None, library.panel.as_of)


def _best(webs: Sequence[Web]) -> Web | None:
    """The page to name: the first of those that deserve most confidence."""
    return min(webs, key=lambda web: CONFIDENCE.index(web.confidence), default=None)


def _outcome_text(outcome: Outcome) -> str:
    marks = {"inferred": " (The facts are sourced; tying them to this recommendation is our reading.)", "none": ""}
    doubt = "" if outcome.verified else " (Not fully confirmed.)"
    return outcome.text + marks.get(outcome.basis, "") + (doubt if outcome.basis != "none" else "")


def body_notice(library: Library, body: Body) -> Notice:
    """What became of a body, with its caveat and its source."""
    name = body.names[0]
    caveat = f" {body.caveat}" if body.caveat else ""
    check = " Check the current position." if body.volatile else ""
    web = _best(body.webs)
    return Notice("then_and_now", f"{name}: {body.now}{caveat}{check}", web.url if web else None, library.panel.as_of)


def body_notices(library: Library, texts: Iterable[str], *, first: Iterable[str] = (), most: int = MOST_BODIES) -> list[Notice]:
    """What became of the bodies that the texts name: those in `first` (ids), then those gone, in the order in which they are named."""
    wanted = [library.bodies[each] for each in first if each in library.bodies]
    gone = [library.bodies[each] for text in texts for each in _named(library, text) if library.bodies[each].status not in LASTING]
    chosen = list(dict.fromkeys(body.id for body in (*wanted, *gone)))[:most]
    return [body_notice(library, library.bodies[each]) for each in chosen]


@lru_cache(maxsize=2048)
def _named(library: Library, text: str) -> tuple[str, ...]:
    """The bodies (ids) that a text names, in whole words and their own capitals, in the order of the text."""
    places: dict[str, int] = {}
    for word in library.body_openings.keys() & set(WORD.findall(text)):
        for name, body in library.body_openings[word]:
            place = _first_place(name, text)
            if place is not None:
                places[body] = min(place, places.get(body, place))
    return tuple(sorted(places, key=lambda body: (places[body], body)))


def _first_place(name: str, text: str) -> int | None:
    """Where a text first holds a name as whole words."""
    start = text.find(name)
    while start >= 0:
        before, after = text[start - 1 : start], text[start + len(name) : start + len(name) + 1]
        if not before.isalnum() and not after.isalnum():
            return start
        start = text.find(name, start + 1)
    return None


def difference_notices(library: Library, statements: Sequence[Statement]) -> list[Notice]:
    """A notice for each fact that two of the quotes word differently."""
    passages = library.corpus.passages
    shown = {passage for each in statements if (passage := _passage_of(library, each))}
    found: list[Notice] = []
    for difference in library.differences:
        near = [side for side in difference.sides if side.passage in shown]
        sides = [side for side in near if any(_shows(each, passages[side.passage].source, side.span.start) for each in statements)]
        if len(sides) > 1 and len({passages[side.passage].source for side in sides}) > 1:
            found.append(Notice("wording_differs", f"The papers differ on {difference.what}. {difference.note}"))
    return found[:MOST_DIFFERENCES]


def _passage_of(library: Library, statement: Statement) -> str | None:
    """The passage that a statement quotes from."""
    units = library.corpus.of_unit(statement.unit)
    return next((passage.id for passage in units if statement.citation.span.within(passage.span)), None)


def _shows(statement: Statement, source: str, offset: int) -> bool:
    citation = statement.citation
    return citation.source == source and citation.span.start <= offset < citation.span.end


def urgent_notices(library: Library, danger: str) -> list[Notice]:
    """Help first: the panel's lead, then the signposts for the kind of danger, then the rest of the panel."""
    panel = library.panel
    notices = [Notice("urgent", " ".join((panel.lead, *panel.body)), checked_on=panel.as_of)]
    first = {"online": "sp-online-abuse", "child": "sp-emergency", "self": "", "harming": "sp-nspcc-helpline"}.get(danger, "")
    posts = sorted(library.signposts, key=lambda post: post.id != first)
    for post in posts:
        if post.id == "sp-current-guidance":
            continue
        contact = " ".join(filter(None, (post.phone, post.email)))
        told = contact and fold(contact) not in fold(post.action)
        text = f"{post.situation} {post.action}" + (f" {contact}." if told and post.phone and post.phone not in post.action else "")
        notices.append(Notice("urgent", text, post.web, panel.as_of))
    notices.append(Notice("context", f"{panel.limits} {panel.other_nations}"))
    return notices


def limit_notices(library: Library, question: Question, limit: Limit | None) -> list[Notice]:
    """What is known of the years since about the bodies and papers that an unanswered question names."""
    first = [today for term in question.terms if (today := library.terms[term].today)]
    if limit is None and not first:
        return []
    return body_notices(library, [question.text], first=first)
