"""The quiz: items made from the session's own quotes, by a seed. Every key carries a quote; every wrong answer is true of another role or number.

What an item looks like in a file is left to quiz_files and the documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from assistant.answering.answer import Statement
from assistant.answering.ranking import Candidate
from assistant.answering.statements import Shown
from assistant.exports.evidence import Chosen, Evidence
from assistant.exports.pack import Count, Dated, Item, Option, Owned, Pair, Point
from assistant.exports.wording import capitalised, listed
from knowledge.records import PARTS, Duty, Unit, unit_number

SHORT = 42
"""Words that a quote to choose from may hold."""
BRIEF = 30
LONGEST = 62
"""Words that a quote in a question may hold."""
ALIKE = 0.7
"""The share of its words from which a text is taken to say the same as another."""
WRONG = 3
NEAR = 8
"""Of how many quotes that read most like the right one the wrong ones are drawn."""
ROUNDS = 6
PART_SAID = {
    "recommendation": "Lord Laming's recommendation",
    "response": "The Government's response",
    "by_when": "The Government's “By when”",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """What a quiz is made from."""

    chosen: Sequence[Chosen]
    points: Sequence[Point]
    scope: Count | None
    dates: tuple[Dated, ...]
    owners: tuple[Owned, ...]


class QuizMaker:
    """Makes items by outcome; the same evidence and seed give the same items."""

    def __init__(self, evidence: Evidence, ground: Ground, seed: int) -> None:
        self.evidence = evidence
        self.ground = ground
        self.random = Random(f"laming {seed}")
        self.corpus = evidence.desk.library.corpus
        self.quoter = evidence.quoter
        self.kinds: dict[str, tuple[Callable[[], Iterator[Item]], ...]] = {
            "words": (self._choices, self._gaps),
            "papers": (self._papers,),
            "scope": (self._count,),
            "reply": (self._parts, self._matches),
            "dates": (self._dates,),
            "today": (self._since,),
            "owners": (self._owners,),
        }

    def items(self, outcomes: Sequence[str], count: int) -> tuple[Item, ...]:
        """`count` items or fewer, in turn from each outcome and each kind."""
        queues = [kind() for outcome in outcomes for kind in self.kinds[outcome]]
        found: list[Item] = []
        for _ in range(ROUNDS):
            for queue in queues:
                item = next(queue, None)
                if item and len(found) < count and not any((item.question, item.shown) == (other.question, other.shown) for other in found):
                    found.append(item)
        return tuple(sorted(found, key=lambda item: outcomes.index(item.outcome)))

    def can(self, outcome: str) -> bool:
        """Whether at least one item can be made for an outcome."""
        ledger, state = self.evidence.ledger.statements, self.random.getstate()
        made = any(next(kind(), None) is not None for kind in self.kinds[outcome])
        self.evidence.ledger.statements = ledger  # trying cites nothing
        self.random.setstate(state)
        return made

    def _cite(self, statement: Statement) -> int:
        return self.evidence.ledger.cite(statement)

    def _quoted(self, number: int) -> Statement:
        return next(each for each in self.evidence.ledger.statements if each.citation.number == number)

    def _mixed(self, options: Sequence[Option]) -> tuple[Option, ...]:
        mixed = list(options)
        self.random.shuffle(mixed)
        return tuple(mixed)

    def _recommended(self, unit: Unit) -> Statement | None:
        """What was recommended in a unit, short enough to choose from."""
        found = next(iter(self.quoter.bearing(Candidate(unit, 1.0), {}, Shown(parts=("recommendation",), long=SHORT), why="the recommendation")), None)
        return found if found and len(found.quote.split()) <= SHORT and not found.quote.endswith(":") and "●" not in found.quote else None

    def _elsewhere(self) -> list[tuple[int, Statement]]:
        """What was recommended elsewhere: in recommendations that neither reach the roles nor stand in the session."""
        here = {each.unit for each in self.ground.chosen} | set(self.evidence.reached)
        units = [f"rec:{number}" for number in self.corpus.recommendations if f"rec:{number}" not in here]
        return [(unit_number(unit) or 0, statement) for unit in units if (statement := self._recommended(unit))]

    def _choices(self) -> Iterator[Item]:
        """Which of these quotes bears on the audience: one of the session's, and three from elsewhere."""
        elsewhere = self._elsewhere()
        for each, point in zip(self.ground.chosen, self.ground.points, strict=True):
            statement = self._quoted(point.cite)
            if each.reach == "beside" and self.evidence.request.roles:
                continue
            if not statement.citation.part or len(statement.quote.split()) > SHORT + 10 or len(elsewhere) < WRONG:
                continue
            wrong = self.random.sample(self._nearest(statement, elsewhere), WRONG)
            options = [Option(cite=point.cite, right=True, of=_place(statement))]
            options += [Option(cite=self._cite(other), of=f"recommendation {number}") for number, other in wrong]
            yield Item(
                "choice",
                "words",
                self._which(each, statement),
                (point.cite,),
                options=self._mixed(options),
                why=each.statement.why if each.reach in {"named", "group"} else "",
            )

    def _nearest(self, statement: Statement, elsewhere: Sequence[tuple[int, Statement]]) -> list[tuple[int, Statement]]:
        """Those that share most words with a quote: one that reads quite otherwise would give itself away."""
        stems = set(self.evidence.desk.searcher.stems_of(statement.quote))

        def shared(other: tuple[int, Statement]) -> tuple[float, int]:
            own = set(self.evidence.desk.searcher.stems_of(other[1].quote))
            return (-len(stems & own) / (len(own) + 1), other[0])

        return sorted(elsewhere, key=shared)[:NEAR]

    def _which(self, each: Chosen, statement: Statement) -> str:
        if each.reach in {"named", "group"}:
            return f"Which of these is about “{each.message}”?"
        return f"Which of these words belong to {_place(statement)}, “{self.evidence.wording.title(statement.citation.recommendation or 1)}”?"

    def _gaps(self) -> Iterator[Item]:
        """A quote with words of substance left out, and those of other quotes to choose from."""
        for point in self.ground.points:
            statement = self._quoted(point.cite)
            gap = self._gap(statement)
            others = self._other_gaps(statement, gap) if gap else []
            if gap and len(others) == WRONG and len(statement.quote.split()) <= LONGEST:
                options = [Option(gap, right=True, of=_place(statement))] + [Option(word, of=f"recommendation {number}") for number, word in others]
                question = f"Which words fill the gap? {capitalised(_place(statement))}."
                yield Item("gap", "words", question, (point.cite,), answer=gap, options=self._mixed(options), shown=point.cite)

    def _other_gaps(self, statement: Statement, gap: str) -> list[tuple[int, str]]:
        """Words of other recommendations that share none with the gap or the quote."""
        quote, found = statement.quote.casefold(), dict[str, int]()
        gaps = [(number, word) for number, words in self.evidence.wording["gaps"].items() for word in words]
        for number, word in self.random.sample(gaps, len(gaps)):
            if number != statement.citation.recommendation and word.casefold() not in quote and not set(word.split()) & set(gap.split()):
                found.setdefault(word, number)
        return [(number, word) for word, number in found.items()][:WRONG]

    def _gap(self, statement: Statement) -> str | None:
        """What can be left out of a quote: words of substance that stand in it once, else the name of a role or term."""
        quote = statement.quote
        for words in self.evidence.wording["gaps"].get(statement.citation.recommendation, ()) if statement.citation.part == "recommendation" else ():
            if quote.count(words) == 1:
                return str(words)
        terms = self.evidence.desk.library.terms.values()
        roles = [self.evidence.desk.library.roles[role].plural for role in self.evidence.request.roles]
        names = sorted({term.name for term in terms if len(term.name) > 7} | set(roles), key=lambda name: (name not in roles, -len(name), name))
        fitting = [name for name in names if quote.count(name) == 1 and _stands_alone(quote, name)]
        return fitting[0] if fitting else None

    def _count(self) -> Iterator[Item]:
        """How many recommendations name the roles."""
        scope = self.ground.scope
        if not scope or not self.evidence.request.roles:
            return
        cites = [point.cite for each, point in zip(self.ground.chosen, self.ground.points, strict=True) if each.reach == "named" and unit_number(each.unit)]
        cites += [self._cite(self.evidence.named(f"rec:{number}")) for number in scope.numbers]
        question = f"How many of the {scope.of} {scope.basis}?"
        which = f"recommendation{'s' if scope.matched > 1 else ''} {listed(scope.numbers)}"
        yield Item("number", "scope", question, tuple(dict.fromkeys(cites)), answer=str(scope.matched), why=which)

    def _parts(self) -> Iterator[Item]:
        """Whose words a quote is."""
        replies = [point.response for point in self.ground.points if point.response]
        asked = [point.cite for point in self.ground.points if self._quoted(point.cite).citation.part == "recommendation"]
        drawn = self.random.sample(replies, len(replies)) + self.random.sample(asked, len(asked))
        for number in drawn:
            statement = self._quoted(number)
            if len(statement.quote.split()) > LONGEST or not statement.citation.part:
                continue
            options = tuple(Option(PART_SAID[part], right=part == statement.citation.part) for part in PARTS)
            yield Item("part", "reply", "Where do these words come from?", (number,), options=options, shown=number)

    def _papers(self) -> Iterator[Item]:
        """Which paper a quote comes from."""
        for point in self.ground.points:
            statement = self._quoted(point.cite)
            if len(statement.quote.split()) <= LONGEST:
                right = statement.citation.source
                others = self.random.sample(sorted(set(self.corpus.sources) - {right}), WRONG)
                options = [Option(self.corpus.sources[source].short, right=source == right) for source in (right, *others)]
                yield Item("paper", "papers", "Which paper are these words from?", (point.cite,), options=self._mixed(options), shown=point.cite)

    def _matches(self) -> Iterator[Item]:
        """Recommendations and what was answered, to be brought together."""
        pairs: dict[str, Pair] = {}
        for point in self.ground.points:
            statement = self._quoted(point.response) if point.response else None
            number = statement.citation.recommendation if statement else None
            if statement and number and len(statement.quote.split()) <= SHORT + 13:
                pairs.setdefault(
                    " ".join(statement.quote.split()), Pair(f"Recommendation {number}: {self.evidence.wording.title(number)}", statement.citation.number)
                )
        chosen = list(pairs.values())[:4]
        if len(chosen) >= WRONG:
            cites = tuple(pair.cite for pair in chosen)
            yield Item("match", "reply", "Match each recommendation with what the Government answered.", cites, pairs=self._turned(chosen))

    def _turned(self, pairs: list[Pair]) -> tuple[Pair, ...]:
        mixed = list(pairs)
        self.random.shuffle(mixed)
        return tuple(mixed)

    def _dates(self) -> Iterator[Item]:
        """Which words of the column "By when" belong to a recommendation."""
        for dated in self.ground.dates:
            statement = self._quoted(dated.cite)
            if statement.citation.part != "by_when" or len(statement.quote.split()) > SHORT:
                continue
            wrong = self._other_dates(statement)
            if len(wrong) == WRONG:
                options = [Option(cite=dated.cite, right=True, of=_place(statement))] + [Option(cite=self._cite(each), of=_place(each)) for each in wrong]
                number = statement.citation.recommendation or 1
                question = f"What stands under “By when” for recommendation {number}, “{self.evidence.wording.title(number)}”?"
                yield Item("date", "dates", question, (dated.cite,), options=self._mixed(options), why=dated.of)

    def _other_dates(self, right: Statement) -> list[Statement]:
        """By-when texts of other recommendations that say something else than this one's."""
        own = " ".join(self.corpus.text(passage) for passage in self.corpus.recommendations[right.citation.recommendation or 1].by_when)
        found: dict[str, Statement] = {}
        for number in self.random.sample(sorted(self.corpus.recommendations), len(self.corpus.recommendations)):
            for statement in self.quoter.whole(f"rec:{number}", parts=("by_when",), why="by when"):
                text = " ".join(statement.quote.split())
                differs = not any(_alike(text, other) for other in (own, *found))
                if number != right.citation.recommendation and len(text.split()) <= BRIEF and differs:
                    found[text] = statement
        return list(found.values())[:WRONG]

    def _owners(self) -> Iterator[Item]:
        """Who was to act."""
        for owned in self.ground.owners:
            statement = self._quoted(owned.cite)
            number = statement.citation.recommendation or 1
            wrong = self._other_owners(statement, owned)
            if len(wrong) == WRONG:
                options = [Option(owned.owner, right=True, of=f"recommendation {number}")]
                options += [Option(capitalised(duty.owner), of=f"recommendation {duty.recommendation}") for duty in wrong]
                question = f"Who was to act on recommendation {number}, “{self.evidence.wording.title(number)}”?"
                yield Item("owner", "owners", question, (owned.cite,), options=self._mixed(options), why=owned.task)

    def _other_owners(self, statement: Statement, owned: Owned) -> list[Duty]:
        """Who was to act on other recommendations, and has no part in this one."""
        duties = [duty for duty in self.evidence.desk.library.duties if duty.recommendation]
        own = {duty.body for duty in duties if duty.recommendation == statement.citation.recommendation}
        others = [duty for duty in duties if duty.duty == "acts" and not duty.implied and duty.body not in own and len(duty.owner) > 3]
        others = [duty for duty in others if duty.owner.casefold() not in owned.owner.casefold() and duty.owner not in statement.quote]
        return list({duty.body: duty for duty in self.random.sample(others, len(others))}.values())[:WRONG]

    def _since(self) -> Iterator[Item]:
        """What became of a body that a quote of the session names."""
        bodies = self.evidence.desk.library.bodies.values()
        told = [body for body in bodies if body.status not in {"continues", "in_force"} and len(body.now.split()) <= SHORT and body.verified]
        for body, cite in self.evidence.bodies():
            others = [
                other for other in told if other.kind == body.kind and other.id != body.id and other.now != body.now and not _shared(other.names, body.names)
            ]
            if body not in told or len(others) < WRONG:
                continue
            wrong = self.random.sample(others, WRONG)
            options = [Option(body.now, right=True, of=body.names[0])] + [Option(other.now, of=other.names[0]) for other in wrong]
            question = f"The quote names “{body.names[0]}”. What became of it?"
            why = f"Source: {body.webs[0].url}" if body.webs else ""
            yield Item("since", "today", question, (cite,), options=self._mixed(options), shown=cite, why=why)


def _place(statement: Statement) -> str:
    number = statement.citation.recommendation
    return f"recommendation {number}" if number and statement.citation.part else statement.citation.locator


def _stands_alone(quote: str, name: str) -> bool:
    """Whether a name is no part of a longer word or of a longer name with capitals."""
    before, _, after = quote.partition(name)
    if (before and before[-1].isalnum()) or (after and after[0].isalnum()):
        return False
    words_before, words_after = before.split(), after.split()
    starts = not words_before or words_before[-1][-1] in ".;:●" or len(words_before) == 1
    part_before = not starts and words_before[-1][:1].isupper()
    part_after = bool(words_after) and after[:1] == " " and words_after[0][:1].isupper()
    return not part_before and not part_after


def _alike(text: str, other: str) -> bool:
    """Whether most words of a text stand in another too: a question that turns on so little would be unfair."""
    words = {word.strip(".,;").casefold() for word in text.split()}
    return len(words & {word.strip(".,;").casefold() for word in other.split()}) > ALIKE * len(words)


def _shared(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool(set(one) & set(other))
