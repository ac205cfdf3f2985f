"""Edition: a pack with all that its documents are made from, and what stands at the end of each: notices, version, references."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answering.answer import Statement
from assistant.answering.notices import said_date
from assistant.exports.blocks import Quote
from assistant.exports.pack import SessionPack
from assistant.exports.timing import said_minutes
from assistant.exports.wording import Wording
from assistant.verification import GAP
from knowledge.corpus import Corpus
from knowledge.currency import Panel
from knowledge.records import Signpost


@dataclass(frozen=True, slots=True)
class References:
    """The references of one file: a line for each quote, a line for each paper, and how many quotes the file shows."""

    quotes: tuple[str, ...]
    papers: tuple[str, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One making of a pack's documents."""

    pack: SessionPack
    wording: Wording
    corpus: Corpus
    panel: Panel
    signposts: tuple[Signpost, ...]
    version: str

    def statement(self, number: int) -> Statement:
        """The quote with a number."""
        return self.pack.statement(number)

    def words(self, quote: Quote) -> str:
        """The words of a quote as they are shown: in quotation marks, the gap open."""
        text = self.statement(quote.number).quote
        shown = text.replace(quote.gap, GAP, 1) if quote.gap else text
        return f"“{shown}”"

    def place(self, number: int) -> str:
        """Where a quote stands, for a person: "Action plan table, May 2009, Recommendation 32, response"."""
        citation = self.statement(number).citation
        source = self.corpus.sources[citation.source]
        return f"{source.short}, {said_date(source.date)}, {citation.locator}"

    @property
    def day(self) -> datetime.date:
        """The day the plan was made; every date inside the files is this one."""
        return datetime.date.fromisoformat(self.pack.made.date)

    @property
    def stamp(self) -> str:
        """Program, papers and day in one line."""
        return f"laming {self.version} · papers {self.corpus.digest[:12]} · made {said_date(self.pack.made.date)}"

    @property
    def audience_line(self) -> str:
        """Audience, level and length in one line."""
        level = self.wording["levels"][self.pack.level]["name"]
        return f"{self.pack.audience.plural[:1].upper()}{self.pack.audience.plural[1:]} · {level} · {said_minutes(self.pack.minutes)}"

    def references(self, shown: Iterable[int], file: str) -> References:
        """The references of a file that shows these quotes, a number for each time."""
        numbers = tuple(shown)
        statements = [self.statement(number) for number in sorted(set(numbers))]
        return references(self.corpus, statements, len(numbers), self.wording.fixed("checked", file=file))


def references(corpus: Corpus, statements: Iterable[Statement], shown: int, checked: str) -> References:
    """The references of quotes in the one form that people read and `laming verify` reads back."""
    listed = list(statements)
    quotes = tuple(reference(corpus, statement) for statement in listed)
    papers = tuple(paper(corpus, source) for source in dict.fromkeys(statement.citation.source for statement in listed))
    return References(quotes, papers, f"Quotes shown: {shown}. {checked}")


def reference(corpus: Corpus, statement: Statement) -> str:
    """A quote's line: "[3] Action plan table, Recommendation 32, response (action-plan-table 1200–1300)"."""
    citation = statement.citation
    source = corpus.sources[citation.source]
    return f"[{citation.number}] {source.short}, {citation.locator} ({citation.source} {citation.span.start}–{citation.span.end})"


def paper(corpus: Corpus, source: str) -> str:
    """A paper's line: its attribution and the digest of the text that offsets count in."""
    found = corpus.sources[source]
    return f"{source}: {found.attribution} Text SHA-256 {found.sha256}"
