"""The kind of a question: what shape of answer it asks for."""

from __future__ import annotations

from assistant.answering.conversation import Conversation
from assistant.answering.followups import Reading
from assistant.answering.question import Question

FEW = 1
"""Words of substance beside a role, a term or a period that still leave it the whole of the question."""


def kind_of(question: Question, reading: Reading, talk: Conversation) -> str:
    """One of the kinds of the answer contract, or "period" for a list of dates."""
    cues, content = question.cues, question.content
    if question.period and not reading.within and len(content) <= FEW and not question.roles:
        return "period"
    if question.roles and (question.framed or len(content) <= FEW) and "trainer" not in cues:
        return "role"
    if talk.role and not question.roles and question.framed and not content:
        return "role"
    if "trainer" in cues and (question.roles or "quote" in content):
        return "trainer"
    if question.terms and ("definition" in cues or len(question.words) <= 3) and len(content) <= 4 and not cues & {"deadline", "owner", "count", "response"}:
        return "definition"
    for kind in ("deadline", "owner", "guidance", "response", "count", "comparison", "trainer"):
        if kind in cues:
            return kind
    return "topic"
