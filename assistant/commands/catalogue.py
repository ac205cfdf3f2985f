"""The commands by name, with what each does; the module of the same name beside this one runs it."""

from __future__ import annotations

COMMANDS: dict[str, str] = {
    "ask": "ask a question",
    "rec": "show recommendations by number; `laming 19` does too",
    "search": "list the passages that best match some words",
    "role": "show what applies to a role",
    "roles": "list the roles that can be asked about",
    "due": "list the dates of the recommendations, as a table, CSV, calendar or JSON",
    "sources": "list the papers, with licence and attribution",
    "source": "read a paper, or the passage at an offset",
    "verify": "check every quote of saved answers against the papers",
    "pack": "make a training session: slides, hand-out, notes, quiz and forms",
    "config": "show the settings and where each comes from",
    "completion": "print a completion script for bash, zsh or fish",
}
