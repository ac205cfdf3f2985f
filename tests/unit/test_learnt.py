"""What was learnt is read whole, or the file that does not fit is named."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.answering.confidence import compile_confidence
from assistant.answering.learnt_ranking import compile_ranking
from index.additive import compile_additive
from index.linear import compile_linear
from knowledge.errors import DataError
from knowledge.library import DATA, Library

MADE: dict[str, Callable[[Any], object]] = {
    "units": compile_additive,
    "answerable": compile_linear,
    "ranking": compile_ranking,
    "confidence": compile_confidence,
}


@pytest.mark.parametrize("name", MADE)
def test_what_was_learnt_fits(name: str) -> None:
    assert Library().learnt(name, MADE[name])


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("content", ["{}", "[]", "", "null", '{"alone": {}}'])
def test_a_damaged_file_is_named(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / "learnt").mkdir()
    (tmp_path / "learnt" / f"{name}.json").write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        Library(tmp_path).learnt(name, MADE[name])
    assert f"{name}.json" in str(caught.value)


def test_weights_for_other_features_are_not_taken(tmp_path: Path) -> None:
    kept = json.loads((DATA / "learnt" / "confidence.json").read_text(encoding="utf-8"))
    kept["alone"]["weights"].popitem()
    with pytest.raises(ValueError, match="one weight for each feature"):
        compile_confidence(kept)


def test_a_kept_copy_is_made_again_when_the_file_changes(tmp_path: Path) -> None:
    file = tmp_path / "learnt" / "confidence.json"
    file.parent.mkdir()
    kept = json.loads((DATA / "learnt" / "confidence.json").read_text(encoding="utf-8"))
    for constant in (1.0, 2.0):
        kept["alone"]["constant"] = constant
        file.write_text(json.dumps(kept), encoding="utf-8")
        os.utime(file, (constant, constant))
        found = Library(tmp_path, cache=tmp_path / "cache").learnt("confidence", compile_confidence)
        assert found["alone"]["constant"] == constant
