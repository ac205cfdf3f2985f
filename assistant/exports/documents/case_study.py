"""The case study: blanks and cited prompts for trainer and learner. It holds no case."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.exports.blocks import Blank, Block, Callout, Document, Heading, NewPage, Quote, Text
from assistant.exports.documents.shared import foremost, help_first
from assistant.exports.edition import Edition

MOST = 3


def case_study(edition: Edition) -> Document:
    """A frame to fill in, for the learner, then for the trainer."""
    return Document("case-study", "Case study", edition.pack.title, tuple(_blocks(edition)), size=10.5)


def _blocks(edition: Edition) -> Iterator[Block]:
    words = edition.wording["case_study"]
    yield Callout("A frame, not a case", (words["lead"],), "notice")
    yield Heading("For the learner")
    for blank in words["blanks"]:
        yield Blank(blank["label"], blank["lines"])
    yield from _prompts(edition, words["learner"], 2)
    yield NewPage()
    yield Heading("For the trainer")
    yield Text(words["trainer"], "lead")
    yield from _prompts(edition, "What this group said", 1)
    yield help_first(edition)


def _prompts(edition: Edition, label: str, lines: int) -> Iterator[Block]:
    words = edition.wording["case_study"]
    yield Text(words["prompt"], "strong")
    for point in foremost(edition.pack.points)[:MOST]:
        yield Quote(point.cite)
        yield Blank(label, lines)
