"""What the wording of a message says of whether the papers answer it: examples from the subject index, from the questions and messages that they do not answer."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answering.desk import Desk
from assistant.answering.finders import ANSWERED

FEWEST = 3
"""Examples that a mark must have."""


def examples(desk: Desk) -> Iterator[tuple[tuple[str, ...], str]]:
    """The marks of messages, each with "answered" or "other"."""
    messages = desk.library.lists("messages")
    answered = [*(subject.words for subject in desk.library.subjects if subject.asks), *messages[ANSWERED]]
    others = [*desk.library.unanswered, *(message for kind, listed in messages.items() if kind != ANSWERED for message in listed)]
    for label, listed in ((ANSWERED, answered), ("other", others)):
        yield from ((desk.reader.read(message).marks, label) for message in listed)
