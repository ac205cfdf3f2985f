"""Clerk: everything slow behind the screen. It holds the desk and the store, and is used from workers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from assistant.tui.exchange import Exchange, Paper, Words

if TYPE_CHECKING:
    from assistant.answering.answer import Answer
    from assistant.answering.conversation import Conversation
    from assistant.answering.desk import Desk
    from assistant.outgoing import Draft, Wish
    from assistant.sessions import Store
    from assistant.tui.page import Page
    from assistant.tui.tables import Table


class Clerk:
    """Asks the desk, one question at a time, keeps conversations, and looks things up for the screen.

    `cache` is the user's folder for the index, `data` the one for what is kept, `settings` the user's file of settings; None keeps
    nothing there. Nothing is imported or read before the first use, so that making one costs no time before the first paint.
    """

    def __init__(self, *, cache: Path | None = None, data: Path | None = None, settings: Path | None = None, desk: Desk | None = None) -> None:
        self._cache = cache
        self._data = data
        self._settings = settings
        self._lock = RLock()
        self.problem: str | None = None
        """Why nothing can be kept, where that is so."""
        if desk is not None:
            self.desk = desk

    def is_first_visit(self) -> bool:
        """Whether nothing of the user's was ever kept here."""
        return self._data is None or not self._data.is_dir() or not any(self._data.iterdir())

    @cached_property
    def desk(self) -> Desk:
        """The desk."""
        from assistant.answering.desk import Desk  # after the first paint: the core and its data take longer than the screen

        return Desk(cache=self._cache)

    @cached_property
    def store(self) -> Store:
        """What is kept: in the user's folder, or in memory where that cannot be used."""
        from assistant.sessions import DATABASE, Store, StoreError  # as above

        try:
            return Store(self._data / DATABASE if self._data else None)
        except StoreError as problem:
            self.problem = f"Nothing can be kept on this computer: {problem}"
            return Store(None)

    @cached_property
    def papers(self) -> Mapping[str, Paper]:
        """The papers by id, as the screen names them."""
        from assistant.answering.notices import said_date  # as above

        sources = self.desk.library.corpus.sources.values()
        return {each.id: Paper(each.id, each.title, each.short, said_date(each.date), each.rank) for each in sources}

    def words(self) -> Words:
        """What can be completed; reading it brings in the papers, and a first question after it is quick."""
        with self._lock:
            library = self.desk.library
            roles = tuple(sorted((role.name for role in library.roles.values()), key=str.casefold))
            terms = tuple(
                sorted({*(term.name for term in library.terms.values()), *(short for term in library.terms.values() for short in term.abbreviations)})
            )
            return Words(roles, terms, library.corpus.last)

    def warm(self, *, retention_days: int) -> None:
        """Loads what the first question needs, and deletes what is kept for too long."""
        with self._lock:
            self.desk.get_ready()
        self.store.retain(retention_days)

    def role_id(self, name: str) -> str | None:
        """The id of the role that a person names, or None."""
        from assistant.role_names import UnknownRoleError, role_named  # as above

        with self._lock:
            try:
                return role_named(self.desk.library, name).id
            except UnknownRoleError:
                return None

    def remember_role(self, role: str | None) -> str:
        """Keeps a role, or that there is none, for the next start; says what stood in the way, "" for nothing."""
        from assistant.settings import save_role  # as above

        if self._settings is None:
            return ""
        try:
            save_role(self._settings, self.desk.library.roles[role].name if role else None)
        except (OSError, ValueError) as problem:
            return f"The role holds until you leave, but could not be kept in the settings: {problem}"
        return ""

    def role_name(self, role: str | None) -> str | None:
        """A role in the plural."""
        with self._lock:
            return self.desk.library.roles[role].plural if role in self.desk.library.roles else None

    def ask(self, text: str, talk: Conversation | None, *, role: str | None, place: int) -> tuple[Exchange, Conversation]:
        """The answer, and the conversation with it; `talk` itself stays as it is, so that a question can be called off."""
        from assistant.answering.conversation import Conversation  # as above

        with self._lock:
            after = Conversation(self.role_id(role) if role else None, list(talk.turns) if talk else [])
            before = len(after.turns)
            answer = self.desk.ask(text, after)
            return replace(self.exchange(place, text, answer), turns=tuple(after.turns[before:])), after

    def exchange(self, place: int, asked: str, answer: Answer) -> Exchange:
        """A question and its answer with the names that the screen shows."""
        shown = asked if answer.status != "personal_data" else "(a question that was not stored)"
        return Exchange(place, shown, answer, self.role_name(answer.role), self.papers)

    def keep(self, conversation: int | None, exchange: Exchange) -> tuple[int | None, str | None]:
        """Keeps a turn, in a new conversation named after it where there is none yet; gives the conversation's id, and what went wrong."""
        from assistant.answering.answer import to_json  # as above
        from assistant.sessions import NEVER_KEPT, StoreError  # as above
        from assistant.tui.kept_answer import turn_to_json  # as above

        if exchange.answer.status in NEVER_KEPT:
            return conversation, None
        try:
            kept = conversation if conversation is not None else self.store.create(exchange.asked)
            self.store.append(kept, exchange.asked, to_json(exchange.answer), [turn_to_json(turn) for turn in exchange.turns])
        except StoreError as problem:
            return conversation, f"This turn could not be kept: {problem}"
        return kept, None

    def resume(self, conversation: int, role: str | None) -> tuple[tuple[Exchange, ...], Conversation]:
        """A kept conversation: its turns as they were answered, and what the next question may lean on. Raises KeyError for none.

        Where that was not kept with a turn, or is of other papers, the turn is asked again.
        """
        from assistant.answering.conversation import Conversation  # as above
        from assistant.tui.kept_answer import answer_from_json, turn_from_json  # as above

        turns = self.store.turns(conversation)
        exchanges = tuple(replace(self.exchange(place, turn.asked, answer_from_json(turn.answer)), at=turn.at) for place, turn in enumerate(turns, start=1))
        with self._lock:
            talk = Conversation(self.role_id(role) if role else None)
            for kept, exchange in zip(turns, exchanges, strict=True):
                if kept.context is None or exchange.answer.corpus != self.desk.library.corpus.digest:
                    self.desk.ask(exchange.answer.read_as or exchange.asked, talk)
                else:
                    talk.turns += [turn_from_json(each) for each in kept.context]
        return exchanges, talk

    def export_conversation(self, name: str, exchanges: Sequence[Exchange], form: str, folder: Path) -> Path:
        """Writes the answers into a new file of a folder and gives its path; a question that may hold a person's details is left out.

        Raises OutgoingError where that cannot be written.
        """
        from assistant.answering.answer import to_json  # as above
        from assistant.outgoing import conversation_file, new_file  # as above
        from assistant.sessions import NEVER_KEPT, KeptTurn  # as above

        turns = [KeptTurn(each.asked, to_json(each.answer), each.at) for each in exchanges if each.answer.status not in NEVER_KEPT]
        return new_file(folder, "laming-conversation", form, conversation_file(self.desk.library.corpus, name, turns, form))

    def export_session(self, name: str, form: str, folder: Path) -> Path:
        """Writes the quotes pinned to a session into a new file of a folder and gives its path.

        Raises OutgoingError where that cannot be written or a quote is no longer in its paper, KeyError for a session that does not exist.
        """
        from assistant.outgoing import new_file, session_file  # as above

        return new_file(folder, "laming-session", form, session_file(self.desk.library.corpus, name, self.store.pins(name), form))

    def draft(self, session: str, wish: Wish) -> Draft:
        """A session planned from its pins, or what stands in the way of it."""
        from assistant.outgoing import drafted  # as above

        with self._lock:
            return drafted(self.desk, session, self.store.pins(self.store.session(session)), wish)

    def build(self, draft: Draft, folder: Path, told: Callable[[str], None]) -> Path:
        """Makes the files of a planned session in a new folder inside `folder`, and gives its path; `told` hears of each file before it is made.

        Raises OutgoingError where they cannot be written.
        """
        from assistant.outgoing import built  # as above

        return built(self.desk, draft, folder, told)

    def page(self, source: str) -> Page:
        """A paper, to read. Raises KeyError for one that does not exist."""
        from assistant.tui.page import page_of  # as above

        with self._lock:
            return page_of(self.desk.library.corpus, self.papers[source])

    def tables(self) -> Sequence[Table]:
        """The tables to browse in."""
        from assistant.tui.tables import tables_of  # as above

        with self._lock:
            return tables_of(self.desk.library)

    def close(self) -> None:
        """Ends the use of the store, where it was opened."""
        if "store" in self.__dict__:
            self.store.close()
