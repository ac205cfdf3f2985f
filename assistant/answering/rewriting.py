"""Rewriting: the question before, asked of somebody else: “and the Home Secretary?”, “same for a probation officer”."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.conversation import Turn
from assistant.answering.leaning import Leaning
from assistant.answering.question import Question, Reader
from assistant.answering.reading import Reading
from index.text import fold, stem, tokens

LONGEST = 8
"""Words of a question that only puts somebody else in."""
ARTICLES = frozenset(["the", "a", "an"])
SOMEBODY = frozenset(["role", "framed", "body"])
"""Kinds of phrases that name who is asked about."""


class Rewriting:
    """Reads follow-ups that put somebody else in the question before."""

    def __init__(self, reader: Reader, leaning: Leaning) -> None:
        self.reader = reader
        self.leaning = leaning

    def read(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """The question before with somebody else in it; None where the question is no such follow-up or the one before names nobody or several."""
        if len(question.words) > LONGEST or question.numbers or question.period:
            return None
        named = self._instead(question)
        place = self._place(turns[-1].text)
        if not named or place is None:
            return None
        before = turns[-1].text
        rewritten = f"{before[: place[0]]}{named}{before[place[1] :]}"
        read = self.reader.read(rewritten)
        return Reading(read, rewritten, leans=True, about=rewritten, rewritten=True)

    def _instead(self, question: Question) -> str:
        """Who is put in: all that the question says beside the words by which it refers back; "" where that asks something of its own."""
        text = question.text if len(fold(question.text)) == len(question.text) else fold(question.text)
        words = tokens(text)
        named = [match for match in self.reader.lexicon.matches(text, words) if match.kind in SOMEBODY]
        covered = {position for match in named for position in range(match.start, match.end)}
        own = self.leaning.own_words(question)
        asks = question.cues - {"recommendations", "all", "status", "comparison"}
        if not named or asks or any(stem(word.base) in own for place, word in enumerate(words) if place not in covered):
            return ""
        first = min(covered)
        if first and words[first - 1].word in ARTICLES:
            first -= 1
        return text[words[first].start : words[max(covered)].end]

    def _place(self, before: str) -> tuple[int, int] | None:
        """Where the question before names somebody: the characters; None where it names nobody, or several apart."""
        folded = fold(before)
        if len(folded) != len(before):
            return None
        words = tokens(folded)
        named = sorted({(match.start, match.end) for match in self.reader.lexicon.matches(before, words) if match.kind in SOMEBODY})
        if not named:
            return None
        start, end = named[0]
        for other_start, other_end in named[1:]:
            if other_start > end + 1:
                return None
            end = max(end, other_end)
        if start and words[start - 1].word in ARTICLES:
            start -= 1
        return words[start].start, words[end - 1].end
