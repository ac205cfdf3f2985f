"""Templates of HTML and Markdown, and the one way text is written into each: as text, never as markup."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

TEMPLATES = Path(__file__).parent / "templates"
MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
LINE_START = re.compile(r"^(\s*)([-+=])(?=[\s=-]|$)|^(\s*\d+)([.)])(?=\s)", re.MULTILINE)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates; HTML escapes what is written into it, Markdown through the filter `text`."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=lambda name: bool(name and ".html" in name), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    found.filters["kind"] = lambda block: type(block).__name__
    found.filters["text"] = md
    found.tests["wordy"] = lambda row: any(not isinstance(cell, str) for cell in row)
    found.filters["md_quote"] = md_quote
    found.filters["lines"] = html_lines
    return found


def md(text: object) -> str:
    """A text on one line of Markdown."""
    return _marked(" ".join(str(text).split()))


def md_quote(text: str) -> str:
    """A quote as a block of Markdown, its lines kept."""
    return "  \n> ".join(_marked(" ".join(line.split())) for line in text.split("\n"))


def _marked(text: str) -> str:
    marked = MARKS.sub(r"\\\1", text.replace("&", "&amp;"))
    return LINE_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[2] else f"{match[3]}\\{match[4]}", marked)


def md_read(text: str) -> str:
    """The text behind Markdown that `md` or `md_quote` wrote."""
    return ESCAPED.sub(r"\1", text).replace("&amp;", "&")


def html_lines(text: str) -> Markup:
    """A text for HTML, its lines kept."""
    return Markup("<br>\n").join(escape(line) for line in text.split("\n"))
