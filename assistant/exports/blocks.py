"""Blocks: what a document says, without how it looks. Each document gives blocks; Word, HTML and Markdown each draw them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["plain", "quiet", "help", "notice"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    style: Literal["body", "lead", "small", "strong", "label"] = "body"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote by its citation number, shown word for word."""

    number: int
    placed: bool = True
    """Whether the line below says where it stands."""
    numbered: bool = True
    """Whether its number is shown: in a question it would tell which answer is right."""
    gap: str = ""
    """The words that are left out, to be filled in."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered or not."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to write by hand, with its label."""

    label: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Callout:
    """Something set apart: help, a notice."""

    title: str
    items: tuple[str, ...]
    tone: Tone = "notice"


Cell = str | tuple["Text | Quote | Blank", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; widths are shares of the line."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    caption: str = ""
    tall: bool = False
    """Rows high enough to write in."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Lettered answers to choose from."""

    rows: tuple[tuple[str, Text | Quote], ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


Block = Heading | Text | Quote | Bullets | Blank | Callout | Table | Choices | NewPage


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the pack."""

    name: str
    """Of its file, without the ending."""
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    size: float = 10.5
    """Of its body text, in points."""
    decorated: bool = field(default=False)
    """A certificate: framed and centred."""

    def quotes(self) -> tuple[int, ...]:
        """The citation numbers of its quotes, each as often as it is shown."""
        return tuple(_quotes(self.blocks))


def _quotes(blocks: tuple[Block, ...]) -> Iterator[int]:
    for block in blocks:
        if isinstance(block, Quote):
            yield block.number
        elif isinstance(block, Choices):
            yield from _quotes(tuple(choice for _, choice in block.rows))
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    if not isinstance(cell, str):
                        yield from _quotes(cell)
