"""Desk: the one door to the core. Every front end asks here and shows the Answer that it gets."""

from __future__ import annotations

import gc
import re
import unicodedata
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from assistant.answering.answer import Answer
from assistant.answering.compose import Composer
from assistant.answering.conversation import Conversation
from assistant.answering.question import Reader
from index.searcher import Searcher
from knowledge.library import Library

ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
"""Terminal escape sequences, as ECMA-48 has them."""
ANY = "who trains police officers in child protection?"
"""A question that needs nearly all that questions need."""
LOADING = frozenset([1, 10, 100])
"""The questions after which what was loaded for them is taken out of the garbage collector's sight: it stays, and looking it through takes long."""


class Desk:
    """Answers questions from a library.

    `cache` is the user's folder for the index and compiled data; None keeps nothing. Nothing is read before it is needed.
    """

    def __init__(self, library: Library | None = None, *, cache: Path | None = None) -> None:
        self.library = library or Library(cache=cache)
        self.asked = 0

    @cached_property
    def reader(self) -> Reader:
        """Takes questions apart."""
        return Reader(self.library)

    @cached_property
    def searcher(self) -> Searcher:
        """Finds passages."""
        return Searcher(self.library, self.reader.lexicon, stop_words=self.reader.stop_words)

    @cached_property
    def composer(self) -> Composer:
        """Composes answers."""
        return Composer(self.library, self.reader, self.searcher)

    @property
    def prepared(self) -> bool:
        """Whether an index is kept, so that the first question need not make one, which takes seconds."""
        cache = self.library.cache
        return cache is not None and (cache / "index.compiled").is_file()

    def get_ready(self) -> None:
        """Loads what questions need, by asking one; makes the index where none is kept."""
        self.ask(ANY)

    def ask(self, text: str, conversation: Conversation | None = None, *, role: str | None = None) -> Answer:
        """The answer to a question, read in the light of the conversation; the conversation takes the turn in.

        `role` is the id of the asker's role where the request sets one. The same question in the same conversation, with the
        same corpus and version, gives the same answer. Raises KeyError for a role that does not exist.
        """
        if role is not None and role not in self.library.roles:
            raise KeyError(role)
        talk = conversation if conversation is not None else Conversation()
        if role is not None:
            talk.role = role
        answer = self.composer.answer(clean(text), talk)
        self.asked += 1
        if self.asked in LOADING:
            gc.freeze()
        return replace(answer, corpus=self.library.corpus.digest)


def clean(text: str) -> str:
    """A question without control characters and escape sequences, white space at its edges taken off."""
    text = ESCAPES.sub(" ", text)
    kept = (mark if mark in "\n\t" or unicodedata.category(mark)[0] != "C" or mark == "\u200d" else " " for mark in text)
    return "".join(kept).strip()
