"""What the actions of the chat screen do, by concern."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

Deed = Callable[[str], Awaitable[object] | None]
"""What an action does with the words behind its command; a screen that it opens is waited for, so that the next key finds it there."""
