"""The command as a person runs it: real desk, real papers, streams that can be read afterwards, folders of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from assistant.answering.desk import Desk
from assistant.cli import main
from assistant.shell.opening import open_desk


@dataclass(frozen=True)
class Ran:
    """What a run of the command left behind."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


Laming = Callable[..., Ran]


@pytest.fixture(scope="session", autouse=True)
def folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Folders that are the tests' own, kept warm from one test to the next."""
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CACHE", "DATA", "CONFIG"):
            patch.setenv(f"LAMING_{kind}", str(tmp_path_factory.mktemp(kind.lower())))
        for name in ("NO_COLOR", "ACCESSIBLE", "COLUMNS", "LAMING_DEBUG"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def desk(folders: None) -> Desk:
    return open_desk()


@pytest.fixture
def laming(monkeypatch: pytest.MonkeyPatch) -> Laming:
    """Runs the command in this process: laming("ask", "…", stdin=b"…", encoding="utf-8")."""

    def run(*arguments: str, stdin: bytes = b"", encoding: str = "utf-8") -> Ran:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=encoding, write_through=True))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8", write_through=True))
            try:
                code = int(main(list(arguments)))
            except SystemExit as way_out:
                code = int(way_out.code or 0)
            sys.stdout.flush()
            return Ran(code, out.getvalue(), err.getvalue().decode())

    return run
