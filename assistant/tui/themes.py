"""The themes: light, dark and high contrast."""

from __future__ import annotations

from textual.theme import Theme

THEMES: dict[str, Theme] = {
    "dark": Theme(
        name="dark",
        primary="#7fb4d9",
        secondary="#9aa9b8",
        accent="#e0b66a",
        warning="#e0b66a",
        error="#e5645e",
        success="#86b886",
        foreground="#dfe3e8",
        background="#14181d",
        surface="#1a1f26",
        panel="#222933",
        dark=True,
    ),
    "light": Theme(
        name="light",
        primary="#1f5f8b",
        secondary="#5a6672",
        accent="#8a5a00",
        warning="#8a5a00",
        error="#b3261e",
        success="#2e6b34",
        foreground="#1d2329",
        background="#fbfaf7",
        surface="#f2f0ea",
        panel="#e6e3da",
        dark=False,
    ),
    "contrast": Theme(
        name="contrast",
        primary="#ffff00",
        secondary="#ffffff",
        accent="#00ffff",
        warning="#ffff00",
        error="#ff8080",
        success="#80ff80",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1c1c1c",
        dark=True,
        text_alpha=1.0,
        variables={"text-muted": "#ffffff", "text-disabled": "#d0d0d0"},
    ),
}
NAMES = tuple(THEMES)
