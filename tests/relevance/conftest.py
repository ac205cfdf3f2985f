"""The figures that the floors are held against: the real desk, the real papers, every set once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from assistant.answering.desk import Desk
from tests.relevance.figures import Figures, measure
from tests.relevance.passages import Papers, load_papers
from tests.relevance.question_set import load_set
from tests.relevance.run import run

FLOORED = ("gold", "fresh")


@pytest.fixture(scope="session")
def papers() -> Papers:
    return load_papers()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(cache=tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def measured(desk: Desk, papers: Papers) -> Mapping[str, Figures]:
    return {name: measure(papers, run(desk, load_set(name))) for name in FLOORED}
