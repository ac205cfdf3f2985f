"""Leaning: the words by which a question leans on what was said before, and what of it is its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.answering.question import ROLE_WEIGHT, Question
from index.text import stem, tokens

EMPTY_LISTS = ("empty", "anaphors", "only", "without", "not")


class Leaning:
    """The words of followups.yaml, looked for in questions."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.content = content
        self.places: dict[str, int] = content["places"]
        self.empty = frozenset(stem(token.base) for name in EMPTY_LISTS for phrase in content[name] for token in tokens(str(phrase)))

    def says(self, question: Question, key: str) -> bool:
        """Whether the question holds a phrase of that list."""
        joined = _joined(question)
        return any(f" {phrase} " in joined for phrase in self.content[key])

    def behind(self, question: Question, key: str) -> str:
        """What the question says behind the first phrase of that list; "" where it holds none."""
        joined = _joined(question)
        ends = [joined.index(f" {phrase} ") + len(str(phrase)) + 1 for phrase in self.content[key] if f" {phrase} " in joined]
        return joined[min(ends) :] if ends else ""

    def opens(self, question: Question, key: str) -> bool:
        """Whether the question begins with a phrase of that list."""
        joined = _joined(question)
        return any(joined.startswith(f" {phrase} ") for phrase in self.content[key])

    def leans(self, question: Question) -> bool:
        """Whether the question begins or speaks as one does who refers back."""
        return self.opens(question, "openers") or self.says(question, "anaphors")

    def substance(self, question: Question) -> frozenset[str]:
        """The stems that carry a topic of the question's own."""
        return frozenset(word for word in question.content if word not in self.empty)

    def own_words(self, question: Question) -> frozenset[str]:
        """The substance in words, terms left out."""
        return frozenset(word for word in self.substance(question) if not word.startswith("term:"))

    def selecting(self, question: Question) -> frozenset[str]:
        """The stems that may pick something out of what was shown: those of roles and bodies too."""
        return frozenset(word for word, weight in question.stems.items() if weight >= ROLE_WEIGHT and word not in self.empty and not word.startswith("term:"))

    def place(self, question: Question) -> int | None:
        """The place that the question names, counted from 1, or from the end below 0: “the second of those”."""
        return next((self.places[word.word] for word in question.words if word.word in self.places), None)


def standing(question: Question) -> str:
    """The question with misspellings set right, white space made plain."""
    return " ".join(question.text.split())


def _joined(question: Question) -> str:
    return f" {' '.join(word.word for word in question.words)} "
