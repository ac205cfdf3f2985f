"""Filters: follow-ups that keep or leave out a part of what was shown, or ask for what else there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from assistant.answering.conversation import Turn
from assistant.answering.leaning import Leaning, standing
from assistant.answering.listings import of_size
from assistant.answering.periods import Period, period_of
from assistant.answering.picking import Picking
from assistant.answering.question import Question, Reader
from assistant.answering.reading import Reading
from assistant.answering.witnesses import by_period, dated, undated
from index.searcher import Searcher
from knowledge.library import Library
from knowledge.records import Unit, unit_number

MOST_WORDS = 2
"""Words of its own, terms left out, up to which a question is a filter and not a topic."""
ONE = frozenset(["one", "ones"])
BEHIND_ONE = frozenset(["about", "on", "for", "with", "to", "from"])
BEFORE_ONE = frozenset(["the", "that", "those", "these", "only", "just"])
FITTING = 0.6
"""The share of the best score that a unit shown must have to be the one that is meant."""
MOST_PICKED = 2
LONGEST_PICK = 5
"""Words that may stand between "the" and "one"."""
IN_PAPER = 0.5
"""What a unit of a paper gains that was shown before the question kept to the paper."""
SAME_WORDS = 8
"""Words from which a sentence that two responses share makes them the same reply."""


class Filters:
    """Reads follow-ups that filter."""

    def __init__(self, library: Library, reader: Reader, searcher: Searcher, leaning: Leaning, picking: Picking) -> None:
        self.library = library
        self.searcher = searcher
        self.corpus = library.corpus
        self.reader = reader
        self.leaning = leaning
        self.picking = picking

    def read(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """The question as a filter; None where it is none, or nothing was shown to filter."""
        if not turns[-1].units:
            return None
        for reader in (self._papers, self._undated, self._extreme, self._of_size, self._others, self._the_one, self._kept):
            reading = reader(question, turns)
            if reading is not None:
                return reading
        return None

    def _papers(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“Quote the consultation, not the table”; “skip the press release”."""
        without = self.leaning.says(question, "without")
        if not question.papers or not (without or self.leaning.says(question, "only") or not self.leaning.substance(question)):
            return None
        last = turns[-1]
        shown = [*last.units, *(link.evidence.passage for link in self.library.guidance if f"rec:{link.recommendation}" in last.units)]
        wanted, left_out = self._told_apart(question)
        within = [unit for unit in dict.fromkeys(shown) if unit in wanted]
        if within and (last.complete or last.numbers):
            return self._from(question, last, within)
        context = dict.fromkeys(within, IN_PAPER)
        return Reading(question, self._said(question, last), leans=True, among=wanted, without=left_out, context=context, topic=last.topic) if wanted else None

    def _told_apart(self, question: Question) -> tuple[frozenset[Unit], frozenset[Unit]]:
        """The units that a message which names papers wants, and those that it leaves out: they are named behind the words that say so."""
        unwanted = self.reader.papers_in(self.leaning.behind(question, "without"))
        left_out = self._of_papers(unwanted)
        wanted = self._of_papers([paper for paper in question.papers if paper not in unwanted])
        return wanted or frozenset(self.corpus.units) - left_out, left_out

    def _of_papers(self, papers: Sequence[str]) -> frozenset[Unit]:
        return frozenset(unit for unit in self.corpus.units if self.corpus.of_unit(unit)[0].source in papers)

    def _undated(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“Which of those have no date”: those of what was shown whose by-when gives none."""
        if "undated" not in question.cues or not self.leaning.leans(question):
            return None
        without = {self.corpus.passages[deadline.evidence.passage].unit for deadline in undated(self.library)}
        reading = self._from(question, turns[-1], [unit for unit in turns[-1].units if unit in without])
        return replace(reading, kind="deadline") if reading else None

    def _extreme(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“Which falls due soonest”: of what was shown, what has the earliest date, or the latest."""
        last = turns[-1]
        if not question.cues & {"earliest", "latest"} or self.leaning.own_words(question) or len(last.units) < 2:
            return None
        units = [self.corpus.passages[each.evidence.passage].unit for each in dated(self.library)]
        shown = [unit for unit in dict.fromkeys(units if "earliest" in question.cues else reversed(units)) if unit in last.units]
        reading = self._from(question, last, shown[:1])
        return replace(reading, kind="deadline", settled=True) if reading else None

    def _of_size(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“The biggest one”, “and the smallest”: of the sums of money that were listed."""
        sums = {entry: self.corpus.passages[entry.evidence.passage].unit for listing in self.library.listings for entry in listing.entries if entry.pounds}
        listed = max((turn for turn in turns if set(turn.units) <= set(sums.values())), key=lambda turn: len(turn.units), default=None)
        if listed is None or len(listed.units) < 2:
            return None
        sized = of_size(question, [entry for entry, unit in sums.items() if unit in listed.units])
        reading = self._from(question, listed, [sums[sized[0]]]) if len(sized) == 1 else None
        return replace(reading, settled=True) if reading else None

    def _others(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“Which others have that date”, “who else gets the same reply”, “anything else on it”: what has not been shown yet."""
        last = turns[-1]
        if not self.leaning.says(question, "others") or self.leaning.own_words(question):
            return None
        asked = question.cues & SAME or self.reader.read(last.text).cues & SAME
        others = frozenset(self.corpus.units) - frozenset(last.units[:2] if asked else last.units)
        if "deadline" in asked:
            period = self._period_of(last.units[0])
            if period:
                return Reading(replace(question, period=period), self._said(question, last), leans=True, among=others, kind="period")
        if "response" in asked:
            same = [unit for unit in self.corpus.units if unit in others and self._replies(unit) & self._replies(*last.units[:2])]
            return self._from(question, last, same) if same else None
        return Reading(question, self._said(question, last), leans=True, among=others, topic=last.topic, kind=last.kind)

    def _period_of(self, unit: Unit) -> Period | None:
        """The date that a recommendation's by-when gives, its own before another's."""
        given = [each for each in self.library.deadlines if each.when and self.corpus.passages[each.evidence.passage].unit == unit]
        given.sort(key=lambda each: (not each.evidence.passage.endswith(":by_when"), not each.own))
        return replace(period_of(given[0].when or "", given[0].until), named="that same period") if given else None

    def _replies(self, *units: Unit) -> frozenset[str]:
        """The longer sentences of the responses to recommendations."""
        numbers = [number for unit in units if (number := unit_number(unit))]
        passages = chain.from_iterable(self.corpus.recommendations[number].part("response") for number in numbers)
        sentences = chain.from_iterable(self.corpus.text(passage).split(". ") for passage in passages)
        return frozenset(sentence.strip(" .") for sentence in sentences if len(sentence.split()) >= SAME_WORDS)

    def _the_one(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“The police one”, “the one about supervision”: which of what was shown, lately or before, those words find best."""
        phrase = _picking_phrase(question)
        if not phrase:
            return None
        picking, leave = self.reader.read(phrase), self.leaning.says(question, "without")
        if not leave and not self._is_empty(picking):
            hits = [hit for hit in self.searcher.search(picking.request()) if hit.score]
            for turn in reversed(turns):
                found = [hit for hit in hits if hit.unit in turn.units and hit.score >= FITTING * hits[0].score]
                if (found and len(turn.units) > 1) or (found and turn is not turns[-1]):
                    within = [hit.unit for hit in found if hit.score >= FITTING * found[0].score]
                    return self._from(question, turn, within if turn.complete else within[:MOST_PICKED])
        if leave and "ones" not in {word.word for word in question.words}:
            return self._without_one(question, picking, turns[-1])
        return self._picked(question, picking, turns[-1], leave=leave)

    def _without_one(self, question: Question, picking: Question, last: Turn) -> Reading | None:
        """“Leave out the GP one”: what was shown but the one that those words find best."""
        meant = next((hit.unit for hit in self.searcher.search(picking.request()) if hit.unit in last.units), None)
        reading = self._from(question, last, [unit for unit in last.units if unit != meant]) if meant else None
        return replace(reading, without=frozenset([meant])) if reading and meant else None

    def _is_empty(self, picking: Question) -> bool:
        return not (self.leaning.selecting(picking) or picking.roles or picking.bodies)

    def _kept(self, question: Question, turns: Sequence[Turn]) -> Reading | None:
        """“Just those due that summer”, “leave inspection out”, “which of them are for schools”."""
        keep, leave = self.leaning.says(question, "only"), self.leaning.says(question, "without") or self.leaning.opens(question, "not")
        own = [word for word in self.leaning.own_words(question) if question.stems[word] >= 1.0]
        if not (keep or leave) or len(own) > MOST_WORDS:
            return None
        if question.period and keep:
            dated = by_period(self.library, question.period)
            return self._from(question, turns[-1], [unit for unit in turns[-1].units if unit in dated])
        return self._picked(question, question, turns[-1], leave=leave and not keep)

    def _picked(self, question: Question, picking: Question, last: Turn, *, leave: bool) -> Reading | None:
        words = self.leaning.selecting(picking)
        if self._is_empty(picking) and "guidance" not in picking.cues:
            return None
        picked = self.picking.picked(picking, words)
        within = [unit for unit in last.units if (unit in picked) != leave]
        if within and (last.complete or leave or len(within) > 1):
            reading = self._from(question, last, within)
            kind = last.kind if not question.cues & ASKING else None
            return replace(reading, kind=kind, without=picked if leave else frozenset()) if reading else None
        if not picked or leave:
            return None
        return Reading(question, self._said(question, last), leans=True, among=picked, topic=last.topic)

    def _from(self, question: Question, last: Turn, within: Sequence[Unit]) -> Reading | None:
        if not within:
            return None
        return Reading(question, self._said(question, last), leans=True, within=tuple(within), topic=last.topic, settled=last.complete or len(last.numbers) > 1)

    def _said(self, question: Question, last: Turn) -> str:
        return f"{standing(question)} (of: {last.about})"


SAME = frozenset(["deadline", "response"])
"""The cues by which "others" means others with the same date, or the same reply."""
ASKING = frozenset(["deadline", "owner", "response", "guidance", "comparison", "definition"])
"""The cues by which a filter asks for something else than what was shown."""


def _picking_phrase(question: Question) -> str:
    """The words of “the police one” or “the one about supervision” that pick; "" where there are none."""
    words = [word.word for word in question.words]
    for place, word in enumerate(words):
        if word not in ONE:
            continue
        behind = words[place + 1 : place + 2 + LONGEST_PICK]
        before = words[max(0, place - LONGEST_PICK) : place]
        starts = [position for position, each in enumerate(before) if each in BEFORE_ONE]
        if behind and behind[0] in BEHIND_ONE and starts and starts[-1] == len(before) - 1:
            return " ".join(behind[1:])
        if starts and before[starts[-1] + 1 :]:
            return " ".join(before[starts[-1] + 1 :])
    return ""
