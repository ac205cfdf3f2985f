"""`laming due`: dates as the papers give them, in four forms; what has no day never gets one."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.desk import Desk
from assistant.due import due_dates, period_asked, within
from assistant.icalendar import escaped, folded
from tests.shell.conftest import Laming


def unfolded(calendar: str) -> list[str]:
    return calendar.replace("\r\n ", "").split("\r\n")[:-1]


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2009", (2009, 1, 1), (2009, 12, 31)),
    ("2009-12", (2009, 12, 1), (2009, 12, 31)),
    ("2009-07-01", (2009, 7, 1), (2009, 7, 1)),
    ("2009-autumn", (2009, 9, 1), (2009, 11, 30)),
    ("December 2009", (2009, 12, 1), (2009, 12, 31)),
    ("autumn", (2009, 9, 1), (2009, 11, 30)),
])  # fmt: skip
def test_a_date_can_be_asked_for_in_figures_or_words(text: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    assert (period_asked(text).first, period_asked(text).last) == (first, last)


@pytest.mark.parametrize("text", ["", "soon", "2009-13", "2009-02-30", "12", "2009-", "-", "2009-12-01-02", "31/12/2009", "9" * 50])
def test_what_is_no_date_is_bad_usage(laming: Laming, text: str) -> None:
    found = laming("due", f"--by={text}")
    assert (found.code, found.out) == (2, b"")
    assert "not a date" in found.err


def test_by_and_from_leave_what_lies_between(desk: Desk) -> None:
    dates = within(due_dates(desk.library), first=period_asked("2009-07"), last=period_asked("2009-09"))
    dated = [each for each in dates if each.period]
    assert dated
    assert all(each.last and date(2009, 7, 1) <= each.last <= date(2009, 9, 30) for each in dated)


def test_the_undated_stay_apart_whatever_is_asked_for(desk: Desk, laming: Laming) -> None:
    undated = sum(each.deadline.when is None for each in due_dates(desk.library))
    found = json.loads(laming("due", "--by", "2009-06", "--format", "json").out)
    assert undated == len(found["undated"]) > 0
    assert {(row["first_day"], row["last_day"], row["when"]) for row in found["undated"]} == {(None, None, None)}


def test_dates_of_something_else_are_left_out_unless_all_are_asked_for(desk: Desk) -> None:
    assert all(each.deadline.own and each.passage.part for each in due_dates(desk.library))
    assert len(due_dates(desk.library, everything=True)) == len(desk.library.deadlines)


def test_nothing_due_is_not_found(laming: Laming) -> None:
    assert laming("due", "--by", "2001").code == 1


def test_every_row_of_the_csv_carries_words_that_stand_in_the_paper(laming: Laming, desk: Desk) -> None:
    rows = list(csv.DictReader(io.StringIO(laming("due", "--format", "csv").text)))
    assert len(rows) == len(due_dates(desk.library))
    for row in rows:
        assert desk.library.corpus.sources[row["source"]].text[int(row["start"]) : int(row["end"])] == row["words"]


def test_the_table_says_each_date_as_the_paper_means_it(laming: Laming) -> None:
    text = laming("due").text
    assert "\nBy December 2009\n" in text
    assert text.index("By December 2009") < text.index("Without a day")


def test_the_calendar_keeps_to_the_standard(laming: Laming, desk: Desk) -> None:
    content = laming("due", "--format", "ics").out
    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    lines = unfolded(content.decode())
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    dated = [each for each in due_dates(desk.library) if each.period]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(dated)
    for name in ("UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY"):
        assert sum(line.startswith(f"{name}:") for line in lines) == len(dated)


def test_calendar_ids_are_unique_and_the_same_next_time(laming: Laming) -> None:
    first, second = (laming("due", "--all", "--format", "ics").out for _ in range(2))
    assert first == second
    ids = [line for line in unfolded(first.decode()) if line.startswith("UID:")]
    assert len(ids) == len(set(ids))


def test_a_season_is_a_span_of_whole_days_with_its_wording_kept(laming: Laming, desk: Desk) -> None:
    events = laming("due", "--format", "ics").out.decode().replace("\r\n ", "").split("BEGIN:VEVENT")
    autumn = next(event for event in events if "(in autumn 2009)" in event or "(by autumn 2009)" in event)
    assert "DTSTART;VALUE=DATE:20090901" in autumn
    assert "DTEND;VALUE=DATE:20091201" in autumn  # the day behind the last, as the standard has it
    assert "utumn 2009" in autumn.split("DESCRIPTION:")[1]


@settings(deadline=None)
@given(st.text())
def test_folding_loses_nothing_and_cuts_no_character(text: str) -> None:
    line = escaped(text)
    content = folded(line)
    assert content.replace("\r\n ", "") == line + "\r\n"
    assert all(len(piece.encode()) <= 75 for piece in content.split("\r\n"))


@settings(deadline=None)
@given(st.text(st.sampled_from("a,;\\\nn\x1b")))
def test_escaping_can_be_undone(text: str) -> None:
    undone = escaped(text).replace("\\\\", "\0").replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\0", "\\")
    assert undone == text.replace("\x1b", "")
