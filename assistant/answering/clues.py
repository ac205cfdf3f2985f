"""Clues: what is known of each unit that might answer a reading, and of the reading itself, as numbers for the learnt ranking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.answering.conversation import Conversation, Turn
from assistant.answering.leaning import Leaning
from assistant.answering.question import Question
from assistant.answering.ranking import Candidate
from assistant.answering.reading import Reading
from assistant.answering.talk_marks import marks_in_talk
from assistant.answering.witnesses import Coverage, Testimony, by_role
from index.searcher import Searcher
from knowledge.library import Library
from knowledge.records import Unit, unit_number

FIELDS = ("text", "subjects")
WITNESSES = ("words", "role", "owner", "term", "paper", "period")
CUES = ("deadline", "owner", "response", "guidance", "count", "comparison", "full", "recommendations", "all", "definition", "applies", "status", "trainer")
KINDS = ("topic", "role", "deadline", "owner", "response", "guidance", "definition", "comparison", "count", "trainer", "recommendation")
PHRASES = ("anaphors", "only", "without", "others", "two")
MOST_SCORED, MOST_FOUND, MOST_LIKELY, MOST_SHOWN, MOST_AMONG = 6, 2, 10, 6, 20
"""How many of the best units by score, in each field, by the model, of each turn, and of those that the question picks are looked at."""
LATELY = 4
"""Turns that what was shown in is looked at."""
FADING = 0.6
"""What having been shown counts less with each turn that has passed."""

HOLDS = {
    "names a sum": re.compile("£"),
    "names a number": re.compile(r"\b(?!(?:19|20)\d\d\b)\d[\d,]*\b|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE),
    "names somebody": re.compile(r"\b(?:Sir|Lord|Dr|Mr|Mrs|Ms|Professor|Dame|Baroness) [A-Z]"),
    "names a law": re.compile(r"\b(?:Act|Bill|statutory|legislation|legislative|Regulations)\b"),
    "names a chapter": re.compile(r"\b[Cc]hapters? \d"),
    "names an address": re.compile(r"www\.|@|\b0\d{3,4} \d{3}"),
}
"""What a unit's words hold that an answer may be asked for."""

Column = Mapping[Unit, float]


@dataclass(frozen=True, slots=True)
class Clues:
    """The units that might answer, a row of clues for each, and the clues that all share."""

    units: Sequence[Unit]
    rows: Sequence[Sequence[float]]
    shared: Sequence[float]


