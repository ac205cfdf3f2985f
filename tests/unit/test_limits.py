"""What the papers do not treat is said to be beyond them, in any wording; what they treat is not."""

from __future__ import annotations

import re

import pytest

from assistant.answering.limits import Limit, Limits
from assistant.answering.periods import find_period
from index.text import tokens
from knowledge.library import Library

CONTENT = Library().lists("limits")
LIMITS = Limits(CONTENT)
LISTS = ("phrases", "words", "unless")


def crossed(question: str) -> Limit | None:
    words = tokens(question)
    found = find_period(words, default_year=2009)
    return LIMITS.crossed(question, words, found[0] if found else None)


@pytest.mark.parametrize(
    ("question", "limit"),
    [
        ("how many recommendations did the 2003 Climbié report make", "earlier-report"),
        ("who killed Victoria Climbié", "earlier-report"),
        ("do these apply in Wales", "other-nations"),
        ("how does child protection work in Sweden", "other-nations"),
        ("what does KCSIE say about updates", "later-law"),
        ("what did the Munro review recommend", "later-law"),
        ("how often does a DBS certificate need renewing", "later-law"),
        ("what must councils do from 2018", "later-law"),
        ("is Ed Balls a decent bloke", "opinion"),
        ("do you reckon he did enough", "opinion"),
        ("is my social worker useless", "opinion"),
        ("should I hand my notice in", "advice"),
        ("can I take my employer to a tribunal", "advice"),
        ("how do I complain about my social worker", "advice"),
        ("what are the signs that a baby has been shaken", "practice"),
        ("how do I interview a teenager", "practice"),
        ("how many working days until the initial child protection conference", "timescales"),
        ("how often must a social worker make a home visit", "timescales"),
        ("what's the closing date for replies", "not-given"),
        ("which companies supply ICS software", "not-given"),
        ("how much is Roger Singleton being paid", "money-for-people"),
        ("what salary does a health visitor start on", "money-for-people"),
        ("what was Doncaster's Ofsted rating", "local"),
        ("thresholds in Kent", "local"),
        ("what did Plowden end up concluding", "results"),
        ("was the delivery unit ever scrapped", "results"),
        ("who succeeded Roger Singleton", "results"),
        ("did any of them resign later", "advice"),
        ("anything about grooming gangs", "absent-topics"),
        ("home educated children", "absent-topics"),
        ("draft an email to my director", "tasks"),
        ("work out 58 divided by 7", "tasks"),
        ("how do i descale a kettle", "unrelated"),
        ("what time does the last train to Leeds go", "unrelated"),
        ("cheap shoes", "unrelated"),
    ],
)
def test_a_question_beyond_the_papers_crosses_the_limit_of_its_kind(question: str, limit: str) -> None:
    found = crossed(question)
    assert found is not None
    assert found.id == limit
    assert found.say == CONTENT[limit]["say"]


@pytest.mark.parametrize(
    "question",
    [
        "", "?", "12",
        "What is Every Child Matters and is it still going",
        "guaranteed supervision hours - was a figure given?",
        "league table for police forces on child abuse",
        "starting in a duty team in Leicester soon, what will they ask of me",
        "do social workers recruited from Europe have to do a conversion course",
        "should staff be trained to spot signs of neglect",
        "football coach at a kids' club, does any of this apply to us",
        "I train a tennis team, are we covered by the plan",
        "who trains the panel chairs",
        "is any good practice shared",
        "so did they agree to abolish the court fees?",
        "our ICS is useless, what are they doing about it",
        "is my council told to release me for the masters",
        "what is said about the death of Victoria Climbié",
        "what did Doncaster have to do with the announcement",
        "how do I get a paper copy of the consultation document",
        "will there be 70 sites by 2011",
        "postcode lottery",
    ],
)  # fmt: skip
def test_a_question_that_the_papers_treat_crosses_none(question: str) -> None:
    assert crossed(question) is None


def test_one_everyday_word_is_not_enough_and_the_same_word_twice_counts_once() -> None:
    """A shop, a train: only two different words of daily life tell that a question is about nothing here."""
    assert crossed("shop") is None
    assert crossed("shop shops shop") is None
    assert crossed("a cheap shop") is not None


def test_a_phrase_of_each_list_is_needed_where_two_lists_stand_beside_each_other() -> None:
    content = {"far": {"say": "Far.", "beside": [[["moon"], ["rocket"]]]}, "later-law": {"say": "Later.", "phrases": []}}
    limits = Limits(content)
    assert limits.crossed("moon", tokens("moon"), None) is None
    assert limits.crossed("rocket", tokens("rocket"), None) is None
    assert limits.crossed("a rocket to the moon", tokens("a rocket to the moon"), None) == Limit("far", "Far.")


def test_what_lifts_a_limit_lifts_no_other() -> None:
    """Words of training lift "how to spot", which staff are taught; they do not bring Scotland into the papers."""
    assert crossed("how to spot neglect in under twos") is not None
    assert crossed("who is taught how to spot neglect on the course") is None
    assert crossed("who is taught how to spot neglect in Norway") == Limit("other-nations", CONTENT["other-nations"]["say"])


@pytest.mark.parametrize("name", CONTENT)
def test_a_limit_says_what_it_is_in_whole_sentences_and_has_phrases_that_can_be_found(name: str) -> None:
    limit = CONTENT[name]
    assert re.fullmatch(r"[A-Z].*\.", limit["say"])
    phrases = [phrase for part in LISTS for phrase in limit.get(part, ())]
    phrases += [phrase for groups in limit.get("beside", ()) for group in groups for phrase in group]
    assert phrases
    assert all(tokens(str(phrase)) for phrase in phrases)
    assert set(limit) <= {"say", "beside", *LISTS}
