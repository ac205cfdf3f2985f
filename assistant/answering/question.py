"""Question: what a person asked, taken apart, and how it is understood. Finding answers is left to the witnesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assistant.answering.periods import Period, find_period
from index.by_number import find_numbers
from index.engine import SearchRequest
from index.lexicon import Lexicon, Match
from index.phrases import load_lexicon, stop_words
from index.text import Token, base_form, fold, stem, tokens
from knowledge.library import Library

TABLE_YEAR = 2009
SAID_WEIGHT = 0.6
"""What a word of the papers counts that stands for one of the asker's, beside the asker's own words."""
CUE_WEIGHT = 0.2
"""What a word counts in the search that mainly says the kind of answer."""
ROLE_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart."""

    asked: str
    """As asked, control characters removed."""
    text: str
    """As read: misspellings set right."""
    words: tuple[Token, ...]
    numbers: tuple[int, ...] = ()
    number_alone: bool = False
    roles: tuple[str, ...] = ()
    framed: bool = False
    """Whether the asker says to be in the role, or asks what applies to it."""
    terms: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()
    period: Period | None = None
    papers: tuple[str, ...] = ()
    """Ids of the sources that the question names."""
    chapters: tuple[int, ...] = ()
    stems: Mapping[str, float] = field(default_factory=dict)
    expanded: Mapping[str, float] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    """Words as typed and as read."""
    unknown: tuple[str, ...] = ()
    """Words of substance that neither the papers nor the vocabulary know."""

    def request(self, limit: int = 50) -> SearchRequest:
        """What to search for."""
        return SearchRequest(self.stems, self.expanded, self.order, limit)

    @property
    def content(self) -> frozenset[str]:
        """The stems of substance: neither stop words nor cues nor a role's name."""
        return frozenset(word for word, weight in self.stems.items() if weight >= 1.0)


