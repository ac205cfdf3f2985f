"""The command palette, made from the table of actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from assistant.actions import ACTIONS, Action
from assistant.tui.keys import said_keys


@dataclass(frozen=True, slots=True)
class Entry:
    """An action, with what would follow its command where there is a choice."""

    action: Action
    choice: str = ""

    @property
    def title(self) -> str:
        """The action's title, with the choice behind a colon."""
        return f"{self.action.title}: {self.choice}" if self.choice else self.action.title

    @property
    def help(self) -> str:
        """The action's help, with its keys."""
        keys = "" if self.choice else said_keys(self.action.keys)
        return f"{self.action.help}  {keys}" if keys else self.action.help


class ActionProvider(Provider):
    """Every action of the chat screen, with its keys in its help."""

    async def discover(self) -> Hits:
        """All actions, before anything is typed."""
        for entry in entries():
            yield DiscoveryHit(entry.title, lambda entry=entry: self._do(entry), help=entry.help)

    async def search(self, query: str) -> Hits:
        """The actions whose title or help fits what is typed."""
        matcher = self.matcher(query)
        for entry in entries():
            score = max(matcher.match(entry.title), 0.7 * matcher.match(entry.help))
            if score > 0:
                yield Hit(score, matcher.highlight(entry.title), lambda entry=entry: self._do(entry), help=entry.help)

    async def _do(self, entry: Entry) -> None:
        """Does it, or brings the command into the prompt where it needs a word."""
        action = entry.action
        if action.argument and not action.keys and not entry.choice:
            self.screen.query_one("Prompt").take_up(f"/{action.command} ")  # type: ignore[attr-defined]  # found by its name, to import no widget
        else:
            await self.screen.action_do(action.id, entry.choice)  # type: ignore[attr-defined]  # the chat screen, which alone has this provider


def opened_palette() -> CommandPalette:
    """The palette of the chat screen, to be pushed."""
    return CommandPalette([ActionProvider], placeholder="Search for what can be done…")


def entries() -> Iterator[Entry]:
    """What the palette offers: each action, and one entry for each choice where it has some."""
    for action in ACTIONS:
        if action.choices:
            yield from (Entry(action, choice) for choice in action.choices)
        elif action.id not in {"send", "back", "palette"}:
            yield Entry(action)
