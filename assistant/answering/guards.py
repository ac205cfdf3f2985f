"""What a message is before it is read as a question: a call for help, personal data, misuse, another language.

The facade of alarms, personal data and tongues, each of which is made when a message first asks for it. Every word, phrase,
pattern and rule stands in knowledge/data/guards.yaml. What is then said to the person (whom to ring, what to leave out) belongs
to the notices.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from assistant.answering.alarms import Alarms
from assistant.answering.message import part_read
from assistant.answering.personal_data import PersonalData
from assistant.answering.phrasebook import Phrasebook
from assistant.answering.tongues import Tongues


class Guards:
    """What a message is before it is read as a question. `content` is guards.yaml as plain values."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._content = content

    def danger(self, text: str) -> str | None:
        """Whether help comes first: "child", "online", "self", "harming", or None."""
        rule = self._danger.fired(text)
        return rule.kind if rule else None

    def misuse(self, text: str) -> bool:
        """Whether the message tells the assistant to misbehave."""
        return self._misuse.fired(text) is not None

    def personal_data(self, text: str) -> tuple[str, ...]:
        """The kinds of a person's data in the message."""
        return self._personal.kinds(part_read(text))

    def language(self, text: str) -> bool:
        """Whether the message is plainly in another language than English."""
        return self._tongues.foreign(part_read(text))

    @cached_property
    def _danger(self) -> Alarms:
        return self._alarms("danger")

    @cached_property
    def _misuse(self) -> Alarms:
        return self._alarms("misuse")

    @cached_property
    def _personal(self) -> PersonalData:
        return PersonalData(self._content["personal data"])

    @cached_property
    def _tongues(self) -> Tongues:
        return Tongues(self._content["language"])

    def _alarms(self, part: str) -> Alarms:
        content = self._content[part]
        spelling = self._content["spelling"]
        return Alarms(content, Phrasebook(content["classes"], spelling=spelling, well_spelt=self._content["well spelt"]))
