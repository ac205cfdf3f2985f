"""Found: what answers a reading, before it is put together with notices and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.answer import Scope, Statement


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a reading."""

    kind: str
    statements: Sequence[Statement]
    headline: str
    scope: Scope | None = None
