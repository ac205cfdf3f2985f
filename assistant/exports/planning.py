"""Planning: from a request to a session pack: which points, outcomes, activities and parts, and how long each takes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.answering.desk import Desk
from assistant.exports.errors import RequestError
from assistant.exports.evidence import Chosen, Evidence, Pinned
from assistant.exports.pack import Activity, Item, Made, Outcome, Part, PartKind, Point, Request, SessionPack
from assistant.exports.quiz import Ground, QuizMaker
from assistant.exports.requests import read_topic, spelt
from assistant.exports.timing import Share, shared_out
from assistant.exports.wording import Wording, capitalised, load_wording

LEAST_POINTS, MOST_POINTS = 2, 16
LEAST_OUTCOMES = 3
"""Fewer stand in a session only where its quotes bear out no more."""


def plan(desk: Desk, request: Request, *, date: datetime.date, version: str, pinned: Sequence[Pinned] = ()) -> SessionPack:
    """A session for a request. `pinned` are the quotes of a kept session, in order.

    Raises RequestError where the topic is unknown or the papers hold too little, PlanError where it does not fit its minutes.
    """
    wording = load_wording(desk.library)
    topic = read_topic(desk, request.topic) if request.topic else ()
    request = replace(request, topic=spelt(desk, request.topic)) if topic else request
    return _Planner(Evidence(desk, wording, request, topic), request, pinned).pack(Made(date.isoformat(), version, desk.library.corpus.digest))


@dataclass(frozen=True, slots=True)
class _Block:
    """What is taught, and the activity that follows it."""

    points: tuple[Point, ...]
    minutes: int
    """The least it takes: what the trainer gave its quotes, or what they need."""
    activity: Activity


class _Planner:
    def __init__(self, evidence: Evidence, request: Request, pinned: Sequence[Pinned]) -> None:
        self.evidence = evidence
        self.request = request
        self.pinned = pinned
        self.wording: Wording = evidence.wording
        self.level = self.wording["levels"][request.level]

    def pack(self, made: Made) -> SessionPack:
        """The whole session."""
        chosen = self._chosen()
        points = tuple(self.evidence.point(each) for each in chosen)
        units = list(dict.fromkeys(each.unit for each in chosen))
        scope = self.evidence.scope()
        ground = Ground(chosen, points, scope, self.evidence.dates(units), self.evidence.owners(units))
        outcomes, quiz = self._outcomes_and_quiz(ground)
        activities = self._activities([outcome.id for outcome in outcomes], points)
        parts = self._parts(outcomes, self._blocks(chosen, points, activities), activities, len(quiz))
        since = self.evidence.since(units)
        audience = self.evidence.audience
        return SessionPack(
            title=self.request.title or self._title(), audience=audience, level=self.request.level, minutes=self.request.minutes, group=self.request.group,
            start=self.request.start, aim=self.level["aim"].format(Plural=capitalised(audience.plural)), outcomes=outcomes, parts=parts,
            activities=activities, quiz=quiz, reflection=tuple(self.wording["reflection"]), made=made, request=self.request, scope=scope,
            dates=ground.dates,
            owners=ground.owners if "owners" in {outcome.id for outcome in outcomes} else (), since=since, statements=self.evidence.ledger.statements,
        )  # fmt: skip

    def _title(self) -> str:
        plural = self.evidence.audience.plural
        if self.request.topic:
            return f"{capitalised(self.request.topic)}: Lord Laming's recommendations of 2009 for {plural}"
        return f"Lord Laming's recommendations of 2009 for {plural}"

    def _chosen(self) -> list[Chosen]:
        found = self.evidence.chosen(self.pinned, most=self._most())
        if len(found) < LEAST_POINTS and not self.pinned:
            raise RequestError(self._too_little(len(found)))
        if not found:
            raise RequestError("the session holds no quotes yet: pin some first.")
        return found

    def _most(self) -> int:
        """How many points the minutes allow."""
        working = self.request.minutes - sum(self.wording.breaks(self.request.minutes))
        share = self.wording["parts"]["teaching"]["weight"] / 100
        return max(LEAST_POINTS + 1, min(MOST_POINTS, int(working * share / self.level["pace"])))

    def _too_little(self, count: int) -> str:
        held = "nothing" if not count else "only one quote" if count == 1 else f"only {count} quotes"
        about = f" on “{self.request.topic}”" if self.request.topic else ""
        other = "another topic or role" if self.request.topic else "another role, or a --topic"
        return f"the papers hold {held} for {self.evidence.audience.plural}{about}, too little for a session: give {other}."

    def _outcomes_and_quiz(self, ground: Ground) -> tuple[tuple[Outcome, ...], tuple[Item, ...]]:
        size = self.wording.size(self.request.minutes)
        maker = QuizMaker(self.evidence, ground, self.request.seed)
        fitting = [key for key in self.wording["outcomes"] if self._shown(key, ground) and maker.can(key)]
        if len(fitting) > LEAST_OUTCOMES:
            fitting.remove(self.wording["spare_outcome"])
        fitting = (self._of_one_activity(fitting) if size.activities == 1 else fitting)[: size.outcomes]
        quiz = maker.items(fitting, size.items)
        of = ground.scope.of if ground.scope else 0
        texts = {key: str(self.wording["outcomes"][key]).format(subject=self.evidence.subject, plural=self.evidence.audience.plural, of=of) for key in fitting}
        return tuple(Outcome(key, text) for key, text in texts.items()), quiz

    def _of_one_activity(self, outcomes: list[str]) -> list[str]:
        """In a short session the outcomes that one activity meets, where there are enough of them."""
        met = ([key for key in outcomes if key in pattern["outcomes"]] for pattern in self.wording["activities"])
        return next((keys for keys in met if len(keys) >= LEAST_OUTCOMES), outcomes)

    def _shown(self, key: str, ground: Ground) -> bool:
        """Whether a slide can show what an outcome is about."""
        held = {
            "scope": ground.scope is not None and ground.scope.by_name,
            "reply": any(point.response for point in ground.points),
            "dates": len({dated.when for dated in ground.dates}) > 1,
            "owners": len(ground.owners) > 1,
            "today": bool(self.evidence.bodies()),
        }
        return held.get(key, True)

    def _activities(self, outcomes: Sequence[str], points: Sequence[Point]) -> tuple[Activity, ...]:
        """Activities until every outcome is met by one, then on to the number that the minutes allow."""
        patterns = list(self.wording["activities"])
        chosen: list[Mapping[str, Any]] = []
        open_outcomes = set(outcomes)
        while patterns and (open_outcomes or len(chosen) < self.wording.size(self.request.minutes).activities):
            best = max(patterns, key=lambda pattern: (len(open_outcomes & set(pattern["outcomes"])), -patterns.index(pattern)))
            if not set(outcomes) & set(best["outcomes"]):
                break
            patterns.remove(best)
            chosen.append(best)
            open_outcomes -= set(best["outcomes"])
        order = [pattern["id"] for pattern in self.wording["activities"]]
        chosen.sort(key=lambda pattern: order.index(pattern["id"]))
        return tuple(self._activity(pattern, outcomes, points) for pattern in chosen)

    def _activity(self, pattern: Mapping[str, Any], outcomes: Sequence[str], points: Sequence[Point]) -> Activity:
        """A pattern for this group: who are fewer than a team work together."""
        met = tuple(key for key in outcomes if key in pattern["outcomes"])
        said = {key: str(pattern[key]) for key in ("id", "title", "grouping", "materials", "debrief", "goal")}
        if self.request.group < pattern["team"]:
            said["grouping"] = self.wording["groupings"]["one" if self.request.group == 1 else "few"]
        cites = tuple(dict.fromkeys(point.cite for point in points))
        return Activity(**said, steps=tuple(pattern["steps"]), outcomes=met, cites=cites, team=int(pattern["team"]))

    def _blocks(self, chosen: Sequence[Chosen], points: Sequence[Point], activities: Sequence[Activity]) -> list[_Block]:
        each = -(-len(points) // len(activities))
        blocks = []
        for place, activity in enumerate(activities):
            part = slice(place * each, (place + 1) * each)
            minutes = sum(one.minutes or self.wording["parts"]["teaching"]["least"] for one in chosen[part])
            blocks.append(_Block(tuple(points[part]), minutes, activity))
        return blocks

    def _parts(self, outcomes: Sequence[Outcome], blocks: Sequence[_Block], activities: Sequence[Activity], items: int) -> tuple[Part, ...]:
        ids = tuple(outcome.id for outcome in outcomes)
        parts = [self._part("welcome"), self._part("papers", outcomes=("scope",) if "scope" in ids else ())]
        weights = {"activity": len(activities), "teaching": len([block for block in blocks if block.points])}
        shares = [self._share(part, weights) for part in parts]
        for block in blocks:
            if block.points:
                taught = self._part("teaching", outcomes=tuple(key for key in ids if key in {"words", "reply"}), points=block.points)
                parts.append(taught)
                shares.append(self._share(taught, weights, least=block.minutes))
            worked = self._part("activity", outcomes=block.activity.outcomes, activity=block.activity)
            parts.append(worked)
            shares.append(self._share(worked, weights))
        for part in (self._part("quiz", outcomes=ids, items=items), self._part("close", outcomes=("today",) if "today" in ids else ())):
            parts.append(part)
            shares.append(self._share(part, weights))
        breaks = self.wording.breaks(self.request.minutes)
        minutes = shared_out(self.request.minutes - sum(breaks), shares)
        timed = [replace(part, minutes=given) for part, given in zip(parts, minutes, strict=True)]
        return self._named(self._with_breaks(timed, breaks))

    def _part(
        self, kind: PartKind, *, outcomes: tuple[str, ...] = (), points: tuple[Point, ...] = (), activity: Activity | None = None, items: int = 0
    ) -> Part:  # fmt: skip
        said = self.wording.part(kind, **(_said(activity) if activity else {}), items=items)
        return Part("", kind, minutes=0, outcomes=outcomes, points=points, activity=activity.id if activity else "", **said)

    def _share(self, part: Part, weights: dict[str, int], *, least: int = 0) -> Share:
        pattern = self.wording["parts"][part.kind]
        return Share(part.title, pattern["weight"] / max(1, weights.get(part.kind, 1)), max(least, pattern["least"]), pattern.get("most"))

    def _with_breaks(self, parts: list[Part], breaks: Sequence[int]) -> list[Part]:
        """The parts with breaks behind the activities that end nearest to equal stretches of time."""
        result, total = list(parts), sum(part.minutes for part in parts)
        ends, passed = {}, 0
        for place, part in enumerate(parts):
            passed += part.minutes
            if part.kind == "activity":
                ends[place] = passed
        wanted = [total * (number + 1) / (len(breaks) + 1) for number in range(len(breaks))]
        taken: list[int] = []
        for time in wanted:
            free = [place for place in ends if place not in taken] or list(ends)
            taken.append(min(free, key=lambda place: abs(ends[place] - time)))
        for place, minutes in sorted(zip(sorted(taken), breaks, strict=True), reverse=True):
            result.insert(place + 1, replace(self._part("break"), minutes=minutes))
        return result

    def _named(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        """The parts with ids, and with numbers where a title comes more than once."""
        titles = [part.title for part in parts if part.kind == "teaching"]
        done: list[Part] = []
        taught = 0
        for place, part in enumerate(parts, start=1):
            taught += part.kind == "teaching"
            title = f"{part.title} ({taught} of {len(titles)})" if part.kind == "teaching" and len(titles) > 1 else part.title
            done.append(replace(part, id=f"part-{place}", title=title))
        return tuple(done)


def _said(activity: Activity) -> dict[str, str]:
    return {"title": activity.title, "materials": activity.materials, "grouping": activity.grouping, "goal": activity.goal}
