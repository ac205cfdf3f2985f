"""The desk, the library and the papers that the tests share: the real ones, made once, with a cache folder of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.desk import Desk
from knowledge.corpus import Corpus
from knowledge.library import Library


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def library(cache: Path) -> Library:
    return Library(cache=cache)


@pytest.fixture(scope="session")
def corpus(library: Library) -> Corpus:
    return library.corpus


@pytest.fixture(scope="session")
def desk(library: Library, cache: Path) -> Desk:
    return Desk(library, cache=cache)
