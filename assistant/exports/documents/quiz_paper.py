"""The quiz on paper, with its key on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.exports.blocks import Blank, Block, Choices, Document, Heading, NewPage, Quote, Table, Text
from assistant.exports.edition import Edition
from assistant.exports.pack import Item, Option

LETTERS = "ABCDEFGH"
FULL = 8
"""Items of a quiz to which no blank is added."""
BRIEF = 8
"""Words of a right answer that are told again beside its letter."""


def quiz_paper(edition: Edition) -> Document:
    """Questions, then the answer key."""
    return Document("quiz", "Quiz", edition.pack.title, tuple(_blocks(edition)), size=9)


def _blocks(edition: Edition) -> Iterator[Block]:
    items = edition.pack.quiz
    yield Text(f"{len(items)} items. Every wrong answer is true of another recommendation, role or body; nothing here is made up.", "lead")
    yield Blank("Name (optional)")
    yield Heading("Questions")
    for place, item in enumerate(items, start=1):
        yield Heading(f"{place}. {item.question}", 2)
        yield from _question(edition, item)
    if len(items) < FULL:
        yield Blank(f"{len(items) + 1}. {edition.wording.fixed('own_item')}", 3)
    yield NewPage()
    yield Heading("Answer key: for the trainer")
    for place, item in enumerate(items, start=1):
        yield from _key(edition, place, item)
    if len(items) < FULL:
        yield Blank(f"{len(items) + 1}. {edition.wording.fixed('own_key')}", 2)


def _question(edition: Edition, item: Item) -> Iterator[Block]:
    stem = stem_of(item)
    if stem:
        yield stem
    if item.pairs:
        ordered = sorted(item.pairs, key=lambda pair: edition.statement(pair.cite).citation.recommendation or 0)
        yield Table(("Recommendation", "Letter"), tuple((pair.left, "") for pair in ordered), (84, 16), "Write the letter of the answer")
        yield Choices(tuple((LETTERS[place], _unnumbered(pair.cite)) for place, pair in enumerate(item.pairs)))
    elif item.options:
        yield Choices(tuple((LETTERS[place], _option(option)) for place, option in enumerate(item.options)))
    else:
        yield Blank("Answer")


def _option(option: Option) -> Text | Quote:
    return _unnumbered(option.cite) if option.cite else Text(option.text)


def _unnumbered(number: int) -> Quote:
    return Quote(number, placed=False, numbered=False)


def stem_of(item: Item) -> Quote | None:
    """The quote that the question itself shows."""
    if not item.shown:
        return None
    return Quote(item.shown, placed=False, numbered=item.kind != "gap", gap=item.answer if item.kind == "gap" else "")


def right_answer(edition: Edition, item: Item) -> str:
    """What is right, in a few words: a letter, a word, or which belongs to which."""
    if item.pairs:
        letters = {pair.cite: LETTERS[place] for place, pair in enumerate(item.pairs)}
        ordered = sorted(item.pairs, key=lambda pair: edition.statement(pair.cite).citation.recommendation or 0)
        return ", ".join(f"{pair.left.split(':')[0]}: {letters[pair.cite]}" for pair in ordered)
    if item.options:
        place = next(place for place, option in enumerate(item.options) if option.right)
        text = item.options[place].text
        return f"{LETTERS[place]}, {text}" if text and len(text.split()) <= BRIEF else LETTERS[place]
    return item.answer


def others(item: Item) -> str:
    """Of what the wrong answers are true."""
    told = [f"{LETTERS[place]} is {option.of}" for place, option in enumerate(item.options) if option.of and not option.right]
    return f"{'; '.join(told)}." if told else ""


def _key(edition: Edition, place: int, item: Item) -> Iterator[Block]:
    yield Text(f"{place}. {right_answer(edition, item)}", "strong")
    told = " ".join(filter(None, (item.why and f"{item.why[:1].upper()}{item.why[1:]}.".replace("..", "."), others(item))))
    if told:
        yield Text(told, "small")
    yield from (Quote(number) for number in item.cites)
