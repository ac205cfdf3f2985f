"""Pinning in line mode: quotes of an answer into the same session as on the chat screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.answering.answer import Answer, Statement, to_json
from assistant.paths import data_folder, private
from assistant.sessions import DATABASE, Pin, Store, StoreError
from assistant.shell.diagnostics import UsageError


def pin(session: str, answer: Answer, statements: Sequence[Statement]) -> str:
    """Pins statements of an answer to a session and says so. Raises UsageError where nothing can be kept."""
    with _store() as store:
        before = len(store.pins(store.session(session)))
        for statement in statements:
            content = to_json(answer)["statements"][answer.statements.index(statement)]
            store.pin(session, Pin(answer.question, content))
        count = len(store.pins(session))
    new, there = count - before, len(statements) - (count - before)
    already = f", {there} {'was' if there == 1 else 'were'} there already" if there else ""
    return f"{new} pinned{already}. “{session}” holds {count}."


def pinned(session: str) -> str:
    """What is pinned to a session, a line for each. Raises UsageError where nothing can be kept."""
    with _store() as store:
        pins = store.pins(store.session(session))
    lines = [f"{place}. {each.statement['citation']['locator']}: {' '.join(str(each.statement['quote']).split())}" for place, each in enumerate(pins, start=1)]
    return "\n".join([f"“{session}” holds {len(pins)}.", *lines])


@contextmanager
def _store() -> Iterator[Store]:
    folder = private(data_folder())
    try:
        if folder is None:
            raise UsageError("there is no folder of yours to keep it in")
        with Store(Path(folder) / DATABASE) as store:
            yield store
    except StoreError as problem:
        raise UsageError(f"nothing can be kept: {problem}") from problem
