"""Finding the words that bear out a curated entry in the passage that it names."""

from __future__ import annotations

import re

from knowledge.corpus import Corpus
from knowledge.records import Evidence, unit_number
from knowledge.spans import Span


def find_evidence(corpus: Corpus, where: str, words: str) -> Evidence:
    """Where `words` stand in a passage, or in any passage of the recommendation "rec:N".

    White space may differ, nothing else. Raises ValueError when they do not stand there.
    """
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()))
    known = where in corpus.passages or (unit_number(where) or 0) in corpus.recommendations
    for passage in corpus.of_unit(where) if known and where not in corpus.passages else [corpus.passages.get(where)]:
        if passage is None:
            raise ValueError(f"there is no passage {where}")
        text = corpus.sources[passage.source].text
        match = pattern.search(text, passage.span.start, passage.span.end)
        if match:
            return Evidence(passage.id, Span(match.start(), match.end()))
    raise ValueError(f"{where} does not say {words!r}")
