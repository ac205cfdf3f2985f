"""The whole pack on one accessible HTML page, and as Markdown: the same documents from the same blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from assistant.exports.blocks import Document
from assistant.exports.edition import Edition
from assistant.exports.markup import TEMPLATES, templates
from assistant.exports.slides import slides

SPACE = re.compile(r"\n{3,}")


def pack_html(edition: Edition, documents: Sequence[Document]) -> bytes:
    """The page."""
    css = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    return SPACE.sub("\n", _filled("pack.html.j2", edition, documents, "pack.html", css=_safe(css))).lstrip().encode()


def pack_markdown(edition: Edition, documents: Sequence[Document]) -> bytes:
    """The Markdown file."""
    return (SPACE.sub("\n\n", _filled("pack.md.j2", edition, documents, "pack.md")).strip() + "\n").encode()


def _filled(template: str, edition: Edition, documents: Sequence[Document], file: str, **more: object) -> str:
    shown = [slide for slide in slides(edition) if slide.kind != "references"]
    numbers = [*_numbers(documents), *(number for slide in shown for number in slide.quotes())]
    found = edition.references(numbers, file)
    listed = list(zip(sorted(set(numbers)), found.quotes, strict=True))
    return (
        templates()
        .get_template(template)
        .render(edition=edition, pack=edition.pack, documents=documents, slides=shown, references=found, listed=listed, **more)
    )


def _numbers(documents: Sequence[Document]) -> list[int]:
    return [number for document in documents for number in document.quotes()]


def _safe(css: str) -> Markup:
    return Markup(css)  # our own file, not anybody's text
