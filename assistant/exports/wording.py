"""Wording: the pack's own words and patterns, as pack.yaml has them. What policy says is never among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from knowledge.library import Library


@dataclass(frozen=True, slots=True)
class Size:
    """What a session of a length holds."""

    outcomes: int
    items: int
    activities: int


class PartWords(TypedDict):
    """What a part says of itself."""

    title: str
    purpose: str
    content: str
    method: str
    resources: str


class Wording:
    """The words and patterns of pack.yaml."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.content = content

    def __getitem__(self, key: str) -> Any:
        return self.content[key]

    def fixed(self, key: str, **values: object) -> str:
        """A fixed sentence, filled in."""
        return str(self.content["fixed"][key]).format(**values)

    def title(self, number: int) -> str:
        """The short name of a recommendation."""
        return str(self.content["titles"][number])

    def size(self, minutes: int) -> Size:
        """What a session of so many minutes holds."""
        fitting = next((size for size in self.content["sizes"] if minutes <= size["to"]), self.content["sizes"][-1])
        return Size(fitting["outcomes"], fitting["items"], fitting["activities"])

    def breaks(self, minutes: int) -> tuple[int, ...]:
        """The minutes of each break of a session."""
        return tuple(next((row["breaks"] for row in self.content["breaks"] if minutes > row["from"]), ()))

    def part(self, kind: str, **values: object) -> PartWords:
        """What a part of a kind says of itself, filled in."""
        pattern = self.content["parts"][kind]
        title, purpose, content, method, resources = (str(pattern[key]).format(**values) for key in ("title", "purpose", "content", "method", "resources"))
        return PartWords(title=title, purpose=purpose, content=content, method=method, resources=resources)


def load_wording(library: Library) -> Wording:
    """The wording that lies with the library's data."""
    return Wording(library.lists("pack"))


def capitalised(text: str) -> str:
    """A text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(items: Sequence[object]) -> str:
    """Items as a sentence lists them: "25, 32 and 33"."""
    words = [str(item) for item in items]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
