"""A plan is a file that people edit: what is written is read back, and what does not fit is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.exports.errors import PlanError
from assistant.exports.pack import SessionPack
from assistant.exports.plan_file import load_plan, save_plan
from assistant.exports.update import updated
from assistant.verification import check
from tests.exports.sessions import HEALTH_VISITOR, REQUESTS, VERSION, desk, pack, quotes_of


def _loaded(folder: Path, text: str) -> SessionPack:
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return load_plan(path, desk().library.corpus)


@pytest.mark.parametrize("name", list(REQUESTS))
def test_a_saved_plan_is_read_back_as_it_was(tmp_path: Path, name: str) -> None:
    assert _loaded(tmp_path, save_plan(pack(name)).decode()) == pack(name)


def test_an_edited_plan_is_read_as_edited(tmp_path: Path) -> None:
    text = save_plan(pack("gps")).decode().replace("title: Lord Laming's recommendations of 2009 for GPs", 'title: "Our own: title"')
    assert _loaded(tmp_path, text).title == "Our own: title"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("schema: laming.plan/1", "schema: other", "no session plan"),
        ("level: basic", "level: [basic]", "level should be text"),
        ("minutes: 60", "minutes: soon", "minutes is 'soon': it should be a whole number"),
        ("minutes: 60", "minutes: true", "minutes is True: it should be a whole number"),
        ("  kind: welcome", "  kind: dance", "parts, entry 1, kind is 'dance': it should be one of"),
        ("  kind: welcome", "  colour: blue", "parts, entry 1 has a key 'colour' that is not known"),
        ("GPs have the necessary", "GPs had the necessary", r"quote 1 does not stand in the Action plan table: “The Department"),
        ("title: Lord", "title: [", "no YAML"),
        ("- id: words\n  text", "- text", "outcomes, entry 1 has no id"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path: Path, before: str, after: str, said: str) -> None:
    text = save_plan(pack("gps")).decode()
    assert before in text
    with pytest.raises(PlanError, match=said) as raised:
        _loaded(tmp_path, text.replace(before, after, 1))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("text", ["", "[]", "just words", "- a\n- b", "\x00", "a: &a [*a]", "{" * 3000])
def test_what_is_no_plan_at_all_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(PlanError):
        _loaded(tmp_path, text)


def test_a_quote_whose_paper_moved_is_found_again(tmp_path: Path) -> None:
    statement = pack("gps").statement(1)
    text = save_plan(pack("gps")).decode().replace(f"start: {statement.citation.span.start}", "start: 7", 1)
    assert _loaded(tmp_path, text).statement(1) == statement


def test_nothing_is_recorded_where_nothing_changed() -> None:
    assert updated(desk(), pack("gps"), version=VERSION) == (pack("gps"), None)


def test_the_update_record_cites_quotes_that_can_be_verified() -> None:
    """A plan that lost a quote by hand, built again with another program: a plan made today would show it."""
    session = pack(HEALTH_VISITOR)
    first, *rest = session.parts[2].points
    parts = (*session.parts[:2], replace(session.parts[2], points=tuple(rest)), *session.parts[3:])
    _, record = updated(desk(), replace(session, parts=parts), version="9.9.9")
    assert record is not None
    found = check(desk().library.corpus, quotes_of("update-record.md", record))
    assert [each.verdict for each in found] == ["found"]
    assert found[0].saved.quote == session.statement(first.cite).quote
    assert quotes_of("update-record.md", updated(desk(), session, version="9.9.9")[1] or b"") == []


def test_the_update_record_says_what_is_different() -> None:
    session = pack(HEALTH_VISITOR)
    first, *rest = session.since
    said = first.text.partition(":")[0]
    old = replace(session, made=replace(session.made, version="1.0.0", corpus="0" * 64), since=(replace(first, text=f"{said}: all is as it was."), *rest[1:]))
    newer, record = updated(desk(), old, version=VERSION)
    assert record is not None
    assert "made with laming 1.0.0, built with 1.2.3" in record.decode()
    assert f"{said}: changed. Before: {said}: all is as it was." in record.decode()
    assert f"{rest[0].text.partition(':')[0]}: new." in record.decode()
    assert newer.since == session.since
