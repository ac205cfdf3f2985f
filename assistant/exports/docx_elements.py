"""XML elements of a Word file that python-docx has no words for: borders, grounds, fields."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

SUCCESSORS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi",
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
    "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What may stand behind borders in a paragraph's properties: Word repairs a file where the order is another."""


def xml_of(thing: Any) -> Any:
    """The XML behind an object of python-docx."""
    return thing._element  # noqa: SLF001  # there is no public way to it


def element(name: str, **attributes: object) -> Any:
    """A new element by its prefixed name, its attributes in Word's own namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def edge(side: str, colour: str, *, size: int, space: int) -> Any:
    """One side of a border: `size` in eighths of a point, `space` in points."""
    return element(f"w:{side}", val="single", sz=size, space=space, color=colour)


def ground(colour: str) -> Any:
    """The colour behind a paragraph or in a cell."""
    return element("w:shd", val="clear", color="auto", fill=colour)


def add_border(paragraph: Any, side: str, colour: str, *, size: int, space: int) -> None:
    """Draws a rule along one side of a paragraph."""
    borders = element("w:pBdr")
    borders.append(edge(side, colour, size=size, space=space))
    xml_of(paragraph).get_or_add_pPr().insert_element_before(borders, *SUCCESSORS)


def add_ground(paragraph: Any, colour: str) -> None:
    """Colours what is behind a paragraph."""
    xml_of(paragraph).get_or_add_pPr().insert_element_before(ground(colour), *SUCCESSORS[1:])


def add_field(run: Any, name: str) -> None:
    """Puts a field around a run, whose text is what stands there until it is reckoned."""
    field = element("w:fldSimple", instr=name)
    xml_of(run).addprevious(field)
    field.append(xml_of(run))
