"""The screen under test, over the real desk, with a data folder of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from assistant.answering.desk import Desk
from assistant.tui.app import LamingApp
from assistant.tui.clerk import Clerk
from assistant.tui.screens.chat import ChatScreen


@pytest.fixture
def app(desk: Desk, tmp_path: Path) -> LamingApp:
    return LamingApp(Clerk(desk=desk, data=tmp_path / "data"))


def again(app: LamingApp, *, keep: bool = True) -> LamingApp:
    """The app as it is when it is started anew by the same user."""
    return LamingApp(Clerk(desk=app.clerk.desk, data=app.clerk._data), keep=keep)


def chat(pilot: Pilot[int]) -> ChatScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ChatScreen)
    return screen


async def until(pilot: Pilot[int], holds: Callable[[], object]) -> None:
    """Lets the app go on until a condition holds; fails after many turns of the loop."""
    for _ in range(2000):
        if holds():
            await pilot.pause()
            return
        await asyncio.sleep(0.005)
    raise AssertionError("this never came about")


async def typed(pilot: Pilot[int], text: str) -> None:
    """Types as fast as anyone can: all letters are there before the program rests."""
    for mark in text:
        pilot.app.post_message(events.Key(KEYS.get(mark, mark), mark))
    await pilot.pause()


async def asked(pilot: Pilot[int], text: str) -> None:
    """Pastes a question, sends it, and waits for the answer."""
    screen = chat(pilot)
    pilot.app.post_message(events.Paste(text))
    pilot.app.post_message(events.Key("enter", "\r"))
    await pilot.pause()
    await until(pilot, lambda: not screen.waiting)


KEYS = {" ": "space", "/": "slash", "?": "question_mark", ".": "full_stop", ",": "comma", "'": "apostrophe", "-": "minus"}
