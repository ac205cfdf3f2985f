"""Reading files with rows or records back for `laming verify`: plans, tables and calendars, in which each quote has its own citation."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from assistant.exports.reading import quotes_of, text_of
from assistant.verification import SavedQuote, UnreadableError

PLAN = "laming.plan/"
QUOTES = ("quote", "words")
"""The columns that may hold a quote."""
PLACES = "places"
"""The column that says where the quotes of the other cells stand, and how many they are."""
SHEET_MARK = re.compile(r"'(?=[=+\-@\t\r])")
"""What keeps a spreadsheet from taking a cell for a formula."""
EVENT = re.compile(r"BEGIN:VEVENT\n(.*?)\nEND:VEVENT", re.DOTALL)
PLACE = re.compile(r"^UID:([\w-]+?)-(\d+)-(\d+)[-@]", re.MULTILINE)
DESCRIPTION = re.compile(r"^DESCRIPTION:(.*)$", re.MULTILINE)
ESCAPED = re.compile(r"\\([\\;,nN])")
QUOTED = re.compile(r"“(.*)”", re.DOTALL)


def read_plan(content: bytes) -> list[SavedQuote]:
    """The quotes of a plan.yaml. Raises UnreadableError for what is none."""
    try:
        plan = yaml.safe_load(text_of(content))
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise UnreadableError(f"it is not YAML ({' '.join(str(problem).split())[:80]})") from None
    if not isinstance(plan, dict) or not str(plan.get("schema", "")).startswith(PLAN):
        raise UnreadableError("it is no session plan of laming")
    listed = plan.get("statements")
    return [_of_plan(entry, place) for place, entry in enumerate(listed if isinstance(listed, list) else [], start=1)]


def _of_plan(entry: object, place: int) -> SavedQuote:
    held: Mapping[str, Any] = entry if isinstance(entry, dict) else {}
    return SavedQuote(
        f"citation {held.get('number', place)}", str(held.get("quote", "")), str(held.get("source")), _number(held.get("start")), _number(held.get("end")),
        sha256=str(held["sha256"]) if "sha256" in held else None,
    )  # fmt: skip


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, (int, str)) and str(value).isdecimal() and len(str(value)) < 12 else None


def read_csv(content: bytes) -> list[SavedQuote]:
    """The quotes of a table of dates or of a quiz. Raises UnreadableError for another table."""
    rows = csv.DictReader(io.StringIO(text_of(content), newline=""))
    try:
        column = next((name for name in QUOTES if name in (rows.fieldnames or ())), None)
        if column is None or not {"source", "start", "end"} <= set(rows.fieldnames or ()):
            raise UnreadableError("it is no table of laming: it has no columns for quotes and where they stand")
        return [quote for number, row in enumerate(rows, start=1) for quote in _of_row(row, number, column)]
    except csv.Error as problem:
        raise UnreadableError(f"it is no table ({problem})") from None


def _of_row(row: Mapping[str, Any], number: int, column: str) -> Iterator[SavedQuote]:
    cells = {name: SHEET_MARK.sub("", cell, count=1) if isinstance(cell, str) and SHEET_MARK.match(cell) else str(cell or "") for name, cell in row.items()}
    yield SavedQuote(f"row {number}, {column}", cells[column], cells["source"], _number(cells["start"]), _number(cells["end"]))
    if cells.get(PLACES):
        lettered = (
            (f"row {number}, {name}", f"A {cell}" if cell.startswith("“") else cell) for name, cell in cells.items() if name not in {column, "question"}
        )
        yield from quotes_of(lettered)


def read_calendar(content: bytes) -> list[SavedQuote]:
    """The quotes of a calendar of dates. Raises UnreadableError for what is no calendar of laming."""
    text = re.sub(r"\n[ \t]", "", text_of(content).replace("\r\n", "\n"))
    if "//laming-assistant//" not in text:
        raise UnreadableError("it is no calendar of laming")
    return [_of_event(event, number) for number, event in enumerate(EVENT.findall(text), start=1)]


def _of_event(event: str, number: int) -> SavedQuote:
    place, told = PLACE.search(event), DESCRIPTION.search(event)
    words = QUOTED.search(ESCAPED.sub(lambda mark: "\n" if mark[1] in "nN" else mark[1], told[1])) if told else None
    quote, where = words[1] if words else "", f"event {number}"
    return SavedQuote(where, quote, place[1], int(place[2]), int(place[3]), spacing_kept=False) if place else SavedQuote(where, quote)
