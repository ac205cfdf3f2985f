"""`laming verify` reads every export back, and finds a single changed character."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from assistant.exports.reading import read_docx, read_html, read_markdown, read_pptx
from assistant.verification import CheckedQuote, UnreadableError, check
from tests.exports.sessions import HEALTH_VISITOR, REQUESTS, desk, files, quotes_of

READ = (".docx", ".pptx", ".html", ".md", ".json")
SHOWN = {"slides.pptx": 20, "handout.docx": 8, "quiz.docx": 20, "pack.html": 60, "pack.md": 60, "pack.json": 20}
"""Files that show quotes, with fewer than they show."""


def _checked(file: str, content: bytes) -> list[CheckedQuote]:
    return check(desk().library.corpus, quotes_of(file, content))


@pytest.mark.parametrize("name", list(REQUESTS))
def test_every_quote_of_every_file_is_found(name: str) -> None:
    for file, content in files(name).items():
        if file.endswith(READ):
            assert [each for each in _checked(file, content) if each.verdict != "found"] == [], file


@pytest.mark.parametrize(("file", "least"), SHOWN.items())
def test_the_quotes_are_really_read(file: str, least: int) -> None:
    assert len(_checked(file, files(HEALTH_VISITOR)[file])) >= least


def _in_archive(content: bytes, change: Callable[[bytes], bytes], member: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            held = before.read(name)
            after.writestr(name, change(held) if re.fullmatch(member, name) else held)
    return made.getvalue()


MEMBERS = {".docx": r"word/document\.xml", ".pptx": r"ppt/(slides|notesSlides)/\w+\.xml"}


def _changed(file: str, before: bytes, after: bytes) -> bytes:
    """The file of the health visitors' pack with the first occurrence of some words changed."""
    content = files(HEALTH_VISITOR)[file]
    member = MEMBERS.get("." + file.rsplit(".", 1)[1])
    done = False

    def change(held: bytes) -> bytes:
        nonlocal done
        found, done = (held if done else held.replace(before, after, 1)), done or before in held
        return found

    changed = _in_archive(content, change, member) if member else change(content)
    assert done, "the words are there to be changed"
    return changed


@pytest.mark.parametrize("file", list(SHOWN))
def test_one_changed_character_fails_and_names_the_quote(file: str) -> None:
    bad = [
        each
        for each in _checked(file, _changed(file, b"A programme report will be produced", b"A programme report will be produxed"))
        if each.verdict != "found"
    ]
    assert bad
    assert any("citation" in each.saved.where and "produxed" in each.saved.quote for each in bad)


@pytest.mark.parametrize("file", [file for file in SHOWN if not file.endswith(".json")])
def test_a_quote_that_lost_its_marks_is_missed(file: str) -> None:
    changed = _changed(file, "“The Department of Health should prioritise".encode(), b"The Department of Health should prioritise")
    assert [each for each in _checked(file, changed) if each.verdict == "missing"]


@pytest.mark.parametrize("file", ["handout.docx", "pack.md", "pack.html"])
def test_a_changed_offset_in_the_references_fails(file: str) -> None:
    content = files(HEALTH_VISITOR)[file]
    text = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml") if file.endswith(".docx") else content
    offset = re.search("\\(action-plan-table (\\d+)–".encode(), text)
    assert offset is not None
    changed = _changed(file, b"action-plan-table " + offset[1], b"action-plan-table 1")
    assert [each for each in _checked(file, changed) if each.verdict != "found"]


@pytest.mark.parametrize("read", [read_docx, read_pptx])
@pytest.mark.parametrize("content", [b"", b"PK", b"not an archive", b"PK\x05\x06" + bytes(18)], ids=["empty", "cut", "text", "no members"])
def test_what_is_no_archive_is_refused_in_a_line(read: Callable[[bytes], object], content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(content)


def test_declarations_in_a_document_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(UnreadableError, match="declarations"):
        read_docx(_in_archive(files("gps")["briefing.docx"], lambda _: bomb, MEMBERS[".docx"]))


@pytest.mark.parametrize("read", [read_html, read_markdown])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", "# Somebody else's page “quote” [1]".encode()])
def test_text_that_is_no_export_is_refused(read: Callable[[bytes], object], content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(content)
