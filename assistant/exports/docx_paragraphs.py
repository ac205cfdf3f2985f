"""The paragraphs of a Word file: texts, quotes, lists, callouts."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from assistant.exports.blocks import Bullets, Callout, Quote, Text
from assistant.exports.docx_elements import add_border, add_ground, xml_of
from assistant.exports.docx_sheet import Sheet
from assistant.exports.palette import GREY, INK, PALE, PLAIN, RULE, TEAL, WARM, WARM_PALE, WHITE

TONES = {"help": (WARM, WARM_PALE), "notice": (TEAL, PALE), "plain": (GREY, PLAIN), "quiet": (RULE, WHITE)}
"""The colour and the ground of callouts."""
INDENT = Cm(0.35)
"""Of what has a rule on its left."""
SHORT = 5
"""Lines of a callout that is kept on one page."""


def add_run(paragraph: Any, text: str, *, size: float | None = None, colour: str | None = None, bold: bool = False) -> Any:
    """Adds text to a paragraph and gives it back; what is not said is as in the paragraph's style."""
    run = paragraph.add_run(text)
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor(*bytes.fromhex(colour))
    if bold:
        run.font.bold = True
    return run


def add_text(sheet: Sheet, paragraph: Any, block: Text) -> None:
    """Writes a text into an empty paragraph."""
    small = max(8.0, sheet.size - 1.5)
    looks: dict[str, dict[str, Any]] = {
        "body": {}, "lead": {"size": sheet.size + 0.5, "colour": GREY}, "small": {"size": small, "colour": GREY},
        "strong": {"bold": True}, "label": {"size": small, "colour": TEAL, "bold": True},
    }  # fmt: skip
    add_run(paragraph, block.text, **looks[block.style])
    if block.style in {"strong", "label"}:
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_after = Pt(1)
    if block.style == "strong":
        paragraph.paragraph_format.space_before = Pt(4)
    if sheet.document.decorated:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(6)


def add_words(sheet: Sheet, paragraph: Any, quote: Quote) -> None:
    """Adds a quote to a paragraph as `laming verify` reads it back."""
    add_run(paragraph, sheet.edition.words(quote))
    if quote.numbered:
        add_run(paragraph, f"\u00a0[{quote.number}]", bold=True, colour=TEAL)


def add_quote(sheet: Sheet, block: Quote) -> None:
    """Adds a quote set apart, and below it where it stands."""
    paragraph = sheet.word.add_paragraph()
    add_words(sheet, paragraph, block)
    add_border(paragraph, "left", TEAL, size=18, space=6)
    add_ground(paragraph, PALE)
    paragraph.paragraph_format.left_indent = INDENT
    paragraph.paragraph_format.keep_together = True
    paragraph.paragraph_format.keep_with_next = True
    if block.placed:
        paragraph.paragraph_format.space_after = Pt(0)
        where = sheet.word.add_paragraph()
        add_run(where, sheet.edition.place(block.number), size=max(7.5, sheet.size - 2), colour=GREY)
        where.paragraph_format.left_indent = INDENT
        where.paragraph_format.space_after = Pt(5)


def add_bullets(sheet: Sheet, block: Bullets) -> None:
    """Adds a list, its numbers from 1."""
    number = _new_numbering(sheet.word) if block.numbered else None
    for item in block.items:
        paragraph = sheet.word.add_paragraph(style="List Number" if block.numbered else "List Bullet")
        add_run(paragraph, item)
        if number is not None:
            properties = xml_of(paragraph).get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number


def _new_numbering(word: Any) -> int:
    """The id of a numbering that begins at 1: a list style alone would count on from the list before."""
    numbering = word.part.numbering_part.element
    style_number = word.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(each for each in numbering.num_lst if each.numId == style_number).abstractNumId.val
    added = numbering.add_num(abstract)
    added.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(added.numId)


def add_callout(sheet: Sheet, block: Callout) -> None:
    """Adds a title and its items, set apart in their tone."""
    colour, ground = TONES[block.tone]
    title = sheet.word.add_paragraph()
    add_run(title, block.title, bold=True, colour=colour)
    items = [sheet.word.add_paragraph() for _ in block.items]
    for paragraph, text in zip(items, block.items, strict=True):
        add_run(paragraph, text, colour=INK, size=max(8.5, sheet.size - 0.5))
    lines = [title, *items]
    for paragraph in lines:
        add_border(paragraph, "left", colour, size=24, space=6)
        add_ground(paragraph, ground)
        paragraph.paragraph_format.left_indent = INDENT
        paragraph.paragraph_format.space_before = Pt(6 if paragraph is title else 0)
        paragraph.paragraph_format.space_after = Pt(8 if paragraph is lines[-1] else 0)
        paragraph.paragraph_format.keep_with_next = paragraph is title or (paragraph is not lines[-1] and len(lines) <= SHORT)
        paragraph.paragraph_format.keep_together = True
