"""The update record: what is different where a plan is built again after the papers, the data or the program changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.answer import Statement
from assistant.answering.desk import Desk
from assistant.answering.notices import said_date
from assistant.exports.edition import references
from assistant.exports.errors import ExportError
from assistant.exports.ledger import Ledger
from assistant.exports.markup import md, md_quote
from assistant.exports.pack import SessionPack
from assistant.exports.planning import plan
from knowledge.records import Unit


def updated(desk: Desk, pack: SessionPack, *, version: str) -> tuple[SessionPack, bytes | None]:
    """The pack with what is known today of the years since 2009, and the record of what is different; None where nothing is."""
    changes = list(_versions(desk, pack, version))
    if not changes:
        return pack, None
    today = _today(desk, pack)
    changes += _since(pack, today) if today else ()
    head = ["# Update record", "", f"{md(pack.title)}. Plan made {said_date(pack.made.date)} with laming {md(pack.made.version)}.", ""]
    lines = [*head, *(f"- {change}" for change in changes), "", *(_quotes(desk, pack, today) if today else ("This document shows no quotes.",)), ""]
    newer = replace(pack, since=today.since) if today and pack.since else pack
    return newer, "\n".join(lines).encode()


def _today(desk: Desk, pack: SessionPack) -> SessionPack | None:
    """The same request planned anew; None for a session of pinned quotes, or where it can no longer be planned."""
    if pack.request.session:
        return None
    try:
        return plan(desk, pack.request, date=datetime.date.fromisoformat(pack.made.date), version=pack.made.version)
    except (ExportError, KeyError):
        return None


def _versions(desk: Desk, pack: SessionPack, version: str) -> Iterator[str]:
    if pack.made.version != version:
        yield f"Program: made with laming {md(pack.made.version)}, built with {md(version)}."
    if pack.made.corpus != desk.library.corpus.digest:
        yield f"Papers: made from {pack.made.corpus[:12]}, built from {desk.library.corpus.digest[:12]}. Every quote was looked up again and stands."


def _since(pack: SessionPack, today: SessionPack) -> Iterator[str]:
    """What is now known otherwise of the years since 2009."""
    before, now = ({_about(since.text): since for since in each.since} for each in (pack, today))
    for about in dict.fromkeys([*before, *now]):
        if about not in now:
            yield f"{md(about)}: no longer told. Before: {md(before[about].text)}"
        elif about not in before:
            yield f"{md(about)}: new. {md(now[about].text)}"
        elif before[about].text != now[about].text:
            yield f"{md(about)}: changed. Before: {md(before[about].text)} Now: {md(now[about].text)}"


def _about(text: str) -> str:
    return text.partition(":")[0]


def _quotes(desk: Desk, pack: SessionPack, today: SessionPack) -> Iterator[str]:
    """Quotes that the same request would bring now and did not then, or the other way round, and where they stand."""
    before, now = (_points(each) for each in (pack, today))
    ledger = Ledger()
    for told, here, there in (("would also show", now, before), ("would not show", before, now)):
        for unit in sorted(here.keys() - there.keys()):
            yield from (f"A plan made today {told}:", "", f"> “{md_quote(here[unit].quote)}” [{ledger.cite(here[unit])}]", "")
    if not ledger.statements:
        yield "This document shows no quotes."
        return
    found = references(desk.library.corpus, ledger.statements, len(ledger.statements), "")
    yield from (f"- {line}" for line in (*found.quotes, *found.papers, found.shown))


def _points(pack: SessionPack) -> dict[Unit, Statement]:
    return {pack.statement(point.cite).unit: pack.statement(point.cite) for point in pack.points}
