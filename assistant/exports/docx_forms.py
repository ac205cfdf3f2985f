"""The forms of a Word file, to be filled in by hand: blanks to write on, choices to mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Emu, Pt

from assistant.exports.blocks import Blank, Choices, Quote, Text
from assistant.exports.docx_paragraphs import add_run, add_words
from assistant.exports.docx_sheet import Sheet
from assistant.exports.palette import GREY, TEAL

BRIEF = 104
"""Letters of short choices that fit side by side on a line."""


def add_blank(sheet: Sheet, holder: Any, block: Blank, width: int) -> None:
    """Adds a label and ruled lines to a page or a cell of this width."""
    for place in range(max(1, block.lines)):
        paragraph = holder.add_paragraph()
        if place == 0 and block.label:
            add_run(paragraph, f"{block.label}{'' if block.label[-1] in '?.)' else ':'} ", bold=True)
        add_run(paragraph, "\t", colour=GREY)
        inset = Cm(4) if sheet.document.decorated else 0
        paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(width - inset), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
        paragraph.paragraph_format.space_before = Pt(30 if sheet.document.decorated else 7)
        if sheet.document.decorated:
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = inset


def add_choices(sheet: Sheet, block: Choices) -> None:
    """Adds choices, as many on a line as fit: all of them, two, or one."""
    across = next((count for count in (len(block.rows), 2) if _is_brief(block, count)), 0)
    if not across:
        for place, (letter, choice) in enumerate(block.rows, start=1):
            _add_choice(sheet, letter, choice, kept=place < len(block.rows))
        return
    for start in range(0, len(block.rows), across):
        _add_line(sheet, block.rows[start : start + across], across, last=start + across >= len(block.rows))


def _is_brief(block: Choices, across: int) -> bool:
    """Whether so many of the choices fit side by side."""
    return all(isinstance(choice, Text) and len(choice.text) <= BRIEF // across for _, choice in block.rows)


def _add_choice(sheet: Sheet, letter: str, choice: Text | Quote, *, kept: bool) -> None:
    paragraph = sheet.word.add_paragraph()
    add_run(paragraph, f"{letter}\t", bold=True, colour=TEAL)
    if isinstance(choice, Quote):
        add_words(sheet, paragraph, choice)
    else:
        add_run(paragraph, choice.text)
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.6)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
    paragraph.paragraph_format.keep_together = True
    paragraph.paragraph_format.keep_with_next = kept
    paragraph.paragraph_format.space_after = Pt(1 if kept else 3)


def _add_line(sheet: Sheet, rows: Sequence[tuple[str, Text | Quote]], across: int, *, last: bool) -> None:
    """Adds short choices side by side."""
    paragraph = sheet.word.add_paragraph()
    paragraph.paragraph_format.keep_with_next = not last
    paragraph.paragraph_format.space_after = Pt(3 if last else 1)
    for place, (letter, choice) in enumerate(rows):
        add_run(paragraph, f"\t{letter} " if place else f"{letter} ", bold=True, colour=TEAL)
        add_run(paragraph, f" {choice.text}" if isinstance(choice, Text) else "")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(sheet.line * (place + 1) // across))
    paragraph.paragraph_format.left_indent = Cm(0.2)
