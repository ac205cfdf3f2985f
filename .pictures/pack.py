"""Makes the README's pictures of a slide and a hand-out: `python .pictures/pack.py`, where LibreOffice and poppler are installed."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from assistant.answering.desk import Desk
from assistant.exports.folder import edition_of, pack_files
from assistant.exports.pack import Request
from assistant.exports.planning import plan

HERE = Path(__file__).parent
SESSION = Request(roles=("health-visitor",), topic="supervision", minutes=90)
PICTURES = {"slide.png": ("slides.pptx", 8, 96), "handout.png": ("handout.docx", 1, 80)}
"""By picture: the file, its page, and how many dots an inch has."""
TOOLS = ("soffice", "pdftoppm")


def main() -> int:
    """Writes the pictures beside this file; says which tool is missing where one is."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"not made: {', '.join(missing)} is not installed", file=sys.stderr)
        return 1
    desk = Desk()
    session = plan(desk, SESSION, date=datetime.date(2026, 11, 22), version="0.1.0")
    files = dict(pack_files(edition_of(desk, session, version="0.1.0")))
    with tempfile.TemporaryDirectory() as folder:
        for name, (file, page, dots) in PICTURES.items():
            _draw(Path(folder), file, files[file], page, dots).replace(Path(folder) / name)
            shutil.copyfile(Path(folder) / name, HERE / name)
            print(HERE / name)
    return 0


def _draw(folder: Path, file: str, content: bytes, page: int, dots: int) -> Path:
    """One page of a file as a picture."""
    (folder / file).write_bytes(content)
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / file)], check=True, capture_output=True)
    drawn = folder / Path(file).stem
    pdf = drawn.with_suffix(".pdf")
    subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", str(dots), "-f", str(page), "-l", str(page), str(pdf), str(drawn)], check=True)
    return drawn.with_suffix(".png")


if __name__ == "__main__":
    raise SystemExit(main())
