"""Transcript: the questions and answers of a conversation, of which only a window is on the screen at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.tui.exchange import Exchange
from assistant.tui.widgets.answer import AnswerBlock
from assistant.tui.widgets.fold import FoldRow
from assistant.tui.widgets.notice import NoticeRow
from assistant.tui.widgets.question import QuestionBlock
from assistant.tui.widgets.statement import StatementRow
from assistant.tui.widgets.suggestion import SuggestionRow
from assistant.tui.widgets.welcome import RoleRow

WINDOW = 12
"""Turns that are on the screen at most."""
STEP = 6
"""Turns that come in when the edge of the window is reached."""
CHOSEN_WITH_KEYS = (QuestionBlock, StatementRow, FoldRow, NoticeRow, SuggestionRow, RoleRow)


class TurnBlock(Vertical):
    """A question and, when it is there, its answer."""

    def __init__(self, place: int, asked: str, exchange: Exchange | None = None) -> None:
        super().__init__()
        self.place = place
        self.asked = asked
        self.exchange = exchange

    def compose(self) -> ComposeResult:
        """The question, then the answer or a line that it is worked on."""
        yield QuestionBlock(self.place, self.exchange.asked if self.exchange else self.asked)
        yield AnswerBlock(self.exchange) if self.exchange else Waiting()


class Waiting(Static):
    """Says that an answer is being worked on; empty at first, since most answers are there at once."""

    def __init__(self) -> None:
        super().__init__("", markup=False)

    def on_mount(self) -> None:
        """Speaks only where there is something to wait for."""
        self.set_timer(0.15, lambda: self.update(Content("Reading the papers…  Esc calls it off")))


class EdgeRow(Static, can_focus=True):
    """Stands at an edge of the window for the turns beyond it."""

    def __init__(self, *, earlier: bool) -> None:
        super().__init__("", markup=False, classes="earlier" if earlier else "later")
        self.earlier = earlier

    def count(self, turns: int) -> None:
        """Says how many turns are beyond the edge; hidden where there are none."""
        self.display = turns > 0
        self.update(Content(f"{'▴' if self.earlier else '▾'} {turns} {'earlier' if self.earlier else 'later'} question{'s' if turns > 1 else ''}"))

    def on_click(self) -> None:
        """A click brings turns in."""
        self.action_choose()

    def action_choose(self) -> None:
        """Brings turns in."""
        transcript = self.parent
        if isinstance(transcript, Transcript):
            transcript.slide(earlier=self.earlier)


class Transcript(VerticalScroll, can_focus=False):
    """Shows the last turns; earlier ones come back when the reader goes up to them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("enter,space", "choose", show=False),
        *(Binding(str(digit), f"screen.suggestion({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, welcome: Widget) -> None:
        super().__init__()
        self._welcome = welcome
        self.turns: list[TurnBlock | Exchange | str] = []
        """Of each turn the exchange, or the question while it is not answered."""
        self.first = 0
        """The place in `turns` of the first turn on the screen."""
        self.last = 0
        """One past the place of the last turn on the screen."""

    def compose(self) -> ComposeResult:
        """The edges; turns are mounted between them."""
        yield EdgeRow(earlier=True)
        yield self._welcome
        yield EdgeRow(earlier=False)

    def on_mount(self) -> None:
        """Nothing lies beyond the edges yet."""
        self._count_edges()

    # What is in it

    async def clear(self, exchanges: list[Exchange] | None = None) -> None:
        """Shows other turns instead, from their end."""
        await self.query(TurnBlock).remove()
        self.turns = list(exchanges or [])
        self.last = len(self.turns)
        self.first = max(0, self.last - WINDOW)
        await self.mount_all(self._blocks(self.first, self.last), before=self.query_one("EdgeRow.later"))
        self._count_edges()
        self.to_end()

    def ask(self, asked: str) -> int:
        """Adds a question and gives its place from 1; the window moves to the end."""
        self.turns.append(asked)
        if self.last == len(self.turns) - 1:
            self.mount(TurnBlock(len(self.turns), asked), before=self.query_one("EdgeRow.later"))
            self.last += 1
        else:
            self._show_end()
        self._prune(from_start=True)
        self.to_end()
        return len(self.turns)

    async def answer(self, exchange: Exchange) -> None:
        """Puts an answer below its question."""
        self.turns[exchange.place - 1] = exchange
        block = self._block(exchange.place)
        if block is None:
            return
        block.exchange = exchange
        with self.app.batch_update():
            if exchange.asked == block.asked:
                await block.query(Waiting).remove()
            else:
                await block.remove_children()
                await block.mount(QuestionBlock(exchange.place, exchange.asked))
            await block.mount(AnswerBlock(exchange))
        self.call_after_refresh(self.show_turn, exchange.place)

    def take_back(self, place: int) -> None:
        """Takes the last question out again, unanswered."""
        if place == len(self.turns):
            self.turns.pop()
            block = self._block(place)
            if block is not None:
                block.remove()
                self.last -= 1

    def exchanges(self) -> list[Exchange]:
        """The turns that are answered."""
        return [turn for turn in self.turns if isinstance(turn, Exchange)]

    # Moving

    def to_end(self) -> None:
        """Scrolls to the last line once it is laid out."""
        self.call_after_refresh(self.scroll_end, animate=False, immediate=True)

    def show_turn(self, place: int) -> None:
        """Brings the question of a turn to the top of the screen."""
        block = self._block(place)
        if block is not None:
            self.scroll_to_widget(block, top=True, animate=False, immediate=True)

    def hold_place(self) -> None:
        """Keeps what is read where it is while the width changes: the row under the cursor, else the first that is seen."""
        seen = [row for row in self.rows() if row.region.bottom > self.region.y and row.region.y < self.region.bottom]
        focused = self.screen.focused
        row = focused if focused in seen else next(iter(seen), None)
        if row is not None:
            self.call_after_refresh(self._put, row, row.region.y - self.region.y)

    def _put(self, row: Widget, line: int) -> None:
        """Scrolls so that a row begins at a line of the screen."""
        if row.is_mounted:
            self.scroll_to(y=self.scroll_y + row.region.y - self.region.y - line, animate=False, immediate=True)

    def slide(self, *, earlier: bool) -> None:
        """Moves the window towards the earlier or the later turns."""
        anchor = self._block(self.first + 1 if earlier else self.last)
        if earlier:
            start = max(0, self.first - STEP)
            self.mount_all(self._blocks(start, self.first), after=self.query_one("EdgeRow.earlier"))
            self.first = start
        else:
            end = min(len(self.turns), self.last + STEP)
            self.mount_all(self._blocks(self.last, end), before=self.query_one("EdgeRow.later"))
            self.last = end
        self._prune(from_start=not earlier)
        if anchor is not None:
            self.call_after_refresh(self._hold, anchor, earlier)

    def rows(self) -> list[Widget]:
        """What can be chosen, from top to bottom."""
        return [each for each in self.query("*") if isinstance(each, (*CHOSEN_WITH_KEYS, EdgeRow)) and each.display and each.region.height]

    def focus_row(self) -> None:
        """Puts the cursor on the first quote of the last answer, or on what there is."""
        rows = self.rows()
        blocks = list(self.query(TurnBlock))
        latest = [row for row in rows if blocks and blocks[-1] in row.ancestors]
        chosen = next((row for row in latest if isinstance(row, StatementRow)), next(iter(latest or rows), None))
        if chosen is not None:
            self.screen.set_focus(chosen)

    def action_step(self, by: int) -> None:
        """Moves the cursor to a neighbouring row; past the edge it brings turns in."""
        rows = self.rows()
        focused = self.screen.focused
        if focused not in rows:
            self.focus_row()
            return
        place = rows.index(focused) + by
        if 0 <= place < len(rows):
            self.screen.set_focus(rows[place])  # at once: the next key may be there already
            if isinstance(rows[place], EdgeRow):
                self.slide(earlier=by < 0)

    def action_edge(self, by: int) -> None:
        """Moves the cursor to the first or last row."""
        rows = self.rows()
        if rows:
            self.screen.set_focus(rows[0 if by < 0 else -1])

    def action_choose(self) -> None:
        """Does what Enter does on the row under the cursor."""
        focused = self.screen.focused
        if isinstance(focused, (*CHOSEN_WITH_KEYS, EdgeRow)):
            focused.action_choose()

    # Inside

    def _block(self, place: int) -> TurnBlock | None:
        return next((block for block in self.query(TurnBlock) if block.place == place), None)

    def _blocks(self, first: int, last: int) -> list[TurnBlock]:
        return list(self._made(first, last))

    def _made(self, first: int, last: int) -> Iterator[TurnBlock]:
        for place in range(first, last):
            turn = self.turns[place]
            if isinstance(turn, Exchange):
                yield TurnBlock(place + 1, turn.asked, turn)
            elif isinstance(turn, str):
                yield TurnBlock(place + 1, turn)

    def _show_end(self) -> None:
        """Moves the window to the last turns."""
        self.query(TurnBlock).remove()
        self.last = len(self.turns)
        self.first = max(0, self.last - WINDOW)
        self.mount_all(self._blocks(self.first, self.last), before=self.query_one("EdgeRow.later"))
        self._count_edges()

    def _prune(self, *, from_start: bool) -> None:
        """Takes turns off the screen that are too many."""
        over = self.last - self.first - WINDOW
        if over > 0:
            gone = range(self.first + 1, self.first + over + 1) if from_start else range(self.last - over + 1, self.last + 1)
            for block in self.query(TurnBlock):
                if block.place in gone:
                    block.remove()
            self.first += over if from_start else 0
            self.last -= 0 if from_start else over
        self._count_edges()

    def _hold(self, anchor: TurnBlock, earlier: bool) -> None:
        if anchor.is_mounted:
            self.scroll_to_widget(anchor, top=earlier, animate=False, immediate=True)

    def _count_edges(self) -> None:
        for edge in self.query(EdgeRow):
            edge.count(self.first if edge.earlier else len(self.turns) - self.last)
