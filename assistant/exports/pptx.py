"""Slides -> a PowerPoint file: 16:9, one message a slide, text as large as its box allows, notes, alternative texts, British English."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Sequence
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # comes without types
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from assistant.exports.archive import leftover, settled
from assistant.exports.blocks import Cell, Quote, Table, Text
from assistant.exports.edition import Edition
from assistant.exports.palette import FONT, GREY, INK, LANGUAGE, PALE, RULE, TEAL, WARM, WARM_PALE, WHITE
from assistant.exports.slides import Slide, slides

WIDTH, HEIGHT = Emu(12192000), Emu(6858000)
LEFT, LINE = 0.75, 11.83
"""Where text begins and how wide it is, in inches."""
TOP, FOOT = 2.0, 6.85
LETTER = 0.53
"""The mean width of a letter, as a share of its size."""
LEADING = 1.22
TITLE_ONLY = 5
THEME = {
    "dk1": INK,
    "lt1": WHITE,
    "dk2": TEAL,
    "lt2": PALE,
    "accent1": TEAL,
    "accent2": WARM,
    "accent3": GREY,
    "accent4": RULE,
    "hlink": TEAL,
    "folHlink": GREY,
}


def pptx(edition: Edition) -> bytes:
    """The PowerPoint file of a pack; the same edition gives the same bytes."""
    return _Writer(edition).written()


def fitting(text: str, width: float, height: float, sizes: Sequence[int]) -> int:
    """The largest of `sizes` (points) at which a text fits a box of inches; the smallest where none does."""
    return next((size for size in sizes if lines_of(text, width, size) * size * LEADING <= height * 72), sizes[-1])


def lines_of(text: str, width: float, size: float) -> int:
    """How many lines a text takes at a size, broken between words."""
    room = max(1, int(width * 72 / (size * LETTER)))
    count = 0
    for paragraph in text.split("\n"):
        used = 0
        count += 1
        for word in paragraph.split():
            if used and used + 1 + len(word) > room:
                count += 1
                used = 0
            used += len(word) + (1 if used else 0)
    return count


class _Writer:
    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.deck: Any = Presentation()
        self.slides = slides(edition)

    def written(self) -> bytes:
        self._set_up()
        for number, slide in enumerate(self.slides, start=1):
            self._slide(slide, number)
        self._settle()
        held = io.BytesIO()
        self.deck.save(held)
        return settled(held.getvalue())

    def _set_up(self) -> None:
        before = int(self.deck.slide_width)
        self.deck.slide_width, self.deck.slide_height = WIDTH, HEIGHT
        xml_of(self.deck.part).find(qn("p:sldSz")).attrib.pop("type", None)  # the template's says 4:3
        self.layout = self.deck.slide_layouts[TITLE_ONLY]
        for layout in list(self.deck.slide_layouts):
            if layout is not self.layout and layout.name != self.layout.name:
                self.deck.slide_layouts.remove(layout)
        for holder in (self.deck.slide_master, self.layout):
            for shape in holder.shapes:
                shape.left, shape.width = Emu(int(shape.left * WIDTH / before)), Emu(int(shape.width * WIDTH / before))
                shape.name = shape.name or "Placeholder"
        held, day = self.deck.core_properties, datetime.datetime.combine(self.edition.day, datetime.time())
        held.created = held.modified = held.last_printed = day
        held.author = held.last_modified_by = "laming"
        held.title, held.subject, held.comments = self.edition.pack.title, self.edition.audience_line, self.edition.stamp
        held.keywords, held.language, held.revision = "safeguarding; Lord Laming; 2009", LANGUAGE, 1

    def _settle(self) -> None:
        """The theme's fonts and colours, and the language of every run, once all parts are there."""
        self._without_leftovers()
        for part in self.deck.part.package.iter_parts():
            if part.partname.startswith("/ppt/theme/"):
                _settle_theme(part)
            element = xml_of(part) if hasattr(part, "_element") else None
            if element is not None and part.partname.startswith(
                ("/ppt/slides/", "/ppt/notesSlides/", "/ppt/slideMasters/", "/ppt/slideLayouts/", "/ppt/notesMasters/")
            ):
                _speak(element)

    def _without_leftovers(self) -> None:
        """The package without what the template left in it, its notes master listed as PowerPoint wants it."""
        package = self.deck.part.package
        for relations in (package._rels, self.deck.part.rels):  # noqa: SLF001  # there is no public way to those of the package
            for id_ in [id_ for id_, relation in relations.items() if leftover(relation.reltype)]:
                relations.pop(id_)
        listed = etree.Element(qn("p:notesMasterIdLst"))
        master = next(id_ for id_, relation in self.deck.part.rels.items() if relation.reltype.endswith("/notesMaster"))
        etree.SubElement(listed, qn("p:notesMasterId")).set(qn("r:id"), master)
        xml_of(self.deck.part).find(qn("p:sldMasterIdLst")).addnext(listed)

    def _slide(self, slide: Slide, number: int) -> None:
        page = self.deck.slides.add_slide(self.layout)
        draw = {
            "title": self._title, "list": self._list, "quote": self._quote, "number": self._number, "table": self._table,
            "steps": self._steps, "break": self._break, "references": self._references,
        }[slide.kind]  # fmt: skip
        if slide.kind in {"title", "break"}:
            _ground(page, TEAL)
        else:
            self._head(page, slide)
            self._foot(page, number)
        draw(page, slide)
        self._notes(page, slide)

    # What every slide has

    def _head(self, page: Any, slide: Slide) -> None:
        if slide.eyebrow:
            size = fitting(slide.eyebrow, LINE, 0.3, (15, 14, 13, 12))
            self._box(page, "Context", LEFT, 0.45, LINE, 0.38, [(slide.eyebrow, size, TEAL, True)])
        size = fitting(slide.title, LINE, 0.95, (30, 28, 26, 24, 22))
        self._heading(page, slide.title, 0.8, 1.05, size, INK)
        bar = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(LEFT), Inches(1.92), Inches(1.2), Inches(0.05))
        _fill(bar, TEAL)
        _describe(bar, "", decorative=True)

    def _heading(self, page: Any, text: str, top: float, height: float, size: int, colour: str) -> None:
        title = page.shapes.title
        title.left, title.top, title.width, title.height = Inches(LEFT), Inches(top), Inches(LINE), Inches(height)
        frame = title.text_frame
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = 0
        frame.text = text
        frame.paragraphs[0].alignment = 1
        _look(frame.paragraphs[0].runs[0], size, colour, bold=True)

    def _foot(self, page: Any, number: int) -> None:
        text = f"Papers of 2009: history, not today's duty · {self.edition.wording.fixed('adapt')}"
        self._box(page, "Notice", LEFT, FOOT + 0.05, LINE - 1, 0.35, [(text, 11, GREY, False)])
        box = self._box(page, "Slide number", LEFT + LINE - 0.9, FOOT + 0.05, 0.9, 0.35, [])
        paragraph = box.text_frame.paragraphs[0]
        paragraph.alignment = 3
        _number_field(paragraph, number)

    def _notes(self, page: Any, slide: Slide) -> None:
        frame = page.notes_slide.notes_text_frame
        first = True
        for note in slide.notes or ("No notes.",):
            paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
            first = False
            if isinstance(note, Quote):
                _words(paragraph, self.edition.words(note), note.number, 12, INK)
                paragraph = frame.add_paragraph()
                paragraph.add_run().text = self.edition.place(note.number)
            else:
                paragraph.add_run().text = note

    # The kinds of slides

    def _title(self, page: Any, slide: Slide) -> None:
        self._heading(page, slide.title, 1.6, 2.6, fitting(slide.title, LINE, 2.5, (48, 44, 40, 36, 32)), WHITE)
        self._box(page, "Audience", LEFT, 4.35, LINE, 0.6, [(slide.eyebrow, 22, WHITE, False)])
        self._box(page, "Notice", LEFT, 5.6, LINE, 0.5, [(self.edition.wording.fixed("adapt"), 16, WHITE, True)])
        self._box(page, "Made", LEFT, 6.6, LINE, 0.4, [(slide.lines[0], 12, WHITE, False)])

    def _break(self, page: Any, slide: Slide) -> None:
        self._heading(page, slide.title, 2.0, 1.4, 54, WHITE)
        self._box(page, "Break", LEFT, 3.5, LINE, 1.4, [(slide.eyebrow, 28, WHITE, False), (slide.big, 28, WHITE, True)])

    def _list(self, page: Any, slide: Slide) -> None:
        is_help = slide.title == self.edition.wording.fixed("worry")
        height = FOOT - TOP - 0.25
        size = fitting("\n".join(slide.lines), LINE - 0.9, height - 0.14 * len(slide.lines) - 0.3, (28, 26, 24, 22, 20, 18, 16, 15, 14))
        paragraphs = [(line, size, WARM if is_help and place == 0 else INK, is_help and place == 0) for place, line in enumerate(slide.lines)]
        box = self._box(page, "Text", LEFT, TOP + 0.1, LINE, height, paragraphs, ground=WARM_PALE if is_help else None, gap=10)
        if not is_help:
            for paragraph in box.text_frame.paragraphs:
                _bullet(paragraph, size)

    def _steps(self, page: Any, slide: Slide) -> None:
        height = FOOT - TOP - 0.25
        size = fitting("\n".join(slide.lines), LINE - 1.2, height - 0.2 * len(slide.lines), (28, 26, 24, 22, 20, 18, 16))
        box = self._box(page, "Steps", LEFT, TOP + 0.1, LINE, height, [(line, size, INK, False) for line in slide.lines], gap=14)
        for paragraph in box.text_frame.paragraphs:
            _bullet(paragraph, size, numbered=True)

    def _quote(self, page: Any, slide: Slide) -> None:
        assert slide.quote is not None, "a slide of this kind has one"
        number, height = slide.quote.number, 3.75
        words, place = self.edition.words(slide.quote), self.edition.place(number)
        size = fitting(f"{words} [{number}]", LINE - 0.9, height - 0.5, (32, 30, 28, 26, 24, 22, 20, 18, 16))
        box = self._box(page, f"Quote {number}", LEFT, TOP + 0.15, LINE, height, [], ground=PALE, middle=True, inset=0.35)
        _words(box.text_frame.paragraphs[0], words, number, size, INK)
        _describe(box, f"Quote {number}, {place}")
        bar = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(LEFT), Inches(TOP + 0.15), Inches(0.09), Inches(height))
        _fill(bar, TEAL)
        _describe(bar, "", decorative=True)
        self._box(page, "Where it stands", LEFT, TOP + 0.2 + height, LINE, 0.5, [(place, 15, GREY, False)])

    def _number(self, page: Any, slide: Slide) -> None:
        self._box(page, "Number", LEFT, TOP + 0.4, LINE, 1.9, [(slide.big, 96, TEAL, True)])
        size = fitting(slide.lines[0], LINE, 1.6, (28, 26, 24, 22, 20))
        self._box(page, "What is counted", LEFT, TOP + 2.4, LINE, 1.8, [(slide.lines[0], size, INK, False)])

    def _table(self, page: Any, slide: Slide) -> None:
        table = slide.table
        assert table is not None, "a slide of this kind has one"
        widths = [LINE * share / sum(table.widths) for share in table.widths]
        size = _table_size(table, widths)
        height = FOOT - TOP - 0.35
        frame = page.shapes.add_table(
            len(table.rows) + 1, len(table.header), Inches(LEFT), Inches(TOP + 0.15), Inches(LINE), Inches(min(height, 0.62 * (len(table.rows) + 1)))
        )
        _describe(frame, table.caption)
        frame.name = "Table"
        drawn = frame.table
        drawn.first_row, drawn.horz_banding = True, False
        for column, width in zip(drawn.columns, widths, strict=True):
            column.width = Inches(width)
        for place, row in enumerate((table.header, *table.rows)):
            for cell, content in zip(drawn.rows[place].cells, row, strict=True):
                _table_cell(cell, _plain(content), size, header=place == 0, shaded=place % 2 == 0)

    def _references(self, page: Any, slide: Slide) -> None:
        height = FOOT - TOP - 0.15
        size = fitting("\n".join(slide.lines), LINE, height - 0.06 * len(slide.lines), (14, 13, 12, 11, 10))
        self._box(page, "References", LEFT, TOP + 0.1, LINE, height, [(line, size, INK, False) for line in slide.lines], gap=3)

    def _box(
        self, page: Any, name: str, left: float, top: float, width: float, height: float, paragraphs: Sequence[tuple[str, int, str, bool]], *,
        ground: str | None = None, gap: int = 0, middle: bool = False, inset: float | None = None,
    ) -> Any:  # fmt: skip
        """A text box: paragraphs with their size, colour and weight."""
        box = page.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
        box.name = name
        frame = box.text_frame
        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
        room = Inches(inset if inset is not None else 0.3 if ground else 0)
        frame.margin_left = frame.margin_right = room
        frame.margin_top = frame.margin_bottom = Inches(0.2) if ground else 0
        if ground:
            _fill(box, ground)
        for place, (text, size, colour, bold) in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(gap)
            run = paragraph.add_run()
            run.text = text
            _look(run, size, colour, bold=bold)
        _describe(box, name)
        return box


