"""The desk, the library and the papers that the tests share: the real ones, made once, with a cache folder of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from assistant.answering.desk import Desk
from knowledge.corpus import Corpus
from knowledge.library import Library

settings.register_profile("untimed", deadline=None)  # how long an example takes hangs on the machine, and on what it is the first to load
settings.load_profile("untimed")


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
