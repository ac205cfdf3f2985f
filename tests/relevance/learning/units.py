"""What a question's signs say of the units: examples from the subject index's questions and headings and from the papers' sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.desk import Desk

SENTENCE = re.compile(r"(?<=[.;:])\s")
FEWEST_WORDS = 4


def examples(desk: Desk) -> Iterator[tuple[tuple[str, ...], str]]:
    """The signs of texts, each with the unit that it belongs to."""
    corpus = desk.library.corpus
    citable = set(corpus.units)
    for subject in desk.library.subjects:
        if subject.unit in citable:
            yield desk.reader.read(subject.words).signs, subject.unit
    for unit in corpus.units:
        for passage in corpus.of_unit(unit):
            for sentence in SENTENCE.split(corpus.text(passage)):
                if len(sentence.split()) >= FEWEST_WORDS:
                    yield desk.reader.read(sentence).signs, unit
