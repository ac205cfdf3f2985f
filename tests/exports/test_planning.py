"""What a planned session must hold."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.exports.blocks import Blank
from assistant.exports.checking import problems
from assistant.exports.documents.quiz_paper import quiz_paper
from assistant.exports.errors import PlanError, RequestError
from assistant.exports.evidence import Pinned
from assistant.exports.folder import edition_of
from assistant.exports.pack import Made, Owned
from assistant.exports.planning import plan
from assistant.exports.requests import read_minutes, read_numbers, read_roles
from assistant.exports.slides import slides_of_outcome
from assistant.exports.timing import Share, clock, shared_out
from assistant.exports.wording import load_wording
from knowledge.records import unit_number
from tests.exports.sessions import DAY, HEALTH_VISITOR, REQUESTS, VERSION, desk, edition, pack, request

NAMES = list(REQUESTS)


@pytest.mark.parametrize("name", NAMES)
def test_a_planned_session_holds_together(name: str) -> None:
    assert problems(pack(name), load_wording(desk().library)) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_minutes_add_up_with_breaks(name: str) -> None:
    session = pack(name)
    assert sum(part.minutes for part in session.parts) == session.minutes
    assert ("break" in {part.kind for part in session.parts}) == (session.minutes > 105)


@pytest.mark.parametrize("name", NAMES)
def test_a_quiz_has_about_a_minute_for_each_item(name: str) -> None:
    quiz = next(part for part in pack(name).parts if part.kind == "quiz")
    assert quiz.minutes >= len(pack(name).quiz)


def test_what_another_paper_says_of_a_recommendation_follows_it() -> None:
    session = pack("mixed")
    places = [session.statement(point.cite).unit for point in session.points]
    passages = desk().library.corpus.passages
    for before, unit in enumerate(places[1:]):
        if unit in passages and f"rec:{passages[unit].recommendation}" in places:
            assert unit_number(places[before]) == passages[unit].recommendation


def test_everyone_who_was_to_act_is_named() -> None:
    owned = next(owned for owned in pack("mixed").owners if owned.heading == "Recommendation 20")
    assert owned.owner == "Police, probation, adult mental health and adult drugs and alcohol services"


def test_a_count_says_names_only_where_the_words_name_the_role() -> None:
    by_name, by_service = pack(HEALTH_VISITOR).scope, pack("board").scope
    assert by_name is not None
    assert by_service is not None
    assert (by_name.basis, by_service.basis) == ("recommendations name health visitors", "recommendations bear directly on LSCB members")
    assert "scope" not in {outcome.id for outcome in pack("board").outcomes}


def test_no_quote_begins_in_the_middle_of_a_thought_where_the_sentence_before_fits() -> None:
    said = [statement.quote for statement in pack(HEALTH_VISITOR).statements]
    assert any("It will be an early intervention" in quote for quote in said)
    assert not any(quote.startswith("It will be an early intervention") for quote in said)


@pytest.mark.parametrize(("group", "grouping"), [(1, "One to one with the trainer"), (3, "All together"), (200, "Groups of three or four")])
def test_the_size_of_the_group_shapes_the_activities(group: int, grouping: str) -> None:
    session = plan(desk(), request("gps", group=group), date=DAY, version=VERSION)
    assert session.activities[0].grouping == grouping


@pytest.mark.parametrize("name", NAMES)
def test_every_outcome_is_met_by_a_slide_an_activity_and_a_quiz_item(name: str) -> None:
    session = pack(name)
    for outcome in session.outcomes:
        assert slides_of_outcome(edition(name), outcome.id)
        assert any(outcome.id in activity.outcomes for activity in session.activities)
        assert any(item.outcome == outcome.id for item in session.quiz)


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_a_slice_of_its_source_and_numbered_once(name: str) -> None:
    statements = pack(name).statements
    assert [statement.citation.number for statement in statements] == list(range(1, len(statements) + 1))
    assert len({(each.citation.source, each.citation.span) for each in statements}) == len(statements)
    for statement in statements:
        source = desk().library.corpus.sources[statement.citation.source]
        assert statement.quote == source.text[slice(*statement.citation.span)]
        assert statement.citation.sha256 == source.sha256


def test_a_pack_for_health_visitors_cites_every_recommendation_that_names_them() -> None:
    session = pack(HEALTH_VISITOR)
    named = {session.statement(point.cite).citation.recommendation for point in session.points if point.reach == "named"}
    assert session.scope is not None
    assert session.scope.numbers == (25, 32, 33, 35)
    assert set(session.scope.numbers) <= named


@pytest.mark.parametrize("name", ["gps", "board", HEALTH_VISITOR])
def test_what_a_point_says_of_the_role_is_what_the_reviewed_data_say(name: str) -> None:
    """No point claims to name or reach a role that the unit does not reach."""
    library = desk().library
    role = library.roles[request(name).roles[0]]
    reached = {each.unit: "named" for each in library.applications.get(("role", role.id), ())}
    for group in role.groups:
        reached = {each.unit: "group" for each in library.applications.get(("group", group), ())} | reached
    for point in pack(name).points:
        unit = pack(name).statement(point.cite).unit
        assert point.reach == reached.get(unit, "beside")


def test_a_response_and_a_date_belong_to_the_recommendation_they_stand_with() -> None:
    session = pack(HEALTH_VISITOR)
    for point in session.points:
        for number, part in ((point.response, "response"), (point.by_when, "by_when")):
            if number:
                citation = session.statement(number).citation
                assert (citation.recommendation, citation.part) == (session.statement(point.cite).citation.recommendation, part)


def test_the_same_request_gives_the_same_session() -> None:
    assert plan(desk(), request("gps"), date=DAY, version=VERSION) == pack("gps")


def test_numbers_build_a_session_on_just_those_recommendations() -> None:
    session = plan(desk(), replace(request("mixed"), topic="", numbers=(12, 13, 19), minutes=60), date=DAY, version=VERSION)
    assert [session.statement(point.cite).citation.recommendation for point in session.points] == [12, 13, 19]


def _pins(minutes: int | None) -> list[Pinned]:
    points = pack("gps").points
    return [Pinned(pack("gps").statement(point.cite), "what applies to a GP?", f"note {place}", minutes) for place, point in enumerate(points)]


def test_pinned_quotes_keep_their_order_and_notes() -> None:
    session = plan(desk(), request("gps", session="mine"), date=DAY, version=VERSION, pinned=_pins(4))
    assert [point.note for point in session.points] == [f"note {place}" for place in range(len(session.points))]
    taught = [part for part in session.parts if part.kind == "teaching"]
    assert all(part.minutes >= 4 * len(part.points) for part in taught)


def test_pinned_minutes_that_do_not_fit_say_what_is_over() -> None:
    with pytest.raises(PlanError, match=r"\d+ over\. The longest: What was said"):
        plan(desk(), request("gps", session="mine"), date=DAY, version=VERSION, pinned=_pins(40))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"roles": ("prison-officer",), "topic": ""}, "hold nothing for prison officers"),
        ({"topic": "quantum chromodynamics"}, "do not treat"),
        ({"numbers": (12,), "topic": ""}, "only one quote"),
    ],
)
def test_a_session_that_the_papers_cannot_bear_is_refused(changes: dict[str, object], said: str) -> None:
    with pytest.raises(RequestError, match=said):
        plan(desk(), request("gps", **changes), date=datetime.date(2026, 1, 1), version=VERSION)


def test_a_role_is_called_what_the_trainer_calls_it_and_is_not_said_to_be_named_by_it() -> None:
    session = pack("supervisors")
    assert session.audience.plural == "social work supervisors"
    assert not any("names social work supervisors" in point.heading for point in session.points)


def test_what_is_said_to_be_on_the_topic_says_its_word() -> None:
    for name in (HEALTH_VISITOR, "supervisors"):
        beside = [point for point in pack(name).points if point.reach == "beside"]
        assert beside
        assert all("supervision" in pack(name).statement(point.cite).quote for point in beside)


def test_a_misspelt_topic_is_spelt_right_in_the_title() -> None:
    assert plan(desk(), request("mixed", topic="referals"), date=DAY, version=VERSION).title.startswith("Referral: ")


def test_an_unknown_role_is_answered_with_the_nearest() -> None:
    with pytest.raises(RequestError, match="nearest: health visitor"):
        read_roles(desk(), ["health visiter"])


@pytest.mark.parametrize("text", ["", "0", "-5", "39", "421", "9" * 5000, "soon", "60.5", "６０"])
def test_impossible_minutes_are_refused(text: str) -> None:
    with pytest.raises(RequestError, match="no length of a session"):
        read_minutes(text, load_wording(desk().library))


@pytest.mark.parametrize(("text", "minutes"), [("90", 90), ("half-day", 180), ("half a day", 180), ("a day", 330), (" 40 ", 40)])
def test_lengths_are_read_as_people_write_them(text: str, minutes: int) -> None:
    assert read_minutes(text, load_wording(desk().library)) == minutes


def test_a_recommendation_that_does_not_exist_is_refused_with_the_range() -> None:
    with pytest.raises(RequestError, match="no recommendation 59: they are numbered 1 to 58"):
        read_numbers(desk(), [12, 59])


shares = st.lists(st.builds(Share, st.just("part"), st.floats(0.1, 50), st.integers(1, 20)), min_size=1, max_size=12)


@given(shares, st.integers(0, 400))
def test_shared_out_minutes_always_add_up_and_respect_the_least(parts: list[Share], more: int) -> None:
    total = sum(part.least for part in parts) + more
    minutes = shared_out(total, parts)
    assert sum(minutes) == total
    assert all(given >= part.least for given, part in zip(minutes, parts, strict=True))


def test_a_part_that_has_its_most_gets_no_more_while_another_can_take_it() -> None:
    assert shared_out(60, [Share("quiz", 50, 5, 20), Share("teaching", 10, 5)]) == [20, 40]


@pytest.mark.parametrize("minutes", [40, 60, 75, 120, 180, 330, 420])
def test_a_quiz_and_a_welcome_do_not_grow_with_the_day(minutes: int) -> None:
    session = plan(desk(), request("mixed", minutes=minutes), date=DAY, version=VERSION)
    assert {part.kind for part in session.parts if part.minutes > 25} <= {"teaching", "activity", "break"}
    assert problems(session, load_wording(desk().library)) == []


def test_the_clock_goes_on_past_an_hour_and_past_midnight() -> None:
    assert clock("23:50", [15, 60, 1]) == ["23:50", "00:05", "01:05"]


def _without(changes: dict[str, object]) -> list[str]:
    return problems(replace(pack("gps"), **changes), load_wording(desk().library))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"minutes": 50}, "10 over. The longest:"),
        ({"minutes": 70}, "10 are left"),
        ({"quiz": ()}, "the quiz has 0 items"),
        ({"activities": ()}, "is met by no activity"),
        ({"outcomes": ()}, "there are 0 outcomes"),
        ({"start": "25:00"}, "write a time of day"),
        ({"level": "expert"}, "are known"),
        ({"statements": ()}, "which is not among the quotes"),
        ({"group": 0}, "give 1 to 400 participants"),
        ({"made": Made("yesterday", VERSION, "0" * 64)}, "write it as 2026-11-22"),
        ({"owners": (Owned("Police", "refers", "Recommendation 77", 1),)}, "“Recommendation 77” is not where quote 1 comes from"),
        ({"quiz": tuple(replace(item, answer="zebra") if item.kind == "gap" else item for item in pack("gps").quiz)}, "“zebra”, should stand once"),
    ],
)
def test_a_plan_that_does_not_hold_together_says_where(changes: dict[str, object], said: str) -> None:
    assert any(said in line for line in _without(changes))


def test_an_outcome_that_cannot_be_tested_is_named() -> None:
    first, *rest = pack("gps").outcomes
    found = _without({"outcomes": (replace(first, text="Understand the papers"), *rest)})
    assert any("“understand”, which cannot be tested" in line for line in found)


def test_every_recommendation_has_a_short_name() -> None:
    titles = load_wording(desk().library)["titles"]
    assert set(titles) == set(desk().library.corpus.recommendations)
    assert all(unit_number(f"rec:{number}") == number for number in titles)


@pytest.mark.parametrize("minutes", [40, 60])
def test_a_thin_session_builds_with_what_its_quotes_bear_out_and_a_blank(minutes: int) -> None:
    session = plan(desk(), request("gps", roles=("firefighter",), called=(), minutes=minutes), date=DAY, version=VERSION)
    assert problems(session, load_wording(desk().library)) == []
    assert 0 < len(session.quiz) < 8
    blanks = [block.label for block in quiz_paper(edition_of(desk(), session, version=VERSION)).blocks if isinstance(block, Blank)]
    assert any("these quotes bear out no more items" in label for label in blanks)


def test_a_heading_says_names_only_over_a_quote_that_names_the_role() -> None:
    session = plan(desk(), request("gps", roles=("police-officer",), called=()), date=DAY, version=VERSION)
    assert session.points
    assert not any("names police officers" in point.heading for point in session.points)
