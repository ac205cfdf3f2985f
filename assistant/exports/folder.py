"""The files of a pack: making them all, then putting them into a folder in one go, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from assistant.answering.desk import Desk
from assistant.exports.blocks import Document
from assistant.exports.calendar import calendar
from assistant.exports.documents.briefing import briefing
from assistant.exports.documents.case_study import case_study
from assistant.exports.documents.forms import attendance, certificate, evaluation
from assistant.exports.documents.handout import handout
from assistant.exports.documents.quiz_paper import quiz_paper
from assistant.exports.documents.trainer_notes import trainer_notes
from assistant.exports.docx import docx
from assistant.exports.edition import Edition
from assistant.exports.errors import FolderError, WriteError
from assistant.exports.json_file import pack_json
from assistant.exports.pack import SessionPack
from assistant.exports.pages import pack_html, pack_markdown
from assistant.exports.plan_file import save_plan
from assistant.exports.pptx import pptx
from assistant.exports.quiz_files import gift, quiz_csv
from assistant.exports.wording import load_wording

PLAN = "plan.yaml"
UPDATE = "update-record.md"
DOCUMENTS: tuple[Callable[[Edition], Document], ...] = (trainer_notes, handout, quiz_paper, briefing, case_study, evaluation, attendance, certificate)
ON_PAGE = frozenset(["trainer-notes", "handout", "quiz", "briefing", "case-study", "evaluation"])
"""The documents that the one page holds: not the lists to sign."""


def _unheard(_: str) -> None:
    """Nobody listens."""


def edition_of(desk: Desk, pack: SessionPack, *, version: str) -> Edition:
    """A pack with what its documents are made from."""
    library = desk.library
    return Edition(pack, load_wording(library), library.corpus, library.panel, library.signposts, version)


def pack_files(edition: Edition, *, plan: bytes | None = None, told: Callable[[str], None] = _unheard) -> Iterator[tuple[str, bytes]]:
    """Every file of a pack by name. `plan` is the plan as its trainer wrote it; `told` hears the name of each file before it is made."""
    documents = [document(edition) for document in DOCUMENTS]
    paged = [document for document in documents if document.name in ON_PAGE]
    makers: list[tuple[str, Callable[[], bytes]]] = [
        (PLAN, lambda: plan if plan is not None else save_plan(edition.pack)),
        ("slides.pptx", lambda: pptx(edition)),
        *((f"{document.name}.docx", lambda document=document: docx(edition, document)) for document in documents),
        ("quiz.gift", lambda: gift(edition)),
        ("quiz.csv", lambda: quiz_csv(edition)),
        ("deadlines.ics", lambda: calendar(edition)),
        ("pack.html", lambda: pack_html(edition, paged)),
        ("pack.md", lambda: pack_markdown(edition, paged)),
        ("pack.json", lambda: pack_json(edition)),
    ]
    for name, make in makers:
        told(name)
        yield name, make()


def check_folder(folder: Path, names: Mapping[str, object] | set[str], *, force: bool) -> None:
    """That files of these names can be put into a folder. Raises FolderError."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise FolderError(f"{folder} is not a folder: give another with -o.")
    there = sorted(name for name in names if os.path.lexists(folder / name))
    if there and not force:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise FolderError(f"{folder / there[0]}{more} exist{'s' if len(there) == 1 else ''} already: give another folder, or --force to write over.")


def put(folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Puts the files into a folder, made where it is missing: all written beside it first, then moved into place.

    Raises FolderError where files stand there already, WriteError where writing fails; what stood there stands there still.
    """
    check_folder(folder, files, force=force)
    beside: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".tmp", dir=folder.parent))
        made = beside / "made"
        made.mkdir()  # with the rights that the user's folders have, which a temporary one has not
        for name, content in files.items():
            _write(made / name, content)
        _move(made, folder, list(files))
    except OSError as problem:
        raise WriteError(f"cannot write {folder}: {_why(problem)}. Nothing was changed.") from problem
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _move(beside: Path, folder: Path, names: list[str]) -> None:
    """Moves a whole new folder at once; into one that is there, file by file, with the old ones put back where a move fails."""
    if not folder.exists():
        beside.rename(folder)
        return
    kept = Path(tempfile.mkdtemp(prefix=".before.", dir=beside))
    moved: list[str] = []
    try:
        for name in names:
            if (folder / name).exists():
                (folder / name).replace(kept / name)
            moved.append(name)
            (beside / name).replace(folder / name)
    except OSError:
        for name in moved:
            if (kept / name).exists():
                (kept / name).replace(folder / name)
            else:
                (folder / name).unlink(missing_ok=True)
        raise


def _why(problem: OSError) -> str:
    said = {errno.ENOSPC: "the disk is full", errno.EACCES: "no permission", errno.EROFS: "it is read-only", errno.ENOTDIR: "a part of the path is a file"}
    said |= {errno.EEXIST: said[errno.ENOTDIR], errno.EDQUOT: "no more room is allowed there", errno.EFBIG: "files may not be so large there"}
    return said.get(problem.errno or 0, problem.strerror or str(problem))
