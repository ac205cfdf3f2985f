"""Welcome: what stands on the screen before the first question."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from assistant.tui.widgets.suggestion import SuggestionRow

WHAT = "Ask what Lord Laming recommended in 2009, and what became of it."
HOW = "Every answer quotes five papers of 2009 word for word, with a number that opens the paper at the quote."
ROLE = "Whom are the answers for?  Type /role and what you are, such as /role health visitor. Or leave it open."
AGE = (
    "The words are history: the Government's action plan and press notice, the consultation on Working Together, and two summaries, "
    "all of 2009. They are no guidance for today. If you are worried about a child now, say so here, or call 999."
)


class Welcome(Vertical):
    """Says what can be asked, where the words come from, and how old they are."""

    QUESTIONS = ("what applies to a health visitor?", "what was due by December 2009?", "recommendation 19")

    def compose(self) -> ComposeResult:
        """What it is, three questions to try, where its words come from."""
        yield Static(Content.assemble((WHAT, "bold"), f"\n\n{HOW}\n\nThree questions to try  (Alt+1 to Alt+3)"), markup=False)
        yield from (SuggestionRow(digit, text) for digit, text in enumerate(self.QUESTIONS, start=1))
        yield Static(Content(f"{ROLE}\n\n{AGE}"), classes="said", markup=False)
