"""Speech: what a message's small words tell: who speaks, of whom, whether it asks, and what its figures number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from index.lexicon import Match
from index.numerals import value_of
from index.text import Token

SHORT = 8
"""Words of a question that is no more than one."""


class Speech:
    """The words of speech.yaml, looked for in messages. `content` is that of speech.yaml."""

    def __init__(self, content: Mapping[str, Sequence[str]]) -> None:
        self.listed = {name: frozenset(words) for name, words in content.items()}

    def of_the_speaker(self, words: Sequence[Token]) -> bool:
        """Whether somebody speaks of himself."""
        return self._says(words, "first person")

    def only_names(self, words: Sequence[Token]) -> bool:
        """Whether a message does nothing but name something: “caseloads of social workers”."""
        return not any(self._says(words, name) for name in ("first person", "asking", "telling", "pointing"))

    def only_asks(self, words: Sequence[Token]) -> bool:
        """Whether a message is a short question and no more: “who chairs the board”."""
        spoken = self.of_the_speaker(words) or self._says(words, "addressed")
        return len(words) <= SHORT and self._says(words[:1], "opening") and not spoken

    def roles(self, named: Sequence[Match], words: Sequence[Token], *, applies: bool) -> tuple[str, ...]:
        """The roles meant of those named; `applies` says that the message asks what applies.

        Where somebody says what he is ("I'm a teacher", "custody sergeant here"), the others that he names are whom he speaks of.
        """
        own = [match for match in named if self._of_himself(match, words)]
        if not own and not applies and self.of_the_speaker(words) and not self._says(words, "pointing"):
            named = [match for match in named if match.kind == "role" and not self._of_another(match, words)]
        return tuple(dict.fromkeys(match.id for match in own or named))

    def chapters(self, words: Sequence[Token]) -> tuple[int, ...]:
        """The numbers of the chapters that are named."""
        behind = [after.word for before, after in pairwise(words) if before.base in self.listed["chapter"]]
        found = map(value_of, behind)
        return tuple(number for number in found if number is not None)

    def numbers_chapter(self, words: Sequence[Token], position: int) -> bool:
        """Whether the word at a position is a chapter's number."""
        return position > 0 and bool(self.chapters(words[position - 1 : position + 1]))

    def figure_for(self, figure: str, words: Sequence[Token]) -> bool:
        """Whether a figure is typed for its word somewhere: “last 1”, “1 before that”, not “level 1”."""
        befores = ["", *(word.base for word in words)]
        return any(word.word == figure and before not in self.listed["numbered"] for before, word in zip(befores, words, strict=False))

    def _of_himself(self, match: Match, words: Sequence[Token]) -> bool:
        """Whether a role is said as the asker's own: behind "I am a" or "as a", or with "here" behind it."""
        before = [word.word for word in words[max(0, match.start - 3) : match.start]]
        while before and before[-1] in self.listed["articles"]:
            before.pop()
        behind = words[match.end].word if match.end < len(words) else ""
        return (bool(before) and before[-1] in self.listed["self"]) or behind == "here"

    def _of_another(self, match: Match, words: Sequence[Token]) -> bool:
        """Whether a role is said of another: "the social worker", "my manager"."""
        return match.start > 0 and words[match.start - 1].word in self.listed["others"]

    def _says(self, words: Sequence[Token], name: str) -> bool:
        return any(word.word in self.listed[name] for word in words)
