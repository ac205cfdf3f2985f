"""The figures may not fall. A failure names figures only: single fresh questions are for nobody's eyes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.relevance.figures import Figures, Tally, as_json, gaps
from tests.relevance.floors import EXACT, changes, fallen, floors_under, load_floors, save_floors
from tests.relevance.question_set import load_set
from tests.relevance.table import table


@pytest.mark.parametrize("name", ["gold", "fresh"])
def test_no_figure_is_below_its_floor(name: str, measured: Mapping[str, Figures]) -> None:
    assert fallen(measured[name], load_floors()[name]) == []


@pytest.mark.parametrize("name", ["gold", "fresh"])
def test_every_figure_has_a_floor_and_faults_have_none_to_spare(name: str, measured: Mapping[str, Figures]) -> None:
    floors = load_floors()[name]
    assert floors.keys() == measured[name].totals().keys()
    assert {floors[figure] for figure in EXACT} == {1.0}


def test_a_figure_below_its_floor_is_named(measured: Mapping[str, Figures]) -> None:
    worse = replace(measured["gold"], urgent=Tally(4, 5))
    assert fallen(worse, {"urgent": 1.0}) == ["gold urgent: 0.8 is below 1.0"]
    assert fallen(worse, {"gone": 0.1}) == ["gold gone: None is below 0.1"]


def test_floors_are_a_little_under_the_figures_and_come_back_as_they_were_written(measured: Mapping[str, Figures], tmp_path: Path) -> None:
    floors = floors_under(measured.values())
    save_floors(floors, tmp_path / "floors.yaml")
    assert load_floors(tmp_path / "floors.yaml") == floors
    assert all(not fallen(measured[name], floors[name]) or name_of_fault(measured[name]) for name in floors)
    reached = measured["gold"].totals()["ndcg@10"]
    assert reached is not None and 0.015 <= reached - floors["gold"]["ndcg@10"] < 0.0161


def name_of_fault(figures: Figures) -> list[str]:
    """The figures that may not be below 1 and are."""
    return [name for name in EXACT if figures.totals()[name] != 1.0]


def test_a_lowered_floor_is_marked() -> None:
    found = list(changes({"gold": {"quote": 0.9, "urgent": 1.0}}, {"gold": {"quote": 0.8, "urgent": 1.0, "recall@5": 0.7}}))
    assert found == ["gold quote: 0.9 -> 0.8 LOWERED", "gold recall@5: none -> 0.7"]


def test_the_table_shows_every_kind_of_both_sets_and_their_gap(measured: Mapping[str, Figures]) -> None:
    shown = table(list(measured.values()))
    found = gaps(measured["gold"], measured["fresh"])
    assert all(f"\n{kind} " in shown for kind in {*measured["gold"].kinds, *measured["fresh"].kinds, *measured["gold"].refusals})
    assert f"{found['ndcg@10']:+.3f}" in shown
    assert "at the 95th" in shown


def test_neither_table_nor_json_quotes_a_fresh_question(measured: Mapping[str, Figures]) -> None:
    shown = table(list(measured.values())) + str(as_json(measured["fresh"]))
    quoted = sum(item.text in shown for item in load_set("fresh").items() if len(item.text) > 12)
    assert quoted == 0
