"""Word and PowerPoint files are packages of parts: what Word and PowerPoint would ask to repair is looked for here."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from docx import Document
from pptx import Presentation

from assistant.exports.palette import INK, WHITE, contrast
from tests.exports.sessions import HEALTH_VISITOR, REQUESTS, files

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
WORDS = [
    "handout.docx", "trainer-notes.docx", "quiz.docx", "briefing.docx", "evaluation.docx", "attendance.docx", "certificate.docx", "case-study.docx",
]  # fmt: skip
BOTH = [*WORDS, "slides.pptx"]
ORDERS = {
    f"{W}rPr": ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "kern", "sz", "szCs", "u", "lang"],
    f"{W}tblPr": ["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription"],
    f"{W}tcPr": ["tcW", "shd", "vAlign"],
    f"{W}sectPr": ["footerReference", "pgSz", "pgMar", "pgBorders", "cols", "vAlign", "docGrid"],
    f"{A}pPr": ["lnSpc", "spcBef", "spcAft", "buClr", "buFont", "buAutoNum", "buChar", "defRPr"],
    f"{A}rPr": ["ln", "solidFill", "latin", "ea", "cs"],
    f"{P}presentation": ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz", "notesSz", "defaultTextStyle"],
}
"""The children of an element in the order that the standard gives them."""


def _parts(name: str, file: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(files(name)[file])) as archive:
        names = archive.namelist()
        assert len(set(names)) == len(names)
        return {member: archive.read(member) for member in names}


def _xml(parts: dict[str, bytes]) -> Iterator[tuple[str, Element]]:
    for name, held in parts.items():
        if name.endswith((".xml", ".rels")):
            yield name, ElementTree.fromstring(held)


def _relations(parts: dict[str, bytes], name: str) -> dict[str, str]:
    """The targets inside the package of a part's relations, by id."""
    folder, base = posixpath.split(name)
    held = parts.get(f"{folder}/_rels/{base}.rels".lstrip("/"))
    listed = list(ElementTree.fromstring(held)) if held else []
    assert len({each.get("Id") for each in listed}) == len(listed)
    inside = [each for each in listed if each.get("TargetMode") != "External"]
    return {str(each.get("Id")): posixpath.normpath(posixpath.join("/", folder, str(each.get("Target")))).lstrip("/") for each in inside}


@pytest.mark.parametrize("file", BOTH)
@pytest.mark.parametrize("name", list(REQUESTS))
def test_every_part_has_a_type_and_is_reached_and_every_relation_leads_somewhere(name: str, file: str) -> None:
    parts = _parts(name, file)
    types = ElementTree.fromstring(parts["[Content_Types].xml"])
    defaults = {each.get("Extension") for each in types.findall(f"{TYPES}Default")}
    overrides = {str(each.get("PartName")).lstrip("/") for each in types.findall(f"{TYPES}Override")}
    assert overrides <= set(parts)
    content = [part for part in parts if part != "[Content_Types].xml" and not part.endswith(".rels")]
    assert all(part in overrides or part.rsplit(".", 1)[-1] in defaults for part in content)
    reached = {target for part in ["", *content] for target in _relations(parts, part).values()}
    assert reached == set(content)


@pytest.mark.parametrize("file", BOTH)
def test_every_id_that_a_part_names_is_among_its_relations(file: str) -> None:
    parts = _parts("mixed", file)
    for name, root in _xml(parts):
        used = {value for element in root.iter() for key, value in element.attrib.items() if key in {f"{R}id", f"{R}embed"}}
        assert used <= set(_relations(parts, name)), name


@pytest.mark.parametrize("file", WORDS)
@pytest.mark.parametrize("name", list(REQUESTS))
def test_styles_and_numberings_that_are_used_are_there_once(name: str, file: str) -> None:
    parts = _parts(name, file)
    roots = {part: ElementTree.fromstring(parts[f"word/{part}.xml"]) for part in ("document", "styles", "numbering", "footer1")}
    styles = [each.get(f"{W}styleId") for each in roots["styles"].iter(f"{W}style")]
    assert len(set(styles)) == len(styles)
    links = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
    assert {each.get(f"{W}val") for root in roots.values() for link in links for each in root.iter(f"{W}{link}")} <= set(styles)
    numbers = [each.get(f"{W}numId") for each in roots["numbering"].iter(f"{W}num")]
    assert len(set(numbers)) == len(numbers)
    assert {each.get(f"{W}val") for each in roots["document"].iter(f"{W}numId")} <= set(numbers)


