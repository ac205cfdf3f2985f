"""NoticeRow: something to know beside the quotes; quiet, save where a child may be in danger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from assistant.tui.exchange import plain

if TYPE_CHECKING:
    from assistant.answering.answer import Notice

NAMES = {
    "currency": "Dates and rank",
    "then_and_now": "Then and now",
    "urgent": "Urgent",
    "correction": "Read as",
    "context": "Context",
    "wording_differs": "Wording differs",
    "privacy": "Privacy",
}
FOLDED = frozenset({"then_and_now", "currency"})
"""Kinds that are one line until they are chosen."""


class NoticeRow(Static, can_focus=True):
    """A notice; Enter or a click shows all of a long one."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(_content(notice), markup=False, classes=f"{notice.kind.replace('_', '-')}{' folded' if notice.kind in FOLDED else ''}")
        self.notice = notice

    def on_click(self) -> None:
        """A click unfolds or folds."""
        self.action_choose()

    def action_choose(self) -> None:
        """Unfolds or folds."""
        if self.notice.kind in FOLDED:
            self.toggle_class("folded")


def _content(notice: Notice) -> Content:
    if notice.kind == "urgent":
        web = f"\n{notice.url}" if notice.url and notice.url not in notice.text else ""
        return Content(plain(notice.text + web))
    checked = f" (checked {notice.checked_on})" if notice.checked_on else ""
    web = f" {notice.url}" if notice.url and notice.url not in notice.text else ""
    return Content.assemble((f"{NAMES[notice.kind]}  ", "bold"), plain(f"{notice.text}{web}{checked}"))
