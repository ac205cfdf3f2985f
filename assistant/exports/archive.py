"""Word and PowerPoint files as bytes that depend on their content alone: every date inside the archive is fixed."""

from __future__ import annotations

import io
import zipfile

FIXED = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip archive can hold."""
LEFTOVERS = frozenset(["thumbnail", "extended-properties", "printerSettings", "customXml", "stylesWithEffects"])
"""What the libraries' templates bring along that says something else than the document: pictures, counts and sizes of the empty template."""


def leftover(relation: str) -> bool:
    """Whether a relation of this type leads to what a template left behind."""
    return relation.rsplit("/", 1)[-1] in LEFTOVERS


def settled(content: bytes) -> bytes:
    """The same archive with fixed dates, the same members in the same order."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as after:
        for name in before.namelist():
            member = zipfile.ZipInfo(name, FIXED)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            after.writestr(member, before.read(name))
    return made.getvalue()