@pytest.mark.parametrize("file", WORDS)
def test_tables_have_whole_rows_and_every_cell_ends_with_a_paragraph(file: str) -> None:
    body = ElementTree.fromstring(_parts("mixed", file)["word/document.xml"])
    for table in body.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert {len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")} == {columns}
        assert all(cell[-1].tag == f"{W}p" for cell in table.iter(f"{W}tc"))


@pytest.mark.parametrize("file", BOTH)
def test_children_stand_in_the_order_of_the_standard(file: str) -> None:
    for name, root in _xml(_parts("mixed", file)):
        for element in root.iter():
            order = ORDERS.get(element.tag)
            known = [child.tag.partition("}")[2] for child in element]
            if order and "ppt/slideMasters" not in name and "ppt/notesMasters" not in name and "styles" not in name:
                places = [order.index(child) for child in known if child != "extLst"]
                assert places == sorted(places), (name, known)


def test_slides_and_shapes_have_ids_of_their_own() -> None:
    parts = _parts("mixed", "slides.pptx")
    listed = [each.get("id") for each in ElementTree.fromstring(parts["ppt/presentation.xml"]).iter(f"{P}sldId")]
    assert len(set(listed)) == len(listed) == sum(bool(re.fullmatch(r"ppt/slides/slide\d+\.xml", name)) for name in parts)
    for name, root in _xml(parts):
        if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notesSlide")):
            assert max(Counter(each.get("id") for each in root.iter(f"{P}cNvPr")).values()) == 1
            assert all(body.find(f"{A}p") is not None for body in root.iter(f"{P}txBody"))


def test_the_deck_says_of_itself_what_is_so() -> None:
    root = ElementTree.fromstring(_parts("gps", "slides.pptx")["ppt/presentation.xml"])
    size = root.find(f"{P}sldSz")
    assert size is not None
    assert size.attrib == {"cx": "12192000", "cy": "6858000"}
    assert root.find(f"{P}notesMasterIdLst/{P}notesMasterId") is not None


@pytest.mark.parametrize("file", BOTH)
def test_nothing_of_the_empty_template_is_left(file: str) -> None:
    assert not [name for name in _parts("gps", file) if re.search(r"thumbnail|app\.xml|printerSettings|customXml|WithEffects", name)]


def _grounds(element: Element, ground: str) -> Iterator[tuple[Element, str]]:
    """Every run with the ground that it stands on: its paragraph's, its cell's, or the page."""
    shade = element.find(f"{W}pPr/{W}shd")
    shade = element.find(f"{W}tcPr/{W}shd") if shade is None else shade
    here = str(shade.get(f"{W}fill")) if shade is not None else ground
    for child in element:
        if child.tag == f"{W}r":
            yield child, here
        else:
            yield from _grounds(child, here)


@pytest.mark.parametrize("file", WORDS)
def test_every_run_of_a_word_file_stands_out_from_its_ground(file: str) -> None:
    runs = list(_grounds(ElementTree.fromstring(_parts(HEALTH_VISITOR, file)["word/document.xml"]), WHITE))
    assert runs
    for run, ground in runs:
        colour = run.find(f"{W}rPr/{W}color")
        assert contrast(str(colour.get(f"{W}val")) if colour is not None else INK, ground) >= 4.5


def test_every_run_of_a_slide_stands_out_from_its_ground() -> None:
    seen = set()
    for slide in Presentation(io.BytesIO(files(HEALTH_VISITOR)["slides.pptx"])).slides:
        fill = slide.background.fill
        page = str(fill.fore_color.rgb) if fill.type == 1 else WHITE
        for shape in slide.shapes:
            cells = [cell for row in shape.table.rows for cell in row.cells] if shape.has_table else [shape]
            for cell in cells:
                ground = str(cell.fill.fore_color.rgb) if hasattr(cell, "fill") and cell.fill.type == 1 else page
                seen |= {(str(run.font.color.rgb), ground) for paragraph in cell.text_frame.paragraphs for run in paragraph.runs}
    assert len(seen) >= 6
    assert {pair for pair in seen if contrast(*pair) < 4.5} == set()


def test_the_page_stands_out_in_light_and_in_dark() -> None:
    css = files("gps")["pack.html"].decode().partition("<style>")[2]
    light, dark = (dict(re.findall(r"--([\w-]+): #([0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", css)[:2])
    for colours in (light, dark):
        pairs = [(text, ground) for text in ("ink", "teal", "grey") for ground in ("ground", "pale")] + [("warm", "warm-pale"), ("ink", "warm-pale")]
        assert [pair for pair in pairs if contrast(*(colours[name].upper() for name in pair)) < 4.5] == []


@pytest.mark.parametrize("file", WORDS)
@pytest.mark.parametrize("name", list(REQUESTS))
def test_headings_go_down_a_level_at_a_time_and_say_something(name: str, file: str) -> None:
    document = Document(io.BytesIO(files(name)[file]))
    headings = [paragraph for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]
    levels = [0, *(int(paragraph.style.name[-1]) for paragraph in headings)]
    assert all(paragraph.text.strip() for paragraph in headings)
    assert all(after - before <= 1 for before, after in pairwise(levels))
