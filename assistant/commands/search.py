"""`laming search`: the passages that best match some words, ranked, each with where it stands."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.answering.desk import Desk, clean
from assistant.answering.excerpts import excerpts
from assistant.answering.statements import Quoter
from assistant.commands.parser import Parser
from assistant.shell.diagnostics import ExitCode, UsageError
from assistant.shell.opening import open_desk
from assistant.shell.output import look_of, write, write_json
from assistant.shell.papers import paper_names
from assistant.shell.questions import checked
from assistant.shell.wrapping import wrapped
from index.engine import Hit
from knowledge.records import Passage
from knowledge.spans import Span

EXAMPLES = ("laming search supervision time", 'laming search "serious case review" --limit 5', "laming search red tape --json")
LIMIT = 10
EXCERPT_WORDS = 45


def options() -> Parser:
    """The command's options."""
    parser = Parser("search", examples=EXAMPLES, about="Best first. It lists what matches; laming ask says what answers.")
    parser.add_argument("words", nargs="+", metavar="WORDS", help="what to look for")
    parser.add_argument("--limit", type=int, default=LIMIT, metavar="N", help=f"at most so many (default {LIMIT})")
    parser.add_argument("--json", action="store_true", help="print them as JSON, with offsets")
    return parser


def run(arguments: Sequence[str]) -> ExitCode:
    """Prints the passages found."""
    chosen = options().parse_intermixed_args(arguments)
    if chosen.limit < 1:
        raise UsageError("--limit takes a number from 1 up")
    desk = open_desk()
    found = find(desk, checked(clean(" ".join(chosen.words))), limit=chosen.limit)
    if chosen.json:
        write_json([_row(desk, rank, *each) for rank, each in enumerate(found, start=1)], indent=2)
    elif found:
        write("\n\n".join("\n".join(_lines(desk, rank, *each)) for rank, each in enumerate(found, start=1)) + "\n")
    else:
        write("Nothing in the five papers matches these words.\n")
    return ExitCode.ANSWERED if found else ExitCode.NOT_FOUND


def find(desk: Desk, text: str, *, limit: int) -> list[tuple[Passage, Span, float]]:
    """The best passage of each unit that matches, the stretch of it that bears on the words, and its score; best first."""
    question = desk.reader.read(text)
    weights = Quoter(desk.library, desk.searcher).weights(question.stems, question.expanded)
    found = []
    for hit in desk.searcher.search(question.request(limit)):
        passage = _passage(desk, hit)
        [(span, _)] = excerpts(desk.library.corpus, passage, weights, desk.searcher.stems_at, long=EXCERPT_WORDS)
        found.append((passage, span, hit.score))
    return found


def _passage(desk: Desk, hit: Hit) -> Passage:
    """The passage that a hit stands for: of a unit found by its subject alone, the first."""
    corpus = desk.library.corpus
    return corpus.passages[hit.passage] if hit.passage and hit.passage in corpus.passages else corpus.of_unit(hit.unit)[0]


def _lines(desk: Desk, rank: int, passage: Passage, span: Span, _: float) -> Iterator[str]:
    width = look_of(sys.stdout).width
    where = f"{paper_names(desk.library)[passage.source]}: {passage.locator}"
    yield from wrapped(where, width, first=f"{rank:>3}. ", rest="     ")
    yield from wrapped(desk.library.corpus.quote(passage.source, span), width, first="     ", rest="     ")


def _row(desk: Desk, rank: int, passage: Passage, span: Span, score: float) -> dict[str, Any]:
    return {
        "rank": rank,
        "score": round(score, 4),
        "passage": passage.id,
        "quote": desk.library.corpus.quote(passage.source, span),
        "citation": {
            "source": passage.source,
            "sha256": desk.library.corpus.sources[passage.source].sha256,
            "recommendation": passage.recommendation,
            "part": passage.part,
            "locator": passage.locator,
            "start": span.start,
            "end": span.end,
        },
    }
