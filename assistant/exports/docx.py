"""A document of blocks -> a Word file that opens without repair: styled headings, marked header rows, fixed widths, British English."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from assistant.exports.archive import leftover, settled
from assistant.exports.blocks import Blank, Block, Bullets, Callout, Cell, Choices, Document, Heading, NewPage, Quote, Table, Text
from assistant.exports.edition import Edition
from assistant.exports.palette import FONT, GREY, INK, LANGUAGE, PALE, PLAIN, RULE, TEAL, WARM, WARM_PALE, WHITE

PAGE = (Cm(21.0), Cm(29.7))
MARGIN = Cm(1.9)
TONES = {"help": (WARM, WARM_PALE), "notice": (TEAL, PALE), "plain": (GREY, PLAIN), "quiet": (RULE, WHITE)}
STYLES = frozenset([
    "Normal", "Title", "TitleChar", "Subtitle", "SubtitleChar", "Heading1", "Heading1Char", "Heading2", "Heading2Char", "Heading3", "Heading3Char",
    "ListBullet", "ListNumber", "Header", "HeaderChar", "Footer", "FooterChar", "TableNormal", "TableGrid", "NoList", "DefaultParagraphFont",
])  # fmt: skip
"""The template's styles that are used; the others would only make files larger and slower."""
BRIEF = 104
"""Letters of short choices that fit side by side on a line."""
SMALL = 5
"""Rows of a table that is kept on one page."""
HEADINGS = {1: 1.3, 2: 1.15, 3: 1.0}
"""The size of headings by level, as shares of the body's."""


def docx(edition: Edition, document: Document) -> bytes:
    """The Word file of a document; the same edition gives the same bytes."""
    return _Writer(edition, document).written()


