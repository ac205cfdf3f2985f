"""Every folder that the program reads or writes of the user's. What lies in them is left to those who put it there.

Paths are plain strings: a look-up by number reads its copy before anything as slow as pathlib is loaded.
"""

# ruff: noqa: PTH100, PTH103, PTH111, PTH112, PTH116, PTH117, PTH118  # pathlib alone would take half the time of a look-up by number

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "laming"
PRIVATE = 0o700
WRITABLE_BY_OTHERS = 0o022

_ON_MAC = {"cache": ("Library", "Caches"), "data": ("Library", "Application Support"), "config": ("Library", "Application Support")}
_ELSEWHERE = {"cache": (".cache",), "data": (".local", "share"), "config": (".config",)}


def cache_folder() -> str | None:
    """The folder for what can be made again: LAMING_CACHE, else the system's place for it; None where there is no home."""
    return _folder("cache", os.environ, sys.platform)


def data_folder() -> str | None:
    """The folder for what the user keeps: LAMING_DATA, else the system's place for it; None where there is no home."""
    return _folder("data", os.environ, sys.platform)


def config_folder() -> str | None:
    """The folder for settings: LAMING_CONFIG, else the system's place for it; None where there is no home."""
    return _folder("config", os.environ, sys.platform)


def private(folder: str | None) -> str | None:
    """`folder`, made for the user alone where it is missing; None where it cannot be made or others could change what is in it."""
    if folder is None:
        return None
    try:
        os.makedirs(folder, PRIVATE, exist_ok=True)
    except OSError:
        return None
    return folder if is_private(folder) else None


def is_private(folder: str) -> bool:
    """Whether a folder is there, belongs to the user or to the system, and can be changed by nobody else."""
    try:
        status = os.stat(folder)
    except (OSError, ValueError):
        return False
    if not hasattr(os, "getuid"):  # Windows keeps a user's folders from others by itself
        return os.path.isdir(folder)
    return status.st_uid in {os.getuid(), 0} and not status.st_mode & WRITABLE_BY_OTHERS and os.path.isdir(folder)


def _folder(kind: str, environment: Mapping[str, str], platform: str) -> str | None:
    own = environment.get(f"{NAME.upper()}_{kind.upper()}")
    if own:
        return os.path.abspath(own)
    shared = environment.get(f"XDG_{kind.upper()}_HOME", "")
    if os.path.isabs(shared):  # the XDG rules have a relative path passed over
        return os.path.join(shared, NAME)
    if platform == "win32":
        return _windows(kind, environment)
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return None
    return os.path.join(home, *(_ON_MAC if platform == "darwin" else _ELSEWHERE)[kind], NAME)


def _windows(kind: str, environment: Mapping[str, str]) -> str | None:
    base = environment.get("APPDATA" if kind == "config" else "LOCALAPPDATA")
    return os.path.join(base, NAME, *(("cache",) if kind == "cache" else ())) if base else None
