"""Tables: what can be browsed: recommendations, dates, roles, terms, bodies and papers, as rows that each lead to a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.library import Library
from knowledge.records import Deadline, Recommendation, unit_number

LONG = 160
"""Characters of a cell; the screen shows as many of them as there is room for."""
LEAST = 8
"""Cells that a column keeps, however narrow the screen is."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, what it sorts by, and the question that it leads to."""

    cells: tuple[str, ...]
    sorts: tuple[tuple[int, str], ...]
    """For each cell a number and a text to sort by."""
    question: str
    words: Mapping[str, str]
    """What a filter looks at, by the name that may stand before a colon: "role", "owner", "date"."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns."""

    id: str
    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    whole: int | None = None
    """The place of a column that says nothing when it is cut."""

    def filtered(self, typed: str) -> tuple[Row, ...]:
        """The rows that hold every word typed; `role:teacher` looks only at what is named before the colon."""
        return tuple(row for row in self.rows if all(_holds(row, word) for word in typed.casefold().split()))


def fitted(widths: Sequence[int], room: int, *, whole: int | None = None) -> tuple[int, ...]:
    """The widths of columns made to fit: the widest give way, all as far as each other, save the one at the place `whole`."""

    def given(most: int) -> tuple[int, ...]:
        return tuple(width if place == whole else min(width, most) for place, width in enumerate(widths))

    most = max(widths, default=0)
    while most > LEAST and sum(given(most)) > room:
        most -= 1
    return given(most)


def tables_of(library: Library) -> Sequence[Table]:
    """All tables."""
    return (_recommendations(library), _dates(library), _roles(library), _terms(library), _bodies(library), _papers(library))


def _holds(row: Row, word: str) -> bool:
    name, colon, wanted = word.partition(":")
    if colon and name in row.words:
        return wanted.replace("_", " ") in row.words[name]
    return any(word in text for text in row.words.values())


def _row(cells: Sequence[str], question: str, **words: str) -> Row:
    text = " ".join(cells)
    sorts = tuple((int(cell) if cell.isdecimal() else 0, cell.casefold()) for cell in cells)
    return Row(tuple(cells), sorts, question, {"": text.casefold(), **{name: value.casefold() for name, value in words.items()}})


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONG else f"{line[: LONG - 1]}…"


def _recommendations(library: Library) -> Table:
    corpus = library.corpus
    roles, owners, themes, papers = _roles_of(library), _owners_of(library), _themes_of(library), _papers_of(library)
    rows = []
    for number, row in corpus.recommendations.items():
        said = " ".join(corpus.text(passage) for passage in row.recommendation)
        by_when = " ".join(corpus.text(passage) for passage in row.by_when) or "no date"
        outcome = library.outcomes.get(number)
        since = outcome.outcome.replace("_", " ") if outcome else "not known"
        cells = (str(number), _short(said), _short(by_when), _short(", ".join(owners[number])), since)
        rows.append(
            _row(
                cells, f"recommendation {number}", role=" ".join(roles[number]), owner=" ".join(owners[number]), date=by_when,
                theme=" ".join(themes[number]), paper=" ".join(papers[number]), status=since, text=_whole(library, row),
            )
        )  # fmt: skip
    return Table("recommendations", "Recommendations", ("No.", "Recommendation", "By when", "Who", "Since 2009"), tuple(rows))


def _whole(library: Library, row: Recommendation) -> str:
    return " ".join(library.corpus.text(passage) for passage in row.passages())


