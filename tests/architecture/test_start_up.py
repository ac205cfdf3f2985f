"""What a fresh interpreter loads for each kind of question: nothing that the question does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOW = "import sys; from assistant.cli import main; code = main(sys.argv[1:]); print(*sys.modules, file=sys.stderr); sys.exit(code)"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder for what is made once."""
    return str(tmp_path_factory.mktemp("warm"))


def run_again(cache: str, *arguments: str) -> tuple[str, set[str]]:
    """What the second run of a command prints and loads: the first may have had to make something."""
    run(cache, *arguments)
    return run(cache, *arguments)


def run(cache: str, *arguments: str) -> tuple[str, set[str]]:
    """What is printed, and the modules loaded; without the site's own imports, which are not ours."""
    environment = {**os.environ, "LAMING_CACHE": cache}
    done = subprocess.run([sys.executable, "-c", SHOW, *arguments], capture_output=True, text=True, cwd=ROOT, env=environment, check=True)
    bare = subprocess.run([sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, text=True, cwd=ROOT, check=True)
    return done.stdout, set(done.stderr.split()) - set(bare.stdout.split())


def test_a_look_up_by_number_loads_next_to_nothing(cache: str) -> None:
    printed, loaded = run_again(cache, "19")
    assert printed.startswith("Recommendation 19.")
    assert not loaded & {"textual", "whoosh", "rapidfuzz", "yaml", "argparse", "json", "re", "dataclasses", "typing", "pathlib", "textwrap", "enum"}
    assert {name for name in loaded if name.startswith(("knowledge", "index", "assistant.answering", "assistant.commands"))} == set()


@pytest.mark.parametrize(
    "question",
    [
        "what applies to a health visitor?",
        "what was due by December 2009?",
        "what is the NSDU?",
        "who must act on recommendation 17?",
        "recommendations 12 and 15",
    ],
)
def test_a_question_that_needs_no_search_loads_no_index_and_no_screen(cache: str, question: str) -> None:
    printed, loaded = run_again(cache, "ask", question)
    assert "[1]" in printed
    assert not {name for name in loaded if name.startswith(("textual", "whoosh.index", "whoosh.query", "whoosh.searching", "yaml", "rapidfuzz"))}


@pytest.mark.parametrize("arguments", [("due",), ("roles",), ("sources",), ("source", "press-release", "--at", "100"), ("--help",)])
def test_lists_load_neither_index_nor_screen_nor_yaml(cache: str, arguments: tuple[str, ...]) -> None:
    _, loaded = run_again(cache, *arguments)
    assert not {name for name in loaded if name.startswith(("textual", "whoosh", "yaml", "rapidfuzz"))}


def test_a_search_loads_no_screen_and_opens_no_index(cache: str) -> None:
    printed, loaded = run_again(cache, "ask", "what do the papers say about supervision?")
    assert "[1]" in printed
    assert not {name for name in loaded if name.startswith(("textual", "whoosh.fields", "whoosh.index", "whoosh.searching", "yaml"))}
