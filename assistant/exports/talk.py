"""A conversation or a trainer's session as Markdown, HTML or JSON, with the citation numbers of the screen.

Each answer is numbered by itself, as it was shown; the quotes of a session are numbered over the whole session.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assistant.exports.edition import paper
from assistant.exports.errors import PlanError
from assistant.exports.json_file import as_json
from assistant.exports.ledger import Ledger
from assistant.exports.markup import templates
from assistant.exports.plan_file import kept_statement
from assistant.sessions import KeptTurn, Pin
from knowledge.corpus import Corpus

Form = Literal["md", "html", "json"]
FORMS: tuple[Form, ...] = ("md", "html", "json")
SPACE = re.compile(r"\n{3,}")
CURRENCY = "Quoted as history, not as a duty of today: the papers are of 2009. Adapt to local procedure."


@dataclass(frozen=True, slots=True)
class Section:
    """Something asked, or a whole session, with its quotes."""

    asked: str
    read_as: str
    headline: str
    statements: Sequence[Mapping[str, Any]]
    notes: Sequence[str]
    """What is told beside each quote, one for each statement."""
    notices: Sequence[Mapping[str, Any]]
    references: Sequence[tuple[int, str]]


def export_conversation(corpus: Corpus, name: str, turns: Sequence[KeptTurn], form: Form, *, version: str) -> bytes:
    """The turns of a conversation as a file."""
    if form == "json":
        kept = [{"asked": turn.asked, "at": turn.at.isoformat(), "answer": turn.answer} for turn in turns]
        return _json({"schema": "laming.conversation/1", "name": name, "version": version, "corpus": corpus.digest, "turns": kept})
    return _written(corpus, name, [_turn(corpus, turn) for turn in turns], form, version)


def export_session(corpus: Corpus, name: str, pins: Sequence[Pin], form: Form, *, version: str) -> bytes:
    """The pins of a session as a file, their quotes cut anew. Raises PlanError for a quote that its paper does not have."""
    ledger = Ledger()
    numbers = [ledger.cite(kept_statement(pin.statement, place, corpus)) for place, pin in enumerate(pins, start=1)]
    kept = {each["citation"]["number"]: each for each in as_json(ledger.statements)}
    if form == "json":
        listed = [
            {"question": pin.question, "note": pin.note, "minutes": pin.minutes, "statement": kept[number]} for pin, number in zip(pins, numbers, strict=True)
        ]
        return _json({"schema": "laming.session/1", "name": name, "version": version, "corpus": corpus.digest, "pins": listed})
    statements = [kept[number] for number in numbers]
    return _written(corpus, name, [Section("", "", "", statements, [_beside(pin) for pin in pins], (), _references(corpus, statements))], form, version)


def _turn(corpus: Corpus, turn: KeptTurn) -> Section:
    answer = turn.answer
    statements = answer["statements"]
    read_as = answer["read_as"] if answer["read_as"] != turn.asked else ""
    whys = [str(each.get("why", "")) for each in statements]
    return Section(turn.asked, read_as, answer["headline"], statements, whys, answer["notices"], _references(corpus, statements))


def _beside(pin: Pin) -> str:
    minutes = f"{pin.minutes} minutes." if pin.minutes else ""
    return " ".join(filter(None, (f"Asked: {pin.question}" if pin.question else "", minutes, f"Note: {pin.note}" if pin.note else "")))


def _references(corpus: Corpus, statements: Sequence[Mapping[str, Any]]) -> list[tuple[int, str]]:
    found = {}
    for statement in statements:
        citation = statement["citation"]
        source = corpus.sources.get(citation["source"])
        short = source.short if source else citation["source"]
        line = f"[{citation['number']}] {short}, {citation['locator']} ({citation['source']} {citation['start']}–{citation['end']})"
        found[int(citation["number"])] = line
    return sorted(found.items())


def _written(corpus: Corpus, name: str, sections: Sequence[Section], form: Form, version: str) -> bytes:
    if form not in FORMS:
        raise PlanError([f"no form {form!r}: {', '.join(FORMS)} are known"])
    sources = dict.fromkeys(each["citation"]["source"] for section in sections for each in section.statements)
    papers = [paper(corpus, source) for source in sources if source in corpus.sources]
    values = {"name": name, "sections": sections, "papers": papers, "currency": CURRENCY, "stamp": f"laming {version} · papers {corpus.digest[:12]}"}
    text = templates().get_template(f"talk.{form}.j2").render(**values)
    return (SPACE.sub("\n\n", text).strip() + "\n").encode()


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
