"""A sheet: the Word file being written with what it is written from, and the page that its text fills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm

from assistant.exports.blocks import Document
from assistant.exports.docx_elements import edge, element
from assistant.exports.edition import Edition
from assistant.exports.palette import TEAL

PAGE = (Cm(21.0), Cm(29.7))
MARGIN = Cm(1.9)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of an edition and the Word file that it becomes."""

    word: Any
    """The file, as python-docx holds it."""
    edition: Edition
    document: Document

    @property
    def page(self) -> tuple[int, int]:
        """The width and the height of a page."""
        width, height = PAGE
        return (height, width) if self.document.landscape else (width, height)

    @property
    def line(self) -> int:
        """How wide a line is between the margins."""
        return int(self.page[0] - 2 * MARGIN)

    @property
    def size(self) -> float:
        """The size of body text, in points."""
        return self.document.size


def set_page(sheet: Sheet) -> None:
    """Sets the size, margins and frame of every page."""
    section = sheet.word.sections[0]
    section.page_width, section.page_height = sheet.page
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.document.landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Cm(1.6), Cm(1.7)
    section.footer_distance = Cm(0.8)
    if sheet.document.decorated:
        section.top_margin = section.bottom_margin = Cm(2.4)
        section.footer_distance = Cm(1.6)
        _add_frame(sheet.word.element.body.sectPr)


def _add_frame(section_xml: Any) -> None:
    borders = element("w:pgBorders", offsetFrom="page")
    for side in ("top", "left", "bottom", "right"):
        borders.append(edge(side, TEAL, size=18, space=24))
    section_xml.find(qn("w:pgMar")).addnext(borders)
