"""The messages that workers send to the screen: one each, with the result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from assistant.tui.exchange import Exchange, Words

if TYPE_CHECKING:
    from assistant.answering.answer import Statement
    from assistant.answering.conversation import Conversation
    from assistant.outgoing import Draft
    from assistant.tui.page import Page
    from assistant.tui.tables import Table


class Ready(Message):
    """The papers are read; `words` can be completed."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words


class Warm(Message):
    """The index is there: every answer comes at once now. `problem` says why nothing can be kept, where that is so."""

    def __init__(self, problem: str | None) -> None:
        super().__init__()
        self.problem = problem


class Answered(Message):
    """A question was answered: the conversation with it, and the id under which that is kept, if it is."""

    def __init__(self, exchange: Exchange, talk: Conversation, kept: int | None) -> None:
        super().__init__()
        self.exchange = exchange
        self.talk = talk
        self.kept = kept


class Failed(Message):
    """Something could not be done; `problem` is for a person. `question` is what was asked, if it was a question."""

    def __init__(self, problem: str, *, question: str | None = None) -> None:
        super().__init__()
        self.problem = problem
        self.question = question


class PageRead(Message):
    """A paper is there to be shown, with the quote that it was opened for."""

    def __init__(self, page: Page, exchange: Exchange | None, statement: Statement | None) -> None:
        super().__init__()
        self.page = page
        self.exchange = exchange
        self.statement = statement


class RoleFound(Message):
    """A role was looked up: its id and plural, or None for one that the papers do not know. `problem` says why it could not be kept."""

    def __init__(self, asked: str, role: str | None, name: str | None, problem: str = "") -> None:
        super().__init__()
        self.asked = asked
        self.role = role
        self.name = name
        self.problem = problem


class Resumed(Message):
    """A kept conversation was read."""

    def __init__(self, conversation: int, exchanges: Sequence[Exchange], talk: Conversation) -> None:
        super().__init__()
        self.conversation = conversation
        self.exchanges = exchanges
        self.talk = talk


class TablesRead(Message):
    """The tables to browse in are there."""

    def __init__(self, tables: Sequence[Table]) -> None:
        super().__init__()
        self.tables = tables


class Exported(Message):
    """A file was written."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class Drafted(Message):
    """A session was planned from what is pinned."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft


class Making(Message):
    """A file of a pack is being made; `done` are made already."""

    def __init__(self, name: str, done: int) -> None:
        super().__init__()
        self.name = name
        self.done = done


class Built(Message):
    """A pack stands in the folder at `path`; where that is empty, `problem` says why it does not."""

    def __init__(self, path: str, problem: str = "") -> None:
        super().__init__()
        self.path = path
        self.problem = problem
