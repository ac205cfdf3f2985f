"""What the wording of a message says of whether the papers answer it: examples from the subject index, of what they do not answer, and from development."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from assistant.answering.confidence import ANSWERED
from assistant.answering.desk import Desk
from tests.relevance.learning.cases import writer
from tests.relevance.learning.linear import Example
from tests.relevance.question_set import Item, QuestionSet

FEWEST = 6
"""Examples that a mark must have."""
TIMES = 3
"""How often a message of development counts, which is what people type, beside one that was written as an example."""
EXPECTED = {"answer": ANSWERED, "abstain": "elsewhere", "correct": "nonexistent", "decline": "order", "clarify": "chat"}
SORTS = {
    "advice-opinion": "opinion",
    "near-miss": "elsewhere",
    "unrelated": "elsewhere",
    "nonexistent-rec": "nonexistent",
    "prompt-injection": "order",
    "gibberish": "chat",
}
"""The categories of what is out of scope as messages.yaml names them."""


def written(desk: Desk) -> Iterator[Example]:
    """The marks of the messages written as examples, each with what it is: "answered", "elsewhere", "opinion" and so on, as messages.yaml names them."""
    listed = {kind: list(found) for kind, found in desk.library.lists("messages").items()}
    listed[ANSWERED] += [subject.words for subject in desk.library.subjects if subject.asks]
    listed["elsewhere"] += desk.library.unanswered
    for kind, messages in listed.items():
        yield from ((desk.reader.read(message).marks, kind) for message in messages)


def typed(desk: Desk, asked: QuestionSet, *, without: Collection[str] = ()) -> Iterator[Example]:
    """The marks of a set's messages, each with what it is, some writers left out."""
    for item in asked.items():
        sort = _sort(item)
        if sort and writer(item.id) not in without:
            yield from [(desk.reader.read(item.text).marks, sort)] * TIMES


def _sort(item: Item) -> str | None:
    """What sort of message it is; None for one that is told by other means, such as a call for help."""
    return EXPECTED.get(item.expect) if item.answerable or item.group == "turn" else SORTS.get(item.group)
