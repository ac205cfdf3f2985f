"""What became of it since 2009: bodies, outcomes, documents, and where to turn for help today."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from knowledge.dates import Row
from knowledge.records import Body, Outcome, Signpost, Web

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Panel:
    """The short text that comes before anything else when a child may be in danger."""

    title: str
    lead: str
    body: tuple[str, ...]
    limits: str
    other_nations: str
    as_of: str


def _webs(entry: dict[str, Any]) -> Row:
    return tuple((web["title"], web["publisher"], web["url"], web["confidence"]) for web in entry["sources"])


def read_bodies(content: Any) -> list[Row]:
    """Rows for Body."""
    return [
        (
            entry["id"], tuple(entry["names"]), tuple(entry["aliases"]), entry["kind"], entry["scope"], entry["status"],
            entry["when"], entry["then"], entry["now"], entry["caveat"], entry["volatile"], entry["verified"], _webs(entry),
        )
        for entry in content["entries"]
    ]  # fmt: skip


def load_bodies(rows: Iterable[Row]) -> dict[str, Body]:
    """Bodies by id from their plain form."""
    return {row[0]: Body(*(*row[:-1], tuple(Web(*web) for web in row[-1]))) for row in rows}


def names_by_word(bodies: Iterable[Body]) -> dict[str, list[tuple[str, str]]]:
    """The names of bodies, each with its body's id, by the word that they begin with."""
    found: dict[str, list[tuple[str, str]]] = {}
    for body in bodies:
        for name in body.names:
            found.setdefault(WORD.findall(name)[0], []).append((name, body.id))
    return found


def read_outcomes(content: Any) -> list[Row]:
    """Rows for Outcome, and behind them the wording of each kind of outcome."""
    return [
        (entry["recommendation"], entry["outcome"], entry["basis"], entry["text"], entry["verified"], _webs(entry))
        for entry in content["entries"]
    ]  # fmt: skip


def load_outcomes(rows: Iterable[Row]) -> dict[int, Outcome]:
    """Outcomes by the number of the recommendation."""
    return {row[0]: Outcome(*(*row[:-1], tuple(Web(*web) for web in row[-1]))) for row in rows}


def read_signposts(content: Any) -> list[Row]:
    """The panel's row, then rows for Signpost in the order to show them; hours that are not verified are left out."""
    panel = content["panel"]
    rows: list[Row] = [(panel["title"], panel["lead"], tuple(panel["body"]), panel["limits"], panel["other_nations"], content["as_of"])]
    for entry in sorted(content["entries"], key=lambda entry: int(entry["order"])):
        contact = entry["contact"]
        hours = entry["hours"] if entry["hours_verified"] else None
        rows.append((
            entry["id"], entry["audience"], entry["situation"], entry["action"], contact["phone"], contact["email"], hours, entry["web"],
            entry["note"],
        ))  # fmt: skip
    return rows


def load_panel(rows: list[Row]) -> Panel:
    """The panel from the plain form."""
    return Panel(*rows[0])


def load_signposts(rows: list[Row]) -> tuple[Signpost, ...]:
    """The signposts in the order to show them."""
    return tuple(Signpost(*row) for row in rows[1:])
