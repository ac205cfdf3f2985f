"""The papers are those received: a changed file or text is refused with a message that says which."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from knowledge.corpus import Corpus
from knowledge.errors import ChangedSourceError, DataError, KnowledgeError
from knowledge.library import DATA, Library
from knowledge.yaml_files import read_yaml

FILES = sorted(path.name for path in (DATA / "sources").glob("*.txt"))
IDS = {"action-plan-table", "press-release", "wt-consultation", "ncvys-briefing", "ttrb-summary"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.mark.parametrize("name", FILES)
def test_a_paper_with_one_character_changed_is_refused(data: Path, name: str) -> None:
    path = data / "sources" / name
    content = bytearray(path.read_bytes())
    place = content.index(b"Laming")
    content[place] ^= 0x20  # "laming"
    path.write_bytes(content)
    with pytest.raises(ChangedSourceError) as caught:
        _ = Library(data).corpus
    assert (caught.value.path, caught.value.found) == (path, sha256(content).hexdigest())
    message = str(caught.value)
    assert name in message
    assert "has changed" in message
    assert "Restore the file as received" in message
    assert "\n" not in message


def test_a_paper_with_a_line_break_more_is_refused(data: Path) -> None:
    path = data / "sources" / FILES[0]
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(ChangedSourceError, match=FILES[0]):
        _ = Library(data).corpus


def test_a_text_whose_digest_is_not_the_one_described_is_refused(data: Path) -> None:
    """The file may be right and the text not: when the way from one to the other changes, offsets no longer hold."""
    listing = data / "sources.yaml"
    right = read_yaml(listing)["sources"][0]["sha256_text"]
    listing.write_text(listing.read_text(encoding="utf-8").replace(right, "f" * 64), encoding="utf-8")
    with pytest.raises(ChangedSourceError, match=right) as caught:
        _ = Library(data).corpus
    assert caught.value.expected == "f" * 64


def test_a_change_is_seen_though_a_compiled_copy_of_the_right_paper_is_kept(data: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert Library(data, cache=cache).corpus.last == 58
    path = data / "sources" / FILES[0]
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(ChangedSourceError):
        _ = Library(data, cache=cache).corpus


def test_a_missing_paper_is_a_missing_file(data: Path) -> None:
    (data / "sources" / FILES[0]).unlink()
    with pytest.raises(FileNotFoundError, match=FILES[0]):
        _ = Library(data).corpus


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("deadlines.yaml", "Expert Group established from May 2009.", "Expert Group disbanded in May 2009.", "does not say"),
        ("guidance.yaml", "wt-consultation:proposals:rec-6", "wt-consultation:proposals:rec-5", "there is no passage"),
        ("references.yaml", "(see Rec 2)", "(see Rec 3)", "does not say"),
        ("deadlines.yaml", "relation: by,", "rel: by,", "relation"),
        ("sources.yaml", "form: table", "form: [table", "sources.yaml"),  # no YAML any more
    ],
)
def test_a_data_file_that_does_not_fit_is_refused_by_name(data: Path, file: str, before: str, after: str, told: str) -> None:
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    library = Library(data)
    with pytest.raises(DataError, match=told) as caught:
        for _ in (library.deadlines, library.guidance, library.references):
            pass
    assert caught.value.path == path
    assert isinstance(caught.value, KnowledgeError)


def test_the_five_papers_are_described_in_full(corpus: Corpus) -> None:
    assert set(corpus.sources) == IDS
    for source in corpus.sources.values():
        assert all((source.title, source.short, source.publisher, source.date, source.kind, source.licence, source.attribution))
        assert source.rank == ("commentary" if source.id in {"ncvys-briefing", "ttrb-summary"} else "primary")
        assert source.sha256 == sha256(source.text.encode()).hexdigest()
        assert source.sha256_file == sha256((DATA / "sources" / source.file).read_bytes()).hexdigest()


def test_the_digest_is_over_the_ids_and_digests_of_all_papers(corpus: Corpus) -> None:
    lines = "".join(f"{source.id} {source.sha256}\n" for source in sorted(corpus.sources.values(), key=lambda source: source.id))
    assert corpus.digest == sha256(lines.encode()).hexdigest()
