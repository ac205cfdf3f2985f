"""The kind of a question: what shape of answer it asks for."""

from __future__ import annotations

from assistant.answering.conversation import Conversation
from assistant.answering.followups import Reading
from assistant.answering.question import Question

OPENERS = frozenset(["what", "who", "explain", "define"])
FEW = 1
"""Words of substance beside a role, a term or a period that still leave it the whole of the question."""


def kind_of(question: Question, reading: Reading, talk: Conversation) -> str:
    """One of the kinds of the answer contract, or "period", "undated" and "extreme" for lists of dates."""
    cues, content = question.cues, question.content
    if question.period and not reading.within and not question.roles and _asks_for_dates(question):
        return "period"
    if cues & {"earliest", "latest"} and len(content) <= FEW and not reading.within and not question.roles:
        return "extreme"
    if "undated" in cues and len(content) <= FEW + 1 and not reading.within and not question.roles:
        return "undated"
    if question.defined and "definition" in cues and question.beside_terms == 0:
        return "definition"
    if question.roles and (question.framed or len(content) <= FEW) and "trainer" not in cues:
        return "role"
    if talk.role and not question.roles and question.framed and not content:
        return "role"
    if "trainer" in cues and (question.roles or "quote" in content):
        return "trainer"
    if (
        question.defined
        and question.beside_terms <= ("definition" in cues)
        and _asks_meaning(question)
        and not cues & {"deadline", "owner", "count", "response", "guidance"}
    ):
        return "definition"
    for kind in ("deadline", "owner", "guidance", "response", "count", "comparison", "trainer"):
        if kind in cues:
            return kind
    return "topic"


def _asks_meaning(question: Question) -> bool:
    """Whether a question that names a term asks what it is."""
    first = question.words[0].base if question.words else ""
    return "definition" in question.cues or first in OPENERS or len(question.words) <= 3


def _asks_for_dates(question: Question) -> bool:
    """Whether a question that names a period asks what lies in it, not for one thing then."""
    first = question.words[0].base if question.words else ""
    return len(question.content) <= FEW or first in {"what", "which", "list", "everything", "all", "anything"} or "all" in question.cues
