"""The command: python -m tests.relevance.learning learns the weights anew and writes them. It takes minutes, and needs the packages of the extra "learn"."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.answering.desk import Desk
from tests.relevance.learning import answerable, confidence, linear, ranking, roles, units
from tests.relevance.learning.cases import Case, cases
from tests.relevance.passages import load_papers
from tests.relevance.question_set import load_set

HELP = (
    "what messages tell of roles, what wording says of being answered, what marks say of units, the forests of the ranking with the weights of the confidence, "
    "or only how the forests do on writers left out"
)
LEARNT = Path(__file__).parents[3] / "knowledge" / "data" / "learnt"


def main(arguments: Sequence[str] | None = None) -> int:
    """Learns what the arguments ask for; gives the exit code: 0, or 2 for arguments that do not fit."""
    doing = {"roles": _roles, "answerable": _answerable, "units": _units, "ranking": _ranking, "held-out": _held_out}
    parser = argparse.ArgumentParser(prog="python -m tests.relevance.learning", description="Learns the weights of knowledge/data/learnt anew.")
    parser.add_argument("what", choices=tuple(doing), help=HELP)
    what = parser.parse_args(arguments).what
    with TemporaryDirectory() as folder:
        doing[what](Desk(cache=Path(folder)))
    return 0


def _roles(desk: Desk) -> None:
    _write("roles", linear.learn(list(roles.examples(desk, load_set("development"))), fewest=roles.FEWEST, least=roles.LEAST))


def _answerable(desk: Desk) -> None:
    rows = [*answerable.written(desk), *answerable.typed(desk, load_set("development"))]
    _write("answerable", linear.learn(rows, fewest=answerable.FEWEST))


def _units(desk: Desk) -> None:
    _write("units", units.learn(_examples(desk)))


def _ranking(desk: Desk) -> None:
    """The forests, and the confidence that rests on what forests say that had not seen a case."""
    found = _cases(desk)
    print(f"Learning from {sum(case.answerable for case in found)} questions and turns.", file=sys.stderr)
    _write("ranking", ranking.learn(found))
    doubts = confidence.unseen(desk, load_set("development"), found)
    _write("confidence", confidence.learn(doubts))
    for line in confidence.errors(doubts):
        print(line)


def _held_out(desk: Desk) -> None:
    for line in ranking.held_out(_cases(desk)):
        print(line)


def _examples(desk: Desk) -> list[units.Example]:
    return [*units.written(desk), *units.typed(desk, load_papers(), load_set("development"))]


def _cases(desk: Desk) -> list[Case]:
    return list(cases(desk, load_papers(), load_set("development"), units.unseen(_examples(desk))))


def _write(name: str, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (LEARNT / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    print(f"{name}.json: {len(text):,} characters.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
