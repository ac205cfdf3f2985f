"""The styles of a Word file: those that are used, one typeface for all scripts, British English."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from assistant.exports.docx_elements import element
from assistant.exports.docx_sheet import Sheet
from assistant.exports.palette import FONT, GREY, INK, LANGUAGE, TEAL

STYLES = frozenset([
    "Normal", "Title", "TitleChar", "Subtitle", "SubtitleChar", "Heading1", "Heading1Char", "Heading2", "Heading2Char", "Heading3", "Heading3Char",
    "ListBullet", "ListNumber", "Header", "HeaderChar", "Footer", "FooterChar", "TableNormal", "TableGrid", "NoList", "DefaultParagraphFont",
])  # fmt: skip
"""The template's styles that are used; the others would only make files larger and slower."""
HEADINGS = {1: 1.3, 2: 1.15, 3: 1.0}
"""The size of headings by level, as shares of the body's."""


def set_styles(sheet: Sheet) -> None:
    """Sets how each kind of paragraph looks, and drops the template's other styles."""
    styles = sheet.word.styles
    _drop_unused(sheet.word)
    _set_language(styles.element)
    _set_body(styles, sheet.size)
    _set_titles(styles)
    _set_headings(styles, sheet.size)


def _drop_unused(word: Any) -> None:
    styles = word.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in STYLES:
            styles.remove(style)
        elif style.find(qn("w:rPr")) is not None:
            _set_typeface(style.find(qn("w:rPr")))
    for link in list(word.part.numbering_part.element.iter(qn("w:pStyle"))):
        if link.get(qn("w:val")) not in STYLES:
            link.getparent().remove(link)


def _set_language(styles: Any) -> None:
    """British English everywhere, in place of the template's."""
    for found in list(styles.iter(qn("w:lang"))):
        found.getparent().remove(found)
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    defaults.append(element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE))
    _set_typeface(defaults)


def _set_body(styles: Any, size: float) -> None:
    normal = styles["Normal"]
    _set_font(normal, size, INK)
    normal.paragraph_format.space_after, normal.paragraph_format.space_before = Pt(3), Pt(0)
    normal.paragraph_format.line_spacing = 1.08
    for name in ("List Bullet", "List Number"):
        _set_font(styles[name], size, INK)
        styles[name].paragraph_format.space_after = Pt(2)
    _drop_property(styles["Footer"], "w:tabs")


def _set_titles(styles: Any) -> None:
    _set_font(styles["Title"], 20, TEAL, bold=True)
    _drop_property(styles["Title"], "w:pBdr")
    styles["Title"].paragraph_format.space_after = Pt(2)
    _set_font(styles["Subtitle"], 10.5, GREY)
    styles["Subtitle"].paragraph_format.space_after = Pt(8)


def _set_headings(styles: Any, size: float) -> None:
    for level, share in HEADINGS.items():
        style = styles[f"Heading {level}"]
        _set_font(style, round(size * share * 2) / 2, TEAL if level < 3 else INK, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(9 if level == 1 else 5), Pt(3)
        style.paragraph_format.keep_with_next = True


def _set_font(style: Any, size: float, colour: str, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor(*bytes.fromhex(colour))
    for spread in style.element.get_or_add_rPr().findall(qn("w:spacing")):
        style.element.rPr.remove(spread)
    _set_typeface(style.element.rPr)


def _set_typeface(properties: Any) -> None:
    """One typeface for all scripts; theme attributes would win over it and fall back to another."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        return
    for name in list(fonts.attrib):
        if "heme" in name:
            del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _drop_property(style: Any, name: str) -> None:
    found = style.element.pPr.find(qn(name)) if style.element.pPr is not None else None
    if found is not None:
        style.element.pPr.remove(found)
