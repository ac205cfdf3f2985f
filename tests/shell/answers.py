"""Builders of answers as the contract has them, with sensible defaults."""

from __future__ import annotations

from typing import Any

SHA = "0" * 64


def statement(quote: str = "All staff must be trained.", *, number: int = 1, **changes: Any) -> dict[str, Any]:
    citation = {
        "number": number, "source": "action-plan-table", "sha256": SHA, "recommendation": 7, "part": "recommendation",
        "locator": "Recommendation 7, recommendation", "start": 0, "end": len(quote),
    }  # fmt: skip
    citation |= changes.pop("citation", {})
    return {"quote": quote, "relation": "answers", "why": "recommendation", "applies": None, "citation": citation, **changes}


def answer(*statements: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "schema": "laming.answer/1", "question": "training", "read_as": "training", "role": None, "kind": "topic", "status": "answered",
        "headline": "Recommendations 7.", "statements": list(statements), "notices": [], "suggestions": [], "corpus": SHA, **changes,
    }  # fmt: skip


PAPERS = {"action-plan-table": "Action plan table, May 2009", "press-release": "Press notice, 12 March 2009"}
