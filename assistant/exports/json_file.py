"""The pack as JSON: the plan with every quote in the form of the answer contract, for programs and for `laming verify`."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from assistant.answering.answer import Answer, Statement, to_json
from assistant.exports.edition import Edition
from assistant.exports.plan_file import plain

SCHEMA = "laming.pack/1"


def pack_json(edition: Edition) -> bytes:
    """The JSON file; keys in a fixed order."""
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "made_with": {"version": edition.version, "corpus": edition.corpus.digest},
        "notice": edition.wording.fixed("currency"),
        "adapt": edition.wording.fixed("adapt"),
        "plan": plain(replace(edition.pack, statements=())),
        "statements": as_json(edition.pack.statements),
        "papers": [
            {"id": source.id, "title": source.title, "attribution": source.attribution, "sha256": source.sha256} for source in edition.corpus.sources.values()
        ],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def as_json(statements: tuple[Statement, ...]) -> list[dict[str, Any]]:
    """Statements in the form of the answer contract."""
    listed: list[dict[str, Any]] = to_json(Answer("", "", None, "none", "answered", "", statements))["statements"]
    return listed
