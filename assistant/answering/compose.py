"""Composer: the way of a question to its answer: guards, reading, finding, and putting the answer together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from assistant.answering.answer import Answer, Notice, Statement, numbered
from assistant.answering.calls import CODE, Calls, compile_calls
from assistant.answering.complete_lists import asks_for_several
from assistant.answering.conversation import Conversation, Turn
from assistant.answering.finders import Finder
from assistant.answering.followups import FollowUps
from assistant.answering.found import Found
from assistant.answering.guards import Guards
from assistant.answering.leaning import standing
from assistant.answering.limits import Limit, Limits, phrase_table
from assistant.answering.notices import body_notices, currency_notice, difference_notices, limit_notices, outcome_notice, urgent_notices
from assistant.answering.question import ROLE_WEIGHT, Question, Reader
from assistant.answering.reading import Reading
from assistant.answering.statements import Quoter
from assistant.answering.suggestions import general_suggestions, readings, suggestions
from index.by_number import find_numbers
from index.searcher import Searcher
from index.text import fold, tokens
from knowledge.library import Library
from knowledge.records import unit_number

HELP_FIRST = "If a child may be in danger, get help first."
WITHOUT_DETAILS = "Ask again without the person's details."
IN_ENGLISH = "The papers are in English, and only questions in English are understood: ask again in English."
SURELY_CHAT = 0.8
"""The likelihood by its wording from which a message is talk and no question."""
MOST_OUTCOMES = 2
MOST_NAMED = 6
"""How many numbers that do not exist are named in a headline."""


class Composer:
    """Composes answers from a library."""

    def __init__(self, library: Library, reader: Reader, searcher: Searcher) -> None:
        self.library = library
        self.reader = reader
        self.searcher = searcher

    @cached_property
    def guards(self) -> Guards:
        """What a message is before it is read as a question."""
        return Guards(self.library.lists("guards"))

    @cached_property
    def calls(self) -> Calls:
        """Hears calls for help."""
        library = self.library
        files = [*(library.data / f"{name}.yaml" for name in ("calls", "subjects", "unanswered", "messages")), CODE]
        return Calls(library.kept("calls-odds", files, self._calls))

    def _calls(self) -> object:
        examples = self.library.lists("calls")
        asked = [subject.words for subject in self.library.subjects if subject.asks]
        others = (message for listed in self.library.lists("messages").values() for message in listed)
        return compile_calls(examples["calls"], examples["calm"], [*asked, *self.library.unanswered, *others])

    @cached_property
    def small_talk(self) -> dict[str, str]:
        """What is said to a message that is no question, by the message in bare words."""
        return {_bare(str(phrase)): entry["say"] for entry in self.library.lists("small_talk").values() for phrase in entry["phrases"]}

    @cached_property
    def limits(self) -> Limits:
        """What lies beyond the papers."""
        content = self.library.lists("limits")
        return Limits(content, self.library.kept("limit-phrases", [self.library.data / "limits.yaml"], lambda: phrase_table(content)))

    @cached_property
    def followups(self) -> FollowUps:
        """Reads questions in conversations."""
        return FollowUps(self.library, self.reader, self.searcher, self.library.lists("followups"))

    @cached_property
    def finder(self) -> Finder:
        """Finds what answers a reading."""
        return Finder(self.library, self.reader, self.searcher, Quoter(self.library, self.searcher), self.followups.leaning)

    def answer(self, text: str, talk: Conversation) -> Answer:
        """The answer to a cleaned question; the conversation takes the turn in where there is one to remember."""
        if not text:
            corpus = self.library.corpus
            return self._unclear(text, f"Ask a question, or name a recommendation from {corpus.first} to {corpus.last}.", general_suggestions())
        rule = self.guards.danger(text)
        danger = self.calls.heard(text, rule, in_talk=bool(talk.turns) or bool(find_numbers(fold(text)).named))
        if danger and not rule and self.guards.language(text):
            danger = None  # the examples are English; that the message cannot be read is said with the helplines
        personal = self.guards.personal_data(text)
        help_first = tuple(urgent_notices(self.library, danger)) if danger else ()
        if personal:
            return _personal(talk.role, personal, help_first)
        if danger:
            return Answer(text, text, talk.role, "none", "urgent", HELP_FIRST, notices=help_first)
        said = self.small_talk.get(_bare(text))
        if said:
            return self._unclear(text, said, general_suggestions())
        question = self.reader.read(text)
        if self._is_chat(question) and not self.followups.moves.stepped(question, talk.turns):
            return self._unclear(text, self.library.lists("small_talk")["thanks"]["say"], general_suggestions())
        if self.guards.misuse(text):
            return self._not_covered(Reading(question, text), talk, None)
        if self.guards.language(text):
            answer = self._not_covered(Reading(Question(text, text, ()), text), talk, None)
            panel = self.library.panel  # what cannot be read may be a call for help
            return replace(
                answer, headline=IN_ENGLISH, notices=(Notice("context", " ".join((panel.lead, *panel.body)), checked_on=panel.as_of), *answer.notices)
            )
        return self._read(self.followups.read(question, talk), talk)

    def _is_chat(self, question: Question) -> bool:
        """Whether a message that names nothing is worded as people talk beside their questions: “sound, cheers”, “brb, phone”."""
        named = question.numbers or question.roles or question.bodies or question.terms or question.period or question.cues
        return not named and self.finder.confidence.sorts(question).get("chat", 0.0) >= SURELY_CHAT

    def _read(self, reading: Reading, talk: Conversation) -> Answer:
        question = reading.question
        missing = [number for number in question.numbers if number not in self.library.corpus.recommendations]
        talk.overshot = bool(missing) or reading.beyond is not None
        if talk.overshot:
            return self._no_such(reading, talk, missing or [reading.beyond or 0])
        if self._is_vague(reading, talk):
            return self._unclear(question.asked, "That can mean several things. Which of these?", readings(self.library, self.searcher, question))
        limit = None if question.numbers else self._crossed(question)
        found = self.finder.find(reading, talk, beyond=limit is not None)
        if found is None:
            return self._not_covered(reading, talk, limit)
        answer = self._assembled(reading, talk, found)
        self._remember(reading, talk, answer)
        return answer

    def _crossed(self, question: Question) -> Limit | None:
        """The boundary that a question crosses, in its own words or as its misspellings were read."""
        typed = tokens(question.asked)
        as_typed = self.limits.crossed(question.asked, typed, question.period)
        if as_typed or [word.word for word in typed] == [word.word for word in question.words]:
            return as_typed
        return self.limits.crossed(question.text, question.words, question.period)

    def _assembled(self, reading: Reading, talk: Conversation, found: Found) -> Answer:
        statements = numbered(found.statements)
        return Answer(
            question=reading.question.asked,
            read_as=_read_as(reading, statements),
            role=_role(reading.question, talk),
            kind=found.kind,
            status="answered",
            headline=found.headline,
            statements=statements,
            notices=tuple(self._notices(reading.question, statements)),
            suggestions=tuple(suggestions(found.kind, statements)),
            scope=found.scope,
        )

    def _notices(self, question: Question, statements: Sequence[Statement]) -> Iterable[Notice]:
        if question.corrections:
            read = ", ".join(f"“{typed}” as “{word}”" for typed, word in question.corrections)
            yield Notice("correction", f"Read {read}.")
        yield from difference_notices(self.library, statements)
        numbers = list(dict.fromkeys(each.citation.recommendation for each in statements if each.citation.part and each.citation.recommendation))
        for number in numbers[:MOST_OUTCOMES]:
            notice = outcome_notice(self.library, number)
            if notice:
                yield notice
        today = [self.library.terms[term].today for term in question.terms]
        yield from body_notices(self.library, [each.quote for each in statements[:6]], first=[body for body in today if body])
        yield from currency_notice(self.library, statements)

    def _remember(self, reading: Reading, talk: Conversation, answer: Answer) -> None:
        question, units = reading.question, answer.units()
        numbers = [number for unit in units if (number := unit_number(unit))]
        last = question.numbers[-1] if question.numbers else (numbers[0] if numbers else None)
        topic = _topic(reading)
        talk.turns.append(
            Turn(
                asked=answer.question,
                text=question.text,
                read_as=answer.read_as,
                about=reading.about or answer.read_as,
                kind=answer.kind,
                units=units,
                of=reading.of,
                whole=reading.whole,
                left_out=tuple(unit for unit in reading.of if unit in reading.without),
                complete=answer.scope is not None,
                role=answer.role,
                spoken=question.framed and bool(question.roles),
                topic=topic,
                signs=question.signs,
                numbers=question.numbers,
                step=reading.step,
                last_number=last,
            )
        )

    def _not_covered(self, reading: Reading, talk: Conversation, limit: Limit | None) -> Answer:
        question = reading.question
        near = numbered(self.finder.near(reading)) if question.words else ()
        looked = ", ".join(dict.fromkeys(word.word for word in question.words if word.base not in self.reader.stop_words))
        headline = f"{limit.say} " if limit else "The five papers of 2009 do not answer this. "
        headline += f"Looked for: {looked}." if looked else "No question was found in it."
        notices = (*limit_notices(self.library, question, limit), *currency_notice(self.library, near))
        return Answer(question.asked, reading.read_as, _role(question, talk), "none", "not_found", headline, near, notices, general_suggestions())

    def _no_such(self, reading: Reading, talk: Conversation, missing: Sequence[int]) -> Answer:
        corpus = self.library.corpus
        named = ", ".join(str(number) for number in missing[:MOST_NAMED]) + (" ..." if len(missing) > MOST_NAMED else "")
        headline = (
            f"There is no recommendation {named}: the report of 2009 has {corpus.last}, numbered {corpus.first} to {corpus.last}; {corpus.last} is the last."
        )
        there = [number for number in reading.question.numbers if number in corpus.recommendations]
        near = [statement for number in there[:3] for statement in self.finder.quoter.whole(f"rec:{number}", parts=("recommendation",), relation="near")]
        context: tuple[Notice, ...] = ()
        if any(number <= EARLIER_LAST for number in missing):
            context = (Notice("context", f"The 2003 report on Victoria Climbié had {EARLIER_LAST} recommendations; it is not among the papers."),)
        suggested = (f"recommendation {corpus.last}", *general_suggestions()[:2])
        return Answer(
            reading.question.asked, reading.read_as, _role(reading.question, talk), "recommendation", "not_found", headline, numbered(near), context, suggested,
        )  # fmt: skip

    def _is_vague(self, reading: Reading, talk: Conversation) -> bool:
        """Whether a question that leans on nothing names nothing but at most one word that stands all over the papers."""
        question = reading.question
        if (
            reading.within
            or reading.leans
            or reading.topic
            or question.numbers
            or question.roles
            or question.bodies
            or question.terms
            or question.period
            or question.papers
            or question.chapters
        ):
            return False
        if (talk.speaking_as and question.framed) or asks_for_several(question):
            return False
        if question.content and len(question.words) > FEW_WORDS:
            return False
        if question.unknown or question.cues & {"undated", "papers"} or sum(weight >= ROLE_WEIGHT for weight in question.stems.values()) > 1:
            return False
        return all(self.searcher.full_text.spread("text", word) >= SPREAD for word in question.content) and not question.corrections

    def _unclear(self, text: str, headline: str, suggested: tuple[str, ...]) -> Answer:
        return Answer(text, text, None, "none", "clarify", headline, suggestions=suggested)


FEW_WORDS = 3
SPREAD = 0.1
"""The share of the passages that a word alone must stand in to be too vague to answer."""
EARLIER_LAST = 108
"""The number of recommendations of the 2003 report, which is often taken for this one."""


def _bare(text: str) -> str:
    return " ".join(token.word for token in tokens(text))


def _personal(role: str | None, kinds: Sequence[str], help_first: tuple[Notice, ...]) -> Answer:
    """The answer to a message that holds a person's details; where it is a call for help as well, help comes first."""
    text = f"The question seems to hold personal details that identify somebody ({', '.join(kinds)}). It was not stored. Ask again without them."
    headline = f"{HELP_FIRST} {WITHOUT_DETAILS}" if help_first else WITHOUT_DETAILS
    return Answer("", "", role, "none", "personal_data", headline, notices=(*help_first, Notice("privacy", text)))


def _read_as(reading: Reading, statements: Sequence[Statement]) -> str:
    """How the question was read: it names what was shown before only where nothing else answers."""
    others = {each.unit for each in statements if each.relation == "answers"} - set(reading.within)
    return f"{standing(reading.question)} (about: {reading.about})" if reading.within and reading.about and others else reading.read_as


def _role(question: Question, talk: Conversation) -> str | None:
    """The role that the answer is for: the one that the asker speaks for, else the one set, else one that the question names."""
    if question.roles and question.framed:
        return question.roles[0]
    return talk.role or (question.roles[0] if question.roles else None)


def _topic(reading: Reading) -> Mapping[str, float]:
    """What the turn was about: its own words; where it leant on the turn before, that turn's words behind them, fading."""
    own = {word: weight for word, weight in reading.question.stems.items() if weight >= 0.5}
    if not reading.leans and len(own) > 1:
        return own
    return {**{word: 0.5 * weight for word, weight in reading.topic.items() if weight > 0.1}, **own}
