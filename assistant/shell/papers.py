"""How the shell names the papers beside a quote."""

from __future__ import annotations

from assistant.answering.notices import said_date
from knowledge.library import Library


def paper_names(library: Library) -> dict[str, str]:
    """The short title and date of every source by its id: "Action plan table, May 2009"."""
    return {source.id: f"{source.short}, {said_date(source.date)}" for source in library.corpus.sources.values()}