def _rgb(colour: str) -> Any:
    return RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call]  # python-pptx has no types here


def xml_of(thing: Any) -> Any:
    """The XML behind an object of python-pptx, for what it has no words for."""
    return thing._element  # noqa: SLF001  # there is no public way to it


def _plain(content: Cell) -> str:
    return content if isinstance(content, str) else " ".join(each.text for each in content if isinstance(each, Text))


def _table_size(table: Table, widths: Sequence[float]) -> int:
    """The largest size at which all rows fit."""
    room = (FOOT - TOP - 0.4) * 72
    for size in (20, 18, 17, 16, 15, 14, 13):
        rows = [max(lines_of(_plain(cell), width - 0.25, size) for cell, width in zip(row, widths, strict=True)) for row in (table.header, *table.rows)]
        if sum(count * size * LEADING + 12 for count in rows) <= room:
            return size
    return 12


def _table_cell(cell: Any, text: str, size: int, *, header: bool, shaded: bool) -> None:
    cell.text = text
    cell.margin_top = cell.margin_bottom = Pt(5)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb(TEAL if header else PALE if shaded else WHITE)
    for run in cell.text_frame.paragraphs[0].runs:
        _look(run, size, WHITE if header else INK, bold=header)


def _words(paragraph: Any, words: str, number: int, size: int, colour: str) -> None:
    """The quote with its number, as `laming verify` reads it back."""
    for place, line in enumerate(words.split("\n")):
        if place:
            paragraph.add_line_break()
        run = paragraph.add_run()
        run.text = line
        _look(run, size, colour)
    mark = paragraph.add_run()
    mark.text = f"\u00a0[{number}]"
    _look(mark, size, TEAL, bold=True)


