"""Question: what a person asked, taken apart, and how it is understood. Finding answers is left to the witnesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from assistant.answering.periods import Period, find_period
from assistant.answering.speech import Speech
from assistant.answering.told_roles import ToldRoles
from index.by_number import Numbers, find_numbers
from index.engine import SearchRequest
from index.lexicon import Lexicon, Match
from index.numerals import LONGEST
from index.phrases import load_lexicon, stop_words
from index.text import Token, base_form, fold, stem, tokens
from knowledge.library import Library

TABLE_YEAR = 2009
SAID_WEIGHT = 0.6
"""What a word of the papers counts that stands for one of the asker's, beside the asker's own words."""
CUE_WEIGHT = 0.2
"""What a word counts in the search that mainly says the kind of answer."""
ROLE_WEIGHT = 0.5
TERM_WEIGHT = 1.0
IN_TERM_WEIGHT = 0.8
"""What each word of a term counts that has several: the term itself is looked for as well."""
KIND_SETTING = frozenset(["guidance", "papers", "recommendations"])
"""Cues whose words say where to look even when they are terms of the papers."""
SPOKEN = ("followups", "steps")
"""The files of words by which people lean on what was said and move about in it."""
OFTEN = 30
"""How often a word of the vocabulary counts as said."""
LEAST_USED = 3
"""Uses from which a misspelt word may stand for a word."""
SHORTEST = 4
"""Letters of a word that may be misspelt."""
ONE = "1"
LONG = 12
"""Words from which a message is as long as any."""


@dataclass(frozen=True)
class Question:
    """A question taken apart."""

    asked: str
    """As asked, control characters removed."""
    text: str
    """As read: misspellings set right."""
    words: tuple[Token, ...]
    numbers: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    """The roles that are meant by their names."""
    leaning: tuple[tuple[str, float], ...] = ()
    """Roles that may be told of, with how likely that is; only where none is named."""
    framed: bool = False
    """Whether the asker speaks for a role, or asks what applies to it."""
    bare: bool = False
    """Whether it does nothing but name something."""
    plain: bool = False
    """Whether it is a short question and no more."""
    terms: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()
    period: Period | None = None
    papers: tuple[str, ...] = ()
    """Ids of the sources that the question names."""
    chapters: tuple[int, ...] = ()
    defined: tuple[str, ...] = ()
    """The terms that are not at the same time a role's name."""
    listing: frozenset[str] = frozenset()
    """The stems that only say where a list stands or what it is for."""
    beside_terms: int = 0
    """How many words of substance stand beside the terms."""
    stems: Mapping[str, float] = field(default_factory=dict)
    expanded: Mapping[str, float] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    wording: tuple[str, ...] = ()
    """The stems of all its words, those of every day too."""
    corrections: tuple[tuple[str, str], ...] = ()
    """Words as typed and as read."""
    unknown: tuple[str, ...] = ()
    """Words of substance that neither the papers nor the vocabulary know."""

    def request(self, limit: int = 50) -> SearchRequest:
        """What to search for."""
        return SearchRequest(self.stems, self.expanded, self.order, self.own_marks, limit)

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of substance: neither stop words nor cues nor a role's name."""
        return frozenset(word for word, weight in self.stems.items() if weight >= IN_TERM_WEIGHT)

    @cached_property
    def topical(self) -> frozenset[str]:
        """The stems of substance that may pick something from a list."""
        return self.content - self.listing

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """All that is understood of it, as marks for models: its stems, its terms, what stands for its words, roles, bodies and cues."""
        terms = (word for word in self.stems if word.startswith("term:"))
        instead = (f"said:{word}" for word in self.expanded)
        named = (f"{kind}:{each}" for kind, found in (("role", self.roles), ("body", self.bodies), ("cue", sorted(self.cues))) for each in found)
        return (*self.wording, *terms, *instead, *named)

    @cached_property
    def own_marks(self) -> tuple[str, ...]:
        """What it says by itself, as marks for models: its signs, and its stems in pairs."""
        return (*self.signs, *(f"{one} {other}" for one, other in pairwise(self.roots)))

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The stems of its words, in their order."""
        return tuple(stem(word.base) for word in self.words)

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """How it is worded: its signs, its pairs of stems, and its words as typed, in ones, twos and threes, beginning and end among them."""
        order = ["^", *self.roots, "$"]
        typed = ["^", *(word.word for word in self.words), "$"]
        pairs = [*(f"{one} {other}" for one, other in pairwise(order)), *(f"={one} {other}" for one, other in pairwise(typed))]
        triples = (f"={one} {other} {third}" for one, other, third in zip(typed, typed[1:], typed[2:], strict=False))
        return (*self.signs, *(f"={word}" for word in typed[1:-1]), *pairs, *triples, f"={min(len(self.words), LONG) // 2}")


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
    def speech(self) -> Speech:
        """What a message's small words tell."""
        return Speech(self.library.lists("speech"))

    @cached_property
    def shortened(self) -> dict[str, str]:
        """Shortened words and what they are short for."""
        listed: dict[str, str] = self.library.lists("shortened")
        return listed

    @cached_property
    def known(self) -> dict[str, int]:
        """The base forms that the papers and the vocabulary use, and how often."""
        counts: dict[str, int] = self.library.kept(
            "word-counts", [*self.library.vocabulary_files(), *(self.library.data / f"{name}.yaml" for name in SPOKEN)], self._known_words
        )
        return counts

    @cached_property
    def likely(self) -> dict[str, int]:
        """Those that a misspelt word may stand for: not what was said once or twice, which may be misspelt itself, or a name."""
        return {word: count for word, count in self.known.items() if count >= LEAST_USED and word.isalpha()}

    @cached_property
    def everyday(self) -> frozenset[str]:
        """Everyday words of English, in base form and as written."""
        file = self.library.data / "english.txt"

        def listed() -> list[str]:
            words = [line for line in file.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
            return sorted({*words, *map(base_form, words)})

        kept: list[str] = self.library.kept("everyday", [file], listed)
        return frozenset(kept)

    @cached_property
    def told(self) -> ToldRoles:
        """Hears roles that no name says."""
        return ToldRoles(self.library)

    @cached_property
    def first_names(self) -> frozenset[str]:
        """First names, which are no misspelt words."""
        return frozenset(" ".join(self.library.lists("guards")["personal data"]["first names"]).split())

    def read(self, asked: str) -> Question:
        """The question taken apart."""
        folded = fold(asked)
        words = tokens(folded)
        spelt_out = self._spelt_out(folded, words)
        corrections = self._corrections([word for word in words if word.word not in spelt_out])
        text = _with_words(folded, words, corrections | spelt_out)
        changed = text != folded
        words = tokens(text)
        numbers = find_numbers(text)
        matches = self.lexicon.matches(text if changed else asked, words)
        found = _Parts(matches, words)
        period = find_period(words, default_year=TABLE_YEAR)
        used = period[1] if period else frozenset()
        applies = "applies" in found.cues
        framed = applies or self.speech.of_the_speaker(words)
        roles = self.speech.roles([match for match in matches if match.kind == "role" or (match.kind == "framed" and framed)], words, applies=applies)
        named = roles
        roles, leaning = (roles, ()) if numbers.alone else self.told.heard(words, named, found.ids("body"), spoken=self.speech.of_the_speaker(words))
        roots, order = self._stems(words, found, used, numbers)
        return Question(
            asked=asked,
            text=_with_words(asked, tokens(asked), corrections) if len(folded) == len(asked) else asked,
            words=tuple(words),
            numbers=numbers.named,
            roles=roles,
            named=named,
            leaning=leaning,
            framed=framed or bool(roles and not named),
            bare=self.speech.only_names(words),
            plain=self.speech.only_asks(words),
            terms=found.ids("term", "said"),
            bodies=found.ids("body"),
            cues=found.cues,
            period=period[0] if period else None,
            papers=self.papers_in(text),
            chapters=self.speech.chapters(words),
            listing=frozenset(map(stem, self.speech.listed["listing"])) & roots.keys(),
            beside_terms=sum(roots.get(stem(base), 0.0) >= IN_TERM_WEIGHT for base in found.beside),
            defined=found.defined,
            stems=roots,
            expanded=self._expanded(found, roots),
            order=order,
            wording=tuple(dict.fromkeys(stem(word.base) for word in words)),
            corrections=tuple((words_typed, read) for words_typed, read in corrections.items()),
            unknown=tuple(word.word for word in words if self._is_unknown(word)),
        )

    def _spelt_out(self, folded: str, words: Sequence[Token]) -> dict[str, str]:
        """Shortened words with what they are short for: “wen”, “nxt”, and “1” where it is no recommendation's number."""
        labels = {before.word for before, after in pairwise(words) if after.word.isdecimal()} & self.speech.listed["numbered"]
        spelt_out = {word.word: self.shortened[word.word] for word in words if word.word in self.shortened and word.word not in labels}
        counted = self.speech.figure_for(ONE, words) and 1 not in find_numbers(folded).named
        return spelt_out | {ONE: "one"} if counted else spelt_out

    def _known_words(self) -> dict[str, int]:
        """How often each word is used, in base form: those of the papers and the vocabulary count as often said."""
        counts: Counter[str] = Counter()
        for source in self.library.corpus.sources.values():
            counts.update(token.base for token in tokens(source.text))
        for table in self.lexicon.table.values():
            counts.update(dict.fromkeys((base for bases, *_ in table for base in bases), OFTEN))
        for subject in self.library.subjects:
            counts.update(token.base for token in tokens(subject.words))
        for name in SPOKEN:
            counts.update(token.base for phrases in self.library.lists(name).values() for phrase in phrases for token in tokens(str(phrase)))
        return dict(sorted(counts.items()))

    def _corrections(self, words: Sequence[Token]) -> dict[str, str]:
        doubtful = [word for word in words if self._may_be_misspelt(word)]
        if not doubtful:
            return {}
        from index.fuzzy import meant  # late: RapidFuzz is needed only for words that nothing knows

        small = self.stop_words - self.speech.listed["fragments"]
        found = {word.word: meant(word.base, small, self.likely) for word in doubtful}
        return {typed: read for typed, read in found.items() if read}

    def _may_be_misspelt(self, word: Token) -> bool:
        if len(word.base) < SHORTEST or not word.word.isalpha() or word.base in self.known or word.word in self.known or word.word in self.first_names:
            return False
        if word.word in self.speech.listed["compounds"] or find_numbers(f"number {word.word}").named:
            return False
        return word.word not in self.stop_words and word.word not in self.everyday and word.base not in self.everyday

    def _stems(self, words: Sequence[Token], found: _Parts, used: frozenset[int], numbers: Numbers) -> tuple[dict[str, float], tuple[str, ...]]:
        weights: dict[str, float] = {}
        order: list[str] = []
        for position, word in enumerate(words):
            if (
                word.word in self.stop_words
                or word.base in self.stop_words
                or self.speech.numbers_chapter(words, position)
                or (word.word.isdecimal() and (position in used or (len(word.word) <= LONGEST and int(word.word) in numbers.named)))
                or numbers.hold(word.word)
            ):
                continue
            weight = found.weight(position) if position not in used else CUE_WEIGHT
            root = stem(word.base)
            weights[root] = max(weight, weights.get(root, 0.0))
            if weight == 1.0:
                order.append(root)
        for match in found.matches:
            if match.kind in {"term", "said"} and not found.sets_kind(match) and not found.is_role(match):
                weights[f"term:{match.id}"] = TERM_WEIGHT
        return weights, tuple(order)

    def _expanded(self, found: _Parts, stems: Mapping[str, float]) -> dict[str, float]:
        weights: dict[str, float] = {}
        places = dict.fromkeys(match.id for match in found.matches if match.kind == "word" and not found.only_says_kind(match))
        for place in places:
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

    def papers_in(self, text: str) -> tuple[str, ...]:
        """Ids of the sources that a text names."""
        joined = _spaced(text)
        return tuple(source for source, names in self._paper_names.items() if any(name in joined for name in names))

    @cached_property
    def _paper_names(self) -> dict[str, list[str]]:
        """The names of each paper in base forms, spaces around them."""
        return {source: [_spaced(str(name)) for name in names] for source, names in self.library.lists("papers").items()}

    def _is_unknown(self, word: Token) -> bool:
        return word.base not in self.known and word.word not in self.stop_words and word.base not in self.stop_words and not word.word.isdecimal()


def _spaced(text: str) -> str:
    return f" {' '.join(token.base for token in tokens(text))} "


class _Parts:
    """The matches of a question, and which words only say the kind of answer or the role."""

    def __init__(self, matches: Sequence[Match], words: Sequence[Token]) -> None:
        self.matches = matches
        self.cues = frozenset(match.id for match in matches if match.kind == "cue")
        topical = frozenset(
            position
            for match in matches
            if match.kind in {"term", "said", "body", "role", "framed"} and not _inside_a_cue(match, matches)
            for position in range(match.start, match.end)
        )
        setting = frozenset(position for match in matches if match.kind == "cue" and match.id in KIND_SETTING for position in range(match.start, match.end))
        self.setting = setting
        self.cue_only = (self._positions("cue") - topical) | setting
        self.role_only = self._positions("role", "framed")
        covered = self._positions("term", "said")
        self.in_terms = frozenset(
            position for match in matches if match.kind in {"term", "said"} and match.end - match.start > 1 for position in range(match.start, match.end)
        )
        self.beside = tuple(word.base for position, word in enumerate(words) if position not in covered)

    @property
    def defined(self) -> tuple[str, ...]:
        """The terms that stand for themselves, not for a role."""
        return tuple(dict.fromkeys(match.id for match in self.matches if match.kind in {"term", "said"} and not self.is_role(match)))

    def is_role(self, match: Match) -> bool:
        """Whether a term's words are at the same time a role's name."""
        return not self.role_only.isdisjoint(range(match.start, match.end))

    def ids(self, *kinds: str) -> tuple[str, ...]:
        """The ids of the matches of these kinds, in the order of the text."""
        return tuple(dict.fromkeys(match.id for match in self.matches if match.kind in kinds))

    def sets_kind(self, match: Match) -> bool:
        """Whether a term stands inside words that only say the kind of answer: "the Working Together draft"."""
        return all(position in self.setting for position in range(match.start, match.end))

    def weight(self, position: int) -> float:
        """What the word at a position counts in the search."""
        if position in self.cue_only:
            return CUE_WEIGHT
        if position in self.role_only:
            return ROLE_WEIGHT
        return IN_TERM_WEIGHT if position in self.in_terms else 1.0

    def only_says_kind(self, match: Match) -> bool:
        """Whether a phrase stands inside words that only say the kind of answer."""
        return all(position in self.cue_only for position in range(match.start, match.end))

    def _positions(self, *kinds: str) -> frozenset[int]:
        return frozenset(position for match in self.matches if match.kind in kinds for position in range(match.start, match.end))


def _inside_a_cue(match: Match, matches: Sequence[Match]) -> bool:
    """Whether a longer cue holds the match: the Government in "what did the Government say"."""
    return any(cue.kind == "cue" and cue.start <= match.start and match.end <= cue.end and cue.end - cue.start > match.end - match.start for cue in matches)


def _with_words(text: str, words: Sequence[Token], instead: Mapping[str, str]) -> str:
    """The text with other words in place of some."""
    for word in reversed(words):
        if word.word in instead:
            text = text[: word.start] + instead[word.word] + text[word.end :]
    return text
