"""The command: python -m tests.relevance.learning learns the weights anew and writes them. It takes minutes, and needs the packages of the extra "learn"."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.answering.desk import Desk
from tests.relevance.learning import answerable, linear, ranking, units
from tests.relevance.passages import load_papers
from tests.relevance.question_set import load_set

HELP = "what signs say of units, what wording says of being answered, the forests of the ranking, or only how the forests do on writers left out"
LEARNT = Path(__file__).parents[3] / "knowledge" / "data" / "learnt"


def main(arguments: Sequence[str] | None = None) -> int:
    """Learns what the arguments ask for; gives the exit code: 0, or 2 for arguments that do not fit."""
    parser = argparse.ArgumentParser(prog="python -m tests.relevance.learning", description="Learns the weights of knowledge/data/learnt anew.")
    parser.add_argument("what", choices=("units", "answerable", "ranking", "held-out"), help=HELP)
    {"units": _units, "answerable": _answerable, "ranking": _ranking, "held-out": _held_out}[parser.parse_args(arguments).what]()
    return 0


def _units() -> None:
    with TemporaryDirectory() as folder:
        _write("units", linear.learn(list(units.examples(Desk(cache=Path(folder))))))


def _answerable() -> None:
    with TemporaryDirectory() as folder:
        _write("answerable", linear.learn(list(answerable.examples(Desk(cache=Path(folder)))), fewest=answerable.FEWEST))


def _ranking() -> None:
    found = _cases()
    print(f"Learning from {len(found)} questions and turns.", file=sys.stderr)
    _write("ranking", ranking.learn(found))


def _held_out() -> None:
    for line in ranking.held_out(_cases()):
        print(line)


def _cases() -> list[ranking.Case]:
    with TemporaryDirectory() as folder:
        return list(ranking.cases(Desk(cache=Path(folder)), load_papers(), load_set("development")))


def _write(name: str, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (LEARNT / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    print(f"{name}.json: {len(text):,} characters.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
