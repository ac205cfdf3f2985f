"""Welcome: what stands on the screen before the first question: all of it on the first visit, the questions to try later."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.tui.widgets.suggestion import SuggestionRow

WHAT = "Ask what Lord Laming recommended in 2009, and what became of it."
HOW = "Every answer quotes five papers of 2009 word for word, with a number that opens the paper at the quote."
TRY = "Three questions to try  (Alt+1 to Alt+3)"
ROLE = "Whom are the answers for?  Ctrl+R chooses a role. Or leave it open: you can choose one later."
AGE = (
    "The words are history: the Government's action plan and press notice, the consultation on Working Together, and two summaries, "
    "all of 2009. They are no guidance for today. If you are worried about a child now, say so here, or call 999."
)
SHORT_AGE = "The papers are of 2009: history, no guidance for today. If you are worried about a child now, say so here, or call 999."


class RoleRow(Static, can_focus=True):
    """Asks whom the answers are for; Enter or a click shows the roles."""

    class Wanted(Message):
        """The roles are to be shown."""

    def __init__(self) -> None:
        super().__init__(Content(ROLE), markup=False)

    def on_click(self) -> None:
        """A click shows them."""
        self.action_choose()

    def action_choose(self) -> None:
        """Shows them."""
        self.post_message(self.Wanted())


class Welcome(Vertical):
    """Says what can be asked and how old the words are; on the first visit also where they come from, and asks for a role."""

    QUESTIONS = ("what applies to a health visitor?", "what was due by December 2009?", "recommendation 19")

    def __init__(self, *, first: bool = True) -> None:
        super().__init__()
        self.first = first

    def compose(self) -> ComposeResult:
        """What it is, three questions to try, how old its words are."""
        yield Static(Content.assemble((WHAT, "bold"), f"\n\n{HOW}\n\n{TRY}" if self.first else f"\n\n{TRY}"), markup=False)
        yield from (SuggestionRow(digit, text) for digit, text in enumerate(self.QUESTIONS, start=1))
        if self.first:
            yield RoleRow()
        yield Static(Content(AGE if self.first else SHORT_AGE), classes="said", markup=False)
