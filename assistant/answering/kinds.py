"""The kind of a question: what shape of answer it asks for."""

from __future__ import annotations

from assistant.answering.conversation import Conversation
from assistant.answering.question import Question
from assistant.answering.reading import Reading

SAID = ("deadline", "owner", "guidance", "response", "count", "comparison", "trainer")
"""The kinds that a cue says, the more telling first."""
ASKED_OTHERWISE = frozenset(["deadline", "owner", "count", "response", "guidance"])
SHORT = 3
FEW_BODIES = 2
OPENERS = frozenset(["what", "who", "explain", "define"])
FEW = 1
"""Words of substance beside a role, a term or a period that still leave it the whole of the question."""


def kind_of(question: Question, reading: Reading, talk: Conversation) -> str:
    """One of the kinds of the answer contract; "period", "undated" and "extreme" for lists of dates, "body" for all that a body has to do."""
    listed = "" if reading.within or question.roles else _list_of_dates(question)
    if listed:
        return listed
    if question.defined and "definition" in question.cues and question.beside_terms == 0:
        return "definition"
    if _for_role(question, talk):
        return "role"
    if _for_body(question):
        return "body"
    if "trainer" in question.cues and (question.roles or "quote" in question.content):
        return "trainer"
    if _asks_meaning(question):
        return "definition"
    return next((kind for kind in SAID if kind in question.cues), "topic")


def _list_of_dates(question: Question) -> str:
    """The kind of list that a question asks for which names no role; "" where it asks for none."""
    if question.period and _asks_for_dates(question):
        return "period"
    if question.cues & {"earliest", "latest"} and len(question.topical) <= FEW and not question.chapters:
        return "extreme"
    return "undated" if "undated" in question.cues and len(question.topical) <= FEW + 1 else ""


def _for_role(question: Question, talk: Conversation) -> bool:
    if question.roles:
        return question.framed or len(question.content) <= FEW or ("trainer" in question.cues and not question.defined)
    return bool(talk.speaking_as) and question.framed and not question.content


def _for_body(question: Question) -> bool:
    """Whether a question asks for all that a body has to do: it names one, and nothing besides."""
    asks = (
        question.cues & {"owner", "applies", "all"}
        and not question.roles
        and not question.cues & {"definition", "deadline", "response", "guidance", "comparison", "trainer"}
    )
    return bool(asks) and bool(question.bodies) and question.beside_terms == 0 and len(question.defined) <= 1 and len(question.bodies) <= FEW_BODIES


def _asks_meaning(question: Question) -> bool:
    """Whether a question asks what the term is that it names."""
    if not question.defined or question.beside_terms > ("definition" in question.cues) or question.cues & ASKED_OTHERWISE:
        return False
    first = question.words[0].base if question.words else ""
    return "definition" in question.cues or (len(question.defined) == 1 and (first in OPENERS or len(question.words) <= SHORT))


def _asks_for_dates(question: Question) -> bool:
    """Whether a question that names a period asks what lies in it, not for one thing then."""
    first = question.words[0].base if question.words else ""
    return len(question.topical) <= FEW or first in {"what", "which", "list", "everything", "all", "anything"} or "all" in question.cues
