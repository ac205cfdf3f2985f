"""The clipboard: a quote with its citation, and the programs that take it where the terminal does not."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from assistant.tui.exchange import Exchange

if TYPE_CHECKING:
    from assistant.answering.answer import Statement

PROGRAMS = (("wl-copy",), ("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input"), ("pbcopy",), ("clip.exe",))
PATIENCE = 2.0
"""Seconds for a program to take the text."""


def cited(exchange: Exchange, statement: Statement) -> str:
    """A quote as it is pasted elsewhere: the words in quotation marks, then where they stand."""
    paper = exchange.paper(statement)
    of = f"{paper.title} ({paper.date})" if paper else statement.citation.source
    return f"“{statement.quote.strip()}”\n{statement.citation.locator}. {of}."


def copy_by_program(text: str) -> bool:
    """Gives a text to the first clipboard program there is; many terminals do not pass it on by themselves. Says whether one took it."""
    for command in PROGRAMS:
        program = shutil.which(command[0])
        if program is None:
            continue
        try:
            subprocess.run([program, *command[1:]], input=text.encode(), timeout=PATIENCE, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except (OSError, subprocess.SubprocessError):
            continue
        return True
    return False