class ClueFinder:
    """Gathers clues. `signals` is the content of signals.yaml."""

    def __init__(self, library: Library, searcher: Searcher, leaning: Leaning, signals: Mapping[str, Sequence[str]]) -> None:
        self.library = library
        self.searcher = searcher
        self.leaning = leaning
        self.signals = {name: frozenset(words) for name, words in signals.items()}

    def gather(self, reading: Reading, talk: Conversation, kind: str, ruled: Sequence[Unit], scored: Sequence[Candidate]) -> Clues:
        """The clues for a reading of that kind; `ruled` are the units that the rules answer with, `scored` all that a witness speaks for, best first."""
        question = reading.question
        fields = {name: {hit.unit: hit.score for hit in hits} for name, hits in self.searcher.by_field(question.request()).items()}
        learnt = self._learnt(question, talk.turns, fields["learnt"])
        possible = dict.fromkeys(self._possible(reading, talk, ruled, scored, fields, learnt))
        units = [unit for unit in possible if unit not in reading.without] or list(possible)
        coverage = Coverage(self.searcher, question)
        met = {unit: coverage.of(unit) for unit in units}
        columns = {
            **_scores(scored),
            **{f"{name} {way}": column for name in FIELDS for way, column in (("score", fields[name]), ("share", _shares(fields[name])))},
            **_testimonies(scored),
            **learnt,
            **self._standing(reading, talk, met),
            "role of the asker": {unit: support.score for unit, support in self._of_asker(talk).items()},
            "met": met,
            "place by rule": _places(ruled),
            "pair's score": self._of_pair(_shares({each.unit: each.score for each in scored})),
            **self.known,
        }
        tops = {f"best {name}": max(column.values(), default=0.0) for name, column in (*fields.items(), ("score", columns["score"]), ("met", met))}
        shared = {**self._of_question(question), **_of_reading(reading, talk, kind, ruled), **tops}
        return Clues(units, [[float(column.get(unit, 0.0)) for column in columns.values()] for unit in units], [float(value) for value in shared.values()])

    def _possible(
        self,
        reading: Reading,
        talk: Conversation,
        ruled: Sequence[Unit],
        scored: Sequence[Candidate],
        fields: Mapping[str, Column],
        learnt: Mapping[str, Column],
    ) -> Iterable[Unit]:
        yield from ruled
        yield from (each.unit for each in scored[:MOST_SCORED])
        for name in FIELDS:
            yield from _best(fields[name], MOST_FOUND)
        for name in ("learnt", "learnt alone"):
            yield from _best(learnt[name], MOST_LIKELY)
        for turn in talk.turns:
            yield from turn.units[:MOST_SHOWN]
        yield from (self.pairs[unit] for turn in talk.turns[-1:] for unit in turn.units[:MOST_FOUND] if unit in self.pairs)
        yield from reading.within
        yield from sorted(reading.among)[:MOST_AMONG]

    def _learnt(self, question: Question, turns: Sequence[Turn], alone: Column) -> dict[str, Column]:
        """What the model makes of the question: in its conversation, and by itself."""
        in_talk = self.searcher.model.shares(marks_in_talk(question, turns)) if turns else alone
        return {"learnt": in_talk, "learnt share": _shares(in_talk), "learnt alone": alone, "learnt alone share": _shares(alone)}

    def _standing(self, reading: Reading, talk: Conversation, met: Column) -> dict[str, Column]:
        """How each unit stands in the conversation, and in how the question was read."""
        last = talk.turns[-1].units if talk.turns else ()
        fading: dict[Unit, float] = {}
        for age, turn in enumerate(reversed(talk.turns[-LATELY:])):
            for place, unit in enumerate(turn.units[:8]):
                fading[unit] = max(fading.get(unit, 0.0), FADING**age * (1.0 - 0.1 * place))
        times: dict[Unit, float] = {}
        for turn in talk.turns:
            for unit in turn.units[:8]:
                times[unit] = times.get(unit, 0.0) + 1.0
        most = max((met.get(unit, 0.0) for unit in last), default=0.0)
        return {
            "shown": fading,
            "times shown": times,
            "place in the last": _places(last),
            "place in the first": _places(talk.turns[0].units if talk.turns else ()),
            "met, of the best in the last": {unit: met[unit] / most for unit in last if most and unit in met},
            "within": dict.fromkeys(reading.within, 1.0),
            "among": dict.fromkeys(reading.among, 1.0),
            "pair in the last": {self.pairs[unit]: 1.0 for unit in last if unit in self.pairs},
        }

    def _of_asker(self, talk: Conversation) -> Testimony:
        return by_role(self.library, [(talk.speaking_as, 1.0)]) if talk.speaking_as else {}

    def _of_pair(self, shares: Column) -> Column:
        return {unit: shares[pair] for unit, pair in self.pairs.items() if pair in shares}

    @cached_property
    def pairs(self) -> dict[Unit, Unit]:
        """Each recommendation that the consultation has an item on and that item, both ways."""
        items = {f"rec:{link.recommendation}": link.evidence.passage for link in self.library.guidance if link.group == "consultation"}
        return items | {item: unit for unit, item in items.items()}

    @cached_property
    def known(self) -> dict[str, Column]:
        """What holds of a unit whatever is asked."""
        corpus = self.library.corpus
        texts = {unit: [corpus.text(passage) for passage in corpus.of_unit(unit)] for unit in corpus.units}
        items = {unit for unit in self.pairs if unit_number(unit) is None}
        dated = (corpus.passages[deadline.evidence.passage].unit for deadline in self.library.deadlines if deadline.when)
        return {
            "dated": dict.fromkeys(dated, 1.0),
            **{name: {unit: 1.0 for unit, found in texts.items() if any(map(pattern.search, found))} for name, pattern in HOLDS.items()},
            "words": {unit: float(sum(len(text.split()) for text in found)) for unit, found in texts.items()},
            "passages": {unit: float(len(found)) for unit, found in texts.items()},
            "treated by an item": {unit: 1.0 for unit in self.pairs if unit not in items},
            "recommendation": {unit: 1.0 for unit in corpus.units if unit_number(unit)},
            "item": dict.fromkeys(items, 1.0),
            **{source: {unit: 1.0 for unit in corpus.units if unit.startswith(f"{source}:")} for source in sorted(corpus.sources)},
        }

    def _of_question(self, question: Question) -> dict[str, float]:
        words = {word.word for word in question.words}
        first = {question.words[0].word} if question.words else set()
        return {
            "words of substance": len(self.leaning.substance(question)),
            "own words": len(self.leaning.own_words(question)),
            "length": len(question.words),
            "telling words": len(question.content),
            "opens": self.leaning.opens(question, "openers"),
            **{f"says {name}": self.leaning.says(question, name) for name in PHRASES},
            "place": self.leaning.place(question) or 0,
            "roles": len(question.roles),
            "leaning": bool(question.leaning),
            "bodies": len(question.bodies),
            "terms": len(question.terms),
            "numbers": len(question.numbers),
            "period": bool(question.period),
            "papers": len(question.papers),
            "framed": question.framed,
            "chapters": bool(question.chapters),
            **{f"cue {cue}": cue in question.cues for cue in CUES},
            **{f"signal {name}": bool(listed & (first if name == "going on" else words)) for name, listed in self.signals.items()},
        }


def _of_reading(reading: Reading, talk: Conversation, kind: str, ruled: Sequence[Unit]) -> dict[str, float]:
    last = talk.last
    return {
        "turns": len(talk.turns),
        "leans": reading.leans,
        "within so many": len(reading.within),
        "among so many": len(reading.among),
        "ruled": len(ruled),
        **{f"kind {each}": kind == each for each in KINDS},
        "shown in the last": len(last.units) if last else 0,
        "numbers in the last": len(last.numbers) if last else 0,
        "last complete": bool(last and last.complete),
        "last for a role": bool(last and last.role),
        **{f"last kind {each}": bool(last and last.kind == each) for each in KINDS},
    }


def _scores(scored: Sequence[Candidate]) -> dict[str, Column]:
    scores = {each.unit: each.score for each in scored}
    return {"score": scores, "score share": _shares(scores), "score place": _places([each.unit for each in scored[:20]])}


def _testimonies(scored: Sequence[Candidate]) -> dict[str, Column]:
    said = {f"witness {name}": {each.unit: each.said[name].score for each in scored if name in each.said} for name in WITNESSES}
    return {**said, "named": {each.unit: 1.0 for each in scored if "role" in each.said and each.said["role"].reach == "named"}}


def _shares(column: Column) -> Column:
    most = max(column.values(), default=0.0)
    return {unit: value / most for unit, value in column.items()} if most > 0 else {}


def _places(units: Sequence[Unit]) -> Column:
    return {unit: 1 / place for place, unit in reversed(list(enumerate(units, start=1)))}


def _best(column: Column, most: int) -> list[Unit]:
    return sorted(column, key=lambda unit: (-column[unit], unit))[:most]
