"""`laming 19`, `laming 39-44`, `laming rec 12 15 19`: recommendations by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.answering.answer import to_json
from assistant.answering.desk import Desk
from assistant.commands.ask import show
from assistant.commands.parser import Parser
from assistant.lifelines import LABELS, keep, number_alone, signature
from assistant.shell.diagnostics import ExitCode
from assistant.shell.opening import open_desk
from assistant.shell.papers import paper_names
from assistant.shell.questions import checked

EXAMPLES = ("laming 19", "laming 39-44", "laming 12 15 19", "laming rec 19 --json")
JOINERS = frozenset(["and", "to", "&", "-", ","])
RANGE_MARKS = str.maketrans("–—,-", "    ")


def options() -> Parser:
    """The command's options."""
    parser = Parser("rec", examples=EXAMPLES, about="Its text, the response, by when, and what became of it.")
    parser.add_argument("numbers", nargs="+", metavar="NUMBER", help="a number from 1 to 58, a range (39-44), or several; in words too")
    parser.add_argument("--json", action="store_true", help="print the answer as a JSON object")
    return parser


def looks_like_numbers(arguments: Sequence[str]) -> bool:
    """Whether the words before the first option are numbers, ranges and labels only."""
    words = _words(arguments)
    return any(_is_number(word) for word in words) and all(_is_number(word) or word.rstrip(".") in LABELS or word in JOINERS for word in words)


def run(arguments: Sequence[str]) -> ExitCode:
    """Prints the recommendations; after a single one that was not kept ready, keeps all for the next time."""
    chosen = options().parse_intermixed_args(arguments)
    made_from = signature()  # before anything is read: a file that changes meanwhile makes the copy an old one
    desk = open_desk()
    code = show(desk, _question(chosen.numbers), as_json=chosen.json)
    if not chosen.json and number_alone(chosen.numbers) in desk.library.corpus.recommendations:
        keep(records(desk), made_from)
    return code


def records(desk: Desk) -> Mapping[int, Mapping[str, Any]]:
    """What is kept for each recommendation: the answer and the names of the papers."""
    papers = paper_names(desk.library)
    return {number: {"answer": to_json(desk.ask(_question([str(number)]))), "papers": papers} for number in desk.library.corpus.recommendations}


def _question(words: Sequence[str]) -> str:
    """The question that the words stand for, in the same words for every spelling of a number."""
    if not looks_like_numbers(words):
        return checked(f"recommendation {' '.join(words)}")
    number = number_alone(words)
    if number is not None:
        return f"recommendation {number}"
    kept = [word for word in " ".join(_words(words)).replace(",", " ").split() if word.rstrip(".") not in LABELS]
    between = " " if any(word in JOINERS for word in kept) else ", "
    return f"recommendations {between.join(kept)}"


def _words(arguments: Sequence[str]) -> list[str]:
    before_options = []
    for argument in arguments:
        if argument.startswith("-") and len(argument) > 1:
            break
        before_options.extend(argument.lower().split())
    return before_options


def _is_number(word: str) -> bool:
    """Whether a word is a number, a range or a list of them, with or without a label: "19", "39-44", "12,15", "r19"."""
    for label in LABELS:
        word = word.removeprefix(label)
    pieces = word.lstrip(".:").translate(RANGE_MARKS).split()
    return bool(pieces) and all(piece.isascii() and piece.isdigit() and len(piece) < 5 for piece in pieces)
