"""Days as an iCalendar file (RFC 5545): whole-day events, escaped, folded, with ids that stay the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

LINE_BYTES = 75
PRODUCT = "-//laming-assistant//laming//EN"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that lies on one or more whole days."""

    uid: str
    first: date
    last: date
    """The last day, itself included."""
    summary: str
    description: str
    written: date
    """When what the event rests on was published; a calendar file must give a time, and this one stays the same."""
    categories: tuple[str, ...] = ()


def calendar(events: Iterable[Event], *, name: str) -> str:
    """The calendar file, its lines ending as the standard wants."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{escaped(name)}"]
    for event in events:
        lines.extend(_event(event))
    lines.append("END:VCALENDAR")
    return "".join(folded(line) for line in lines)


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{event.written:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(event.summary)}"
    yield f"DESCRIPTION:{escaped(event.description)}"
    if event.categories:
        yield f"CATEGORIES:{','.join(map(escaped, event.categories))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A text value: backslashes, commas, semicolons and line breaks escaped, other control characters left out."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(mark for mark in plain if mark == "\n" or mark == "\t" or (mark >= " " and mark != "\x7f"))
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A content line in pieces of at most 75 bytes, no character cut in two, with its line ends."""
    pieces, piece, used = [], "", 0
    for mark in line:
        size = len(mark.encode())
        if used + size > LINE_BYTES:
            pieces.append(piece)
            piece, used = " ", 1
        piece += mark
        used += size
    return "\r\n".join([*pieces, piece]) + "\r\n"
