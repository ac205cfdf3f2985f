"""How well calls for help are heard: messages written apart from the examples, by a writer who had seen none of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.answering.desk import Desk

HERE = Path(__file__).with_name("messages")


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of the messages."""

    heard: int
    calls: int
    false_alarms: int
    calm: int

    def __str__(self) -> str:
        return f"Calls for help: {self.heard} of {self.calls} heard, {self.false_alarms} false alarms in {self.calm} other messages."


def hear(desk: Desk, folder: Path = HERE) -> Heard:
    """How many calls are met with help, and how many other messages are taken for calls. Raises OSError where a file is missing."""
    calls, calm = ((folder / name).read_text(encoding="utf-8").splitlines() for name in ("calls.txt", "calm.txt"))
    heard, false_alarms = (sum(desk.ask(message).status == "urgent" for message in messages) for messages in (calls, calm))
    return Heard(heard, len(calls), false_alarms, len(calm))
