"""Whether the quotes of a saved answer still stand where their citations say: found, moved or missing.

Files are read by their suffix; READERS says who reads which, so that every form an answer can be saved in joins here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any, Literal

from knowledge.corpus import Corpus
from knowledge.records import Source
from knowledge.spans import Span

Verdict = Literal["found", "moved", "missing"]
READERS: dict[str, str] = {
    ".json": "assistant.verification:read_json",
    ".jsonl": "assistant.verification:read_json_lines",
    ".ndjson": "assistant.verification:read_json_lines",
    ".docx": "assistant.exports.reading:read_docx",
    ".pptx": "assistant.exports.reading:read_pptx",
    ".html": "assistant.exports.reading:read_html",
    ".md": "assistant.exports.reading:read_markdown",
    ".yaml": "assistant.exports.tables:read_plan",
    ".csv": "assistant.exports.tables:read_csv",
    ".gift": "assistant.exports.reading:read_gift",
    ".ics": "assistant.exports.tables:read_calendar",
}
"""By suffix, the module and function that turns a file's bytes into its SavedQuotes; it raises UnreadableError where it cannot."""

GAP = "________"
"""What stands in a quote for words that a learner is to fill in."""


class UnreadableError(Exception):
    """A file that is to be verified cannot be read as its suffix promises; the message says why."""


@dataclass(frozen=True, slots=True)
class SavedQuote:
    """A quote as a file holds it, with what its citation says."""

    where: str
    """Where it stands in the file: "line 3, citation 2"."""
    quote: str
    source: str | None = None
    start: int | None = None
    end: int | None = None
    spacing_kept: bool = True
    """False where the file's form does not keep white space as it was: then only the other characters are compared."""
    sha256: str | None = None
    recommendation: int | None = None
    """The recommendation that the citation names, where it names one."""
    among: tuple[tuple[str, int, int], ...] = ()
    """The places that the file cites, one of which the quote must have, where the quote has no number of its own: source, start, end."""


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """What became of a saved quote."""

    saved: SavedQuote
    verdict: Verdict
    source: str | None = None
    """The paper that holds the words now; None where none does."""
    span: Span | None = None


def reader_for(suffix: str) -> Callable[[bytes], list[SavedQuote]]:
    """The reader of files with a suffix. Raises UnreadableError where there is none."""
    place = READERS.get(suffix.lower())
    if place is None:
        raise UnreadableError(f"no reader for {suffix or 'files without a suffix'}; verify reads {', '.join(READERS)}")
    module, _, name = place.partition(":")
    found: Callable[[bytes], list[SavedQuote]] = getattr(import_module(module), name)
    return found


def check(corpus: Corpus, quotes: Iterable[SavedQuote]) -> list[CheckedQuote]:
    """What became of each quote."""
    return [_checked(corpus, saved) for saved in quotes]


def _checked(corpus: Corpus, saved: SavedQuote) -> CheckedQuote:
    if not saved.quote.strip():
        return CheckedQuote(saved, "missing")
    for source_id, start, end in saved.among:
        one = corpus.sources.get(source_id)
        if one and _stands_at(one.text, replace(saved, start=start, end=end)):
            return CheckedQuote(saved, "found", one.id, Span(start, end))
    cited = corpus.sources.get(saved.source or "")
    if cited and _stands_at(cited.text, saved) and _cites_it(corpus, cited, saved):
        return CheckedQuote(saved, "found", cited.id, Span(saved.start or 0, saved.end or 0))
    for source in [cited] if cited else []:
        span = _find(source.text, saved)
        if span:
            return CheckedQuote(saved, "moved", source.id, span)
    for source in corpus.sources.values():
        span = _find(source.text, saved)
        if span:
            return CheckedQuote(saved, "moved", source.id, span)
    return CheckedQuote(saved, "missing")


