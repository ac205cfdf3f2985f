"""What several documents say in the same way."""

from __future__ import annotations

from assistant.exports.blocks import Blank, Block, Callout, Cell, Quote, Text
from assistant.exports.edition import Edition
from assistant.exports.pack import Point, Since
from assistant.exports.wording import capitalised


def help_first(edition: Edition, *, short: bool = False) -> Callout:
    """Where to turn with a worry about a child, from the reviewed signposts."""
    panel = edition.panel
    items = (panel.lead, *panel.body) if not short else (panel.lead, *panel.body[:2])
    return Callout(edition.wording.fixed("worry"), items, "help")


def history(edition: Edition) -> Callout:
    """That the papers are history, and that local procedure decides."""
    return Callout("History, not today's duty", (edition.wording.fixed("currency"), edition.wording.fixed("adapt")), "notice")


def answer_cell(edition: Edition, *numbers: int | None) -> Cell:
    """Quotes in a cell; a marked blank where there is none."""
    found = tuple(Quote(number, placed=False) for number in numbers if number)
    return found or (Text(edition.wording.fixed("blank"), "small"),)


def likely(edition: Edition, point: Point, place: int) -> tuple[str, int | None, str]:
    """The question that a point is likely to bring, the quote that answers it, or else what to say."""
    questions = edition.wording["likely_questions"]
    if place % 2 and point.by_when:
        return questions["by_when"], point.by_when, ""
    if point.response:
        return questions["response"], point.response, ""
    if edition.statement(point.cite).citation.part == "recommendation":
        return questions["response"], None, edition.wording.fixed("blank")
    return questions["none"], None, str(edition.wording["likely_answer_none"])


def since_of(edition: Edition, point: Point) -> str:
    """What became of the recommendation that a point comes from; empty where nothing is known."""
    number = edition.statement(point.cite).citation.recommendation
    lead = f"Since 2009, recommendation {number}:"
    return next((since.text for since in edition.pack.since if since.text.startswith(lead)), "")


def since_lines(edition: Edition, most: int, *, bodies_only: bool = False) -> tuple[str, ...]:
    """What has changed, bodies and recommendations in turn, each with its source; what is said of several is told once."""
    told: dict[str, Since] = {}
    for since in edition.pack.since:
        if since.kind == "body" or not bodies_only:
            told.setdefault(since.text.partition(": ")[2], since)
    kinds = [[since for since in told.values() if since.kind == kind] for kind in ("body", "recommendation")]
    mixed = [since for pair in zip(kinds[0], kinds[1], strict=False) for since in pair]
    rest = [since for since in told.values() if since not in mixed]
    return tuple(capitalised(f"{since.text} Source: {since.url}" if since.url else since.text) for since in [*mixed, *rest][:most])


def blanks(labels: object, lines: int = 1) -> list[Block]:
    """A place to write for each label."""
    return [Blank(str(label), lines) for label in labels]  # type: ignore[attr-defined]  # a list of pack.yaml
