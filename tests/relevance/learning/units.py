"""What a question's marks say of the units: examples from the subject index's questions and headings, from the papers' sentences, and from development."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from assistant.answering.conversation import Conversation
from assistant.answering.desk import Desk
from assistant.answering.talk_marks import marks_in_talk
from index.additive import AdditiveModel, compile_additive
from tests.relevance.learning import softmax
from tests.relevance.learning.cases import FOLDS, folds, writer
from tests.relevance.passages import Papers
from tests.relevance.question_set import Item, QuestionSet
from tests.relevance.sureness import unhindered

SENTENCE = re.compile(r"(?<=[.;:])\s")
FEWEST_WORDS = 4
FEWEST = 4
"""Examples that a mark must have."""
LEAST = 10
"""What a mark must at least say of some unit, of 127."""


@dataclass(frozen=True, slots=True)
class Example:
    """The marks of a text, how much it is an example of each unit, and who typed it; nobody did what the project holds."""

    marks: tuple[str, ...]
    shares: Mapping[str, float]
    writer: str | None = None


def written(desk: Desk) -> Iterator[Example]:
    """The subject index and the papers themselves."""
    corpus = desk.library.corpus
    citable = set(corpus.units)
    texts = [(subject.words, subject.unit) for subject in desk.library.subjects if subject.unit in citable]
    passages = ((corpus.text(passage), unit) for unit in corpus.units for passage in corpus.of_unit(unit))
    texts += [(sentence, unit) for text, unit in passages for sentence in SENTENCE.split(text) if len(sentence.split()) >= FEWEST_WORDS]
    yield from (Example(desk.reader.read(text).own_marks, {unit: 1.0}) for text, unit in texts)


def typed(desk: Desk, papers: Papers, asked: QuestionSet) -> Iterator[Example]:
    """The questions and turns of a set that the papers answer, each behind the turns before it as the assistant answers them."""
    units = _units_by_id(desk, papers)
    for items in (*((item,) for item in asked.questions), *asked.conversations):
        talk = Conversation()
        for item in items:
            shares = _shares(item, units)
            if item.answerable and shares:
                yield Example(tuple(marks_in_talk(desk.reader.read(item.text), talk.turns)), shares, writer(item.id))
            if item.answerable and item is not items[-1]:
                with unhindered(bounded=False):
                    desk.ask(item.text, talk)


def learn(found: Collection[Example]) -> dict[str, object]:
    """The content of units.json."""
    return softmax.learn([(example.marks, example.shares) for example in found], fewest=FEWEST, least=LEAST)


def unseen(found: Collection[Example]) -> dict[str, AdditiveModel]:
    """For each writer a model that has not seen what he typed, nor some others."""
    fold_of = folds([example.writer for example in found if example.writer])
    models = [AdditiveModel(compile_additive(learn([each for each in found if fold_of.get(each.writer or "") != fold]))) for fold in range(FOLDS)]
    return {each: models[fold] for each, fold in fold_of.items()}


def _units_by_id(desk: Desk, papers: Papers) -> dict[str, list[str]]:
    """The units that count as each id that grades are given to."""
    found: dict[str, list[str]] = {}
    quoter = desk.composer.finder.quoter
    for unit in desk.library.corpus.units:
        if unit.startswith("rec:"):
            found.setdefault(unit, []).append(unit)
            continue
        counted = Counter(id_ for statement in quoter.whole(unit) if (id_ := papers.counts_as(statement, {})))
        for id_ in counted:
            found.setdefault(id_, []).append(unit)
    return found


def _shares(item: Item, units: Mapping[str, list[str]]) -> dict[str, float]:
    """How much a question is an example of each unit: by what the unit gains, shared among those that count as one id."""
    shares: dict[str, float] = {}
    for id_, grade in item.relevant.items():
        for unit in units.get(id_, ()):
            shares[unit] = max(shares.get(unit, 0.0), (2.0**grade - 1) / len(units[id_]) ** 0.5)
    return shares
