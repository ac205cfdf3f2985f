"""The tables of a Word file: marked header rows, fixed widths, rows that no page parts, a description."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt

from assistant.exports.blocks import Blank, Cell, Quote, Table, Text
from assistant.exports.docx_elements import edge, element, ground, xml_of
from assistant.exports.docx_forms import add_blank
from assistant.exports.docx_paragraphs import add_run, add_text, add_words
from assistant.exports.docx_sheet import Sheet
from assistant.exports.palette import RULE, TEAL, WHITE

SMALL = 5
"""Rows of a table that is kept on one page."""


def add_table(sheet: Sheet, block: Table) -> None:
    """Adds a table as wide as the line."""
    table = sheet.word.add_table(rows=1 + len(block.rows), cols=len(block.header))
    table.style = "Table Grid"
    table.autofit = False
    _set_look(xml_of(table).tblPr, block.caption)
    widths = [int(sheet.line * share / sum(block.widths)) for share in block.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    header, *rows = table.rows
    _fill_header(sheet, header, block.header, widths)
    for row, contents in zip(rows, block.rows, strict=True):
        _fill_row(sheet, row, contents, widths, high=block.tall)
    if len(block.rows) <= SMALL and all(isinstance(cell, str) for row in block.rows for cell in row):
        _keep_together([header, *rows])
    _add_gap(sheet.word)


def _set_look(properties: Any, caption: str) -> None:
    """Pale rules, room in the cells, and a description for those who do not see it."""
    look, layout = properties.find(qn("w:tblLook")), properties.find(qn("w:tblLayout"))
    if layout is not None:
        properties.remove(layout)
    for each in (_borders(), *([layout] if layout is not None else []), _margins()):
        look.addprevious(each) if look is not None else properties.append(each)
    for name in ("w:tblCaption", "w:tblDescription"):
        properties.append(element(name, val=caption))


def _borders() -> Any:
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(edge(side, RULE, size=4, space=0))
    return borders


def _margins() -> Any:
    margins = element("w:tblCellMar")
    for side, width in (("top", 40), ("left", 90), ("bottom", 40), ("right", 90)):
        margins.append(element(f"w:{side}", w=width, type="dxa"))
    return margins


def _fill_header(sheet: Sheet, row: Any, texts: Sequence[str], widths: Sequence[int]) -> None:
    properties = xml_of(row).get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader"):
        properties.append(element(name))
    for cell, width, text in zip(row.cells, widths, texts, strict=True):
        cell.width = Emu(width)
        xml_of(cell).get_or_add_tcPr().append(ground(TEAL))
        add_run(cell.paragraphs[0], text, bold=True, colour=WHITE, size=max(8.5, sheet.size - 1))


def _fill_row(sheet: Sheet, row: Any, contents: Sequence[Cell], widths: Sequence[int], *, high: bool) -> None:
    properties = xml_of(row).get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if high:
        properties.append(element("w:trHeight", val=400, hRule="atLeast"))
    for cell, width, content in zip(row.cells, widths, contents, strict=True):
        cell.width = Emu(width)
        _fill_cell(sheet, cell, content, width)


def _fill_cell(sheet: Sheet, cell: Any, content: Cell, width: int) -> None:
    first = cell.paragraphs[0]
    for part in (Text(content),) if isinstance(content, str) else content:
        if isinstance(part, Blank):
            add_blank(sheet, cell, part, width - Cm(0.4))
            continue
        paragraph = first if first is not None else cell.add_paragraph()
        first = None
        if isinstance(part, Quote):
            add_words(sheet, paragraph, part)
        else:
            add_text(sheet, paragraph, part)
            paragraph.paragraph_format.space_before = Pt(0)
            paragraph.paragraph_format.keep_with_next = False


def _keep_together(rows: Sequence[Any]) -> None:
    for row in rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _add_gap(word: Any) -> None:
    """Adds a low paragraph below a table."""
    gap = word.add_paragraph()
    gap.paragraph_format.space_after = Pt(2)
    gap.paragraph_format.line_spacing = Pt(4)
