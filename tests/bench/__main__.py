"""`python -m tests.bench`: what the command costs, as ratios within one run.

Each row is a whole process against the bare interpreter, taken in turns so that a busy machine slows both; then warm
questions, building the index, and the chat screen. `--runs N` sets how often. Nothing here is asserted anywhere.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from assistant.answering.desk import Desk
from tests.bench.pack import AIM, pack_times
from tests.bench.screen import show_screen

ROOT = Path(__file__).parents[2]
BARE = (sys.executable, "-c", "pass")
MODULES = (sys.executable, "-c", "import argparse, json")
CALL = "import sys; from assistant.cli import main; sys.exit(main(sys.argv[1:]))"
NO_SEARCH = (
    ("a role", "what applies to a health visitor?"),
    ("a date", "what was due by December 2009?"),
    ("a term", "what is the NSDU?"),
    ("an owner", "who must act on recommendation 17?"),
    ("numbers", "recommendations 12 and 15"),
)
SEARCH = (
    ("a topic", "what do the papers say about supervision?"),
    ("lay words", "who trains people to spot abuse?"),
)
WARM = (
    *(question for _, question in (*NO_SEARCH, *SEARCH)),
    "recommendation 19",
    "by when for 17?",
    "what did the Government say to recommendation 5?",
    "what applies to a GP?",
    "what applies to me as a head teacher?",
    "who is responsible for serious case reviews?",
    "how much money is there for social workers?",
    "which recommendations does chapter 5 cover?",
    "what should happen in A&E?",
    "who inspects the police?",
    "what is an LSCB?",
    "what was due in the autumn?",
    "who won the cup final in 1966?",
    "how many recommendations name the police?",
    "what about court fees?",
    "red tape for social workers",
    "job swaps between agencies",
    "what is the Integrated Children's System?",
    "independent chairs of boards",
    "newly qualified social workers",
    "domestic violence",
    "recommendation 59",
    "what did Ed Balls say?",
)
"""Questions of every kind."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long something took, over several runs, in milliseconds."""

    name: str
    runs: tuple[float, ...]

    @property
    def typical(self) -> float:
        """The median."""
        return median(self.runs)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="how often each process is started (default 15)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "LAMING_CACHE": folder, "LAMING_DATA": folder, "PYTHONPATH": str(ROOT)}
        show_processes(measure_processes(chosen.runs, environment))
        show_warm(Path(folder))
        show_building()
        show_screen(chosen.runs)
    show_packs()


def commands() -> list[tuple[str, Sequence[str]]]:
    """What is started, by name."""
    script = shutil.which("laming", path=str(Path(sys.executable).parent))
    found: list[tuple[str, Sequence[str]]] = [("python -c pass", BARE), ("import argparse, json", MODULES)]
    found.append(("laming 19, called", (sys.executable, "-c", CALL, "19")))
    if script:
        found.append(("laming 19, installed script", (script, "19")))
    found += [(f"ask, no search: {name}", (sys.executable, "-c", CALL, "ask", question)) for name, question in NO_SEARCH]
    found += [(f"ask, search: {name}", (sys.executable, "-c", CALL, "ask", question)) for name, question in SEARCH]
    return found


def measure_processes(runs: int, environment: dict[str, str]) -> list[Timing]:
    """Each command's times, after one run that makes what is kept; all commands in turns."""
    listed = commands()
    for _, command in listed:
        started(command, environment)
    times: dict[str, list[float]] = {name: [] for name, _ in listed}
    for _ in range(runs):
        for name, command in listed:
            times[name].append(started(command, environment))
    return [Timing(name, tuple(each)) for name, each in times.items()]


def started(command: Sequence[str], environment: dict[str, str]) -> float:
    """Milliseconds from the start of a process to its end."""
    begin = time.perf_counter()
    done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    took = 1000 * (time.perf_counter() - begin)
    if done.returncode > 1:
        print(f"failed: {' '.join(command[3:])}: {done.stderr.decode().strip()}", file=sys.stderr)
    return took


def show_processes(timings: Sequence[Timing]) -> None:
    """Prints each process with its ratios."""
    bare, modules = timings[0].typical, timings[1].typical
    print(f"Whole processes, median of {len(timings[0].runs)} runs in turns, copies and index kept")
    print(f"{'':<32}{'ms':>8}{'fastest':>9}{'x bare':>8}{'x argparse, json':>18}")
    for each in timings:
        print(f"{each.name:<32}{each.typical:>8.1f}{min(each.runs):>9.1f}{each.typical / bare:>8.2f}{each.typical / modules:>18.2f}")


def show_warm(cache: Path) -> None:
    """Prints what a question takes in a process that has answered one."""
    desk = Desk(cache=cache)
    for question in WARM:
        timed(lambda asked=question: desk.ask(asked))  # type: ignore[misc]  # the first time reads what the second has
    times = [timed(lambda asked=question: desk.ask(asked)) for question in WARM for _ in range(5)]  # type: ignore[misc]
    ninety_fifth = quantiles(times, n=20)[-1]
    print(f"\nA warm question, {len(WARM)} questions 5 times: p50 {median(times):.1f} ms, p95 {ninety_fifth:.1f} ms, slowest {max(times):.1f} ms")


def show_building() -> None:
    """Prints what making everything anew takes, and how much there is."""
    desk = Desk()
    reading = timed(lambda: (desk.library.corpus, desk.library.subjects, desk.reader.lexicon, desk.reader.known))
    building = timed(lambda: desk.searcher.full_text)
    corpus = desk.library.corpus
    print(f"\nMade anew, nothing kept: papers and vocabulary {reading:.0f} ms, index {building:.0f} ms")
    print(f"{len(corpus.sources)} papers, {len(corpus.passages)} passages, {len(desk.library.subjects)} subjects, {len(desk.library.roles)} roles")


def show_packs() -> None:
    """Prints what a session pack takes in a running assistant."""
    print(f"\nA whole session pack after start-up, best of 3 (aim {AIM:.0f} s)")
    for name, seconds in pack_times().items():
        print(f"{name:<32}{seconds:>8.2f} s")


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that `work` takes."""
    begin = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begin)


if __name__ == "__main__":
    main()
