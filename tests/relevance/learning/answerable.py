"""What the wording of a message says of whether the papers answer it: examples from the subject index and of what they do not answer."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answering.desk import Desk
from assistant.answering.finders import ANSWERED

FEWEST = 3
"""Examples that a mark must have."""


def examples(desk: Desk) -> Iterator[tuple[tuple[str, ...], str]]:
    """The marks of messages, each with what it is: "answered", "elsewhere", "opinion" and so on, as messages.yaml names them."""
    listed = {kind: list(found) for kind, found in desk.library.lists("messages").items()}
    listed[ANSWERED] += [subject.words for subject in desk.library.subjects if subject.asks]
    listed["elsewhere"] += desk.library.unanswered
    for kind, messages in listed.items():
        yield from ((desk.reader.read(message).marks, kind) for message in messages)
