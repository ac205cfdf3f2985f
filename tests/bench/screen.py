"""`python -m tests.bench.screen`: the chat screen: first paint against an empty Textual app, echo and answer at turn 1 and 1,000, and memory.

Both apps are started in turns on a terminal of their own, so that a busy machine slows both. Nothing here is asserted anywhere.
"""

from __future__ import annotations

import asyncio
import fcntl
import gc
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median

from textual import events
from textual.pilot import Pilot

from assistant.tui.app import LamingApp
from assistant.tui.clerk import Clerk
from assistant.tui.screens.chat import ChatScreen

EMPTY = "from textual.app import App\nclass Empty(App): pass\nEmpty().run()"
OURS = "from assistant.cli import main; main([])"
BACKGROUND = b"\x1b[48;2"
OUR_WORDS = b"Ask what Lord"
RUNS = 11
TURNS = 1000
QUESTIONS = ("recommendation 19", "what is the NSDU?", "what was due by December 2009?", "who must act on recommendation 17?", "3")


def seconds_to(code: str, sign: bytes, folders: dict[str, str]) -> float:
    """From starting the process until `sign` is on its terminal."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    begun = time.perf_counter()
    environment = {**os.environ, **folders, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    process = subprocess.Popen([sys.executable, "-c", code], stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True)
    os.close(theirs)
    seen = b""
    while sign not in seen and select.select([ours], [], [], 10)[0]:
        seen += os.read(ours, 65536)
    taken = time.perf_counter() - begun
    process.kill()
    process.wait()
    os.close(ours)
    return taken


async def conversation(cache: Path) -> None:
    """Asks questions as a person does, by keys, at the beginning and at the end of a thousand turns, and prints what they cost."""
    app = LamingApp(Clerk(cache=cache), keep=False)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        while screen.state:
            await pilot.pause(0.01)
        for question in QUESTIONS * 24:  # until what Textual keeps for later is full
            await answered(app, screen, question)
        for turn in (1, TURNS):
            if turn > 1:
                asked = screen.transcript.exchanges()
                await screen.transcript.clear((asked * TURNS)[: TURNS - len(QUESTIONS) * 2])
            await measured(app, screen, pilot, turn)
            before, widgets = size_of(screen)
            for question in QUESTIONS:
                await answered(app, screen, question)
            after, still = size_of(screen)
            print(f"turn {turn}: {widgets} widgets, {still} {len(QUESTIONS)} turns later; {(after - before) / len(QUESTIONS):,.0f} objects more a turn")


def size_of(screen: ChatScreen) -> tuple[int, int]:
    """How many objects live, and how many of them are widgets on the screen."""
    gc.collect()
    return len(gc.get_objects()), len(screen.query("*"))


async def answered(app: LamingApp, screen: ChatScreen, question: str) -> float:
    """Milliseconds from Enter to the answer being drawn."""
    app.post_message(events.Paste(question))
    wanted = len(screen.transcript.exchanges()) + 1
    while not screen.prompt.text:
        await asyncio.sleep(0.001)
    begun = time.perf_counter()
    app.post_message(events.Key("enter", "\r"))
    while len(screen.transcript.exchanges()) < wanted:
        await asyncio.sleep(0.001)
    await screen.wait_for_refresh()
    return (time.perf_counter() - begun) * 1000


async def measured(app: LamingApp, screen: ChatScreen, pilot: Pilot[int], turn: int) -> None:
    """Prints what keys and questions take."""
    await pilot.pause(0.2)
    echoes = []
    for key in "abcdefghij":
        begun = time.perf_counter()
        app.post_message(events.Key(key, key))
        while not screen.prompt.text.endswith(key):
            await asyncio.sleep(0.001)
        await screen.wait_for_refresh()
        echoes.append((time.perf_counter() - begun) * 1000)
    screen.prompt.clear()
    answers = [await answered(app, screen, question) for question in QUESTIONS]
    print(f"turn {turn}: key to echo {median(echoes):.1f} ms, slowest {max(echoes):.1f}")
    print(f"turn {turn}: Enter to painted answer {median(answers):.0f} ms, slowest {max(answers):.0f}")


def show_screen(runs: int = RUNS) -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as folder:
        folders = {f"LAMING_{name}": f"{folder}/{name.lower()}" for name in ("CACHE", "DATA", "CONFIG")}
        seconds_to(OURS, OUR_WORDS, folders)
        pairs = [(seconds_to(EMPTY, BACKGROUND, folders), seconds_to(OURS, OUR_WORDS, folders)) for _ in range(runs)]
        empty, ours = (median(column) * 1000 for column in zip(*pairs, strict=True))
        print("\nThe chat screen")
        print(f"first paint {ours:.0f} ms, an empty Textual app {empty:.0f} ms, ratio {median(b / a for a, b in pairs):.2f}")
        asyncio.run(conversation(Path(folder) / "cache"))


if __name__ == "__main__":
    show_screen()