def _roles_of(library: Library) -> defaultdict[int, list[str]]:
    """By number the roles that the recommendation names."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for (kind, id_), applications in library.applications.items():
        for each in applications:
            number = unit_number(each.unit)
            if number and kind == "role" and each.reach == "named":
                found[number].append(library.roles[id_].name)
    return found


def _owners_of(library: Library) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for duty in library.duties:
        if duty.recommendation and duty.owner not in found[duty.recommendation]:
            found[duty.recommendation].append(duty.owner)
    return found


def _themes_of(library: Library) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for subject in library.subjects:
        number = unit_number(subject.unit)
        if number and not subject.asks:
            found[number].append(subject.words)
    return found


def _papers_of(library: Library) -> defaultdict[int, list[str]]:
    """By number the papers that treat it."""
    found: defaultdict[int, list[str]] = defaultdict(lambda: ["action-plan-table"])
    for passage in library.corpus.passages.values():
        if passage.recommendation and not passage.part:
            found[passage.recommendation].append(passage.source)
    return found


def _dates(library: Library) -> Table:
    dated = [each for each in library.deadlines if each.own and _number(library, each)]
    rows = []
    for each in sorted(dated, key=lambda each: (each.when is None, each.when or "")):
        number = _number(library, each)
        when = each.when or "no date"
        cells = (each.relation, when, _line_of(each), str(number), each.of)
        rows.append(_row(cells, f"recommendation {number}", date=when))
    rows = [row for place, row in enumerate(rows) if row.cells not in [each.cells for each in rows[:place]]]  # a row that is continued says a date again
    return Table("dates", "Dates", ("", "Date", YEARS, "No.", "What"), tuple(rows), whole=2)


def _number(library: Library, deadline: Deadline) -> int | None:
    passage = library.corpus.passages[deadline.evidence.passage]
    return passage.recommendation if passage.part else None


MONTHS = 30
"""From January 2009 to June 2011."""
YEARS = f"{'2009':<12}{'2010':<12}2011"
SEASONS = {"spring": (2, 4), "summer": (5, 7), "autumn": (8, 10), "winter": (11, 13)}
"""The first and last month of each, from 0."""


def _line_of(deadline: Deadline) -> str:
    """The date on a line of months: a dot for each month that it may mean, a bar up to it or on from it."""
    if deadline.when is None:
        return "·" * MONTHS
    first, last = _months(deadline.when)[0], _months(deadline.until or deadline.when)[1]
    if last < 0:
        return "◂" + "·" * (MONTHS - 1)
    first, last = max(first, 0), min(last, MONTHS - 1)
    first, last = {"by": (last, last), "from": (first, first)}.get(deadline.relation, (first, last))
    before = "━" if deadline.relation == "by" else "·"
    after = "━" if deadline.relation == "from" else "·"
    return before * first + "●" * (last - first + 1) + after * (MONTHS - 1 - last)


def _months(when: str) -> tuple[int, int]:
    """The first and last month that a date may mean, January 2009 being 0: of a year all twelve, of a financial year those from April to March."""
    year, _, rest = when.replace("/", "-").partition("-")
    begin = (int(year) - 2009) * 12
    if "/" in when:
        return begin + 3, begin + 14
    part = rest.partition("-")[0]
    if part.isdecimal():
        return begin + int(part) - 1, begin + int(part) - 1
    first, last = SEASONS.get(part, (0, 11))
    return begin + first, begin + last


def _roles(library: Library) -> Table:
    rows = []
    for role in sorted(library.roles.values(), key=lambda role: role.name):
        named = library.applications.get(("role", role.id), ())
        numbers = sorted({number for each in named if each.reach == "named" and (number := unit_number(each.unit))})
        cells = (role.name, str(len(numbers)), ", ".join(map(str, numbers)), _short(", ".join(role.also[:4])))
        rows.append(_row(cells, f"what applies to a {role.name}?", also=" ".join(role.also)))
    return Table("roles", "Roles", ("Role", "Named in", "Recommendations", "Also called"), tuple(rows))


def _terms(library: Library) -> Table:
    rows = [
        _row(
            (term.name, ", ".join(term.abbreviations), term.kind, _short(", ".join(term.also[:4]))),
            f"what is {term.abbreviations[0] if term.abbreviations else term.name}?",
        )
        for term in sorted(library.terms.values(), key=lambda term: term.name.casefold())
    ]
    return Table("terms", "Glossary", ("Term", "Short", "Kind", "Also called"), tuple(rows))


def _bodies(library: Library) -> Table:
    rows = [
        _row(
            (body.names[0], body.status.replace("_", " "), body.when or "", _short(body.now)),
            f"what became of {body.names[0]}?",
            text=f"{body.then} {body.now}",
        )
        for body in sorted(library.bodies.values(), key=lambda body: body.names[0].casefold())
    ]
    return Table("bodies", "Then and now", ("Then", "What happened", "When", "Now"), tuple(rows))


def _papers(library: Library) -> Table:
    rows = [
        _row((each.short, each.date, each.rank, each.publisher, each.licence), f"what is the {each.short}?", text=each.title)
        for each in library.corpus.sources.values()
    ]
    return Table("papers", "Papers", ("Paper", "Date", "Rank", "Publisher", "Licence"), tuple(rows))
