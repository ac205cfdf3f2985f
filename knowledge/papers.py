"""The papers as received -> sources, passages and recommendations; a changed file is refused."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from knowledge.action_plan import read_action_plan
from knowledge.errors import ChangedSourceError, DataError
from knowledge.plain_text import to_plain_text
from knowledge.prose import Section, read_prose
from knowledge.records import Passage


def read_papers(folder: Path, listing: dict[str, Any]) -> dict[str, Any]:
    """The papers that `listing` (the content of sources.yaml) describes, as plain values to be kept.

    Gives `sources` (a dict each, with `text`), `passages` (a tuple each, the fields of Passage) and `digest`. Raises
    ChangedSourceError for a file or text that is not the one described, OSError for a missing file.
    """
    sources: list[dict[str, str]] = []
    passages: list[tuple[object, ...]] = []
    for entry in listing["sources"]:
        raw = _received(folder / "sources" / entry["file"], entry["sha256_file"])
        plain = to_plain_text(raw, entry["form"])
        found = sha256(plain.text.encode()).hexdigest()
        if found != entry["sha256_text"]:
            raise ChangedSourceError(folder / "sources.yaml", expected=entry["sha256_text"], found=found, what=f"the plain text of {entry['id']}")
        sources.append({**_described(entry), "sha256": found, "text": plain.text})
        passages.extend(_as_tuple(passage) for passage in _passages(folder, entry, raw, plain))
    return {"sources": sources, "passages": passages, "digest": _digest(sources)}


def _received(path: Path, expected: str) -> str:
    content = path.read_bytes()
    found = sha256(content).hexdigest()
    if found != expected:
        raise ChangedSourceError(path, expected=expected, found=found)
    return content.decode("utf-8")


def _described(entry: dict[str, Any]) -> dict[str, str]:
    fields = ("id", "title", "short", "publisher", "date", "kind", "rank", "licence", "attribution", "file", "sha256_file")
    return {field: str(entry[field]) for field in fields}


def _passages(folder: Path, entry: dict[str, Any], raw: str, plain: Any) -> list[Passage]:
    if entry["form"] == "table":
        rows = read_action_plan(raw, plain, source=entry["id"])
        return [passage for row in rows for passage in row.passages()]
    try:
        sections = [Section(**section) for section in entry["sections"]]
    except TypeError as problem:
        raise DataError(folder / "sources.yaml", f"{entry['id']}: {problem}") from problem
    return list(read_prose(plain.text, source=entry["id"], sections=sections, joined=entry.get("joined", ())))


def _as_tuple(passage: Passage) -> tuple[object, ...]:
    return (
        passage.id, passage.source, tuple(passage.span), passage.locator, passage.heading,
        passage.kind, passage.recommendation, passage.part,
    )  # fmt: skip


def _digest(sources: list[dict[str, str]]) -> str:
    lines = "".join(f"{source['id']} {source['sha256']}\n" for source in sorted(sources, key=lambda source: source["id"]))
    return sha256(lines.encode()).hexdigest()