def _cites_it(corpus: Corpus, cited: Source, saved: SavedQuote) -> bool:
    """Whether the digest and the recommendation of the citation are those of the place where the quote stands."""
    if saved.sha256 is not None and saved.sha256 != cited.sha256:
        return False
    passage = corpus.passage_at(cited.id, saved.start or 0)
    return saved.recommendation is None or (passage is not None and passage.recommendation == saved.recommendation)


def _stands_at(text: str, saved: SavedQuote) -> bool:
    if saved.start is None or saved.end is None or not 0 <= saved.start < saved.end <= len(text):
        return False
    there = text[saved.start : saved.end]
    if GAP in saved.quote:
        return _filled(saved.quote).fullmatch(" ".join(there.split())) is not None
    return there == saved.quote or (not saved.spacing_kept and there.split() == saved.quote.split())


def _filled(quote: str) -> re.Pattern[str]:
    """A quote with a gap as a pattern: whole words fill the gap, all else stands as it is."""
    return re.compile(r"(?<!\w)\w(?:.*\w)?(?!\w)".join(re.escape(piece) for piece in " ".join(quote.split()).split(GAP)))


def _find(text: str, saved: SavedQuote) -> Span | None:
    """Where the quote stands in a text, the first time."""
    start = text.find(saved.quote)
    if start >= 0:
        return Span(start, start + len(saved.quote))
    return None if saved.spacing_kept else _find_words(text, saved.quote.split())


def _find_words(text: str, words: list[str]) -> Span | None:
    match = re.search(r"\s+".join(map(re.escape, words)), text)
    return Span(*match.span()) if match else None


def read_json(content: bytes) -> list[SavedQuote]:
    """The quotes of a JSON file: an answer, a list of them, or anything that holds answers. Raises UnreadableError."""
    return _of_value(_loaded(content, ""), "")


def read_json_lines(content: bytes) -> list[SavedQuote]:
    """The quotes of a file with a JSON value on each line. Raises UnreadableError, naming the line."""
    quotes: list[SavedQuote] = []
    held = False
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            value = _loaded(line, f"line {number}: ")
            quotes.extend(_quotes(value, f"line {number}, "))
            held = held or _holds_answer(value)
    if not quotes and not held:
        raise UnreadableError("it holds no answer")
    return quotes


def _of_value(value: Any, where: str) -> list[SavedQuote]:
    quotes = list(_quotes(value, where))
    if not quotes and not _holds_answer(value):
        raise UnreadableError("it holds no answer")
    return quotes


def _loaded(content: bytes, where: str) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableError(f"{where}it is not UTF-8 text") from None
    except (ValueError, RecursionError) as problem:
        why = "nested too deeply" if isinstance(problem, RecursionError) else str(problem)[:80]
        raise UnreadableError(f"{where}it is not JSON ({why})") from None


def _values(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value, outer ones first, in the order of the file."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield each
            waiting.extend(reversed(list(each.values())))
        elif isinstance(each, list):
            waiting.extend(reversed(each))


def _holds_answer(value: Any) -> bool:
    return any(str(each.get("schema", "")).startswith("laming.") for each in _values(value))


def _quotes(value: Any, where: str) -> Iterator[SavedQuote]:
    count = 0
    for each in _values(value):
        if "quote" not in each:
            continue
        citation = each.get("citation")
        citation = citation if isinstance(citation, dict) else {}
        count += 1
        number = citation.get("number", count)
        quote = each["quote"] if isinstance(each["quote"], str) else ""
        source = citation.get("source")
        sha256 = citation.get("sha256")
        yield SavedQuote(
            f"{where}citation {number}",
            quote,
            source if isinstance(source, str) else None,
            _offset(citation, "start"),
            _offset(citation, "end"),
            sha256=sha256 if isinstance(sha256, str) else None,
            recommendation=_offset(citation, "recommendation"),
        )


def _offset(citation: dict[str, Any], key: str) -> int | None:
    value = citation.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
