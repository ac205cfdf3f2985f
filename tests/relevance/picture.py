"""Picture: curves as an SVG that reads in light and in dark pages, written with nothing but the standard library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.relevance.curve import Curve, Point

WIDTH, HEIGHT = 820, 482
SIZE = 290
TOP = 48
STYLE = """
  .page { fill: #ffffff; stroke: #d0d7de } .grid { stroke: #d8dee4 } .axis { stroke: #57606a; fill: none }
  text { font: 13px system-ui, "DejaVu Sans", sans-serif; fill: #24292f } .title { font-weight: 600; font-size: 14px } .tick { fill: #57606a; font-size: 12px }
  .a { stroke: #0550ae } .b { stroke: #bc4c00 } .alone { stroke-dasharray: 6 4; stroke-width: 1.6 } .line { fill: none; stroke-width: 2.2 }
  .a-dot { fill: #0550ae } .b-dot { fill: #bc4c00 } .dot { stroke: #ffffff; stroke-width: 1.5 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117; stroke: #30363d } .grid { stroke: #262c36 } .axis { stroke: #8b949e } text { fill: #e6edf3 } .tick { fill: #9ea7b3 }
    .a { stroke: #79c0ff } .b { stroke: #ffa657 } .a-dot { fill: #79c0ff } .b-dot { fill: #ffa657 } .dot { stroke: #0d1117 }
  }
"""

MOST_MISSED = 30
"""Where the axis of false refusals ends, in a hundred: nobody would choose a cut-off beyond it."""

Reading = Callable[[Curve, Point], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Axis:
    """What one side of a panel measures."""

    label: str
    low: float
    high: float
    step: float

    def place(self, value: float) -> float:
        """How far along the axis a value stands, 0 to 1; one beyond its ends stands at the end."""
        return (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        """The values that are written beside it."""
        return [self.low + self.step * count for count in range(round((self.high - self.low) / self.step) + 1)]


@dataclass(frozen=True, slots=True)
class Panel:
    """One diagram: its left edge, title and axes, and what it shows of a point."""

    left: int
    title: str
    across: Axis
    up: Axis
    reading: Reading

    def at(self, across: float, up: float) -> tuple[float, float]:
        """Where a pair of values stands in the picture."""
        return round(self.left + SIZE * self.across.place(across), 1), round(TOP + SIZE * (1 - self.up.place(up)), 1)


def picture(curves: Sequence[Curve]) -> str:
    """The curves as one SVG: left the score against the share answered, right false answers against false refusals.

    Each set has its colour; a curve without the list of limits is dashed. Raises ValueError for no set or more than two: more would not be told apart.
    """
    named = list(dict.fromkeys(each.name for each in curves))
    if not 1 <= len(named) <= 2:
        raise ValueError("the picture takes the curves of one set or two")
    colours = dict(zip(named, "ab", strict=False))
    panels = panels_for(curves)
    said = f"Abstention curves on {' and '.join(named)}: score against share answered, and false answers against false refusals; the cut-off in use is marked."
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" aria-label="{escape(said)}">',
        f"<style>{STYLE}</style>",
        f'<rect class="page" x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="8"/>',
        *(part for panel in panels for part in (*_frame(panel), *_lines(panel, curves, colours))),
        *_legend(curves, colours),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def panels_for(curves: Sequence[Curve]) -> tuple[Panel, Panel]:
    """The two panels, their axes just long enough for the curves."""
    every = [point for each in curves for point in each.points]
    wrong = max(_wrongly(each, point)[1] for each in curves for point in each.points)
    few = _rounded_down(min(point.share_answered for point in every), 0.1)
    low = _rounded_down(min(point.score for point in every), 0.05)
    missed = Axis("false refusals, % of answerable questions", 0, MOST_MISSED, 5)
    false = Axis("false answers, % of questions to be refused", 0, max(10.0, -_rounded_down(-wrong, 10)), 10)
    answered, good = Axis("questions answered, % of all", 100 * few, 100, 10), Axis("mean nDCG@10 of what is answered", low, 1.0, 0.05)
    return Panel(76, "Score against share answered", answered, good, _well), Panel(486, "False answers against false refusals", missed, false, _wrongly)


def _well(_: Curve, point: Point) -> tuple[float, float]:
    return 100 * point.share_answered, point.score


def _wrongly(curve: Curve, point: Point) -> tuple[float, float]:
    return 100 * point.false_refusals / max(1, curve.answerable), 100 * point.false_answers / max(1, curve.unanswerable)


def _rounded_down(value: float, step: float) -> float:
    return step * (value // step)


def _frame(panel: Panel) -> Iterator[str]:
    """Title, grid, axes and their labels."""
    right, bottom, middle = panel.left + SIZE, TOP + SIZE, panel.left + SIZE / 2
    yield f'<text class="title" x="{panel.left}" y="{TOP - 16}">{escape(panel.title)}</text>'
    for value in panel.up.ticks():
        _, height = panel.at(panel.across.low, value)
        yield f'<line class="grid" x1="{panel.left}" y1="{height}" x2="{right}" y2="{height}"/>'
        yield f'<text class="tick" x="{panel.left - 8}" y="{height + 4}" text-anchor="end">{_tick(value, panel.up.step)}</text>'
    for value in panel.across.ticks():
        place, _ = panel.at(value, panel.up.low)
        yield f'<line class="grid" x1="{place}" y1="{TOP}" x2="{place}" y2="{bottom}"/>'
        yield f'<text class="tick" x="{place}" y="{bottom + 18}" text-anchor="middle">{_tick(value, panel.across.step)}</text>'
    yield f'<path class="axis" d="M{panel.left} {TOP}V{bottom}H{right}"/>'
    yield f'<text x="{middle}" y="{bottom + 40}" text-anchor="middle">{escape(panel.across.label)}</text>'
    side = panel.left - 50
    yield f'<text x="{side}" y="{TOP + SIZE / 2}" text-anchor="middle" transform="rotate(-90 {side} {TOP + SIZE / 2})">{escape(panel.up.label)}</text>'


def _lines(panel: Panel, curves: Sequence[Curve], colours: Mapping[str, str]) -> Iterator[str]:
    """Each curve, and a dot at the cut-off in use."""
    for each in curves:
        places = dict.fromkeys(panel.at(*panel.reading(each, point)) for point in each.points)
        yield f'<polyline class="{_line_style(each, colours)}" points="{" ".join(f"{across},{up}" for across, up in places)}"/>'
    for each in curves:
        across, up = panel.at(*panel.reading(each, each.chosen))
        yield f'<circle class="dot {colours[each.name]}-dot" cx="{across}" cy="{up}" r="{6 if each.bounded else 4}"/>'


def _legend(curves: Sequence[Curve], colours: Mapping[str, str]) -> Iterator[str]:
    """Which line is which, and what its dot stands for."""
    for place, each in enumerate(curves):
        height = TOP + SIZE + 66 + 18 * place
        found = each.chosen
        how = "as in use" if each.bounded else "without the list of limits"
        errors = f"{found.false_answers} of {each.unanswerable} false answers, {found.false_refusals} of {each.answerable} false refusals"
        yield f'<line class="{_line_style(each, colours)}" x1="28" y1="{height}" x2="64" y2="{height}"/>'
        yield f'<circle class="dot {colours[each.name]}-dot" cx="46" cy="{height}" r="{6 if each.bounded else 4}"/>'
        yield f'<text class="tick" x="76" y="{height + 4}">{escape(f"{each.name}, {how}: at the cut-off {found.cut_off:g}, {errors}")}</text>'


def _line_style(curve: Curve, colours: Mapping[str, str]) -> str:
    return f"line {colours[curve.name]}" + ("" if curve.bounded else " alone")


def _tick(value: float, step: float) -> str:
    return f"{value:.2f}" if step < 1 else f"{value:.0f}"
