"""The command: python -m tests.relevance prints the figures, and on request writes floors and draws the curve."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.answering.confidence import ALONE
from assistant.answering.desk import Desk
from tests.relevance.baseline import found_plainly, plain_search
from tests.relevance.calls import hear
from tests.relevance.curve import curve
from tests.relevance.figures import Figures, as_json, gaps, measure
from tests.relevance.floors import FLOORS, changes, floors_under, load_floors, save_floors
from tests.relevance.passages import Papers, load_papers
from tests.relevance.picture import picture
from tests.relevance.question_set import SETS, UNSEEN, load_set
from tests.relevance.run import run
from tests.relevance.sureness import sureness
from tests.relevance.table import failures, table

FLOORED = ("gold", "fresh")
"""The sets that have floors, and whose curves are drawn: nothing was learnt from either."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the arguments ask for; gives the exit code: 0, or 2 for arguments that do not fit."""
    options = _arguments(arguments)
    with TemporaryDirectory() as folder:
        _do(options, Desk(cache=Path(folder)), load_papers())
    return 0


def _do(options: argparse.Namespace, desk: Desk, papers: Papers) -> None:
    if options.curve:
        found = [sureness(desk, papers, load_set(name), bounded=bounded) for bounded in (True, False) for name in FLOORED]
        model = partial(desk.composer.finder.confidence.of, manner=ALONE)
        options.curve.write_text(picture([curve(each, model) for each in found]), encoding="utf-8")
        return
    measured = [measure(papers, run(desk, load_set(name))) for name in options.sets]
    _show(measured, options)
    if not options.json:
        search = plain_search(desk.library.corpus, papers)
        print("", *(found_plainly(search, load_set(name)) for name in options.sets), hear(desk), sep="\n")
    if options.write_floors:
        _write_floors(desk, papers, measured)


def _show(measured: Sequence[Figures], options: argparse.Namespace) -> None:
    if options.json:
        found: dict[str, Any] = {"sets": {each.name: as_json(each) for each in measured}}
        if len(measured) == 2:
            found["gap"] = {name: round(gap, 4) for name, gap in gaps(*measured).items()}
        print(json.dumps(found, ensure_ascii=False))
        return
    print(table(measured))
    for each in measured:
        if options.failures and (each.name not in UNSEEN or options.named):
            print(f"\n{failures(each, options.failures)}")


def _write_floors(desk: Desk, papers: Papers, measured: Sequence[Figures]) -> None:
    known = {each.name: each for each in measured}
    found = floors_under(known.get(name) or measure(papers, run(desk, load_set(name))) for name in FLOORED)
    for line in changes(load_floors(), found):
        print(line, file=sys.stderr)
    save_floors(found)
    print(f"Floors written to {FLOORS.name}.", file=sys.stderr)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.relevance", description="How well the assistant answers, on questions with known answers.")
    parser.add_argument("--set", dest="named", action="append", choices=SETS, help="a set to ask, once or twice; gold and fresh without it")
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="list the N worst answers; those of fresh only with --set fresh")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    parser.add_argument("--write-floors", action="store_true", help="set the floors of the tests a little under these figures")
    parser.add_argument("--curve", type=Path, metavar="FILE", help="draw the abstention curve, on gold and fresh, as an SVG picture")
    options = parser.parse_args(arguments)
    options.sets = list(dict.fromkeys(options.named or FLOORED))
    if len(options.sets) > 2:
        parser.error("--set takes one set or two, to be shown side by side")
    if options.failures < 0:
        parser.error("--failures takes a number that is not negative")
    if options.curve and not options.curve.parent.is_dir():
        parser.error(f"--curve: there is no folder {options.curve.parent}")
    return options


if __name__ == "__main__":
    sys.exit(main())
