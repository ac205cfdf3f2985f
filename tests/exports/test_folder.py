"""Files go into their folder all together or not at all, and over nothing without leave."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from assistant.exports.errors import FolderError, WriteError
from assistant.exports.folder import put

FILES = {"a.txt": b"new a", "b.txt": b"new b"}


def _state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_is_made_with_all_its_files(tmp_path: Path) -> None:
    put(tmp_path / "deep" / "pack", FILES)
    assert _state(tmp_path) == {"deep/pack/a.txt": b"new a", "deep/pack/b.txt": b"new b"}


def test_other_files_of_a_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    put(tmp_path, FILES)
    assert _state(tmp_path) == {"mine.txt": b"mine", **FILES}


def test_nothing_is_written_over_without_force(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"old")
    with pytest.raises(FolderError, match=r"b\.txt exists already"):
        put(tmp_path, FILES)
    assert _state(tmp_path) == {"b.txt": b"old"}
    put(tmp_path, FILES, force=True)
    assert _state(tmp_path) == FILES


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "pack").write_bytes(b"a file")
    with pytest.raises(FolderError, match="is not a folder"):
        put(tmp_path / "pack", FILES, force=True)


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="the disk is full"):
        put(tmp_path / "pack", FILES)
    assert list(tmp_path.iterdir()) == []


def test_a_move_that_fails_half_way_puts_the_old_files_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes(b"old")
    real = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if path.name == "b.txt" and path.read_bytes() == b"new b":
            raise OSError(errno.EIO, "Input/output error")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(WriteError, match="Nothing was changed"):
        put(tmp_path, FILES, force=True)
    assert _state(tmp_path) == {"a.txt": b"old", "b.txt": b"old"}


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="only a user without all rights can be refused")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WriteError, match="no permission"):
        put(tmp_path / "pack", FILES)
