"""`laming verify`: a quote that does not stand where its citation says is seen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import verification
from assistant.answering.answer import to_json
from assistant.answering.desk import Desk
from assistant.verification import SavedQuote, check
from tests.shell.conftest import Laming


@pytest.fixture
def saved(desk: Desk) -> dict[str, Any]:
    return to_json(desk.ask("recommendation 19"))


def written(folder: Path, content: object, name: str = "answer.json") -> str:
    path = folder / name
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


def test_what_was_saved_is_found(laming: Laming, tmp_path: Path, saved: dict[str, Any]) -> None:
    found = laming("verify", written(tmp_path, saved))
    assert found.code == 0
    assert f"{len(saved['statements'])} found, 0 moved, 0 missing" in found.text


def test_a_moved_quote_is_told_where_it_stands(laming: Laming, tmp_path: Path, saved: dict[str, Any]) -> None:
    citation = saved["statements"][0]["citation"]
    right = citation["start"], citation["end"]
    citation["start"], citation["end"] = 0, right[1] - right[0]
    found = laming("verify", written(tmp_path, saved))
    assert found.code == 1
    assert f"now action-plan-table {right[0]} to {right[1]}" in " ".join(found.text.split())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.data())
def test_one_changed_character_is_seen(desk: Desk, saved: dict[str, Any], data: st.DataObject) -> None:
    statement = data.draw(st.sampled_from(saved["statements"]))
    quote, citation = statement["quote"], statement["citation"]
    place = data.draw(st.integers(0, len(quote) - 1))
    changed = quote[:place] + "\u2603" + quote[place + 1 :]
    for text, verdict in ((changed, "missing"), (quote, "found")):
        checked = check(desk.library.corpus, [SavedQuote("", text, citation["source"], citation["start"], citation["end"])])
        assert checked[0].verdict == verdict


@pytest.mark.parametrize(("source", "start", "end", "verdict"), [
    ("nowhere", 0, 5, "moved"),
    (None, None, None, "moved"),
    ("action-plan-table", None, None, "moved"),
    ("action-plan-table", -5, 2, "moved"),
    ("action-plan-table", 5, 10**12, "moved"),
])  # fmt: skip
def test_a_citation_that_points_nowhere_does_not_pass(desk: Desk, source: str | None, start: int | None, end: int | None, verdict: str) -> None:
    quote = desk.ask("recommendation 19").statements[0].quote
    assert check(desk.library.corpus, [SavedQuote("", quote, source, start, end)])[0].verdict == verdict


@pytest.mark.parametrize("quote", ["", " \n", "x" * 100_000, "No paper says this."])
def test_words_that_no_paper_has_are_missing(desk: Desk, quote: str) -> None:
    assert check(desk.library.corpus, [SavedQuote("", quote, "press-release", 0, len(quote))])[0].verdict == "missing"


def test_spacing_may_differ_where_the_form_does_not_keep_it(desk: Desk) -> None:
    quote = desk.ask("recommendation 19").statements[0]
    loose = " ".join(quote.quote.split())
    span = quote.citation.span
    strict, kind = (check(desk.library.corpus, [SavedQuote("", loose, "action-plan-table", *span, spacing_kept=kept)])[0] for kept in (True, False))
    assert (strict.verdict, kind.verdict) == ("missing", "found")
    elsewhere = check(desk.library.corpus, [SavedQuote("", loose, "action-plan-table", 0, 9, spacing_kept=False)])[0]
    assert (elsewhere.verdict, elsewhere.span) == ("moved", span)


def test_json_lines_and_stdin_name_the_line(laming: Laming, saved: dict[str, Any]) -> None:
    wrong = json.loads(json.dumps(saved))
    wrong["statements"][1]["quote"] = "Not said."
    content = "\n".join(map(json.dumps, (saved, wrong))).encode()
    found = laming("verify", "-", stdin=content)
    assert found.code == 1
    assert "missing: line 2, citation 2" in found.text
    rows = json.loads(laming("verify", "-", "--json", stdin=content).out)
    assert [row["verdict"] for row in rows].count("missing") == 1


def test_what_ask_prints_verifies(laming: Laming) -> None:
    requests = b'{"question": "what applies to a GP?"}\n{"question": "recommendation 59"}\n'
    assert laming("verify", "-", stdin=laming("ask", "--jsonl", stdin=requests).out).code == 0


@pytest.mark.parametrize(("name", "content"), [
    ("answer.json", b"\x7fELF\x00\xff"), ("answer.json", b""), ("answer.json", b"{}"), ("answer.json", b"[" * 100_000), ("answer.jsonl", b'{"a":1}\n{'),
    ("answer.exe", b""), ("answer", b""),
])  # fmt: skip
def test_a_file_that_holds_no_answer_is_one_line(laming: Laming, tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = laming("verify", str(path))
    assert (found.code, found.out, found.err.count("\n")) == (2, b"", 1)
    assert name in found.err


@pytest.mark.parametrize("name", ["absent.json", "folder.json", "\x00.json", "x" * 300 + ".json"])
def test_a_file_that_cannot_be_read_is_one_line(laming: Laming, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.json").mkdir()
    found = laming("verify", str(tmp_path / name))
    assert (found.code, found.err.count("\n")) == (2, 1)


def read_notes(content: bytes) -> list[SavedQuote]:
    """A reader of a form that only this test knows."""
    return [SavedQuote("line 1", content.decode())]


def test_a_reader_for_another_form_can_join(laming: Laming, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(verification.READERS, ".note", f"{__name__}:read_notes")
    path = tmp_path / "a.note"
    path.write_text("No paper says this.", encoding="utf-8")
    assert "1 missing" in laming("verify", str(path)).text
