"""The briefing: one page for seven minutes of a team meeting."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.exports.blocks import Blank, Block, Bullets, Document, Heading, Quote, Text
from assistant.exports.documents.shared import foremost, help_first, history, since_lines, today
from assistant.exports.edition import Edition
from assistant.exports.pack import Point

WORDS = 110
"""Words of quotes that the page holds."""
MOST = 3


def briefing(edition: Edition) -> Document:
    """One page with three reflection questions."""
    return Document("briefing", "Seven-minute briefing", edition.pack.title, tuple(_blocks(edition)), size=9.5)


def _blocks(edition: Edition) -> Iterator[Block]:
    yield Text("Two minutes to read, three to talk, two to agree what to do.", "lead")
    yield history(edition)
    yield Heading("In the papers' words")
    for point in _chosen(edition):
        yield Text(point.message, "strong")
        yield Text(point.heading, "label")
        yield Quote(point.cite)
    yield Heading("Since then")
    yield Bullets((*since_lines(edition, 1), f"Today: {today(edition)}"))
    yield Heading("Three questions")
    yield Bullets(edition.pack.reflection[:3], numbered=True)
    yield Blank("What we will do, who, by when", 2)
    yield help_first(edition, short=True)


def _chosen(edition: Edition) -> list[Point]:
    """The first points that fit: the foremost before the others, recommendations before what was said of them."""
    order = foremost(sorted(edition.pack.points, key=lambda point: not edition.statement(point.cite).citation.part))
    chosen: list[Point] = []
    used = 0
    for point in order:
        words = len(edition.statement(point.cite).quote.split())
        if len(chosen) < MOST and (not chosen or used + words <= WORDS):
            chosen.append(point)
            used += words
    return chosen
