"""Store: the conversations that are kept and the trainers' sessions of pins, in one SQLite file that only its owner can read.

A conversation is a row of turns; a session is a named, ordered collection of pins. What is deleted is gone from the file too.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any

Rows = list[Any]
Ids = list[int]

DATABASE = "conversations.sqlite3"
"""The file's name in the user's data folder."""
VERSION = 2
NEVER_KEPT = frozenset({"personal_data", "urgent"})
"""Statuses of answers whose question may hold a person's details."""
NAME_LENGTH = 60
MINUTES = 24 * 60
"""No pin takes longer than a day."""

_TABLES = """
CREATE TABLE conversation (id INTEGER PRIMARY KEY, name TEXT NOT NULL, created TEXT NOT NULL, used TEXT NOT NULL);
CREATE TABLE turn (
    id INTEGER PRIMARY KEY, conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    at TEXT NOT NULL, asked TEXT NOT NULL, answer TEXT NOT NULL, words TEXT NOT NULL, context TEXT);
CREATE INDEX turn_of ON turn (conversation, id);
CREATE TABLE session (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, created TEXT NOT NULL);
CREATE TABLE pin (
    id INTEGER PRIMARY KEY, session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE, place INTEGER NOT NULL,
    question TEXT NOT NULL, statement TEXT NOT NULL, note TEXT NOT NULL, minutes INTEGER);
CREATE INDEX pin_of ON pin (session, place);
"""


_CHANGES = {1: "ALTER TABLE turn ADD COLUMN context TEXT;"}
"""What brings a file of an earlier version to the next."""


class StoreError(Exception):
    """The file of kept conversations cannot be used: which file, and what is wrong with it."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


@dataclass(frozen=True, slots=True)
class KeptConversation:
    """A kept conversation as lists show it."""

    id: int
    name: str
    created: datetime
    used: datetime
    turns: int


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A question as asked and its answer in the form of the contract."""

    asked: str
    answer: Mapping[str, Any]
    at: datetime
    context: Sequence[Mapping[str, Any]] | None = None
    """What a follow-up may lean on, as it was handed in; None where that was not kept."""


