"""The text of an answer, the same for `laming ask`, `laming 19` and line mode. Takes the answer as the contract has it.

Loads nothing: a look-up by number prints with it too.
"""

from __future__ import annotations

from assistant.shell.wrapping import harmless, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from assistant.shell.output import Look

    Shown = dict[str, Any]
    """An answer, or a part of one, as the answer contract has it."""
    Place = tuple[str, str, str]
    """The headings that a statement stands under: how it reaches the role, the recommendation or paper, the part."""

TABLE = "action-plan-table"
PART_HEADINGS = {"recommendation": "Recommendation", "response": "The Government's response", "by_when": "By when"}
PART_REASONS = frozenset(["recommendation", "response", "by when"])
REACH_HEADINGS = {"named": "By name", "group": "Through a group"}
NEAR_HEADING = "Near what was asked, but no answer to it"
BESIDE_HEADING = "What the other papers say of it"
LABELS = {
    "currency": "Date and rank",
    "then_and_now": "Then and now",
    "urgent": "Help first",
    "correction": "Spelling",
    "context": "Note",
    "wording_differs": "The papers differ",
    "privacy": "Privacy",
}
BEFORE_THE_QUOTES = ("correction", "privacy")
MARGIN = "  "
INDENT = "       "
"""Where quotes begin: behind the margin and a number of up to two digits."""
STYLES = {"headline": "1", "heading": "1", "number": "36", "citation": "2", "notice": "33", "urgent": "1;31"}
"""What colours say beside the words; nothing is told by a colour alone."""
END = "\x1b[0m"


def rendered(answer: Shown, papers: Mapping[str, str], look: Look) -> str:
    """The text of an answer. `papers` holds the short title and date of each source by its id."""
    return "\n".join(_Page(papers, look).lines(answer)) + "\n"


def scope_line(answer: Shown) -> str:
    """How many of how many, and which: "4 of 58 recommendations name health visitors: 25, 32, 33, 35".

    The count is left out where the headline says it already.
    """
    scope = answer.get("scope")
    if not scope:
        return ""
    numbers = sorted(_counted(answer["statements"]))
    listed = f": {', '.join(map(str, numbers))}" if len(numbers) == scope["matched"] > 0 else ""
    count, basis = f"{scope['matched']} of {scope['of']} ", scope["basis"]
    if answer["headline"].startswith(count):
        return f"{basis[:1].upper()}{basis[1:]}{listed}" if listed else ""
    basis = basis.replace("recommendations that ", "recommendations ", 1).replace("recommendations with ", "recommendations have ", 1)
    return f"{count}{basis}{listed}"


def _counted(statements: Iterable[Shown]) -> set[int]:
    """The recommendations that a scope counts: those that name the role, or all where no role was asked about."""
    listed = [each for each in statements if each["relation"] == "answers" and each["citation"]["part"]]
    if any(each["applies"] for each in listed):
        listed = [each for each in listed if each["applies"] == "named"]
    return {each["citation"]["recommendation"] for each in listed}


