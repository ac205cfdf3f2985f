"""Floors: what the figures may not fall below, kept in floors.yaml a little under what was reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import floor
from pathlib import Path

import yaml

from tests.relevance.figures import Figures

FLOORS = Path(__file__).resolve().parent / "floors.yaml"
SLACK = 0.015
EXACT = ("urgent", "fidelity")
"""Anything below 1 is a fault, whatever was reached."""
HEADER = "# What the figures may not fall below. Written by: python -m tests.relevance --write-floors\n"

Floors = dict[str, dict[str, float]]


def load_floors(path: Path = FLOORS) -> Floors:
    """The floors by set and figure; none where the file is missing."""
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.exists() else {}


def save_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Writes the floors."""
    path.write_text(HEADER + yaml.safe_dump(floors, sort_keys=False), encoding="utf-8")


def floors_under(measured: Iterable[Figures]) -> Floors:
    """Floors a little under the figures."""
    return {each.name: {name: _under(name, value) for name, value in each.totals().items() if value is not None} for each in measured}


def fallen(figures: Figures, floors: Mapping[str, float]) -> list[str]:
    """A line for each figure below its floor, or that is gone."""
    reached = figures.totals()
    return [
        f"{figures.name} {name}: {value if value is None else round(value, 4)} is below {least}"
        for name, least in floors.items()
        if (value := reached.get(name)) is None or value < least
    ]


def changes(before: Floors, after: Floors) -> Iterator[str]:
    """A line for each floor that differs, lowered ones marked: to lower one is a decision."""
    for name, floors in after.items():
        for figure, least in floors.items():
            old = before.get(name, {}).get(figure)
            if old != least:
                yield f"{name} {figure}: {'none' if old is None else old} -> {least}{' LOWERED' if old is not None and least < old else ''}"


def _under(name: str, value: float) -> float:
    return 1.0 if name in EXACT else max(0.0, floor(1000 * (value - SLACK)) / 1000)
