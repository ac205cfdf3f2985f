"""The lexicon's entries, from the vocabulary, the owners and the cue words; kept compiled like the rest of the data."""

from __future__ import annotations

from collections.abc import Iterator

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
        for name in (role.name, role.plural, *role.also):
            yield Entry(name, "role", role.id, _is_a_word(name, stops))
        for name in role.framed:
            yield Entry(name, "framed", role.id)
    for term in library.terms.values():
        for name in (term.name, *term.abbreviations, *term.misprints):
            yield Entry(name, "term", term.id, _is_a_word(name, stops))
        for name in term.also:
            yield Entry(name, "said", term.id, _is_a_word(name, stops))
    for slug, names in library.body_names.items():
        for name in names:
            yield Entry(name, "body", slug, _is_a_word(name, stops))
    for place, (said, _) in enumerate(library.thesaurus):
        for phrase in said:
            if any(token.word not in stops for token in tokens(phrase)):
                yield Entry(phrase, "word", str(place))
    for cue, content in library.lists("cues").items():
        for phrase in content["phrases"]:
            yield Entry(str(phrase), "cue", cue)


def _is_a_word(name: str, stops: frozenset[str]) -> bool:
    """Whether a short abbreviation is also an everyday word, so that its capitals must be there."""
    return len(name) <= SHORT and name.isupper() and fold(name) in stops | {"it", "ta", "ho", "as", "is", "us", "go", "do", "pm", "am", "id", "ed", "ad", "al"}