class _Page:
    """Draws answers for one look."""

    def __init__(self, papers: Mapping[str, str], look: Look) -> None:
        self.papers = papers
        self.look = look

    def lines(self, answer: Shown) -> Iterator[str]:
        """All lines of an answer, without line breaks."""
        notices = answer["notices"]
        urgent = [each for each in notices if each["kind"] == "urgent"]
        early = [each for each in notices if each["kind"] in BEFORE_THE_QUOTES]
        if urgent:
            yield from self._urgent(answer["headline"], urgent)
        else:
            yield from self._styled("headline", wrapped(answer["headline"], self.look.width))
            yield from self._reading(answer)
        for notice in early:
            yield from self._notice(notice)
        yield from self._statements(answer)
        for notice in notices:
            if notice not in urgent and notice not in early:
                yield ""
                yield from self._notice(notice)
        yield from self._suggestions(answer)

    def _urgent(self, headline: str, notices: Sequence[Shown]) -> Iterator[str]:
        rule = "!" * self.look.width
        yield from self._styled("urgent", [rule, *wrapped(headline.upper(), self.look.width, first="!! ", rest="!! "), rule])
        for notice in notices:
            yield ""
            yield from wrapped(notice["text"], self.look.width)
            yield from self._web(notice)

    def _reading(self, answer: Shown) -> Iterator[str]:
        if answer["read_as"] and _plain(answer["read_as"]) != _plain(answer["question"]):
            yield from wrapped(answer["read_as"], self.look.width, first="Read as: ", rest="         ")
        scope = scope_line(answer)
        if scope:
            yield from wrapped(scope, self.look.width)

    def _statements(self, answer: Shown) -> Iterator[str]:
        before: Place = ("", "", "")
        reason = ""
        for statement, place in zip(answer["statements"], _places(answer, self.papers), strict=True):
            yield ""
            yield from self._headings(before, place)
            yield from self._statement(statement, said=reason if place[:2] == before[:2] else "")
            before, reason = place, statement["why"]

    def _headings(self, before: Place, place: Place) -> Iterator[str]:
        reach, unit, part = place
        if reach != before[0] and reach:
            yield from self._styled("heading", [f"== {reach} ==", ""])
        if place[:2] != before[:2] and unit:
            yield from self._styled("heading", wrapped(unit, self.look.width))
        if place != before and part:
            yield from self._styled("heading", [MARGIN + part])

    def _statement(self, statement: Shown, *, said: str) -> Iterator[str]:
        """A quote with its number, its citation, and why it is shown, unless that was `said` just above."""
        citation = statement["citation"]
        number = f"{MARGIN}[{citation['number']}]"
        quote = list(wrapped(statement["quote"], self.look.width, first=f"{number:<{len(INDENT)}}", rest=INDENT))
        yield self._in_colour("number", number) + quote[0][len(number) :]
        yield from quote[1:]
        where = f"{self.papers.get(citation['source'], citation['source'])}: {citation['locator']}"
        yield from self._styled("citation", wrapped(where, self.look.width, first=INDENT, rest=INDENT))
        why = statement["why"]
        if why not in PART_REASONS | {"", said} and not where.startswith(why):
            yield from self._styled("citation", wrapped(f"({why})", self.look.width, first=INDENT, rest=INDENT))

    def _notice(self, notice: Shown) -> Iterator[str]:
        label = f"{LABELS.get(notice['kind'], 'Note')}:"
        if notice["text"].startswith(label[:-1]):
            label = label[:-1]
        text = notice["text"].removeprefix(label).lstrip()
        lines = list(wrapped(text, self.look.width, first=f"{label} ", rest=MARGIN))
        yield self._in_colour("notice", label) + lines[0][len(label) :]
        yield from lines[1:]
        yield from self._web(notice)

    def _web(self, notice: Shown) -> Iterator[str]:
        checked = f"checked {notice['checked_on']}" if notice.get("checked_on") else ""
        if notice.get("url"):
            checked = f"{notice['url']} ({checked})" if checked else notice["url"]
            yield from self._styled("citation", wrapped(checked, self.look.width, first="  ", rest="  "))

    def _suggestions(self, answer: Shown) -> Iterator[str]:
        if not answer["suggestions"]:
            return
        yield ""
        yield from self._styled("heading", ["Did you mean:" if answer["status"] == "clarify" else "You could ask:"])
        for suggestion in answer["suggestions"]:
            yield from wrapped(suggestion, self.look.width, first="  - ", rest="    ")

    def _styled(self, style: str, lines: Iterable[str]) -> Iterator[str]:
        return (self._in_colour(style, line) for line in lines)

    def _in_colour(self, style: str, text: str) -> str:
        return f"\x1b[{STYLES[style]}m{text}{END}" if self.look.colour and text else text


def _places(answer: Shown, papers: Mapping[str, str]) -> Iterator[Place]:
    """For each statement the headings that it stands under; one that the headline says already is left out."""
    reach = ""
    beside = BESIDE_HEADING if answer["status"] == "answered" else NEAR_HEADING
    for statement in answer["statements"]:
        citation = statement["citation"]
        reach = REACH_HEADINGS.get(statement["applies"] or "", reach)
        group = beside if statement["relation"] == "near" else reach
        unit = f"Recommendation {citation['recommendation']}" if citation["part"] else papers.get(citation["source"], citation["source"])
        yield group, "" if answer["headline"] == f"{unit}." else unit, PART_HEADINGS.get(citation["part"], "")


def _plain(text: str) -> str:
    return " ".join(harmless(text).lower().replace("’", "'").strip(" .?!").split())
