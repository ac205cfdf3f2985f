"""What every file of a pack must hold: form, language, accessibility, and the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from docx import Document
from pptx import Presentation

from assistant.exports.folder import edition_of, pack_files
from assistant.exports.palette import PAIRS, contrast
from assistant.exports.planning import plan
from assistant.exports.pptx import fitting, lines_of
from tests.exports.sessions import DAY, HEALTH_VISITOR, REQUESTS, VERSION, desk, files, pack, request

NAMES = list(REQUESTS)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EXPECTED = {
    "plan.yaml", "slides.pptx", "handout.docx", "trainer-notes.docx", "quiz.docx", "quiz.gift", "quiz.csv", "briefing.docx", "evaluation.docx",
    "attendance.docx", "certificate.docx", "case-study.docx", "pack.html", "pack.md", "pack.json", "deadlines.ics",
}  # fmt: skip
WORDS = sorted(name for name in EXPECTED if name.endswith(".docx"))


def _text(name: str, file: str) -> str:
    document = Document(io.BytesIO(files(name)[file]))
    return "\n".join("".join(node.text or "" for node in paragraph.iter(f"{WORD}t")) for paragraph in document.element.body.iter(f"{WORD}p"))


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_has_all_its_files(name: str) -> None:
    assert set(files(name)) == EXPECTED


@pytest.mark.parametrize("name", [HEALTH_VISITOR, "mixed"])
def test_two_builds_are_equal_bytes(name: str) -> None:
    again = plan(desk(), request(name), date=DAY, version=VERSION)
    assert dict(pack_files(edition_of(desk(), again, version=VERSION))) == files(name)


@pytest.mark.parametrize("file", [*WORDS, "slides.pptx"])
def test_no_date_inside_an_archive_is_that_of_its_making(file: str) -> None:
    with zipfile.ZipFile(io.BytesIO(files("gps")[file])) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-11-22T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("file", WORDS)
def test_word_files_mark_header_rows_and_fix_every_width(file: str) -> None:
    for table in Document(io.BytesIO(files(HEALTH_VISITOR)[file])).tables:
        assert table.autofit is False
        assert table.rows[0]._tr.find(f".//{WORD}tblHeader") is not None
        assert all(cell.width for row in table.rows for cell in row.cells)
        assert table._tbl.tblPr.find(f"{WORD}tblDescription") is not None


@pytest.mark.parametrize("file", WORDS)
def test_word_files_name_their_fonts_and_speak_british_english(file: str) -> None:
    with zipfile.ZipFile(io.BytesIO(files("gps")[file])) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert "Theme=" not in styles
    assert set(re.findall(r'w:lang w:val="([^"]+)"', styles)) == {"en-GB"}


@pytest.mark.parametrize("file", WORDS)
def test_word_files_have_a_title_and_real_headings(file: str) -> None:
    document = Document(io.BytesIO(files("gps")[file]))
    levels = [int(paragraph.style.name[-1]) for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]
    assert document.paragraphs[0].style.name == "Title"
    assert document.core_properties.title
    assert levels or file == "attendance.docx"
    assert all(after - before <= 1 for before, after in pairwise([0, *levels]))


ORDER = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "rPr", "sectPr"]


@pytest.mark.parametrize("file", WORDS)
def test_paragraph_properties_stand_in_the_order_that_word_wants(file: str) -> None:
    """Word asks to repair a file where they do not."""
    with zipfile.ZipFile(io.BytesIO(files(HEALTH_VISITOR)[file])) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    for properties in body.iter(f"{WORD}pPr"):
        places = [ORDER.index(child.tag.removeprefix(WORD)) for child in properties]
        assert places == sorted(places)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("file", WORDS)
def test_every_document_says_what_it_is_made_from_and_that_it_is_history(name: str, file: str) -> None:
    text = _text(name, file)
    assert desk().library.corpus.digest[:12] in text
    assert "22 November 2026" in text
    assert "Quoted as history" in text
    assert "Adapt to local procedure" in text


def _slides() -> list:
    return list(Presentation(io.BytesIO(files(HEALTH_VISITOR)["slides.pptx"])).slides)


def test_slides_are_wide() -> None:
    deck = Presentation(io.BytesIO(files("gps")["slides.pptx"]))
    assert round(deck.slide_width / deck.slide_height, 2) == 1.78


def test_every_slide_has_a_title_and_notes() -> None:
    for slide in _slides():
        assert slide.shapes.title.text.strip()
        assert slide.notes_slide.notes_text_frame.text.strip()


def test_every_shape_is_described_or_marked_as_decoration() -> None:
    for slide in _slides():
        for shape in slide.shapes:
            properties = shape.element.xpath(".//p:cNvPr")[0]
            decorative = any(child.get("val") == "1" and child.tag.endswith("}decorative") for child in properties.iter())
            assert shape == slide.shapes.title or properties.get("descr") or decorative


def test_every_shape_lies_within_its_slide() -> None:
    deck = Presentation(io.BytesIO(files("mixed")["slides.pptx"]))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_every_run_of_a_slide_speaks_british_english_in_one_font() -> None:
    with zipfile.ZipFile(io.BytesIO(files("gps")["slides.pptx"])) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name):
                held = archive.read(name).decode()
                assert set(re.findall(r'<a:rPr[^>]*lang="([^"]+)"', held)) == {"en-GB"}
                assert "<a:rPr/>" not in held
            if name.startswith("ppt/theme/"):
                assert set(re.findall(r'Font>\s*<a:latin typeface="([^"]*)"', archive.read(name).decode())) == {"Arial"}


def test_a_slide_cites_what_it_quotes() -> None:
    quoted = [shape for slide in _slides() for shape in slide.shapes if shape.name.startswith("Quote ")]
    assert len(quoted) >= len(pack(HEALTH_VISITOR).points)
    assert all(re.fullmatch(r"“.*”\s\[\d+\]", shape.text_frame.text, re.DOTALL) for shape in quoted)


def test_text_is_as_large_as_its_box_allows_and_no_larger() -> None:
    short, long = "one line", "many words " * 60
    assert fitting(short, 10, 1, (40, 20)) == 40
    size = fitting(long, 10, 3, (40, 30, 20, 16))
    assert lines_of(long, 10, size) * size * 1.22 <= 3 * 72


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "link", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_well_formed_and_accessible(name: str) -> None:
    page = _Page()
    page.feed(files(name)["pack.html"].decode())
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    links = [str(attrs["href"])[1:] for tag, attrs in page.tags if tag == "a" and str(attrs.get("href", "")).startswith("#")]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert not page.wrong
    assert not page.open
    assert len(set(ids)) == len(ids)
    assert set(links) <= set(ids)
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(attrs.get("scope") for tag, attrs in page.tags if tag == "th")
    assert next(attrs for tag, attrs in page.tags if tag == "html")["lang"] == "en-GB"


def test_a_title_with_markup_in_it_stays_text() -> None:
    title = "<script>alert(1)</script> *bold* [link](x) & {# x #}"
    made = dict(pack_files(edition_of(desk(), plan(desk(), request("gps", title=title), date=DAY, version=VERSION), version=VERSION)))
    assert b"<script" not in made["pack.html"]
    assert b"\\<script\\>" in made["pack.md"]
    assert title in "".join(Document(io.BytesIO(made["handout.docx"])).paragraphs[0].text)


def test_the_calendar_gives_no_date_that_the_words_do_not_give() -> None:
    held = files(HEALTH_VISITOR)["deadlines.ics"].decode()
    spans = set(zip(re.findall(r"DTSTART;VALUE=DATE:(\d+)", held), re.findall(r"DTEND;VALUE=DATE:(\d+)", held), strict=True))
    assert held.count("BEGIN:VEVENT") == len(pack(HEALTH_VISITOR).dates)
    assert ("20091001", "20091101") in spans  # "by October 2009" names no day: the whole month
