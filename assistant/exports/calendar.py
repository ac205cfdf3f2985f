"""The dates of a session as a calendar: history, each on the days that its words name, and no more precise than they are."""

from __future__ import annotations

from datetime import date
from zlib import crc32

from assistant.answering.periods import period_of
from assistant.exports.edition import Edition
from assistant.icalendar import Event
from assistant.icalendar import calendar as written


def calendar(edition: Edition) -> bytes:
    """The calendar file; without events where the session has no dates."""
    events = []
    for dated in edition.pack.dates:
        period = period_of(dated.when, dated.until)
        statement = edition.statement(dated.cite)
        citation = statement.citation
        told = f"“{statement.quote}” [{dated.cite}] {edition.place(dated.cite)} ({citation.source} {citation.span.start}–{citation.span.end})."
        description = f"{dated.said[:1].upper()}{dated.said[1:]}, as printed; history of 2009, no deadline of today. {told}"
        what = crc32(f"{dated.when} {dated.of}".encode())  # one sentence may hold several dates
        uid = f"{citation.source}-{citation.span.start}-{citation.span.end}-{what:08x}@laming-assistant"
        events.append(Event(uid, date(*period.first), date(*period.last), f"{dated.heading}: {dated.of}", description, edition.day, ("history",)))
    return written(events, name=f"{edition.pack.title}: dates as history").encode()
