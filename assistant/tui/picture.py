"""`python -m assistant.tui.picture FOLDER`: the README's pictures, made from the program itself, as SVG.

It asks one question, opens the paper at the first quote, and draws the screen; nothing is kept.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from assistant.settings import Loaded, Settings
from assistant.tui.app import LamingApp
from assistant.tui.clerk import Clerk
from assistant.tui.screens.chat import ChatScreen

QUESTION = "what applies to a health visitor?"
SIZE = (132, 38)
PATIENCE = 3000
"""Turns of the loop to wait for an answer, a hundredth of a second each."""


async def drawn(theme: str, question: str = QUESTION) -> str:
    """The screen as SVG: the question answered, the paper open at the first quote. Raises TimeoutError where no answer comes."""
    app = LamingApp(Clerk(), loaded=Loaded(Settings(theme=theme), {}), keep=False)
    async with app.run_test(size=SIZE) as pilot:
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        screen.asking.ask(question)
        for deed in ("", "source"):
            if deed:
                await screen.action_do(deed)
            for _ in range(PATIENCE):
                await pilot.pause(0.01)
                if screen.reading.pane if deed else screen.transcript.exchanges() and not screen.state:
                    break
            else:
                raise TimeoutError(f"no answer to {question!r}")
        await pilot.pause(0.2)
        return app.export_screenshot(title="laming")


FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
"""Textual's pictures name a font on the web; a viewer without a network must see the same as one with."""


def main(folder: Path) -> None:
    """Writes one picture for each of two themes."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        (folder / f"chat-{theme}.svg").write_text(FONT_FACE.sub("", asyncio.run(drawn(theme))), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ".pictures"))
