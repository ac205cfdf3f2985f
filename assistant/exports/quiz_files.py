"""The quiz for machines: GIFT for a learning platform, CSV for a spreadsheet. Both carry the quote and citation of each key."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from assistant.exports.blocks import Quote
from assistant.exports.documents.quiz_paper import LETTERS, others, right_answer, stem_of
from assistant.exports.edition import Edition
from assistant.exports.pack import Item, Option

GIFT_MARKS = re.compile(r"([\\~=#{}:])")
MOST_OPTIONS = 4
HEADER = (
    "number", "kind", "outcome", "question", "shown", *(f"option {letter}" for letter in LETTERS[:MOST_OPTIONS]), "answer", "why",
    "quote", "citation", "locator", "source", "start", "end", "places",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def gift(edition: Edition) -> bytes:
    """The quiz in GIFT, as Moodle and others read it."""
    lines = [f"// {edition.pack.title}", f"// {edition.stamp}", f"// {edition.wording.fixed('currency')}", f"// {edition.wording.fixed('adapt')}", ""]
    lines = [" ".join(line.split()) for line in lines]
    for place, item in enumerate(edition.pack.quiz, start=1):
        lines.extend(_gift_item(edition, place, item))
    shown = [number for item in edition.pack.quiz for number in item.quotes()]
    found = edition.references(shown, "quiz.gift")
    lines.extend(f"// {line}" for line in (*found.quotes, *found.papers, found.shown))
    return "\n".join([*lines, ""]).encode()


def _gift_item(edition: Edition, place: int, item: Item) -> Iterator[str]:
    """An item over several lines, each quote on a line of its own."""
    stem = stem_of(item)
    yield f"::{place}. {_escaped(item.kind)}::{_escaped(item.question)}{'' if stem else '{'}"
    if stem:
        yield f"{_escaped(_shown(edition, stem))}{{"
    if item.pairs:
        yield from (f"={_escaped(pair.left)} -> {_escaped(_bare(edition, pair.cite))}" for pair in item.pairs)
    elif item.options:
        yield from (f"{'=' if option.right else '~'}{_escaped(option_text(edition, option))}" for option in item.options)
    else:
        yield f"#{item.answer}" if item.kind == "number" else f"={_escaped(item.answer)}"
    yield f"####{_escaped(item.why)}"
    for number in item.cites:
        yield _escaped(_shown(edition, Quote(number)))
        yield _escaped(f"{edition.place(number)}.")
    yield "}"
    yield ""


def _shown(edition: Edition, quote: Quote) -> str:
    return f"{edition.words(quote)} [{quote.number}]" if quote.numbered else edition.words(quote)


def _bare(edition: Edition, number: int) -> str:
    return edition.words(Quote(number, numbered=False))


def option_text(edition: Edition, option: Option) -> str:
    """What an option says: our words, or a quote."""
    return _bare(edition, option.cite) if option.cite else option.text


def _escaped(text: str) -> str:
    """A text on one line, its GIFT marks escaped."""
    return GIFT_MARKS.sub(r"\\\1", " ".join(text.split()))


def quiz_csv(edition: Edition) -> bytes:
    """The quiz as CSV with a row for each item; UTF-8 with a mark, as spreadsheets want it."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(HEADER)
    for place, item in enumerate(edition.pack.quiz, start=1):
        writer.writerow([_cell(value) for value in _row(edition, place, item)])
    return held.getvalue().encode("utf-8-sig")


def _row(edition: Edition, place: int, item: Item) -> list[object]:
    options = [option_text(edition, option) for option in item.options] or [_bare(edition, pair.cite) for pair in item.pairs]
    options += [""] * (MOST_OPTIONS - len(options))
    first = edition.statement(item.cites[0])
    citation = first.citation
    stem = stem_of(item)
    cited = [number for number in (item.shown, *(option.cite for option in item.options), *(pair.cite for pair in item.pairs)) if number]
    places = edition.references(cited, "quiz.csv")
    why = " ".join(filter(None, (item.why, others(item))))
    return [
        place, item.kind, item.outcome, item.question, _shown(edition, stem) if stem else "",
        *options[:MOST_OPTIONS], right_answer(edition, item), why, first.quote,
        citation.number, citation.locator, citation.source, citation.span.start, citation.span.end,
        " ".join((*places.quotes, places.shown)) if cited else "",
    ]  # fmt: skip


def _cell(value: object) -> object:
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
