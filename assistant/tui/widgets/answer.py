"""AnswerBlock: an answer: its head, its statements in groups, its notices and what can be asked next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.tui.exchange import Exchange, plain
from assistant.tui.widgets.fold import FoldRow
from assistant.tui.widgets.notice import NoticeRow
from assistant.tui.widgets.statement import StatementRow
from assistant.tui.widgets.suggestion import SuggestionRow

if TYPE_CHECKING:
    from assistant.answering.answer import Answer, Statement

SHOWN_AT_ONCE = 8
"""Statements of an answer that are shown before it folds."""
LEAST_FOLDED = 3
"""A fold hides at least so many."""
FIRST_NOTICES = frozenset({"urgent", "correction", "privacy", "context"})
"""Kinds of notice that stand above the statements."""


class AnswerBlock(Vertical):
    """Draws an exchange's answer."""

    def __init__(self, exchange: Exchange) -> None:
        super().__init__(classes=exchange.answer.status.replace("_", "-"))
        self.exchange = exchange

    def compose(self) -> ComposeResult:
        """Head, first notices, statements, other notices, suggestions."""
        answer = self.exchange.answer
        yield Static(head(self.exchange), classes="head", markup=False)
        yield Static(Content(plain(answer.headline)), classes="headline", markup=False)
        yield from (NoticeRow(notice) for notice in answer.notices if notice.kind in FIRST_NOTICES)
        yield from self._statements()
        yield from (NoticeRow(notice) for notice in answer.notices if notice.kind not in FIRST_NOTICES)
        if answer.suggestions:
            label = "Did you mean" if answer.status == "clarify" else "Ask next"
            yield Static(f"{label}  (Alt+1 to Alt+{min(len(answer.suggestions), 9)})", classes="group next", markup=False)
            yield from (SuggestionRow(digit, text) for digit, text in enumerate(answer.suggestions[:9], start=1))

    def on_fold_row_unfolded(self, message: FoldRow.Unfolded) -> None:
        """Puts the folded rows where the fold stood, the first of them under the cursor."""
        message.stop()
        had_focus = message.fold.has_focus
        self.mount_all(message.rows, after=message.fold)
        message.fold.remove()
        first = next((row for row in message.rows if isinstance(row, StatementRow)), None)
        if had_focus and first is not None:
            self.call_after_refresh(first.focus)

    def _statements(self) -> Iterator[Widget]:
        rows = list(_rows(self.exchange))
        shown = _cut(rows)
        yield from (_made(self.exchange, row) for row in rows[:shown])
        if shown < len(rows):
            yield FoldRow(_behind(rows[shown:]), lambda: [_made(self.exchange, row) for row in rows[shown:]])


def head(exchange: Exchange) -> Content:
    """Who the answer is for, how much of the whole it is, and how the question was read."""
    answer = exchange.answer
    parts = [Content.styled("Laming", "bold $primary")]
    if answer.status == "urgent":
        parts = [Content.styled(" URGENT ", "bold $background on $error")]
    if exchange.role_name:
        parts.append(Content(plain(f"for {exchange.role_name}")))
    if answer.scope:
        count = f"{answer.scope.matched} of {answer.scope.of}"
        said_below = answer.headline.startswith(count)
        parts.append(Content.assemble((count, "bold"), "" if said_below else plain(f" {answer.scope.basis}")))
    line = Content("  ·  ").join(parts)
    if _is_reread(answer):
        line = Content.assemble(line, ("\nRead as  ", "$secondary"), plain(answer.read_as), ("  F6 changes it", "$secondary"))
    return line


def _is_reread(answer: Answer) -> bool:
    return bool(answer.read_as) and answer.read_as.casefold() != " ".join(answer.question.casefold().split())


def _rows(exchange: Exchange) -> Iterator[Statement | str]:
    """The statements under the headings of their groups."""
    statements = exchange.answer.statements
    reach = {each.unit or each.citation.locator: each.applies for each in reversed(statements) if each.applies}
    for heading, group in groupby(statements, key=lambda each: _group(each, reach.get(each.unit or each.citation.locator), exchange.answer.status)):
        if heading and len(statements) > 1:
            yield heading
        yield from group


def _made(exchange: Exchange, row: Statement | str) -> Widget:
    return Static(Content(plain(row)), classes="group", markup=False) if isinstance(row, str) else StatementRow(exchange, row)


def _group(statement: Statement, reach: str | None, status: str) -> str:
    """The heading above a statement; `reach` is how its unit reaches the role, where the answer is for one."""
    if statement.relation == "near":
        return "What the other papers say of it" if status == "answered" else "Near, but not an answer"
    if reach:
        return "Named in the text" if reach == "named" else "Reached as one of a group"
    if statement.citation.part and statement.citation.recommendation:
        return f"Recommendation {statement.citation.recommendation}"
    return "In the other papers"


def _cut(rows: Sequence[Statement | str]) -> int:
    """How many rows are shown at once; a heading is never left alone at the end."""
    places = [place for place, row in enumerate(rows) if not isinstance(row, str)]
    if len(places) < SHOWN_AT_ONCE + LEAST_FOLDED:
        return len(rows)
    return places[SHOWN_AT_ONCE - 1] + 1


def _behind(rows: Iterable[Statement | str]) -> str:
    statements = [row for row in rows if not isinstance(row, str)]
    numbers = dict.fromkeys(str(each.citation.recommendation) for each in statements if each.citation.recommendation)
    of = f", of recommendation{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}" if numbers else ""
    return f"{len(statements)} more quotes{of}"
