"""LamingApp: themes, settings, the first screen, and nothing else."""

from __future__ import annotations

import gc
from pathlib import Path

from textual import events
from textual.app import App

from assistant.settings import FILE, Loaded, load_settings
from assistant.tui.clerk import Clerk
from assistant.tui.exchange import plain
from assistant.tui.keystrokes import taken_at_once
from assistant.tui.screens.chat import ChatScreen
from assistant.tui.themes import THEMES


class LamingApp(App[int]):
    """The chat screen as an application.

    `role` is the id of the asker's role; `keep` False keeps no conversation, whatever the settings say.
    """

    TITLE = "laming"
    ENABLE_COMMAND_PALETTE = False  # the table of actions has one of its own
    CSS_PATH = "screens/chat.tcss"  # a default screen's own style would come too late

    def __init__(self, clerk: Clerk, *, loaded: Loaded | None = None, role: str | None = None, keep: bool = True) -> None:
        super().__init__()
        self.clerk = clerk
        self.loaded = loaded or load_settings(None)
        self.role = role or self.loaded.settings.role
        self.keep = keep and self.loaded.settings.history
        self.own_keys = dict(self.loaded.settings.keys)
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = self.loaded.settings.theme
        self.stylesheet.set_variables(self.get_css_variables())  # before anything is styled: else all styles are read twice
        if self.loaded.settings.reduced_motion:
            self.animation_level = "none"

    def get_default_screen(self) -> ChatScreen:
        """The chat screen."""
        screen = ChatScreen(self.clerk, role=self.role, keep=self.keep, retention_days=self.loaded.settings.retention_days, keymap=self.own_keys)
        return screen.set_class(True, screen.width_class(self.size.width), update=False)  # told later, it would have all styled twice

    async def on_event(self, event: events.Event) -> None:
        """Text is taken at once; all else goes its way."""
        if not (isinstance(event, events.Key | events.Paste) and not event.is_forwarded and taken_at_once(self.screen, event)):
            await super().on_event(event)

    def on_mount(self) -> None:
        """The user's own keys, and what of the settings was passed over."""
        if self.own_keys:
            self.set_keymap(self.own_keys)
        for problem in map(str, self.loaded.mistakes):
            self.notify(plain(problem), title="settings.yaml", severity="warning", timeout=12, markup=False)

    def on_ready(self) -> None:
        """The first frame is painted."""
        gc.enable()

    def on_unmount(self) -> None:
        """The store is closed."""
        self.clerk.close()


def run(role: str | None = None, *, keep: bool = True) -> int:
    """Runs the chat screen until the user leaves, and gives the exit code."""
    from assistant.paths import cache_folder, config_folder, data_folder, private  # beside their only use here

    cache, data, config = private(cache_folder()), private(data_folder()), config_folder()
    settings = Path(config) / FILE if config else None
    loaded = load_settings(settings)
    app = LamingApp(Clerk(cache=_path(cache), data=_path(data), settings=settings), loaded=loaded, role=role, keep=keep)
    app.run()
    return app.return_code or 0


def _path(folder: str | None) -> Path | None:
    return Path(folder) if folder else None
