"""Checking a session: its minutes, its outcomes, its quiz and its citations must hold together before anything is made of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from assistant.exports.pack import SessionPack
from assistant.exports.requests import TIME
from assistant.exports.slides import outcomes_shown
from assistant.exports.wording import Wording, listed

OUTCOMES = (1, 6)
ITEMS = (1, 12)
FULL, KINDS = 8, 3
"""A quiz of so many items has so many kinds of them."""
NUMBER = re.compile(r"\b\d{1,3}\b")


def problems(pack: SessionPack, wording: Wording) -> list[str]:
    """What does not hold together, one line each; none when all does."""
    return [*_minutes(pack, wording), *_citations(pack), *_headings(pack), *_outcomes(pack, wording), *_quiz(pack)]


def _minutes(pack: SessionPack, wording: Wording) -> Iterator[str]:
    if not TIME.fullmatch(pack.start):
        yield f"start is {pack.start!r}: write a time of day as 09:30"
    try:
        datetime.date.fromisoformat(pack.made.date)
    except ValueError:
        yield f"made, date is {pack.made.date!r}: write it as 2026-11-22"
    if not 1 <= pack.group <= wording["group_most"]:
        yield f"group is {pack.group}: give 1 to {wording['group_most']} participants"
    if pack.level not in wording["levels"]:
        yield f"level is {pack.level!r}: {listed(tuple(wording['levels']))} are known"
    for part in pack.parts:
        if part.minutes < 1:
            yield f"{part.id} “{part.title}” takes {part.minutes} minutes: give it one at least"
    taken = sum(part.minutes for part in pack.parts)
    if taken > pack.minutes:
        longest = sorted(pack.parts, key=lambda part: -part.minutes)[:3]
        named = ", ".join(f"{part.title} {part.minutes}" for part in longest)
        yield f"the parts take {taken} minutes and the session has {pack.minutes}: {taken - pack.minutes} over. The longest: {named}"
    elif taken < pack.minutes:
        yield f"the parts take {taken} minutes and the session has {pack.minutes}: {pack.minutes - taken} are left"


def _citations(pack: SessionPack) -> Iterator[str]:
    known = {statement.citation.number for statement in pack.statements}
    for place, number in cited(pack):
        if number not in known:
            yield f"{place} cites quote {number}, which is not among the quotes"


def _headings(pack: SessionPack) -> Iterator[str]:
    """What is headed with another recommendation than the one that its quote comes from."""
    of = {statement.citation.number: statement.citation.recommendation for statement in pack.statements}
    headed = [(point.heading, point.cite) for point in pack.points]
    headed += [(dated.heading, dated.cite) for dated in pack.dates] + [(owned.heading, owned.cite) for owned in pack.owners]
    for heading, cite in headed:
        numbers = [int(number) for number in NUMBER.findall(heading.partition("·")[0])] if heading.startswith("Recommendation") else []
        if numbers and cite in of and of[cite] not in numbers:
            yield f"“{heading}” is not where quote {cite} comes from: that is recommendation {of[cite]}"


def cited(pack: SessionPack) -> Iterator[tuple[str, int]]:
    """Every citation number that the session uses, and where."""
    for part in pack.parts:
        for point in part.points:
            for number in filter(None, (point.cite, point.response, point.by_when)):
                yield f"{part.id} “{point.message}”", number
    for activity in pack.activities:
        yield from ((f"activity {activity.id}", number) for number in activity.cites)
    for place, item in enumerate(pack.quiz, start=1):
        yield from ((f"quiz item {place}", number) for number in item.quotes())
    yield from (("a date", dated.cite) for dated in pack.dates)
    yield from (("an owner", owned.cite) for owned in pack.owners)


def _outcomes(pack: SessionPack, wording: Wording) -> Iterator[str]:
    if not OUTCOMES[0] <= len(pack.outcomes) <= OUTCOMES[1]:
        yield f"there are {len(pack.outcomes)} outcomes: a session has {OUTCOMES[0]} to {OUTCOMES[1]}"
    on_slides = outcomes_shown(pack)
    for outcome in pack.outcomes:
        verb = (outcome.text.split() or [""])[0].casefold().strip(",")
        if verb not in wording["verbs"]:
            yield f"outcome {outcome.id} begins with “{verb}”, which cannot be tested: begin with one of {', '.join(wording['verbs'][:8])}"
        missing = [
            what
            for what, there in (
                ("slide", outcome.id in on_slides),
                ("activity", any(outcome.id in activity.outcomes for activity in pack.activities)),
                ("quiz item", any(item.outcome == outcome.id for item in pack.quiz)),
            )
            if not there
        ]
        if missing:
            yield f"outcome {outcome.id} is met by no {' and no '.join(missing)}"
    known = {outcome.id for outcome in pack.outcomes}
    used = (
        {item.outcome for item in pack.quiz}
        | {key for activity in pack.activities for key in activity.outcomes}
        | {key for part in pack.parts for key in part.outcomes}
    )
    if used - known:
        yield f"no outcome has the id {listed(tuple(sorted(used - known)))}"
    activities = {activity.id for activity in pack.activities}
    yield from (f"{part.id} names activity “{part.activity}”, which is not there" for part in pack.parts if part.activity and part.activity not in activities)


def _quiz(pack: SessionPack) -> Iterator[str]:
    if not ITEMS[0] <= len(pack.quiz) <= ITEMS[1]:
        yield f"the quiz has {len(pack.quiz)} items: give it {ITEMS[0]} to {ITEMS[1]}"
    if len(pack.quiz) >= FULL and len({item.kind for item in pack.quiz}) < KINDS:
        yield f"the quiz has fewer than {KINDS} kinds of items"
    quotes = {statement.citation.number: statement.quote for statement in pack.statements}
    for place, item in enumerate(pack.quiz, start=1):
        if not item.cites:
            yield f"quiz item {place} has no quote for its key"
        if item.options and sum(option.right for option in item.options) != 1:
            yield f"quiz item {place} must have one right option"
        if item.kind == "gap" and (not item.shown or quotes.get(item.shown, "").count(item.answer) != 1):
            yield f"quiz item {place}: the words for the gap, “{item.answer}”, should stand once in the quote it shows"
        if not item.options and not item.pairs and not item.answer:
            yield f"quiz item {place} has no answer"
