"""`python -m tests.tui.speed`: first paint against an empty Textual app in the same run, and echo and answer at turn 1 and 1,000."""

from __future__ import annotations

import asyncio
import fcntl
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

from assistant.tui.app import LamingApp
from assistant.tui.clerk import Clerk
from assistant.tui.screens.chat import ChatScreen

EMPTY = "from textual.app import App\nclass Empty(App): pass\nEmpty().run()"
OURS = "from assistant.tui.app import run; run()"
BACKGROUND = b"\x1b[48;2"
OUR_WORDS = b"Ask what Lord"
RUNS = 9


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


async def at_turn(count: int, cache: Path) -> tuple[float, float]:
    """Milliseconds from a key to its echo being drawn, and from Enter to the answer being drawn, behind `count` turns."""
    app = LamingApp(Clerk(cache=cache), keep=False)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        screen.asking.ask("recommendation 19")
        while not screen.transcript.exchanges() or screen.state:
            await pilot.pause(0.01)
        await screen.transcript.clear([screen.transcript.exchanges()[0]] * count)
        await pilot.pause(0.5)
        echoes = []
        for key in "2020202020":
            begun = time.perf_counter()
            screen.prompt.insert(key)
            await screen.wait_for_refresh()
            echoes.append(time.perf_counter() - begun)
        screen.prompt.text = "20"
        begun = time.perf_counter()
        screen.prompt.action_submit()
        while len(screen.transcript.exchanges()) <= count:
            await asyncio.sleep(0)
        await screen.wait_for_refresh()
        return median(echoes) * 1000, (time.perf_counter() - begun) * 1000


def main() -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as folder:
        folders = {f"XDG_{name}_HOME": f"{folder}/{name.lower()}" for name in ("CACHE", "DATA", "CONFIG")}
        pairs = [(seconds_to(EMPTY, BACKGROUND, folders), seconds_to(OURS, OUR_WORDS, folders)) for _ in range(RUNS)]
        empty, ours = (median(column) for column in zip(*pairs, strict=True))
        print(f"first paint: {ours * 1000:.0f} ms, an empty app {empty * 1000:.0f} ms, ratio {median(b / a for a, b in pairs):.2f}")
        for count in (1, 1000):
            echo, answer = asyncio.run(at_turn(count, Path(folder) / "cache"))
            print(f"turn {count}: key to echo {echo:.1f} ms, Enter to answer {answer:.0f} ms")


if __name__ == "__main__":
    main()
