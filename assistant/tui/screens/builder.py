"""BuilderScreen: a session pack from what is pinned: its title, length, level, group and outcomes, the plan as it would be, and the files."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from assistant.tui.clerk import Clerk
from assistant.tui.exchange import plain
from assistant.tui.messages import Built, Drafted, Making

if TYPE_CHECKING:
    from assistant.outgoing import Draft, DraftedOutcome

FIELDS = (
    ("title", "Title", "", "made from the roles where left out"),
    ("roles", "For", "", "roles, with commas between; a mixed group where left out"),
    ("minutes", "Minutes", "90", "also half-day and day"),
    ("level", "Level", "basic", "basic, intermediate or advanced"),
    ("group", "Group", "20", "how many take part"),
)
"""Of each field its id, label, first value and what may be typed."""
OUTCOMES = 6
"""Outcomes that a session may have."""
KEYS = (
    ("Ctrl+S", "makes the files", "screen.build"),
    ("Tab", "next field", "app.focus_next"),
    ("PgDn", "the plan", "screen.page(1)"),
    ("Esc", "back", "screen.back"),
)
"""Of each key what it does, and the action of a click on it."""
EMPTY = Content("")
REST = 0.2
"""Seconds without a key before a plan is made."""


class CalledOffError(Exception):
    """The user called the files off."""


class BuilderScreen(ModalScreen[str | None]):
    """Gives the path of the folder that was made, or None."""

    CSS_PATH = "builder.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False, priority=True),
        Binding("ctrl+s", "build", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def __init__(self, clerk: Clerk, session: str) -> None:
        super().__init__()
        self._clerk = clerk
        self._session = session
        self.draft: Draft | None = None
        """The plan for what stands in the fields; None while it is worked on."""
        self._outcomes: tuple[DraftedOutcome, ...] = ()
        """The outcomes that the fields are for."""
        self._making: Event | None = None
        """While files are made, what is set to call them off."""
        self._own: dict[str, str] = {}
        """The user's own words for outcomes, by their ids."""
        self._planned: dict[str, object] = {}
        """What stood in the fields when the last plan was begun."""
        self._rest = self.set_interval(REST, self._plan, pause=True)

    def compose(self) -> ComposeResult:
        """The fields, the plan, a line that says what is done, the keys."""
        with Vertical() as box:
            box.border_title = Content(f"Session pack from “{plain(self._session)}”")
            for id_, label, value, hint in FIELDS:
                with Horizontal():
                    yield Static(label, classes="label", markup=False)
                    yield Input(value, placeholder=hint, id=id_, compact=True)
            for place in range(OUTCOMES):
                with Horizontal(id=f"row-{place}") as row:
                    row.display = False
                    yield Static("Outcomes" if not place else "", classes="label", markup=False)
                    yield Input(id=f"outcome-{place}", compact=True)
            with VerticalScroll(can_focus=False):
                yield Static("", classes="plan", markup=False)
            yield Static(said_keys(), classes="foot", markup=False)

    def on_mount(self) -> None:
        """Plans with the first values."""
        self.query_one(Input).focus()
        self._plan()

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """Plans anew, once the typing rests."""
        if (event.input.id or "").startswith("outcome-"):
            self._reword(int((event.input.id or "").rpartition("-")[2]), event.value)
        if self._typed() == self._planned:
            return
        self.draft = None
        self._rest.reset()
        self._rest.resume()

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter goes to the next field."""
        self.app.action_focus_next()

    def action_page(self, by: int) -> None:
        """Scrolls the plan."""
        plan = self.query_one(VerticalScroll)
        plan.scroll_page_down(animate=False) if by > 0 else plan.scroll_page_up(animate=False)

    def action_build(self) -> None:
        """Makes the files, where the plan holds together."""
        if self._making is None and self.draft is not None and self.draft.pack is not None:
            self._making = Event()
            self._build(self.draft, self._making)

    def action_back(self) -> None:
        """Calls the files off while they are made, else closes."""
        if self._making is None:
            self.dismiss(None)
        else:
            self._making.set()

    def on_drafted(self, message: Drafted) -> None:
        """Shows the plan."""
        message.stop()
        self.draft = message.draft
        self.query_one(".plan", Static).update(drawn(message.draft))
        self._show_outcomes(message.draft)

    def on_making(self, message: Making) -> None:
        """Says how far it is."""
        message.stop()
        self._foot(f"Making {message.name}…  {message.done} files done.  Esc calls it off")

    def on_built(self, message: Built) -> None:
        """Closes with the folder, or says what went wrong."""
        message.stop()
        self._making = None
        if message.path:
            self.dismiss(message.path)
        else:
            self._foot(f"{message.problem}  ", said_keys())

    def _plan(self) -> None:
        self._rest.pause()
        self.draft = None
        self._planned = self._typed()
        self._draft(self._planned)

    def _typed(self) -> dict[str, object]:
        return {**{id_: self.query_one(f"#{id_}", Input).value for id_, *_ in FIELDS}, "outcomes": tuple(sorted(self._own.items()))}

    def _reword(self, place: int, text: str) -> None:
        """Keeps the user's words for an outcome; none, or those of the plan, take them back."""
        if place < len(self._outcomes):
            outcome = self._outcomes[place]
            self._own.pop(outcome.id, None)
            if text.strip() not in {"", outcome.planned}:
                self._own[outcome.id] = text

    def _show_outcomes(self, draft: Draft) -> None:
        """A field for each outcome of the plan; what is being typed stays as it is."""
        if not draft.outcomes:
            return
        self._outcomes = draft.outcomes
        for place in range(OUTCOMES):
            field, row = self.query_one(f"#outcome-{place}", Input), self.query_one(f"#row-{place}")
            row.display = place < len(draft.outcomes)
            if row.display and not field.has_focus:
                with field.prevent(Input.Changed):
                    field.value = draft.outcomes[place].text
            field.placeholder = draft.outcomes[place].planned if row.display else ""

    @work(thread=True, group="draft", exclusive=True)
    def _draft(self, typed: dict[str, Any]) -> None:
        from assistant.outgoing import Draft, Wish  # with python-docx and python-pptx, which nothing else on the screen needs

        worker = get_current_worker()
        try:
            draft = self._clerk.draft(self._session, Wish(**typed))
        except Exception as problem:  # the edge: a session that cannot be read is told in words
            draft = Draft(None, (f"This cannot be planned: {problem}",))
        if not worker.is_cancelled:
            self.post_message(Drafted(draft))

    @work(thread=True, group="build")
    def _build(self, draft: Draft, called_off: Event) -> None:
        names: list[str] = []

        def told(name: str) -> None:
            if called_off.is_set():
                raise CalledOffError
            self.post_message(Making(name, len(names)))
            names.append(name)

        try:
            self.post_message(Built(str(self._clerk.build(draft, Path.cwd(), told))))
        except CalledOffError:
            self.post_message(Built("", "Nothing was made."))
        except Exception as problem:  # as above
            self.post_message(Built("", f"Nothing was made: {problem}"))

    def _foot(self, words: str, behind: Content = EMPTY) -> None:
        self.query_one(".foot", Static).update(Content(plain(words)) + behind)


def said_keys() -> Content:
    """The keys with what they do; each can be clicked."""
    return Content("  ").join(Content.assemble((key, "bold"), f" {what}").stylize(Style.from_meta({"@click": action})) for key, what, action in KEYS)


def drawn(draft: Draft) -> Content:
    """What stands in the way, then the parts with their times."""
    lines = [Content.assemble(("! ", "bold $error"), (plain(problem), "bold")) for problem in draft.problems]
    if draft.parts:
        if lines:
            lines += [Content(""), Content.styled(f"In {draft.minutes} minutes it would fit:", "$secondary")]
        else:
            lines += [Content.styled(plain(draft.title), "bold")]
        lines += [Content.assemble((f"{time}  {minutes:>3} min  ", "$secondary"), plain(title)) for time, minutes, title in draft.parts]
    return Content("\n").join(lines)
