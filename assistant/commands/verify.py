"""`laming verify`: every quote of saved answers, looked up in the papers again."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant.commands.parser import Parser
from assistant.shell.diagnostics import ExitCode, UsageError
from assistant.shell.opening import open_desk
from assistant.shell.output import look_of, write, write_json
from assistant.shell.wrapping import wrapped
from assistant.verification import CheckedQuote, SavedQuote, UnreadableError, check, reader_for
from knowledge.corpus import Corpus

EXAMPLES = (
    'laming ask "what applies to a GP?" --json > answer.json; laming verify answer.json',
    "laming ask --jsonl < questions.jsonl | laming verify -",
)
SHOWN = 60
"""Characters of a quote that name it."""
STDIN = "-"


def options() -> Parser:
    """The command's options."""
    about = "Found: the words stand where the citation says. Moved: they stand elsewhere. Missing: no paper has them."
    parser = Parser("verify", examples=EXAMPLES, about=about)
    parser.add_argument("files", nargs="+", metavar="FILE", help="saved answers; - reads JSON lines from stdin")
    parser.add_argument("--json", action="store_true", help="print every quote and what became of it as JSON")
    return parser


def run(arguments: Sequence[str]) -> ExitCode:
    """Checks every quote; gives NOT_FOUND where one is not where its citation says."""
    chosen = options().parse_intermixed_args(arguments)
    saved = [(name, _quotes(name)) for name in chosen.files]
    corpus = open_desk().library.corpus
    checked = [(name, check(corpus, quotes)) for name, quotes in saved]
    if chosen.json:
        write_json([_row(name, each) for name, results in checked for each in results], indent=2)
    else:
        write("\n".join(line for name, results in checked for line in _lines(corpus, name, results)) + "\n")
    held = all(each.verdict == "found" for _, results in checked for each in results)
    return ExitCode.ANSWERED if held else ExitCode.NOT_FOUND


def _quotes(name: str) -> list[SavedQuote]:
    try:
        if name == STDIN:
            return reader_for(".jsonl")(sys.stdin.buffer.read())
        path = Path(name)
        if not path.exists():
            raise UnreadableError("there is no such file")
        if not path.is_file():
            raise UnreadableError("it is not a file")
        return reader_for(path.suffix)(path.read_bytes())
    except UnreadableError as problem:
        raise UsageError(f"cannot verify {name}: {problem}") from None
    except (OSError, ValueError) as problem:  # ValueError: a name that no file can have
        raise UsageError(f"cannot read {name}: {getattr(problem, 'strerror', None) or problem}") from None


def _lines(corpus: Corpus, name: str, results: Sequence[CheckedQuote]) -> Iterator[str]:
    width = look_of(sys.stdout).width
    counts = Counter(each.verdict for each in results)
    summary = f"{len(results)} quotes: {counts['found']} found, {counts['moved']} moved, {counts['missing']} missing."
    yield from wrapped(summary, width, first=f"{name}: ", rest="  ")
    for each in results:
        if each.verdict != "found":
            yield from wrapped(f"{each.verdict}: {each.saved.where}: {_named(each.saved)}{_now(corpus, each)}", width, first="  ", rest="    ")


def _named(saved: SavedQuote) -> str:
    quote = " ".join(saved.quote.split())
    shown = quote if len(quote) <= SHOWN else quote[:SHOWN].rstrip() + "…"
    where = f" ({saved.source} {saved.start} to {saved.end})" if saved.source else ""
    return f"“{shown}”{where}"


def _now(corpus: Corpus, checked: CheckedQuote) -> str:
    if checked.source is None or checked.span is None:
        return ", in none of the papers"
    passage = corpus.passage_at(checked.source, checked.span.start)
    return f", now {checked.source} {checked.span.start} to {checked.span.end}" + (f", {passage.locator}" if passage else "")


def _row(name: str, checked: CheckedQuote) -> dict[str, Any]:
    saved, span = checked.saved, checked.span
    return {
        "file": name,
        "where": saved.where,
        "verdict": checked.verdict,
        "quote": saved.quote,
        "cited": {"source": saved.source, "start": saved.start, "end": saved.end},
        "stands": {"source": checked.source, "start": span.start, "end": span.end} if span else None,
    }
