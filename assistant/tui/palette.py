"""The command palette, made from the table of actions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from assistant.tui.keys import ACTIONS, Action, said_keys


class ActionProvider(Provider):
    """Every action of the chat screen, with its keys in its help."""

    async def discover(self) -> Hits:
        """All actions, before anything is typed."""
        for action in _offered():
            yield DiscoveryHit(action.title, partial(self._do, action), help=_help(action))

    async def search(self, query: str) -> Hits:
        """The actions whose title or help fits what is typed."""
        matcher = self.matcher(query)
        for action in _offered():
            score = max(matcher.match(action.title), 0.7 * matcher.match(action.help))
            if score > 0:
                yield Hit(score, matcher.highlight(action.title), partial(self._do, action), help=_help(action))

    def _do(self, action: Action) -> None:
        """Does it, or brings the command into the prompt where it needs a word."""
        if action.argument and not action.keys:
            self.screen.query_one("Prompt").take_up(f"/{action.slash} ")  # type: ignore[attr-defined]  # found by its name, to import no widget
        else:
            self.screen.action_do(action.id)  # type: ignore[attr-defined]  # the chat screen, which alone has this provider


def _offered() -> Iterator[Action]:
    return (each for each in ACTIONS if each.id not in {"send", "back"})


def _help(action: Action) -> str:
    keys = said_keys(action.keys)
    return f"{action.help}  {keys}" if keys else action.help
