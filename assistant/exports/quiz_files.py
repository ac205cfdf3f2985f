"""The quiz for machines: GIFT for a learning platform, CSV for a spreadsheet. Both carry the quote and citation of each key."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from assistant.exports.documents.quiz_paper import LETTERS, others, right_answer
from assistant.exports.edition import Edition
from assistant.exports.pack import Item, Option

GIFT_MARKS = re.compile(r"([\\~=#{}:])")
MOST_OPTIONS = 4
HEADER = (
    "number", "kind", "outcome", "question", "shown", *(f"option {letter}" for letter in LETTERS[:MOST_OPTIONS]), "answer", "why",
    "quote", "citation", "locator", "source", "start", "end",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def gift(edition: Edition) -> bytes:
    """The quiz in GIFT, as Moodle and others read it."""
    lines = [f"// {edition.pack.title}", f"// {edition.stamp}", f"// {edition.wording.fixed('currency')}", f"// {edition.wording.fixed('adapt')}", ""]
    lines = [" ".join(line.split()) for line in lines]
    for place, item in enumerate(edition.pack.quiz, start=1):
        lines.extend(_gift_item(edition, place, item))
    return "\n".join([*lines, ""]).encode()


def _gift_item(edition: Edition, place: int, item: Item) -> Iterator[str]:
    shown = f" “{edition.statement(item.shown).quote}” [{item.shown}]" if item.shown else f" {item.text}" if item.text else ""
    key = _escaped(f"{' '.join(_cited(edition, number) for number in item.cites)} {item.why}".strip())
    yield f"::{place}. {_escaped(item.kind)}::{_escaped(item.question + shown)}{{"
    if item.pairs:
        yield from (f"={_escaped(pair.left)} -> {_escaped(_quoted(edition, pair.cite))}" for pair in item.pairs)
    elif item.options:
        yield from (f"{'=' if option.right else '~'}{_escaped(option_text(edition, option))}" for option in item.options)
    else:
        yield f"#{item.answer}" if item.kind == "number" else f"={_escaped(item.answer)}"
    yield f"####{key}"
    yield "}"
    yield ""


def _quoted(edition: Edition, number: int) -> str:
    return f"“{edition.statement(number).quote}” [{number}]"


def _cited(edition: Edition, number: int) -> str:
    return f"{_quoted(edition, number)} {edition.place(number)}."


def option_text(edition: Edition, option: Option) -> str:
    """What an option says: our words, or a quote with its number."""
    return _quoted(edition, option.cite) if option.cite else option.text


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
    options = [option_text(edition, option) for option in item.options] or [_quoted(edition, pair.cite) for pair in item.pairs]
    options += [""] * (MOST_OPTIONS - len(options))
    first = edition.statement(item.cites[0])
    citation = first.citation
    shown = _quoted(edition, item.shown) if item.shown else item.text
    why = " ".join(filter(None, (item.why, others(item))))
    return [
        place, item.kind, item.outcome, item.question, shown, *options[:MOST_OPTIONS], right_answer(edition, item), why, first.quote,
        citation.number, citation.locator, citation.source, citation.span.start, citation.span.end,
    ]  # fmt: skip


def _cell(value: object) -> object:
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
