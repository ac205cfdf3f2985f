"""Table: the figures of one or two sets as plain text, side by side, with the gap between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tests.relevance.figures import MEANS, OVERFITTED, Figures, Means, gaps

LABEL = 22
HEADS = ("nDCG", "recall", "prec", "quote", "answ")
NOTHING = Means(0, dict.fromkeys(MEANS), 0.0)


def table(sets: Sequence[Figures]) -> str:
    """The table of the sets; the gap where there are two, the first less the second."""
    return "\n".join([*_kinds(sets), "", *_totals(sets), "", *_refusals(sets), "", *_footer(sets)])


def failures(figures: Figures, count: int) -> str:
    """The worst answers of a set, one a line, with control characters shown as they are written in Python."""
    lines = [f"{each.score:6.3f}  {each.id:<12} {each.text[:90]!r}  {each.note}" for each in figures.failures[:count]]
    return "\n".join([f"Worst of {figures.name}", *lines])


def _kinds(sets: Sequence[Figures]) -> Iterator[str]:
    width = len(_cells(NOTHING))
    names = [f"{each.name:<{width}}" for each in sets]
    heads = [f"{'n':>4} " + " ".join(f"{head:>6}" for head in HEADS)] * len(sets)
    if len(sets) == 2:
        names.append("gap")
        heads.append(" ".join(f"{head:>6}" for head in HEADS))
    yield f"{'':<{LABEL}}{' | '.join(names)}".rstrip()
    yield f"{'kind':<{LABEL}}{' | '.join(heads)}"
    for kind in sorted({kind for each in sets for kind in each.kinds}):
        yield _row(kind, [each.kinds.get(kind, NOTHING) for each in sets])
    yield _row("all questions", [each.questions for each in sets])
    yield _row("turns: first", [each.first_turns for each in sets])
    yield _row("turns: follow-up", [each.follow_ups for each in sets])


def _row(label: str, rows: Sequence[Means]) -> str:
    cells = [_cells(each) for each in rows]
    if len(rows) == 2:
        cells.append(" ".join(_gap(rows[0].values[name], rows[1].values[name]) for name in MEANS))
    return f"{label:<{LABEL}}{' | '.join(cells)}"


def _cells(row: Means) -> str:
    return f"{row.count:>4} " + " ".join(f"{_number(row.values[name]):>6}" for name in MEANS)


def _totals(sets: Sequence[Figures]) -> Iterator[str]:
    yield f"{'over the whole set':<{LABEL}}" + "".join(f"{each.name:>13} {'n':>5}" for each in sets) + ("     gap" if len(sets) == 2 else "")
    counts = [each.counts() for each in sets]
    totals = [each.totals() for each in sets]
    for name in totals[0]:
        cells = "".join(f"{_number(total[name]):>13} {count[name]:>5}" for total, count in zip(totals, counts, strict=True))
        gap = f"  {_gap(totals[0][name], totals[1][name])}" if len(sets) == 2 else ""
        yield f"{name:<{LABEL}}{cells}{gap}"


def _refusals(sets: Sequence[Figures]) -> Iterator[str]:
    yield f"{'refusals right':<{LABEL}}" + "".join(f"{each.name:>13}" for each in sets)
    for group in sorted({group for each in sets for group in each.refusals}):
        cells = (each.refusals.get(group) for each in sets)
        yield f"{group:<{LABEL}}" + "".join(f"{f'{cell.right}/{cell.of}' if cell else '-':>13}" for cell in cells)


def _footer(sets: Sequence[Figures]) -> Iterator[str]:
    for each in sets:
        middle, slow = each.milliseconds
        yield f"A warm question of {each.name}: {middle:.1f} ms at the 50th percentile, {slow:.1f} ms at the 95th, over {each.questions.count} questions."
    if len(sets) == 2:
        yield from _overfitting(sets[0], sets[1], gaps(sets[0], sets[1]))


def _overfitting(one: Figures, other: Figures, found: Mapping[str, float]) -> Iterator[str]:
    error = (one.questions.error**2 + other.questions.error**2) ** 0.5
    yield f"Gap of nDCG@10 between {one.name} and {other.name}: {found.get('ndcg@10', 0.0):+.3f}, standard error {error:.3f}."
    wide = [name for name, gap in found.items() if gap > OVERFITTED]
    yield f"Gap above {OVERFITTED}: {', '.join(wide)}." if wide else f"No gap above {OVERFITTED}."


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _gap(one: float | None, other: float | None) -> str:
    return f"{'-':>6}" if one is None or other is None else f"{one - other:+6.3f}"
