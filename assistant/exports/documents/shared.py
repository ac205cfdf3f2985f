"""What several documents say in the same way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.exports.blocks import Blank, Block, Callout, Quote, Text
from assistant.exports.edition import Edition
from assistant.exports.pack import Point, Since
from assistant.exports.wording import capitalised

GUIDANCE = "sp-current-guidance"
"""The signpost to today's guidance."""


def help_first(edition: Edition, *, short: bool = False) -> Callout:
    """Where to turn with a worry about a child, from the reviewed signposts."""
    panel = edition.panel
    items = (panel.lead, *panel.body) if not short else (panel.lead, *panel.body[:2])
    return Callout(edition.wording.fixed("worry"), items, "help")


def history(edition: Edition) -> Callout:
    """That the papers are history, and that local procedure decides."""
    return Callout("History, not today's duty", (edition.wording.fixed("currency"), edition.wording.fixed("adapt")), "notice")


def answer_cell(edition: Edition, point: Point) -> tuple[Text | Quote, ...]:
    """The answer and date of a point in a cell; where there is none, why not."""
    found = tuple(Quote(number, placed=False) for number in (point.response, point.by_when) if number)
    part = edition.statement(point.cite).citation.part
    why = "blank" if part == "recommendation" else "own_answer" if part else "other_paper"
    return found or (Text(edition.wording.fixed(why), "small"),)


def foremost(points: Iterable[Point]) -> list[Point]:
    """The points, those that reach the audience only within a larger group behind the others: where room is short they are left out first."""
    return sorted(points, key=lambda point: point.reach == "group")


@dataclass(frozen=True, slots=True)
class Expected:
    """A question that a quote is likely to bring, with the quote that answers it, or else what to say."""

    question: str
    quote: Quote | None = None
    told: str = ""


def likely(edition: Edition, point: Point, *, briefly: bool = False) -> tuple[Expected, ...]:
    """The questions that a point is likely to bring; `briefly` tells what came of several recommendations only once."""
    questions = edition.wording["likely_questions"]
    found = []
    if point.response:
        found.append(Expected(questions["response"], Quote(point.response)))
    elif edition.statement(point.cite).citation.part == "recommendation":
        found.append(Expected(questions["response"], told=edition.wording.fixed("blank")))
    if point.by_when:
        found.append(Expected(questions["by_when"], Quote(point.by_when)))
    since = since_of(edition, point)
    if since:
        first = next(each for each in edition.pack.since if _body(each) == _body(since))
        told = f"{since.text} Source: {since.url}" if since.url else since.text
        found.append(Expected(questions["since"], told=f"As for {_about(first)}." if briefly and first != since else told))
    return tuple(found) or (Expected(questions["none"], told=str(edition.wording["likely_answer_none"])),)


def prompt(edition: Edition, point: Point) -> str:
    """What to ask the group when a point's quote is read."""
    by_service = point.reach == "named" and "· names " not in point.heading
    return str(edition.wording["prompts"]["direct" if by_service else point.reach]).format(plural=edition.pack.audience.plural)


def since_of(edition: Edition, point: Point) -> Since | None:
    """What became of the recommendation that a point comes from, where that is known."""
    number = edition.statement(point.cite).citation.recommendation
    lead = f"Since 2009, recommendation {number}:"
    return next((since for since in edition.pack.since if since.text.startswith(lead)), None)


def _body(since: Since) -> str:
    return since.text.partition(": ")[2]


def _about(since: Since) -> str:
    return since.text.partition(": ")[0].removeprefix("Since 2009, ")


def today(edition: Edition) -> str:
    """Where today's rules stand."""
    post = next((post for post in edition.signposts if post.id == GUIDANCE), None)
    return " ".join(filter(None, (post.action, post.web))) if post else ""


def since_lines(edition: Edition, most: int, *, bodies_only: bool = False) -> tuple[str, ...]:
    """What has changed, recommendations and bodies in turn, each with its source; what is said of several is told once."""
    told: dict[str, Since] = {}
    for since in edition.pack.since:
        if since.kind == "body" or not bodies_only:
            told.setdefault(_body(since), since)
    kinds = [[since for since in told.values() if since.kind == kind] for kind in ("recommendation", "body")]
    mixed = [since for pair in zip(kinds[0], kinds[1], strict=False) for since in pair]
    rest = [since for since in told.values() if since not in mixed]
    return tuple(capitalised(f"{since.text} Source: {since.url}" if since.url else since.text) for since in [*mixed, *rest][:most])


def blanks(labels: object, lines: int = 1) -> list[Block]:
    """A place to write for each label."""
    return [Blank(str(label), lines) for label in labels]  # type: ignore[attr-defined]  # a list of pack.yaml
