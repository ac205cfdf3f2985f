"""`laming due`: the dates of the recommendations as a table, CSV, calendar or JSON; undated ones apart."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any
from zlib import crc32

from assistant.answering.periods import Period, period_of
from assistant.commands.parser import Parser
from assistant.due import DueDate, due_dates, period_asked, within
from assistant.icalendar import Event, calendar
from assistant.shell.diagnostics import ExitCode, UsageError
from assistant.shell.opening import open_desk
from assistant.shell.output import json_text, look_of, write
from assistant.shell.wrapping import wrapped
from knowledge.library import Library

EXAMPLES = (
    "laming due",
    "laming due --by 2009-12",
    'laming due --from "June 2009" --by 2009-autumn --format csv > due.csv',
    "laming due --format ics > laming.ics",
)
COLUMNS = ("first_day", "last_day", "relation", "when", "recommendation", "what", "words", "source", "locator", "start", "end")
RELATIONS = {"by": "by", "in": "in", "from": "from", "on": "on", "ongoing": "ongoing", "none": "no day named"}
SEASONS = ("spring", "summer", "autumn", "winter")


def options() -> Parser:
    """The command's options."""
    parser = Parser("due", examples=EXAMPLES, about="Dates that the papers leave open are listed apart and never given a day.")
    parser.add_argument("--by", metavar="DATE", help='only what was due by then: 2009, 2009-12, 2009-07-01, 2009-autumn, "December 2009"')
    parser.add_argument("--from", dest="first", metavar="DATE", help="only what was due then or later")
    parser.add_argument("--format", choices=("table", "csv", "ics", "json"), default="table", help="how to print it; a calendar holds no undated ones")
    parser.add_argument("--all", action="store_true", help="also dates of something else, past events, and what the other papers say")
    return parser


def run(arguments: Sequence[str]) -> ExitCode:
    """Prints the dates asked for."""
    chosen = options().parse_args(arguments)
    first, last = _period(chosen.first), _period(chosen.by)
    library = open_desk().library
    dates = within(due_dates(library, everything=chosen.all), first=first, last=last)
    write(FORMATS[chosen.format](library, dates))
    return ExitCode.ANSWERED if any(each.period for each in dates) else ExitCode.NOT_FOUND


def _period(text: str | None) -> Period | None:
    try:
        return None if text is None else period_asked(text)
    except ValueError:
        raise UsageError(f"not a date: {text!r}. Write 2009, 2009-12, 2009-07-01, 2009-autumn or “December 2009”") from None


def said(due: DueDate) -> str:
    """The date for a person: "by December 2009"; its relation alone where no day is named."""
    deadline = due.deadline
    relation = RELATIONS.get(deadline.relation, deadline.relation)
    if deadline.when is None:
        return relation
    until = f" to {_said(deadline.until)}" if deadline.until else ""
    return f"{relation} {_said(deadline.when)}{until}"


def _said(when: str) -> str:
    """A date as deadlines.yaml writes it, in words."""
    from assistant.answering.notices import said_date  # late: the other formats do without

    year, _, rest = when.partition("-")
    if rest in SEASONS:
        return f"{rest} {year}"
    return when if "/" in when else said_date(when)


def _table(library: Library, dates: Sequence[DueDate]) -> str:
    return "\n".join(_lines(library, dates, look_of(sys.stdout).width)) + "\n"


def _lines(library: Library, dates: Sequence[DueDate], width: int) -> Iterator[str]:
    dated = [each for each in dates if each.period]
    undated = [each for each in dates if not each.period]
    yield f"{len(dated)} dates, {len(undated)} without a day (listed last). Dates of 2009: history, not duties of today."
    before = ""
    for due in dated:
        heading = said(due)
        if heading != before:
            yield from ("", heading[:1].upper() + heading[1:])
        before = heading
        yield from _entry(library, due, width)
    if undated:
        yield from ("", "Without a day")
    for due in undated:
        yield from _entry(library, due, width)


def _entry(library: Library, due: DueDate, width: int) -> Iterator[str]:
    number = f"Rec {due.recommendation}" if due.recommendation and due.passage.part else library.corpus.sources[due.passage.source].short
    lead = f"  {number}:".ljust(11)
    yield from wrapped(due.deadline.of, width, first=f"{lead} ", rest=" " * 12)
    yield from wrapped(f"“{due.words}”", width, first=" " * 12, rest=" " * 12)


def _row(due: DueDate) -> dict[str, Any]:
    span = due.deadline.evidence.span
    return {
        "first_day": due.first.isoformat() if due.first else None,
        "last_day": due.last.isoformat() if due.last else None,
        "relation": due.deadline.relation,
        "when": due.deadline.when,
        "recommendation": due.recommendation,
        "what": due.deadline.of,
        "words": due.words,
        "source": due.passage.source,
        "locator": due.passage.locator,
        "start": span.start,
        "end": span.end,
    }


def _csv(_: Library, dates: Sequence[DueDate]) -> str:
    page = io.StringIO()
    writer = csv.DictWriter(page, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(each) for each in dates)
    return page.getvalue()


def _json(library: Library, dates: Sequence[DueDate]) -> str:
    dated = [_row(each) for each in dates if each.period]
    undated = [_row(each) for each in dates if not each.period]
    return json_text({"schema": "laming.due/1", "dated": dated, "undated": undated, "corpus": library.corpus.digest}, indent=2) + "\n"


def _ics(library: Library, dates: Sequence[DueDate]) -> str:
    return calendar([_event(library, each) for each in dates if each.period], name="Laming recommendations: dates of 2009")


def _event(library: Library, due: DueDate) -> Event:
    assert due.first and due.last
    source = library.corpus.sources[due.passage.source]
    span = due.deadline.evidence.span
    lead = f"Rec {due.recommendation}" if due.recommendation and due.passage.part else source.short
    return Event(
        uid=f"{source.id}-{span.start}-{span.end}-{due.deadline.relation}-{due.first:%Y%m%d}-{crc32(due.deadline.of.encode()):08x}@laming-assistant",
        first=due.first,
        last=due.last,
        summary=f"{lead}: {due.deadline.of} ({said(due)})",
        description=f"“{due.words}”\n{source.title}, {due.passage.locator}, offsets {span.start} to {span.end}.\nA date of 2009, not a duty of today.",
        written=date(*period_of(source.date).first),
        categories=("Laming",),
    )


FORMATS: dict[str, Callable[[Library, Sequence[DueDate]], str]] = {"table": _table, "csv": _csv, "ics": _ics, "json": _json}
