"""Compiled copies are a help, never a need: damaged, stale or unwritable ones are passed over without a word."""

from __future__ import annotations

import marshal
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from assistant.answering.answer import to_json
from assistant.answering.desk import Desk
from knowledge.compiled import compiled, signature
from knowledge.library import DATA, Library
from knowledge.yaml_files import read_yaml

QUESTION = "court fees in care proceedings"
INDEX = "index.compiled"


class Maker:
    """Gives a value and counts how often it was asked."""

    def __init__(self, value: object) -> None:
        self.value = value
        self.made = 0

    def __call__(self) -> object:
        self.made += 1
        return self.value


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "listed.yaml"
    path.write_text("words: [a]\n", encoding="utf-8")
    return path


def test_a_copy_is_made_once_and_then_read(file: Path, tmp_path: Path) -> None:
    make, copy = Maker({"words": ("a", 1, None)}), tmp_path / "deep" / "down" / "words.compiled"
    first, second = (compiled(copy, [file], make) for _ in range(2))
    assert (first, second, make.made) == (make.value, make.value, 1)


def test_without_a_folder_nothing_is_kept(file: Path, tmp_path: Path) -> None:
    make = Maker([1])
    assert [compiled(None, [file], make) for _ in range(2)] == [[1], [1]]
    assert make.made == 2
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: b"\x00" * len(content),
        lambda content: b"not a copy at all",
        lambda content: marshal.dumps("other"),
        lambda content: marshal.dumps(("old form", {"words": "wrong"})),
        lambda content: marshal.dumps((1, 2, 3)),
    ],
    ids=["empty", "half", "zeros", "text", "a word", "another mark", "another shape"],
)
def test_a_damaged_copy_is_made_anew(file: Path, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    make, copy = Maker({"words": "right"}), tmp_path / "words.compiled"
    compiled(copy, [file], make)
    copy.write_bytes(damage(copy.read_bytes()))
    assert compiled(copy, [file], make) == {"words": "right"}
    assert compiled(copy, [file], make) == {"words": "right"}
    assert make.made == 2


def test_a_copy_of_a_file_that_has_changed_since_is_made_anew(file: Path, tmp_path: Path) -> None:
    make, copy = Maker("old"), tmp_path / "words.compiled"
    compiled(copy, [file], make)
    file.write_text("words: [b]\n", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    make.value = "new"
    assert compiled(copy, [file], make) == "new"


def test_a_folder_in_the_place_of_a_copy_is_passed_over(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "words.compiled"
    copy.mkdir()
    assert compiled(copy, [file], Maker("made")) == "made"
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".tmp")]


def test_a_cache_that_cannot_be_written_is_passed_over(file: Path, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file where the folder should be", encoding="utf-8")
    assert compiled(tmp_path / "blocked" / "words.compiled", [file], Maker("made")) == "made"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        compiled(tmp_path / "copy", [tmp_path / "gone.yaml"], Maker("made"))
    with pytest.raises(FileNotFoundError):
        signature([tmp_path / "gone.yaml"])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five papers with little data about them: a cache of it is soon filled."""
    folder = Path(shutil.copytree(DATA, tmp_path_factory.mktemp("small") / "data"))
    for name in ("subjects", "terms", "roles", "applies", "words"):
        few = read_yaml(folder / f"{name}.yaml")[:12]
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(few, allow_unicode=True), encoding="utf-8")
    owners = read_yaml(folder / "owners.yaml")
    few_owners = {"bodies": dict(list(owners["bodies"].items())[:12]), "owners": owners["owners"][:12]}
    (folder / "owners.yaml").write_text(yaml.safe_dump(few_owners, allow_unicode=True), encoding="utf-8")
    return folder


def asked(data: Path, cache: Path) -> object:
    """What a new desk over a cache answers."""
    return to_json(Desk(Library(data, cache=cache), cache=cache).ask(QUESTION))


@pytest.fixture(scope="module")
def kept(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, object]:
    """A filled cache, and the answer that came with it."""
    cache = tmp_path_factory.mktemp("kept")
    return cache, asked(data, cache)


def damaged(cache: Path, to: Path) -> Path:
    shutil.copytree(cache, to)
    for path in to.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            path.write_bytes(content[: len(content) // 2] + b"\xff\xfe")
    return to


def without_the_index(cache: Path, to: Path) -> Path:
    shutil.copytree(cache, to)
    (to / INDEX).unlink()
    return to


def with_a_folder_for_the_index(cache: Path, to: Path) -> Path:
    without_the_index(cache, to)
    (to / INDEX).mkdir()
    return to


def a_file_for_the_cache(cache: Path, to: Path) -> Path:
    to.write_text("no folder", encoding="utf-8")
    return to


def as_it_was(cache: Path, to: Path) -> Path:
    return Path(shutil.copytree(cache, to))


@pytest.mark.parametrize("state", [as_it_was, damaged, without_the_index, with_a_folder_for_the_index, a_file_for_the_cache])
def test_the_answer_is_the_same_whatever_the_state_of_the_cache(
    data: Path, kept: tuple[Path, object], tmp_path: Path, state: Callable[[Path, Path], Path], capfd: pytest.CaptureFixture[str]
) -> None:
    cache, expected = kept
    folder = state(cache, tmp_path / "cache")
    assert asked(data, folder) == expected
    assert capfd.readouterr() == ("", "")


def test_a_damaged_index_is_replaced_by_a_whole_one(data: Path, kept: tuple[Path, object], tmp_path: Path) -> None:
    folder = damaged(kept[0], tmp_path / "cache")
    asked(data, folder)
    assert marshal.loads((folder / INDEX).read_bytes())[1] == marshal.loads((kept[0] / INDEX).read_bytes())[1]
    assert not list(folder.glob(".*"))


def test_nothing_is_written_beside_the_data(data: Path, kept: tuple[Path, object]) -> None:
    assert kept
    assert {path.relative_to(data) for path in data.rglob("*")} == {path.relative_to(DATA) for path in DATA.rglob("*")}


def test_other_words_mean_another_index(data: Path, tmp_path: Path) -> None:
    other, cache = Path(shutil.copytree(data, tmp_path / "data")), tmp_path / "cache"
    *terms, last = read_yaml(other / "terms.yaml")
    term = f"term:{last['id']}"
    assert Desk(Library(other, cache=cache)).searcher.full_text.holding("text", term)
    (other / "terms.yaml").write_text(yaml.safe_dump(terms, allow_unicode=True), encoding="utf-8")
    assert not Desk(Library(other, cache=cache)).searcher.full_text.holding("text", term)
