"""The lexicon's entries, from the vocabulary, the owners and the cue words; kept compiled like the rest of the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.lexicon import Entry, Lexicon, Row, rows
from index.text import base_form, fold, tokens
from knowledge.library import Library

SHORT = 3


def stop_words(library: Library) -> frozenset[str]:
    """The words that find nothing, folded and in base form."""
    listed = [str(word) for group in library.lists("stop_words") for word in group]
    return frozenset(listed) | frozenset(base_form(word) for word in listed)


def load_lexicon(library: Library, stops: frozenset[str]) -> Lexicon:
    """The lexicon over all the vocabulary."""
    table: dict[str, list[Row]] = library.kept("lexicon", library.vocabulary_files(), lambda: rows(_entries(library, stops)))
    return Lexicon(table)


def _entries(library: Library, stops: frozenset[str]) -> Iterator[Entry]:
    for role in library.roles.values():
        yield from _named((role.name, role.plural, *role.also), "role", role.id, stops)
        yield from (Entry(name, "framed", role.id) for name in role.framed)
    for term in library.terms.values():
        yield from _named((term.name, *term.abbreviations, *term.misprints), "term", term.id, stops)
        yield from _named(term.also, "said", term.id, stops)
    for slug, names in library.body_names.items():
        yield from _named(names, "body", slug, stops)
    for place, (said, _) in enumerate(library.thesaurus):
        yield from (Entry(phrase, "word", str(place)) for phrase in said if _holds_substance(phrase, stops))
    for cue, content in library.lists("cues").items():
        yield from (Entry(str(phrase), "cue", cue) for phrase in content["phrases"])


def _named(names: Iterable[str], kind: str, id_: str, stops: frozenset[str]) -> Iterator[Entry]:
    return (Entry(name, kind, id_, _is_a_word(name, stops)) for name in names)


def _holds_substance(phrase: str, stops: frozenset[str]) -> bool:
    return any(token.word not in stops for token in tokens(phrase))


def _is_a_word(name: str, stops: frozenset[str]) -> bool:
    """Whether a short abbreviation is also an everyday word, so that its capitals must be there."""
    return len(name) <= SHORT and name.isupper() and fold(name) in stops | {"it", "ta", "ho", "as", "is", "us", "go", "do", "pm", "am", "id", "ed", "ad", "al"}