class Reader:
    """Takes questions apart with the vocabulary of a library."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The words that find nothing."""
        return stop_words(self.library)

    @cached_property
    def lexicon(self) -> Lexicon:
        """All phrases that stand for something."""
        return load_lexicon(self.library, self.stop_words)

    @cached_property
    def known(self) -> frozenset[str]:
        """The base forms that the papers and the vocabulary use."""
        listed: list[str] = self.library.kept("known", self.library.vocabulary_files(), self._known_words)
        return frozenset(listed)

    @cached_property
    def everyday(self) -> frozenset[str]:
        """Everyday words of English, in base form and as written."""
        text = (self.library.data / "english.txt").read_text(encoding="utf-8")
        listed = [line for line in text.split("\n") if line and not line.startswith("#")]
        return frozenset(listed) | frozenset(base_form(word) for word in listed)

    def read(self, asked: str) -> Question:
        """The question taken apart."""
        words = tokens(asked)
        corrections = self._corrections(words)
        text = _with_corrections(fold(asked), words, corrections)
        words = tokens(text)
        numbers = find_numbers(text)
        matches = self.lexicon.matches(text if corrections else asked, words) if words else []
        found = _Parts(matches, words)
        period = find_period(words, default_year=TABLE_YEAR)
        used = period[1] if period else frozenset()
        stems, order = self._stems(words, found, used, numbers.named)
        return Question(
            asked=asked,
            text=text if corrections else asked,
            words=tuple(words),
            numbers=numbers.named,
            number_alone=numbers.alone,
            roles=self._roles(found, words),
            framed="applies" in found.cues,
            terms=found.ids("term", "said"),
            bodies=found.ids("body"),
            cues=found.cues,
            period=period[0] if period else None,
            papers=self._papers(text),
            chapters=_chapters(words),
            stems=stems,
            expanded=self._expanded(found, stems),
            order=order,
            corrections=tuple((words_typed, read) for words_typed, read in corrections.items()),
            unknown=tuple(word.word for word in words if self._is_unknown(word, found)),
        )

    def _known_words(self) -> list[str]:
        words: set[str] = set()
        corpus = self.library.corpus
        for source in corpus.sources.values():
            words.update(token.base for token in tokens(source.text))
        for table in self.lexicon.table.values():
            words.update(base for bases, *_ in table for base in bases)
        for subject in self.library.subjects:
            words.update(token.base for token in tokens(subject.words))
        return sorted(words)

    def _corrections(self, words: Sequence[Token]) -> dict[str, str]:
        doubtful = [word for word in words if self._may_be_misspelt(word)]
        if not doubtful:
            return {}
        from index.fuzzy import correct  # late: RapidFuzz is needed only for words that nothing knows

        vocabulary = sorted(word for word in self.known if word.isalpha())
        found = {word.word: correct(word.base, vocabulary, self.known) for word in doubtful}
        return {typed: read for typed, read in found.items() if read}

    def _may_be_misspelt(self, word: Token) -> bool:
        if len(word.base) < 4 or not word.base.isalpha() or word.base in self.known or word.word in self.known:
            return False
        return word.word not in self.stop_words and word.word not in self.everyday and word.base not in self.everyday

    def _stems(self, words: Sequence[Token], found: _Parts, used: frozenset[int], numbers: tuple[int, ...]) -> tuple[dict[str, float], tuple[str, ...]]:
        weights: dict[str, float] = {}
        order: list[str] = []
        for position, word in enumerate(words):
            if word.word in self.stop_words or word.base in self.stop_words or (word.word.isdigit() and (position in used or int(word.word) in numbers)):
                continue
            weight = CUE_WEIGHT if position in found.cue_only or position in used else ROLE_WEIGHT if position in found.role_only else 1.0
            root = stem(word.base)
            weights[root] = max(weight, weights.get(root, 0.0))
            if weight == 1.0:
                order.append(root)
        for term in found.ids("term", "said"):
            weights[f"term:{term}"] = 1.0
        return weights, tuple(order)

    def _expanded(self, found: _Parts, stems: Mapping[str, float]) -> dict[str, float]:
        weights: dict[str, float] = {}
        for place in found.ids("word"):
            for phrase in self.library.thesaurus[int(place)][1]:
                listed = [stem(token.base) for token in tokens(phrase) if token.base not in self.stop_words]
                for root in listed:
                    if root not in stems:
                        weights[root] = max(weights.get(root, 0.0), SAID_WEIGHT / max(1, len(listed)) ** 0.5)
        for term in found.ids("said"):
            for token in tokens(self.library.terms[term].name):
                if token.base not in self.stop_words and stem(token.base) not in stems:
                    weights.setdefault(stem(token.base), SAID_WEIGHT / 2)
        return weights

    def _roles(self, found: _Parts, words: Sequence[Token]) -> tuple[str, ...]:
        framed = "applies" in found.cues or any(word.word in {"i", "im", "i'm", "we", "our", "my", "as"} for word in words[:6])
        said = []
        for match in found.matches:
            if match.kind == "role" or (match.kind == "framed" and framed):
                said.append(match.id)
        return tuple(dict.fromkeys(said))

    def _papers(self, text: str) -> tuple[str, ...]:
        named = self.library.lists("papers")
        joined = f" {' '.join(token.base for token in tokens(text))} "
        return tuple(source for source, names in named.items() if any(f" {' '.join(token.base for token in tokens(str(name)))} " in joined for name in names))

    def _is_unknown(self, word: Token, found: _Parts) -> bool:
        return word.base not in self.known and word.word not in self.stop_words and word.base not in self.stop_words and not word.word.isdigit()


class _Parts:
    """The matches of a question, and which words only say the kind of answer or the role."""

    def __init__(self, matches: Sequence[Match], words: Sequence[Token]) -> None:
        self.matches = matches
        self.cues = frozenset(match.id for match in matches if match.kind == "cue")
        topical = self._positions("term", "said", "body", "word", "role", "framed")
        self.cue_only = self._positions("cue") - topical
        self.role_only = self._positions("role", "framed") - self._positions("term", "said")
        del words

    def ids(self, *kinds: str) -> tuple[str, ...]:
        """The ids of the matches of these kinds, in the order of the text."""
        return tuple(dict.fromkeys(match.id for match in self.matches if match.kind in kinds))

    def _positions(self, *kinds: str) -> frozenset[int]:
        return frozenset(position for match in self.matches if match.kind in kinds for position in range(match.start, match.end))


def _with_corrections(text: str, words: Sequence[Token], corrections: Mapping[str, str]) -> str:
    for word in reversed(words):
        if word.word in corrections:
            text = text[: word.start] + corrections[word.word] + text[word.end :]
    return text


def _chapters(words: Sequence[Token]) -> tuple[int, ...]:
    following = zip(words, words[1:], strict=False)
    return tuple(int(after.word) for before, after in following if before.base in {"chapter", "ch", "chap"} and after.word.isdigit())
