"""`laming sources`: the papers, who published them and when, their rank, licence, attribution and digests."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from assistant.answering.notices import said_date
from assistant.commands.parser import Parser
from assistant.shell.diagnostics import ExitCode
from assistant.shell.opening import open_desk
from assistant.shell.output import Look, look_of, write, write_json
from assistant.shell.wrapping import wrapped
from knowledge.records import Source

EXAMPLES = ("laming sources", "laming sources --json", "laming source press-release")


def options() -> Parser:
    """The command's options."""
    parser = Parser("sources", examples=EXAMPLES)
    parser.add_argument("--json", action="store_true", help="print them as JSON")
    parser.add_argument("--ids", action="store_true", help="print their ids only, one a line")
    return parser


def run(arguments: Sequence[str]) -> ExitCode:
    """Prints the papers."""
    chosen = options().parse_args(arguments)
    papers = list(open_desk().library.corpus.sources.values())
    if chosen.ids:
        write("".join(f"{paper.id}\n" for paper in papers))
    elif chosen.json:
        write_json([{key: value for key, value in asdict(paper).items() if key != "text"} for paper in papers], indent=2)
    else:
        look = look_of(sys.stdout)
        write("\n\n".join("\n".join(described(paper, look)) for paper in papers) + "\n")
    return ExitCode.ANSWERED


def described(paper: Source, look: Look) -> Iterator[str]:
    """The lines that say what a paper is."""
    yield paper.id
    facts = {
        "Title": paper.title,
        "Publisher": paper.publisher,
        "Date": said_date(paper.date),
        "Kind": paper.kind,
        "Rank": paper.rank,
        "Licence": paper.licence,
        "Attribution": paper.attribution,
        "File": f"{paper.file}, SHA-256 {paper.sha256_file}",
        "Text": f"{len(paper.text):,} characters, SHA-256 {paper.sha256}",
    }
    for name, fact in facts.items():
        yield from wrapped(fact, look.width, first=f"  {name}:".ljust(16), rest=" " * 16)