def _look(run: Any, size: int, colour: str, *, bold: bool = False) -> None:
    run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
    run.font.color.rgb = _rgb(colour)


def _fill(shape: Any, colour: str) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(colour)
    shape.line.fill.background()
    for style in shape.element.findall(qn("p:style")):  # it would bring a shadow
        shape.element.remove(style)


def _ground(page: Any, colour: str) -> None:
    page.background.fill.solid()
    page.background.fill.fore_color.rgb = _rgb(colour)


DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"


def _describe(shape: Any, text: str, *, decorative: bool = False) -> None:
    """The alternative text of a shape, or the mark that it only decorates."""
    properties = shape.element.xpath(".//p:cNvPr")[0]
    properties.set("descr", text)
    if decorative:
        properties.set("name", "Rule")
        extension = (
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
            f'<adec:decorative xmlns:adec="{DECORATIVE}" val="1"/></a:ext></a:extLst>'
        )
        properties.append(etree.fromstring(extension))


def _bullet(paragraph: Any, size: int, *, numbered: bool = False) -> None:
    properties = xml_of(paragraph).get_or_add_pPr()
    indent = int(Pt(size * (1.5 if numbered else 1.1)))
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    colour = etree.SubElement(properties, qn("a:buClr"))
    etree.SubElement(colour, qn("a:srgbClr")).set("val", TEAL)
    if numbered:
        etree.SubElement(properties, qn("a:buFont")).set("typeface", "+mj-lt")
        etree.SubElement(properties, qn("a:buAutoNum")).set("type", "arabicPeriod")
    else:
        etree.SubElement(properties, qn("a:buFont")).set("typeface", FONT)
        etree.SubElement(properties, qn("a:buChar")).set("char", "•")