@dataclass(frozen=True, slots=True)
class FoundTurn:
    """A turn that holds the words looked for, and where."""

    conversation: int
    name: str
    place: int
    """Of the turn in its conversation, from 0."""
    asked: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A statement that a trainer collected."""

    question: str
    """What was asked when it came up."""
    statement: Mapping[str, Any]
    """A statement in the form of the contract."""
    note: str = ""
    minutes: int | None = None
    """How long it is to take in the session."""


@dataclass(frozen=True, slots=True)
class KeptSession:
    """A session as lists show it."""

    name: str
    created: datetime
    pins: int
    minutes: int
    """The minutes of its pins together."""


class Store:
    """The file at `path`, made where it is missing; None keeps everything in memory until the store is closed.

    Raises StoreError for a file that is damaged, newer than this program or not writable. Safe to use from several threads.
    """

    def __init__(self, path: Path | None, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.path = path
        self._clock = clock
        self._lock = RLock()
        try:
            self._file = _opened(path)
        except (OSError, sqlite3.Error) as problem:
            raise StoreError(path or Path(":memory:"), str(problem)) from problem

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the use of the file; a second call does nothing."""
        with self._lock:
            self._file.close()

    # Conversations

    def create(self, name: str) -> int:
        """The id of a new, empty conversation."""
        now = self._now()
        with self._change() as file:
            found = file.execute("INSERT INTO conversation (name, created, used) VALUES (?, ?, ?)", (_named(name), now, now))
            return int(found.lastrowid or 0)

    def append(self, conversation: int, asked: str, answer: Mapping[str, Any], context: Sequence[Mapping[str, Any]] | None = None) -> bool:
        """Adds a turn and says whether it was kept: one that may hold a person's details never is.

        `answer` has the form of the contract; `context` is what a follow-up may lean on, for JSON. Raises KeyError for a conversation that does not exist.
        """
        if answer["status"] in NEVER_KEPT:
            return False
        now = self._now()
        with self._change() as file:
            if not file.execute("UPDATE conversation SET used = ? WHERE id = ?", (now, conversation)).rowcount:
                raise KeyError(conversation)
            leant = None if context is None else json.dumps(context, ensure_ascii=False)
            row = (conversation, now, asked, json.dumps(answer, ensure_ascii=False), _words(asked, answer), leant)
            file.execute("INSERT INTO turn (conversation, at, asked, answer, words, context) VALUES (?, ?, ?, ?, ?, ?)", row)
        return True

    def turns(self, conversation: int) -> tuple[KeptTurn, ...]:
        """The turns of a conversation in their order. Raises KeyError for one that does not exist."""
        self._conversation(conversation)
        rows = self._rows("SELECT asked, answer, at, context FROM turn WHERE conversation = ? ORDER BY id", conversation)
        return tuple(KeptTurn(asked, json.loads(answer), _moment(at), json.loads(context) if context else None) for asked, answer, at, context in rows)

    def list(self) -> tuple[KeptConversation, ...]:
        """All conversations, the one used last first."""
        rows = self._rows(
            "SELECT c.id, c.name, c.created, c.used, (SELECT count(*) FROM turn WHERE conversation = c.id) FROM conversation c ORDER BY c.used DESC, c.id DESC"
        )
        return tuple(KeptConversation(id_, name, _moment(created), _moment(used), turns) for id_, name, created, used, turns in rows)

    def rename(self, conversation: int, name: str) -> None:
        """Gives a conversation another name. Raises KeyError for one that does not exist."""
        with self._change() as file:
            if not file.execute("UPDATE conversation SET name = ? WHERE id = ?", (_named(name), conversation)).rowcount:
                raise KeyError(conversation)

    def search(self, words: str) -> tuple[FoundTurn, ...]:
        """The turns that hold every one of the words, in the question, the lead or a quote, the latest first."""
        wanted = [f"%{_escaped(word)}%" for word in words.casefold().split()]
        if not wanted:
            return ()
        test = " AND ".join(["t.words LIKE ? ESCAPE '\\'"] * len(wanted))
        place = "(SELECT count(*) FROM turn u WHERE u.conversation = t.conversation AND u.id < t.id)"
        query = f"SELECT t.conversation, c.name, {place}, t.asked FROM turn t JOIN conversation c ON c.id = t.conversation WHERE {test} ORDER BY t.id DESC"
        return tuple(FoundTurn(*row) for row in self._rows(query, *wanted))

    def fork(self, conversation: int, at: int) -> int:
        """The id of a new conversation that begins with the first `at` turns of this one. Raises KeyError for one that does not exist."""
        name = self._conversation(conversation)
        copy = self.create(f"{name[: NAME_LENGTH - 8]} (fork)")
        columns = "at, asked, answer, words, context"
        with self._change() as file:
            file.execute(
                f"INSERT INTO turn (conversation, {columns}) SELECT ?, {columns} FROM turn WHERE conversation = ? ORDER BY id LIMIT ?",
                (copy, conversation, max(at, 0)),
            )
        return copy

    def delete(self, conversation: int) -> None:
        """Deletes a conversation for good: its words are wiped from the file. Raises KeyError for one that does not exist."""
        with self._change() as file:
            if not file.execute("DELETE FROM conversation WHERE id = ?", (conversation,)).rowcount:
                raise KeyError(conversation)
        self._shrink()

    def retain(self, days: int) -> int:
        """Deletes for good what was not used for more than `days` days, and says how many conversations that were."""
        with self._change() as file:
            oldest = (self._clock() - timedelta(days=days)).isoformat()
            gone = file.execute("DELETE FROM conversation WHERE used < ?", (oldest,)).rowcount
        if gone:
            self._shrink()
        return gone

    # Sessions

    def session(self, name: str) -> str:
        """The name of a session, as kept: white space folded, made where it is missing. Raises ValueError for an empty name."""
        if not name.strip():
            raise ValueError("a session needs a name")
        with self._change() as file:
            file.execute("INSERT OR IGNORE INTO session (name, created) VALUES (?, ?)", (_named(name), self._now()))
        return _named(name)

    def sessions(self) -> tuple[KeptSession, ...]:
        """All sessions by name."""
        rows = self._rows(
            "SELECT s.name, s.created, count(p.id), coalesce(sum(p.minutes), 0) FROM session s "
            "LEFT JOIN pin p ON p.session = s.id GROUP BY s.id ORDER BY s.name"
        )
        return tuple(KeptSession(name, _moment(created), pins, minutes) for name, created, pins, minutes in rows)

    def pin(self, name: str, pin: Pin) -> int:
        """Adds a pin at the end of a session, which is made where it is missing, and gives its place from 1; that of the same quote where it is there already.

        Raises ValueError for minutes that are no length of time.
        """
        session = self._session(self.session(name))
        for place, pinned in enumerate(self.pins(name), start=1):
            if _quoted(pinned) == _quoted(pin):
                return place
        with self._change() as file:
            (place,) = file.execute("SELECT coalesce(max(place), 0) + 1 FROM pin WHERE session = ?", (session,)).fetchone()
            row = (session, place, pin.question, json.dumps(dict(pin.statement), ensure_ascii=False), pin.note, _minutes(pin.minutes))
            file.execute("INSERT INTO pin (session, place, question, statement, note, minutes) VALUES (?, ?, ?, ?, ?, ?)", row)
        return int(place)

    def pins(self, name: str) -> tuple[Pin, ...]:
        """The pins of a session in their order. Raises KeyError for a session that does not exist."""
        rows = self._rows("SELECT question, statement, note, minutes FROM pin WHERE session = ? ORDER BY place", self._session(name))
        return tuple(Pin(question, json.loads(statement), note, minutes) for question, statement, note, minutes in rows)

    def move(self, name: str, place: int, to: int) -> None:
        """Moves the pin at a place to another, both from 1; beyond an end means to that end. Raises KeyError where there is no such pin."""
        ids = self._pin_ids(name)
        if not 1 <= place <= len(ids):
            raise KeyError(place)
        moved = ids.pop(place - 1)
        ids.insert(min(max(to, 1), len(ids) + 1) - 1, moved)
        self._order(ids)

    def note(self, name: str, place: int, note: str) -> None:
        """Writes the note of the pin at a place. Raises KeyError where there is no such pin."""
        with self._change() as file:
            file.execute("UPDATE pin SET note = ? WHERE id = ?", (note.strip(), self._pin_id(name, place)))

    def timed(self, name: str, place: int, minutes: int | None) -> None:
        """Sets how long the pin at a place is to take. Raises KeyError where there is no such pin, ValueError for no length of time."""
        with self._change() as file:
            file.execute("UPDATE pin SET minutes = ? WHERE id = ?", (_minutes(minutes), self._pin_id(name, place)))

    def remove(self, name: str, place: int) -> None:
        """Takes the pin at a place out of a session. Raises KeyError where there is no such pin."""
        ids = self._pin_ids(name)
        with self._change() as file:
            file.execute("DELETE FROM pin WHERE id = ?", (self._pin_id(name, place),))
        ids.pop(place - 1)
        self._order(ids)

    def rename_session(self, name: str, to: str) -> str:
        """Gives a session another name, as kept. Raises KeyError where there is none, ValueError for a name that is empty or taken."""
        session = self._session(name)
        if not to.strip():
            raise ValueError("a session needs a name")
        try:
            with self._change() as file:
                file.execute("UPDATE session SET name = ? WHERE id = ?", (_named(to), session))
        except sqlite3.IntegrityError as problem:
            raise ValueError(f"there is a session {_named(to)} already") from problem
        return _named(to)

    def delete_session(self, name: str) -> None:
        """Deletes a session and its pins for good. Raises KeyError for a session that does not exist."""
        session = self._session(name)
        with self._change() as file:
            file.execute("DELETE FROM session WHERE id = ?", (session,))
        self._shrink()

    # Inside

    def _now(self) -> str:
        return self._clock().isoformat()

    def _rows(self, query: str, *values: object) -> Rows:
        try:
            with self._lock:
                return self._file.execute(query, values).fetchall()
        except sqlite3.Error as problem:
            raise StoreError(self.path or Path(":memory:"), str(problem)) from problem

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """A change that is made whole or not at all. Raises StoreError where the file cannot be written."""
        try:
            with self._lock, self._file:
                yield self._file
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as problem:
            raise StoreError(self.path or Path(":memory:"), str(problem)) from problem

    def _shrink(self) -> None:
        """Gives freed pages back, so that nothing deleted lingers behind the last page."""
        with self._lock:
            self._file.execute("VACUUM")

    def _conversation(self, conversation: int) -> str:
        rows = self._rows("SELECT name FROM conversation WHERE id = ?", conversation)
        if not rows:
            raise KeyError(conversation)
        return str(rows[0][0])

    def _session(self, name: str) -> int:
        rows = self._rows("SELECT id FROM session WHERE name = ?", _named(name))
        if not rows:
            raise KeyError(name)
        return int(rows[0][0])

    def _pin_ids(self, name: str) -> Ids:
        return [int(row[0]) for row in self._rows("SELECT id FROM pin WHERE session = ? ORDER BY place", self._session(name))]

    def _pin_id(self, name: str, place: int) -> int:
        ids = self._pin_ids(name)
        if not 1 <= place <= len(ids):
            raise KeyError(place)
        return ids[place - 1]

    def _order(self, ids: Ids) -> None:
        with self._change() as file:
            file.executemany("UPDATE pin SET place = ? WHERE id = ?", [(place, id_) for place, id_ in enumerate(ids, start=1)])


