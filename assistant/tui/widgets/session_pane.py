"""SessionPane: what is pinned, in its order, to note, time, move and remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.sessions import Pin
from assistant.tui.clerk import Clerk
from assistant.tui.exchange import plain
from assistant.tui.screens.line import LineScreen


class PinRow(Static, can_focus=True):
    """A pin with its place, its time and its note."""

    def __init__(self, place: int, pin: Pin) -> None:
        super().__init__(_content(place, pin), markup=False)
        self.place = place
        self.pin = pin


class SessionPane(Vertical):
    """Lists the pins of a session; `changed` is called after each change in the store."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("shift+up", "move(-1)", show=False),
        Binding("shift+down", "move(1)", show=False),
        Binding("enter", "note", show=False),
        Binding("equals_sign", "time", show=False),
        Binding("delete", "remove", show=False),
    ]

    def __init__(self, clerk: Clerk, changed: Callable[[], None]) -> None:
        super().__init__()
        self._clerk = clerk
        self._changed = changed
        self._session = ""
        self._place = 1

    def compose(self) -> ComposeResult:
        """Title, pins, keys."""
        yield Static("", classes="title", markup=False)
        yield VerticalScroll(can_focus=False)
        yield Static(Content("Enter note  = minutes  Shift+↑ ↓ move  Del remove  Shift+F4 pack  Esc back"), classes="foot", markup=False)

    def show(self, name: str, pins: Sequence[Pin]) -> None:
        """Shows the pins of a session, the cursor staying at its place."""
        self._session = name
        minutes = sum(pin.minutes or 0 for pin in pins)
        timed = f" · {minutes} minutes" if minutes else ""
        self.query_one(".title", Static).update(Content.assemble((plain(name), "bold"), f" · {len(pins)} pinned{timed}"))
        self.call_next(self._rebuild, pins)

    def focus_list(self) -> None:
        """Puts the cursor on a pin."""
        self.call_after_refresh(self._focus_place)

    async def _rebuild(self, pins: Sequence[Pin]) -> None:
        had_focus = self.has_focus_within
        rows = self.query_one(VerticalScroll)
        await rows.remove_children()
        empty = [Static(Content("Nothing is pinned yet. F9 pins the quote that is chosen."), markup=False)]
        await rows.mount_all([PinRow(place, pin) for place, pin in enumerate(pins, start=1)] or empty)
        if had_focus:
            self._focus_place()

    def _focus_place(self) -> None:
        rows = list(self.query(PinRow))
        if rows:
            rows[min(max(self._place, 1), len(rows)) - 1].focus()

    def action_step(self, by: int) -> None:
        """Moves the cursor."""
        row = self._row()
        if row is not None:
            self._place = min(max(row.place + by, 1), len(self.query(PinRow)))
            self._focus_place()

    def action_move(self, by: int) -> None:
        """Moves the pin under the cursor."""
        row = self._row()
        if row is not None and 1 <= row.place + by <= len(self.query(PinRow)):
            self._place = row.place + by
            self._clerk.store.move(self._session, row.place, row.place + by)
            self._changed()

    def action_remove(self) -> None:
        """Takes the pin under the cursor out."""
        row = self._row()
        if row is not None:
            self._place = row.place
            self._clerk.store.remove(self._session, row.place)
            self._changed()

    def action_note(self) -> None:
        """Writes the note of the pin under the cursor."""
        row = self._row()
        if row is not None:
            self.app.push_screen(LineScreen("A note for this quote", row.pin.note), lambda note: self._noted(row.place, note))

    def action_time(self) -> None:
        """Sets how long the pin under the cursor is to take."""
        row = self._row()
        if row is not None:
            self.app.push_screen(LineScreen("Minutes for this quote", str(row.pin.minutes or "")), lambda typed: self._timed(row.place, typed))

    def _noted(self, place: int, note: str | None) -> None:
        if note is not None:
            self._place = place
            self._clerk.store.note(self._session, place, note)
            self._changed()

    def _timed(self, place: int, typed: str | None) -> None:
        if typed is None:
            return
        try:
            self._clerk.store.timed(self._session, place, int(typed) if typed.strip() else None)
        except ValueError:
            self.notify(f"“{plain(typed)}” is no number of minutes.", markup=False)
        self._place = place
        self._changed()

    def _row(self) -> PinRow | None:
        focused = self.screen.focused
        return focused if isinstance(focused, PinRow) else None


def _content(place: int, pin: Pin) -> Content:
    minutes = f"  {pin.minutes} min" if pin.minutes else ""
    note = f"\nNote: {pin.note}" if pin.note else ""
    cited = pin.statement["citation"]
    return Content.assemble(
        (f"{place}.", "bold $primary"),
        (plain(f"  {cited['locator']}{minutes}"), "$secondary"),
        plain(f"\n{str(pin.statement['quote']).strip()}"),
        (plain(note), "italic $accent"),
    )
