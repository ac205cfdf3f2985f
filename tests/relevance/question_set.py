"""Question sets: the questions, refusals and conversations of one folder, as records. What a good answer is stands in metrics."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SETS = ("gold", "fresh", "development")
UNSEEN = frozenset({"fresh"})
"""Sets whose single questions nobody looks at, so that they go on measuring."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question or turn, with what a good answer to it has."""

    id: str
    text: str
    group: str
    """The kind of a question, the category of one out of scope, "turn" in a conversation."""
    expect: str = "answer"
    relevant: Mapping[str, int] = field(default_factory=dict)
    """Ids of passages with their grades, 1 or 2."""
    must_quote: tuple[str, ...] = ()
    must_mention: tuple[tuple[str, ...], ...] = ()
    """Groups of words; of each group one is to be shown."""
    allowed: tuple[str, ...] = ()
    """Ids that may be shown beside a refusal."""
    urgent: bool = False
    later_facts: bool = False
    leans: bool = False
    """Whether earlier turns are needed to understand it."""

    @property
    def answerable(self) -> bool:
        """Whether the papers answer it."""
        return self.expect == "answer"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of one folder."""

    name: str
    questions: tuple[Item, ...]
    out_of_scope: tuple[Item, ...]
    conversations: tuple[tuple[Item, ...], ...]

    def items(self) -> Iterator[Item]:
        """Every question and turn."""
        yield from self.questions
        yield from self.out_of_scope
        for turns in self.conversations:
            yield from turns


def load_set(name: str, *, folder: Path = HERE) -> QuestionSet:
    """The set in the folder of that name. Raises OSError for a file that is missing, ValueError for a line that is no JSON object."""
    place = folder / name
    return QuestionSet(
        name,
        tuple(_item(row, row["id"], row["question"], row["kind"]) for row in _rows(place / "questions.jsonl")),
        tuple(_item(row, row["id"], row["question"], row["category"]) for row in _rows(place / "out_of_scope.jsonl")),
        tuple(
            tuple(_item(turn, f"{row['id']}.{turn['turn']}", turn["user"], "turn") for turn in row["turns"])
            for row in _rows(place / "conversations.jsonl")
        ),
    )  # fmt: skip


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            raise ValueError(f"{path.parent.name}/{path.name}, line {number}: no JSON ({error.msg})") from error


def _item(row: Mapping[str, Any], id_: str, text: str, group: str) -> Item:
    return Item(
        id_,
        text,
        group,
        expect=row.get("expect", "answer"),
        relevant=row.get("relevant") or {},
        must_quote=tuple(row.get("must_quote") or ()),
        must_mention=tuple((group,) if isinstance(group, str) else tuple(group) for group in row.get("must_mention") or ()),
        allowed=tuple(row.get("allowed") or ()),
        urgent=bool(row.get("urgent")),
        later_facts=bool(row.get("later_facts")),
        leans=bool(row.get("depends_on")),
    )
