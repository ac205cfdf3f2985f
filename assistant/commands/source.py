"""`laming source`: one paper: its passages with where they stand, the passage at an offset, or the bare text."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from assistant.commands.parser import Parser
from assistant.commands.sources import described as described_paper
from assistant.shell.diagnostics import ExitCode, UsageError
from assistant.shell.opening import open_desk
from assistant.shell.output import Look, look_of, write, write_bytes
from assistant.shell.surroundings import described, passage_at
from assistant.shell.wrapping import wrapped
from knowledge.corpus import Corpus
from knowledge.records import Source

EXAMPLES = (
    "laming source wt-consultation",
    "laming source action-plan-table --at 33221",
    "laming source press-release --text | sha256sum",
)


def options() -> Parser:
    """The command's options."""
    parser = Parser("source", examples=EXAMPLES)
    parser.add_argument("id", metavar="ID", help="the paper, as laming sources lists it")
    parser.add_argument("--at", type=int, metavar="OFFSET", help="only the passage that holds this offset, with its neighbours")
    parser.add_argument("--text", action="store_true", help="the text that offsets count in, in UTF-8, byte for byte")
    return parser


def run(arguments: Sequence[str]) -> ExitCode:
    """Prints the paper or the passage."""
    chosen = options().parse_args(arguments)
    if chosen.text and chosen.at is not None:
        raise UsageError("--text prints the whole text: give it without --at")
    corpus = open_desk().library.corpus
    paper = _paper(corpus, chosen.id)
    if chosen.text:
        write_bytes(paper.text.encode())
        return ExitCode.ANSWERED
    look = look_of(sys.stdout)
    lines = _whole(corpus, paper, look) if chosen.at is None else _at(corpus, paper, chosen.at, look)
    write("\n".join(lines) + "\n")
    return ExitCode.ANSWERED


def _paper(corpus: Corpus, name: str) -> Source:
    if name in corpus.sources:
        return corpus.sources[name]
    from index.fuzzy import nearest  # late: only a wrong name needs the nearest

    near = nearest(name, corpus.sources, limit=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    raise UsageError(f"there is no paper {name[:60]!r}. {meant}The papers are: {', '.join(corpus.sources)}")


def _whole(corpus: Corpus, paper: Source, look: Look) -> Iterator[str]:
    yield from described_paper(paper, look)
    for passage in sorted((each for each in corpus.passages.values() if each.source == paper.id), key=lambda each: each.span):
        yield ""
        yield f"{passage.locator} ({passage.span.start} to {passage.span.end})"
        yield from wrapped(corpus.text(passage), look.width, first="  ", rest="  ")


def _at(corpus: Corpus, paper: Source, offset: int, look: Look) -> Iterator[str]:
    try:
        parts = list(described(corpus, passage_at(corpus, paper.id, offset)))
    except ValueError as problem:
        raise UsageError(str(problem)) from None
    for place, (label, text) in enumerate(parts):
        if place:
            yield ""
        if label:
            yield label
        yield from wrapped(text, look.width, first="  " if label else "", rest="  " if label else "")
