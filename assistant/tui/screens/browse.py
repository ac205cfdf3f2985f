"""BrowseScreen: the tables, to sort, filter, and ask about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import DataTable, Input, Static

from assistant.tui.clerk import Clerk
from assistant.tui.exchange import plain
from assistant.tui.messages import Failed, TablesRead
from assistant.tui.tables import fitted

if TYPE_CHECKING:
    from assistant.tui.tables import Row, Table

KEYS = "Enter asks about the row  Tab next table  F6 sort  Esc back"
NO_ROW = "No row holds all of this: Enter asks it as a question  Esc back"
FILTERS = "role:teacher owner:ofsted date:2009 theme:training paper:wt status:met"
"""What can be filtered by in the table of recommendations."""
BESIDE = 2
"""Cells that a column takes beside its words."""


class BrowseScreen(Screen[str | None]):
    """Gives the question that the chosen row leads to, or None."""

    CSS_PATH = "browse.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f2", "dismiss", show=False, priority=True),
        Binding("tab", "table(1)", show=False, priority=True),
        Binding("shift+tab", "table(-1)", show=False, priority=True),
        Binding("f6", "sort", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("enter", "choose", show=False, priority=True),
        Binding("f1", "app.notify('Type to filter, Enter asks, Tab goes to the next table, Esc back')", show=False),
    ]

    def __init__(self, clerk: Clerk, *, first: str = "") -> None:
        super().__init__()
        self._clerk = clerk
        self._first = first
        self._tables: Sequence[Table] = ()
        self._place = 0
        self._rows: tuple[Row, ...] = ()
        self._sorted_by: int | None = None
        self._downwards = False
        self._typed = ""
        """What the rows were filtered by."""

    def compose(self) -> ComposeResult:
        """The names of the tables, a line to filter, the table, the keys."""
        yield Static("", classes="tabs", markup=False)
        yield Input(placeholder="Filter", compact=True)
        yield DataTable(cursor_type="row", zebra_stripes=True)
        yield Static(Content(KEYS), classes="foot", markup=False)

    def on_mount(self) -> None:
        """Reads the tables behind the first paint."""
        self.set_focus(self.query_one(Input))
        self.query_one(".tabs", Static).update(Content("Reading…"))
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        try:
            self.post_message(TablesRead(self._clerk.tables()))
        except Exception as problem:  # the edge: whatever is wrong with the data is told in words
            self.post_message(Failed(f"The tables cannot be read: {problem}"))

    def on_failed(self, message: Failed) -> None:
        """Says what went wrong."""
        self.notify(plain(message.problem), severity="error", markup=False)

    def on_tables_read(self, message: TablesRead) -> None:
        """Shows the first table, or the one that was asked for."""
        self._tables = message.tables
        self._place = next((place for place, table in enumerate(self._tables) if table.id == self._first), 0)
        self._show_table()

    def on_resize(self) -> None:
        """The columns fit anew."""
        self._fill()

    @on(Input.Changed)
    def filter(self) -> None:
        """Shows the rows that fit."""
        self._fill()

    @on(DataTable.HeaderSelected)
    def sort_by(self, event: DataTable.HeaderSelected) -> None:
        """A click on a heading sorts by it; a second one the other way."""
        self._sort(event.column_index)

    @on(DataTable.RowSelected)
    def ask_about(self) -> None:
        """A click on the row under the cursor asks about it."""
        self.action_choose()

    def action_table(self, by: int) -> None:
        """Goes to a neighbouring table."""
        if self._tables:
            self._place = (self._place + by) % len(self._tables)
            self._show_table()

    def action_go(self, place: int) -> None:
        """Goes to a table."""
        self._place = place
        self._show_table()

    def action_step(self, by: int) -> None:
        """Moves the cursor."""
        table = self.query_one(DataTable)
        table.action_cursor_down() if by > 0 else table.action_cursor_up()

    def action_page(self, by: int) -> None:
        """Moves the cursor by a screen."""
        table = self.query_one(DataTable)
        table.action_page_down() if by > 0 else table.action_page_up()

    def action_sort(self) -> None:
        """Sorts by the next column."""
        if self._tables:
            columns = len(self._tables[self._place].columns)
            self._sort(0 if self._sorted_by is None else (self._sorted_by + 1) % columns)

    def action_choose(self) -> None:
        """Asks about the row under the cursor, of the rows as they are with all that was typed; where there is none, what was typed."""
        if self._typed != self.query_one(Input).value:
            self._fill()
        place = self.query_one(DataTable).cursor_row
        if 0 <= place < len(self._rows):
            self.dismiss(self._rows[place].question)
        elif self._typed.strip():
            self.dismiss(self._typed)  # who types a whole question here is to have an answer

    def _sort(self, column: int) -> None:
        self._downwards = not self._downwards if column == self._sorted_by else False
        self._sorted_by = column
        self._fill()

    def _show_table(self) -> None:
        self._sorted_by = None
        names = [
            Content.styled(f" {table.name} ", "reverse bold" if place == self._place else "").stylize(Style.from_meta({"@click": f"screen.go({place})"}))
            for place, table in enumerate(self._tables)
        ]
        self.query_one(".tabs", Static).update(Content(" ").join(names))
        self.query_one(Input).placeholder = "Filter by words" + (f", or by what is named: {FILTERS}" if self._place == 0 else "")
        self._fill()

    def _fill(self) -> None:
        if not self._tables:
            return
        table = self._tables[self._place]
        self._typed = self.query_one(Input).value
        rows = table.filtered(self._typed)
        column = self._sorted_by
        self._rows = rows if column is None else tuple(sorted(rows, key=lambda row: row.sorts[column], reverse=self._downwards))
        drawn = self.query_one(DataTable)
        drawn.clear(columns=True)
        marks = {column: " ▾" if self._downwards else " ▴"} if column is not None else {}
        heads = [f"{name}{marks.get(place, '')}" for place, name in enumerate(table.columns)]
        natural = [max(map(cell_len, (head, *(row.cells[place] for row in table.rows)))) for place, head in enumerate(heads)]
        room = self.size.width - BESIDE * len(heads) - drawn.styles.scrollbar_size_vertical
        for head, width in zip(heads, fitted(natural, room, whole=table.whole), strict=True):
            drawn.add_column(head, width=width)
        drawn.add_rows([tuple(Text(plain(cell), no_wrap=True, overflow="ellipsis") for cell in row.cells) for row in self._rows])
        self.query_one(".foot", Static).update(Content(f"{len(self._rows)} of {len(table.rows)}  {KEYS if self._rows else NO_ROW}"))