class _Writer:
    def __init__(self, edition: Edition, document: Document) -> None:
        self.edition = edition
        self.document = document
        self.word: Any = Word()
        self.size = document.size
        self.line: int = 0
        self.breaks = False
        """Whether the next heading begins a page."""

    def written(self) -> bytes:
        self._set_up()
        self._title()
        for block in self.document.blocks:
            self._block(block)
        self._tail()
        self._without_leftovers()
        held = io.BytesIO()
        self.word.save(held)
        return settled(held.getvalue())

    # The page and its styles

    def _set_up(self) -> None:
        self._properties()
        self._styles()
        section = self.word.sections[0]
        width, height = PAGE if not self.document.landscape else PAGE[::-1]
        section.page_width, section.page_height = width, height
        section.orientation = WD_ORIENT.LANDSCAPE if self.document.landscape else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = MARGIN
        section.top_margin, section.bottom_margin = Cm(1.6), Cm(1.7)
        section.footer_distance = Cm(0.8 if not self.document.decorated else 1.6)
        if self.document.decorated:
            section.top_margin = section.bottom_margin = Cm(2.4)
        self.line = int(width - 2 * MARGIN)
        self._footer(section)
        if self.document.decorated:
            _framed(self.word.element.body.sectPr)

    def _without_leftovers(self) -> None:
        """The package without what the template left in it, in the form of today's Word."""
        for relations in (self.word.part.package.rels, self.word.part.rels):
            for id_ in [id_ for id_, relation in relations.items() if leftover(relation.reltype)]:
                del relations[id_]
        settings = self.word.settings.element
        settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
        for setting in settings.iter(qn("w:compatSetting")):
            if setting.get(qn("w:name")) == "compatibilityMode":
                setting.set(qn("w:val"), "15")

    def _properties(self) -> None:
        held = self.word.core_properties
        day = datetime.datetime.combine(self.edition.day, datetime.time())
        held.created = held.modified = held.last_printed = day
        held.author = held.last_modified_by = "laming"
        held.title = f"{self.document.title}: {self.edition.pack.title}" if self.document.title != self.edition.pack.title else self.document.title
        held.subject, held.comments, held.keywords = self.document.subtitle, self.edition.stamp, "safeguarding; Lord Laming; 2009"
        held.language, held.revision = LANGUAGE, 1

    def _styles(self) -> None:
        styles = self.word.styles
        for style in list(styles.element.findall(qn("w:style"))):
            if style.get(qn("w:styleId")) not in STYLES:
                styles.element.remove(style)
            elif style.find(qn("w:rPr")) is not None:
                _plain_font(style.find(qn("w:rPr")))
        for link in list(self.word.part.numbering_part.element.iter(qn("w:pStyle"))):
            if link.get(qn("w:val")) not in STYLES:
                link.getparent().remove(link)
        _language(styles.element)
        normal = styles["Normal"]
        _font(normal, self.size, INK)
        normal.paragraph_format.space_after, normal.paragraph_format.space_before = Pt(3), Pt(0)
        normal.paragraph_format.line_spacing = 1.08
        _font(styles["Title"], 20, TEAL, bold=True)
        _no_border(styles["Title"])
        _no_tabs(styles["Footer"])
        styles["Title"].paragraph_format.space_after = Pt(2)
        _font(styles["Subtitle"], 10.5, GREY)
        styles["Subtitle"].paragraph_format.space_after = Pt(8)
        for level, share in HEADINGS.items():
            style = styles[f"Heading {level}"]
            _font(style, round(self.size * share * 2) / 2, TEAL if level < 3 else INK, bold=True)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(9 if level == 1 else 5), Pt(3)
            style.paragraph_format.keep_with_next = True
        for name in ("List Bullet", "List Number"):
            _font(styles[name], self.size, INK)
            styles[name].paragraph_format.space_after = Pt(2)

    def _footer(self, section: Any) -> None:
        paragraph = section.footer.paragraphs[0]
        self._run(paragraph, f"{self.edition.stamp} · {self.edition.wording.fixed('adapt')}", size=7.5, colour=GREY)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(self.line), WD_TAB_ALIGNMENT.RIGHT)
        self._run(paragraph, "\tPage ", size=7.5, colour=GREY)
        for name, between in (("PAGE", " of "), ("NUMPAGES", "")):
            _field(self._run(paragraph, "1", size=7.5, colour=GREY), name)
            if between:
                self._run(paragraph, between, size=7.5, colour=GREY)

    def _title(self) -> None:
        title = self.word.add_paragraph(self.document.title, style="Title")
        subtitle = self.word.add_paragraph(self.document.subtitle, style="Subtitle")
        if self.document.decorated:
            title.alignment = subtitle.alignment = WD_ALIGN_PARAGRAPH.CENTER
            title.paragraph_format.space_before = Pt(60)  # LibreOffice does not centre what a page holds
            title.runs[0].font.size = Pt(30)
        else:
            _borders(subtitle, bottom=(8, TEAL, 4))

    # The blocks

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Text():
                self._text(self.word.add_paragraph(), block)
            case Quote():
                self._quote(self.word, block)
            case Bullets(items, numbered):
                self._bullets(items, numbered=numbered)
            case Blank():
                self._blank(self.word, block, self.line)
            case NewPage():
                self.breaks = True
            case Callout() | Choices() | Table():
                self._large(block)

    def _large(self, block: Callout | Choices | Table) -> None:
        """A block of several paragraphs."""
        if isinstance(block, Callout):
            self._callout(block)
        elif isinstance(block, Table):
            self._table(block)
        elif across := next((count for count in (len(block.rows), 2) if _is_brief(block, count)), 0):
            for start in range(0, len(block.rows), across):
                self._choices_in_line(block.rows[start : start + across], across, last=start + across >= len(block.rows))
        else:
            for place, (letter, choice) in enumerate(block.rows, start=1):
                self._choice(letter, choice, kept=place < len(block.rows))

    def _heading(self, block: Heading) -> None:
        paragraph = self.word.add_heading(block.text, block.level)
        paragraph.paragraph_format.page_break_before = self.breaks or None
        self.breaks = False
        if self.document.decorated:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(28)

    def _text(self, paragraph: Any, block: Text) -> None:
        looks: dict[str, dict[str, Any]] = {
            "body": {}, "lead": {"size": self.size + 0.5, "colour": GREY}, "small": {"size": max(8.0, self.size - 1.5), "colour": GREY},
            "strong": {"bold": True}, "label": {"size": max(8.0, self.size - 1.5), "colour": TEAL, "bold": True},
        }  # fmt: skip
        self._run(paragraph, block.text, **looks[block.style])
        if block.style in {"strong", "label"}:
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.space_after = Pt(1)
        if block.style == "strong":
            paragraph.paragraph_format.space_before = Pt(4)
        if self.document.decorated:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_before = Pt(6)

    def _quote(self, holder: Any, block: Quote) -> None:
        paragraph = holder.add_paragraph()
        self._words(paragraph, block)
        _borders(paragraph, left=(18, TEAL, 6))
        _shade(paragraph, PALE)
        paragraph.paragraph_format.left_indent = Cm(0.35)
        paragraph.paragraph_format.keep_together = True
        paragraph.paragraph_format.keep_with_next = True
        if block.placed:
            paragraph.paragraph_format.space_after = Pt(0)
            where = holder.add_paragraph()
            self._run(where, self.edition.place(block.number), size=max(7.5, self.size - 2), colour=GREY)
            where.paragraph_format.left_indent = Cm(0.35)
            where.paragraph_format.space_after = Pt(5)

    def _words(self, paragraph: Any, quote: Quote) -> None:
        """The quote as `laming verify` reads it back."""
        self._run(paragraph, self.edition.words(quote))
        if quote.numbered:
            self._run(paragraph, f"\u00a0[{quote.number}]", bold=True, colour=TEAL)

    def _bullets(self, items: Iterable[str], *, numbered: bool) -> None:
        number = self._new_list() if numbered else None
        for item in items:
            paragraph = self.word.add_paragraph(style="List Number" if numbered else "List Bullet")
            self._run(paragraph, item)
            if number is not None:
                properties = xml_of(paragraph).get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number

    def _new_list(self) -> int:
        """The id of a numbering that begins at 1: a list style alone would count on from the list before."""
        numbering = self.word.part.numbering_part.element
        style_number = self.word.styles["List Number"].element.pPr.numPr.numId.val
        abstract = next(each for each in numbering.num_lst if each.numId == style_number).abstractNumId.val
        added = numbering.add_num(abstract)
        added.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(added.numId)

    def _blank(self, holder: Any, block: Blank, width: int) -> None:
        """A label and ruled lines to write on."""
        for place in range(max(1, block.lines)):
            paragraph = holder.add_paragraph()
            if place == 0 and block.label:
                self._run(paragraph, f"{block.label}{'' if block.label[-1] in '?.)' else ':'} ", bold=True)
            self._run(paragraph, "\t", colour=GREY)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
            paragraph.paragraph_format.space_before = Pt(7 if not self.document.decorated else 30)
            if self.document.decorated:
                paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(4)
                paragraph.paragraph_format.tab_stops.clear_all()
                paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(width - Cm(4)), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)

    def _callout(self, block: Callout) -> None:
        colour, ground = TONES[block.tone]
        lines = [(block.title, True), *((item, False) for item in block.items)]
        for place, (text, is_title) in enumerate(lines):
            paragraph = self.word.add_paragraph()
            self._run(paragraph, text, bold=is_title, colour=colour if is_title else INK, size=None if is_title else max(8.5, self.size - 0.5))
            _borders(paragraph, left=(24, colour, 6))
            _shade(paragraph, ground)
            paragraph.paragraph_format.left_indent = Cm(0.35)
            last = place == len(lines) - 1
            paragraph.paragraph_format.space_before = Pt(6 if is_title else 0)
            paragraph.paragraph_format.space_after = Pt(8 if last else 0)
            paragraph.paragraph_format.keep_with_next = is_title or (not last and len(lines) <= 5)
            paragraph.paragraph_format.keep_together = True

    def _choice(self, letter: str, choice: Text | Quote, *, kept: bool) -> None:
        paragraph = self.word.add_paragraph()
        self._run(paragraph, f"{letter}\t", bold=True, colour=TEAL)
        if isinstance(choice, Quote):
            self._words(paragraph, choice)
        else:
            self._run(paragraph, choice.text)
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.6)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
        paragraph.paragraph_format.keep_together = True
        paragraph.paragraph_format.keep_with_next = kept
        paragraph.paragraph_format.space_after = Pt(1 if kept else 3)

    def _choices_in_line(self, rows: Sequence[tuple[str, Text | Quote]], across: int, *, last: bool) -> None:
        """Short choices side by side."""
        paragraph = self.word.add_paragraph()
        paragraph.paragraph_format.keep_with_next = not last
        paragraph.paragraph_format.space_after = Pt(3 if last else 1)
        for place, (letter, choice) in enumerate(rows):
            self._run(paragraph, f"\t{letter} " if place else f"{letter} ", bold=True, colour=TEAL)
            self._run(paragraph, f" {choice.text}" if isinstance(choice, Text) else "")
            paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(self.line * (place + 1) // across))
        paragraph.paragraph_format.left_indent = Cm(0.2)

    def _table(self, block: Table) -> None:
        table = self.word.add_table(rows=1 + len(block.rows), cols=len(block.header))
        table.style = "Table Grid"
        table.autofit = False
        _table_look(table, block.caption)
        widths = [int(self.line * share / sum(block.widths)) for share in block.widths]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Emu(width)
        rows = list(table.rows)
        _marked_header(rows[0])
        for cell, width, text in zip(rows[0].cells, widths, block.header, strict=True):
            cell.width = Emu(width)
            _cell_shade(cell, TEAL)
            self._run(cell.paragraphs[0], text, bold=True, colour=WHITE, size=max(8.5, self.size - 1))
        for row, contents in zip(rows[1:], block.rows, strict=True):
            _whole(row, high=block.tall)
            for cell, width, content in zip(row.cells, widths, contents, strict=True):
                cell.width = Emu(width)
                self._cell(cell, content, width)
        if len(block.rows) <= SMALL and all(isinstance(cell, str) for row in block.rows for cell in row):
            for row in rows[:-1]:
                for cell in row.cells:
                    for paragraph in cell.paragraphs:
                        paragraph.paragraph_format.keep_with_next = True
        self.word.add_paragraph().paragraph_format.space_after = Pt(2)
        self.word.paragraphs[-1].paragraph_format.line_spacing = Pt(4)

    def _cell(self, cell: Any, content: Cell, width: int) -> None:
        parts = (Text(content),) if isinstance(content, str) else content
        first = cell.paragraphs[0]
        for part in parts:
            if isinstance(part, Text):
                paragraph = first if first is not None else cell.add_paragraph()
                self._text(paragraph, part)
                paragraph.paragraph_format.space_before = Pt(0)
                paragraph.paragraph_format.keep_with_next = False
                first = None
            elif isinstance(part, Quote):
                paragraph = first if first is not None else cell.add_paragraph()
                self._words(paragraph, part)
                first = None
            else:
                self._blank(cell, part, width - Cm(0.4))

    def _tail(self) -> None:
        """Notices, version and references: the same at the end of every document."""
        fixed = self.edition.wording.fixed
        numbers = self.document.quotes()
        found = self.edition.references(numbers, f"{self.document.name}.docx")
        if numbers:
            heading = self.word.add_heading("References", 1)
            heading.runs[0].font.size = Pt(9)
        lines = ["; ".join(found.quotes), "; ".join(found.papers)] if numbers else []
        lines.append(f"{found.shown if numbers else 'This document shows no quotes.'} {fixed('currency')} {fixed('adapt')} {self.edition.stamp}.")
        for line in lines:
            paragraph = self.word.add_paragraph()
            self._run(paragraph, line, size=7, colour=GREY)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if self.document.decorated else None
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.paragraph_format.line_spacing = 1.0

    def _run(self, paragraph: Any, text: str, *, size: float | None = None, colour: str | None = None, bold: bool = False) -> Any:
        run = paragraph.add_run(text)
        if size:
            run.font.size = Pt(size)
        if colour:
            run.font.color.rgb = RGBColor(*bytes.fromhex(colour))
        if bold:
            run.font.bold = True
        return run


def _is_brief(block: Choices, across: int) -> bool:
    """Whether so many of the choices fit side by side."""
    return all(isinstance(choice, Text) and len(choice.text) <= BRIEF // across for _, choice in block.rows)


def xml_of(thing: Any) -> Any:
    """The XML behind an object of python-docx, for what it has no words for."""
    return thing._element  # noqa: SLF001  # there is no public way to it


def _font(style: Any, size: float, colour: str, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor(*bytes.fromhex(colour))
    for spread in style.element.get_or_add_rPr().findall(qn("w:spacing")):
        style.element.rPr.remove(spread)
    _plain_font(style.element.rPr)


def _plain_font(properties: Any) -> None:
    """One typeface for all scripts; theme attributes would win over it and fall back to another."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        return
    for name in list(fonts.attrib):
        if "heme" in name:
            del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _language(styles: Any) -> None:
    """British English everywhere, in place of the template's."""
    for found in list(styles.iter(qn("w:lang"))):
        found.getparent().remove(found)
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = OxmlElement("w:lang")
    for name in ("val", "eastAsia"):
        language.set(qn(f"w:{name}"), LANGUAGE)
    defaults.append(language)
    _plain_font(defaults)


def _no_border(style: Any) -> None:
    found = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if found is not None:
        style.element.pPr.remove(found)


def _no_tabs(style: Any) -> None:
    found = style.element.pPr.find(qn("w:tabs")) if style.element.pPr is not None else None
    if found is not None:
        style.element.pPr.remove(found)


SUCCESSORS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi",
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
    "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What may stand behind borders in a paragraph's properties: Word repairs a file where the order is another."""


def _borders(paragraph: Any, **sides: tuple[int, str, int]) -> None:
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            size, colour, space = sides[side]
            line = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", size), ("space", space), ("color", colour)):
                line.set(qn(f"w:{name}"), str(value))
            borders.append(line)
    xml_of(paragraph).get_or_add_pPr().insert_element_before(borders, *SUCCESSORS)


def _shade(paragraph: Any, ground: str) -> None:
    xml_of(paragraph).get_or_add_pPr().insert_element_before(_shading(ground), *SUCCESSORS[1:])


def _shading(ground: str) -> Any:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", ground)):
        shade.set(qn(f"w:{name}"), value)
    return shade


def _cell_shade(cell: Any, ground: str) -> None:
    xml_of(cell).get_or_add_tcPr().append(_shading(ground))


def _table_look(table: Any, caption: str) -> None:
    """Pale rules, room in the cells, and a description for those who do not see it."""
    properties = xml_of(table).tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 40), ("left", 90), ("bottom", 40), ("right", 90)):
        room = OxmlElement(f"w:{side}")
        room.set(qn("w:w"), str(width))
        room.set(qn("w:type"), "dxa")
        margins.append(room)
    described = [OxmlElement("w:tblCaption"), OxmlElement("w:tblDescription")]
    for each in described:
        each.set(qn("w:val"), caption)
    look = properties.find(qn("w:tblLook"))
    layout = properties.find(qn("w:tblLayout"))
    if layout is not None:
        properties.remove(layout)
    for each in (borders, *([layout] if layout is not None else []), margins):
        look.addprevious(each) if look is not None else properties.append(each)
    for each in described:
        properties.append(each)


def _marked_header(row: Any) -> None:
    properties = xml_of(row).get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader"):
        properties.append(OxmlElement(name))


def _whole(row: Any, *, high: bool) -> None:
    properties = xml_of(row).get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if high:
        height = OxmlElement("w:trHeight")
        height.set(qn("w:val"), "400")
        height.set(qn("w:hRule"), "atLeast")
        properties.append(height)


def _field(run: Any, name: str) -> None:
    """Puts a field around a run, whose text is what stands there until it is reckoned."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    xml_of(run).addprevious(field)
    field.append(xml_of(run))


def _framed(section_xml: Any) -> None:
    """A border round the page."""
    borders = OxmlElement("w:pgBorders")
    borders.set(qn("w:offsetFrom"), "page")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "18"), ("space", "24"), ("color", TEAL)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    margins = section_xml.find(qn("w:pgMar"))
    margins.addnext(borders)