def _number_field(paragraph: Any, number: int) -> None:
    field = etree.SubElement(xml_of(paragraph), qn("a:fld"))
    field.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    field.set("type", "slidenum")
    look = etree.SubElement(field, qn("a:rPr"))
    look.set("lang", LANGUAGE)
    look.set("sz", "1100")
    fill = etree.SubElement(look, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr")).set("val", GREY)
    etree.SubElement(look, qn("a:latin")).set("typeface", FONT)
    etree.SubElement(field, qn("a:t")).text = str(number)


def _settle_theme(part: Any) -> None:
    """Our typeface and colours in a theme; python-pptx keeps that of the slides as bytes and that of the notes as XML."""
    changed = _theme(part.blob)
    if hasattr(part, "_element"):
        part._element = etree.fromstring(changed)  # noqa: SLF001  # there is no public way to change it
    else:
        part._blob = changed  # noqa: SLF001  # as above


def _theme(blob: bytes) -> bytes:
    """The theme with our typeface and colours."""
    text = blob.decode("utf-8")
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", text)
    for name, colour in THEME.items():
        text = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf'\g<1><a:srgbClr val="{colour}"/>\g<2>', text, flags=re.DOTALL)
    return text.encode("utf-8")


def _speak(element: Any) -> None:
    """British English for every run."""
    for run in element.iter(qn("a:r"), qn("a:br")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, etree.Element(qn("a:rPr")))
    for look in element.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
        look.set("lang", LANGUAGE)
