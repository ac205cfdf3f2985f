"""The Markdown of a small pack, word for word: a change to it is read in review.

Made anew by `python -m tests.exports.test_golden`.
"""

from __future__ import annotations

from pathlib import Path

from assistant.exports.folder import edition_of, pack_files
from assistant.exports.pack import Request
from assistant.exports.planning import plan
from tests.exports.sessions import DAY, VERSION, desk

GOLDEN = Path(__file__).parent / "golden" / "three-recommendations.md"


def _made() -> bytes:
    session = plan(desk(), Request(numbers=(12, 13, 19), minutes=60), date=DAY, version=VERSION)
    return next(content for name, content in pack_files(edition_of(desk(), session, version=VERSION)) if name == "pack.md")


def test_the_pack_says_what_it_said() -> None:
    assert _made().decode() == GOLDEN.read_text(encoding="utf-8")


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_bytes(_made())
