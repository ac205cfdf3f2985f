"""`laming verify` reads every export back, and finds a single changed character."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.exports.reading import read_docx, read_gift, read_html, read_markdown, read_pptx
from assistant.exports.tables import read_calendar, read_csv, read_plan
from assistant.verification import CheckedQuote, SavedQuote, UnreadableError, check
from tests.exports.sessions import HEALTH_VISITOR, REQUESTS, desk, files, quotes_of

SHOWN = {
    "slides.pptx": 20, "handout.docx": 8, "trainer-notes.docx": 12, "quiz.docx": 20, "briefing.docx": 2, "case-study.docx": 6, "pack.html": 60,
    "pack.md": 60, "pack.json": 20, "plan.yaml": 20, "quiz.csv": 20, "quiz.gift": 20, "deadlines.ics": 4,
}  # fmt: skip
"""Files that show quotes, with fewer than they show."""


def _checked(file: str, content: bytes) -> list[CheckedQuote]:
    return check(desk().library.corpus, quotes_of(file, content))


@pytest.mark.parametrize("name", list(REQUESTS))
def test_every_quote_of_every_file_is_found(name: str) -> None:
    for file, content in files(name).items():
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


PLAIN = re.compile(r"[A-Za-z ]{18,}")
"""Words that no form of file writes otherwise than they are."""


def _pieces(file: str) -> set[str]:
    """For every quote that the file shows, a stretch of it that can be looked for in any form of file."""
    content = files(HEALTH_VISITOR)[file]
    found = (max(PLAIN.findall(" ".join(quote.quote.split())), key=len, default="") for quote in quotes_of(file, content))
    return {piece.strip() for piece in found if piece}


def _texts(file: str) -> dict[str, str]:
    """The texts of a file, by member where it is an archive; a calendar's and a plan's lines whole."""
    content = files(HEALTH_VISITOR)[file]
    member = MEMBERS.get("." + file.rsplit(".", 1)[1])
    if member:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name).decode() for name in archive.namelist() if re.fullmatch(member, name)}
    text = content.decode()
    text = text.replace("\r\n ", "") if file.endswith(".ics") else text
    return {"": yaml.safe_dump(yaml.safe_load(text), width=10**6, allow_unicode=True) if file.endswith(".yaml") else text}


def _with(file: str, name: str, text: str) -> bytes:
    return _in_archive(files(HEALTH_VISITOR)[file], lambda _: text.encode(), re.escape(name)) if name else text.encode()


@pytest.mark.parametrize("file", list(SHOWN))
def test_one_changed_character_in_any_printed_quote_fails_and_names_it(file: str) -> None:
    """Every place where the words of a quote stand, in every kind of file, one after the other."""
    changed = 0
    for name, text in _texts(file).items():
        for piece in _pieces(file):
            for found in re.finditer(re.escape(piece), text):
                middle = found.start() + len(piece) // 2
                wrong = f"{text[found.start() : middle]}þ{text[middle + 1 : found.end()]}"
                bad = [each for each in _checked(file, _with(file, name, text[: found.start()] + wrong + text[found.end() :])) if each.verdict != "found"]
                assert [each.saved.where for each in bad if wrong in " ".join(each.saved.quote.split())], (name, text[found.start() - 40 : found.end()])
                changed += 1
    assert changed >= SHOWN[file]


@given(st.data())
def test_any_character_of_any_quote_counts(data: st.DataObject) -> None:
    """A character of a quote put otherwise, left out or put in twice: in the plan, the answer sheet and the page."""
    file = data.draw(st.sampled_from(["quiz.docx", "quiz.gift", "quiz.csv", "pack.html", "pack.md", "deadlines.ics"]))
    saved = data.draw(st.sampled_from([quote for quote in quotes_of(file, files(HEALTH_VISITOR)[file]) if quote.quote]))
    place = data.draw(st.integers(0, len(saved.quote) - 1))
    mark = data.draw(st.sampled_from(["", saved.quote[place] * 2, "x", "7", "”", "þ"]))
    wrong = saved.quote[:place] + mark + saved.quote[place + 1 :]
    assume(wrong.split() != saved.quote.split())
    assert check(desk().library.corpus, [replace(saved, quote=wrong)])[0].verdict != "found"


@pytest.mark.parametrize(("gapped", "verdict"), [("with ________ and", "found"), ("with________ and", "missing"), ("with ________ end", "missing")])
def test_a_gap_stands_for_whole_words_and_nothing_else_may_differ(gapped: str, verdict: str) -> None:
    source = desk().library.corpus.sources["action-plan-table"]
    place = re.search(r"with \w+ and", source.text)
    assert place is not None
    saved = SavedQuote("here", gapped, spacing_kept=False, among=((source.id, *place.span()),))
    assert check(desk().library.corpus, [saved])[0].verdict == verdict


@pytest.mark.parametrize("file", ["slides.pptx", "handout.docx", "trainer-notes.docx", "quiz.docx", "briefing.docx", "pack.html", "pack.md", "quiz.gift"])
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


@pytest.mark.parametrize("read", [read_html, read_markdown, read_gift, read_csv, read_plan, read_calendar])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", "# Somebody else's page “quote” [1]".encode()])
def test_text_that_is_no_export_is_refused(read: Callable[[bytes], object], content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(content)