def _opened(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        _make_private(path)
    file = sqlite3.connect(path or ":memory:", timeout=5, check_same_thread=False)
    try:
        _prepare(file)
    except sqlite3.Error:
        file.close()
        raise
    return file


def _make_private(path: Path) -> None:
    """The file exists and only its owner reads and writes it, before anything is in it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    path.chmod(0o600)


def _prepare(file: sqlite3.Connection) -> None:
    file.execute("PRAGMA foreign_keys = ON")
    file.execute("PRAGMA secure_delete = ON")
    (version,) = file.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise sqlite3.DatabaseError("it was made by a newer version of laming; update laming, or move the file away")
    if version < VERSION:
        changes = "".join(_CHANGES[each] for each in range(version, VERSION)) if version else _TABLES
        file.executescript(f"BEGIN IMMEDIATE; {changes} PRAGMA user_version = {VERSION}; COMMIT;")


def _named(name: str) -> str:
    """A name on one line, not too long to list."""
    folded = " ".join(name.split()) or "Conversation"
    return folded if len(folded) <= NAME_LENGTH else folded[: NAME_LENGTH - 1].rstrip() + "…"


def _words(asked: str, answer: Mapping[str, Any]) -> str:
    """What a search in conversations looks at."""
    quotes = (statement["quote"] for statement in answer["statements"])
    return "\n".join((asked, answer["read_as"], answer["headline"], *quotes)).casefold()


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _quoted(pin: Pin) -> tuple[object, ...]:
    """What makes a quote the same one: its words, and where they stand in which edition of which paper."""
    cited = pin.statement["citation"]
    return (pin.statement["quote"], *(cited[part] for part in ("source", "sha256", "start", "end")))


def _minutes(minutes: int | None) -> int | None:
    if minutes is not None and not 1 <= minutes <= MINUTES:
        raise ValueError(f"{minutes} is no length of a part of a session: give whole minutes, 1 to {MINUTES}, or none")
    return minutes


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
