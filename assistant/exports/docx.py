"""A document of blocks -> a Word file that opens without repair: styled headings, marked header rows, fixed widths, British English."""

from __future__ import annotations

import datetime
import io
from typing import Any

from docx import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

from assistant.exports.archive import leftover, settled
from assistant.exports.blocks import Blank, Block, Bullets, Callout, Choices, Document, Heading, NewPage, Quote, Table, Text
from assistant.exports.docx_elements import add_border, add_field
from assistant.exports.docx_forms import add_blank, add_choices
from assistant.exports.docx_paragraphs import add_bullets, add_callout, add_quote, add_run, add_text
from assistant.exports.docx_sheet import Sheet, set_page
from assistant.exports.docx_styles import set_styles
from assistant.exports.docx_tables import add_table
from assistant.exports.edition import Edition
from assistant.exports.palette import GREY, LANGUAGE, TEAL


def docx(edition: Edition, document: Document) -> bytes:
    """The Word file of a document; the same edition gives the same bytes."""
    return _Writer(Sheet(Word(), edition, document)).written()


class _Writer:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.breaks = False
        """Whether the next heading begins a page."""

    def written(self) -> bytes:
        _set_up(self.sheet)
        _add_title(self.sheet)
        for block in self.sheet.document.blocks:
            self._block(block)
        _add_tail(self.sheet)
        _drop_leftovers(self.sheet.word)
        held = io.BytesIO()
        self.sheet.word.save(held)
        return settled(held.getvalue())

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case NewPage():
                self.breaks = True
            case Text():
                add_text(self.sheet, self.sheet.word.add_paragraph(), block)
            case Quote():
                add_quote(self.sheet, block)
            case Bullets():
                add_bullets(self.sheet, block)
            case Callout():
                add_callout(self.sheet, block)
            case Blank():
                add_blank(self.sheet, self.sheet.word, block, self.sheet.line)
            case Choices():
                add_choices(self.sheet, block)
            case Table():
                add_table(self.sheet, block)

    def _heading(self, block: Heading) -> None:
        paragraph = self.sheet.word.add_heading(block.text, block.level)
        paragraph.paragraph_format.page_break_before = self.breaks or None
        self.breaks = False
        if self.sheet.document.decorated:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(28)


def _set_up(sheet: Sheet) -> None:
    _set_properties(sheet)
    set_styles(sheet)
    set_page(sheet)
    _add_footer(sheet)


def _set_properties(sheet: Sheet) -> None:
    held, document, pack = sheet.word.core_properties, sheet.document, sheet.edition.pack
    held.created = held.modified = held.last_printed = datetime.datetime.combine(sheet.edition.day, datetime.time())
    held.author = held.last_modified_by = "laming"
    held.title = f"{document.title}: {pack.title}" if document.title != pack.title else document.title
    held.subject, held.comments, held.keywords = document.subtitle, sheet.edition.stamp, "safeguarding; Lord Laming; 2009"
    held.language, held.revision = LANGUAGE, 1


def _add_footer(sheet: Sheet) -> None:
    paragraph = sheet.word.sections[0].footer.paragraphs[0]
    add_run(paragraph, f"{sheet.edition.stamp} · {sheet.edition.wording.fixed('adapt')}", size=7.5, colour=GREY)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(sheet.line), WD_TAB_ALIGNMENT.RIGHT)
    add_run(paragraph, "\tPage ", size=7.5, colour=GREY)
    for name, between in (("PAGE", " of "), ("NUMPAGES", "")):
        add_field(add_run(paragraph, "1", size=7.5, colour=GREY), name)
        if between:
            add_run(paragraph, between, size=7.5, colour=GREY)


def _add_title(sheet: Sheet) -> None:
    title = sheet.word.add_paragraph(sheet.document.title, style="Title")
    subtitle = sheet.word.add_paragraph(sheet.document.subtitle, style="Subtitle")
    if sheet.document.decorated:
        title.alignment = subtitle.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.space_before = Pt(60)  # LibreOffice does not centre what a page holds
        title.runs[0].font.size = Pt(30)
    else:
        add_border(subtitle, "bottom", TEAL, size=8, space=4)


def _add_tail(sheet: Sheet) -> None:
    """Notices, version and references: the same at the end of every document."""
    if sheet.document.quotes():
        heading = sheet.word.add_heading("References", 1)
        heading.runs[0].font.size = Pt(9)
    for line in _tail(sheet.edition, sheet.document):
        paragraph = sheet.word.add_paragraph()
        add_run(paragraph, line, size=7, colour=GREY)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if sheet.document.decorated else None
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.line_spacing = 1.0


def _tail(edition: Edition, document: Document) -> list[str]:
    fixed, numbers = edition.wording.fixed, document.quotes()
    found = edition.references(numbers, f"{document.name}.docx")
    lines = ["; ".join(found.quotes), "; ".join(found.papers)] if numbers else []
    shown = found.shown if numbers else "This document shows no quotes."
    return [*lines, f"{shown} {fixed('currency')} {fixed('adapt')} {edition.stamp}."]


def _drop_leftovers(word: Any) -> None:
    """Leaves the package without what the template left in it, in the form of today's Word."""
    for relations in (word.part.package.rels, word.part.rels):
        for id_ in [id_ for id_, relation in relations.items() if leftover(relation.reltype)]:
            del relations[id_]
    settings = word.settings.element
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
