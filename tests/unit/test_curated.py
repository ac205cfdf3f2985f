"""What was noted by reading the papers: every entry is borne out, nothing is missing, and the papers' traps are told apart."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from assistant.answering.periods import period_of
from assistant.answering.witnesses import applications_of
from index.text import tokens
from knowledge.corpus import Corpus
from knowledge.evidence import find_evidence
from knowledge.library import DATA, Library
from knowledge.records import Evidence, unit_number
from knowledge.yaml_files import read_yaml

SEVENTEEN = {6, 7, 9, 11, 13, 14, 16, 19, 20, 22, 23, 25, 29, 30, 51, 52, 53}
CHAPTER_8 = {39, 40, 41, 43, 44, 48}


def claims(name: str) -> list[tuple[str, str]]:
    """Where each entry of a data file says that which words stand, found wherever `evidence` is written."""
    found: list[tuple[str, str]] = []
    pending: list[Any] = [read_yaml(DATA / f"{name}.yaml")]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            if "evidence" in node:
                found.append((node["to"] if name == "applies" else node["passage"], node["evidence"]))
            pending.extend(node.values())
        elif isinstance(node, list):
            pending.extend(node)
    return found


@pytest.mark.parametrize(
    ("name", "at_least"),
    [("deadlines", 200), ("owners", 350), ("references", 40), ("guidance", 26), ("differences", 130), ("terms", 350), ("applies", 600), ("listings", 8)],
)
def test_every_piece_of_evidence_stands_word_for_word_in_the_passage_it_names(corpus: Corpus, name: str, at_least: int) -> None:
    listed = claims(name)
    assert len(listed) >= at_least
    for where, words in listed:
        passages = corpus.of_unit(where) if where in corpus.units else (corpus.passages[where],)
        texts = [" ".join(corpus.text(passage).split()) for passage in passages]
        assert any(" ".join(words.split()) in text for text in texts), (name, where, words)


def test_loaded_evidence_is_a_span_inside_its_passage(library: Library) -> None:
    corpus = library.corpus
    loaded: list[Evidence] = [deadline.evidence for deadline in library.deadlines] + [duty.evidence for duty in library.duties]
    loaded += [reference.evidence for reference in library.references] + [link.evidence for link in library.guidance]
    loaded += [side for difference in library.differences for side in difference.sides]
    loaded += [place for term in library.terms.values() for place in term.defined_in]
    loaded += [application.evidence for applications in library.applications.values() for application in applications]
    assert len(loaded) > 1500
    for evidence in loaded:
        assert evidence.span.within(corpus.passages[evidence.passage].span), evidence


def test_evidence_that_is_nearly_right_is_not_found(corpus: Corpus) -> None:
    assert find_evidence(corpus, "rec:37:by_when", "Social  Care\n Act 2008").passage == "rec:37:by_when"  # white space may differ
    for where, words in [
        ("rec:37", "From  2010!"),
        ("rec:37:response", "Rounded Assessment"),
        ("rec:59", "From 2010"),
        ("nowhere", "words"),
        ("rec:1", "cabinet sub-committee"),
    ]:
        with pytest.raises(ValueError, match=r"does not say|there is no passage"):
            find_evidence(corpus, where, words)


# Dates


def test_every_recommendation_has_a_by_when_entry_and_somebody_who_must_act(library: Library) -> None:
    passages = library.corpus.passages
    dated = {passages[entry.evidence.passage].recommendation for entry in library.deadlines if passages[entry.evidence.passage].part == "by_when"}
    owned = {duty.recommendation for duty in library.duties if duty.duty == "acts"}
    answered = {duty.recommendation for duty in library.duties if duty.duty == "answers"}
    assert dated == set(range(1, 59))
    assert owned - {None} == set(range(1, 59))
    assert answered >= {1, 2, 19, 40, 58}


def test_every_passage_of_the_by_when_column_has_an_entry(library: Library) -> None:
    column = {passage.id for row in library.corpus.recommendations.values() for passage in row.by_when}
    assert column <= {entry.evidence.passage for entry in library.deadlines}


def test_dates_have_a_known_form_and_relation(library: Library) -> None:
    for entry in library.deadlines:
        assert entry.relation in {"by", "in", "from", "on", "ongoing", "none"}, entry
        assert entry.of, entry
        if entry.relation in {"by", "in", "from", "on"}:
            assert entry.when, entry
        if entry.relation == "none":
            assert entry.when is None, entry
        if entry.when:
            period = period_of(entry.when, entry.until)
            assert (2003, 1, 1) <= period.first <= period.last <= (2012, 12, 31), entry


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("rec:17:by_when", "Social Work Task Force's report October 2009"),  # a later report
        ("rec:18:by_when", "Social Work Task Force's report October 2009"),
        ("rec:21:by_when", "NSDU will publish its work programme"),  # the unit's programme
        ("rec:45:by_when", "NSDU work programme"),
        ("rec:46:by_when", "NSDU work programme"),
        ("rec:5:by_when", "Recommendation 4"),  # another recommendation
    ],
)
def test_a_by_when_that_dates_something_else_is_marked_so(library: Library, passage: str, words: str) -> None:
    quoted = [(library.corpus.quote("action-plan-table", entry.evidence.span), entry.own) for entry in library.deadlines if entry.evidence.passage == passage]
    assert [own for said, own in quoted if words in said] == [False]


def test_recommendation_5_has_no_date_of_its_own(library: Library) -> None:
    assert [entry.when for entry in library.deadlines if entry.evidence.passage == "rec:5:by_when"] == [None]


def test_no_year_stands_in_a_date_that_its_words_or_the_note_of_reckoning_do_not_bear() -> None:
    for entry in read_yaml(DATA / "deadlines.yaml"):
        if entry.get("when") and not entry.get("resolved"):
            assert str(entry["when"])[:4] in entry["evidence"], entry


# Guidance


def test_the_guidance_treats_the_seventeen_and_the_six(library: Library) -> None:
    groups: dict[str, set[int]] = {}
    for link in library.guidance:
        groups.setdefault(link.group, set()).add(link.recommendation)
    assert groups["consultation"] == SEVENTEEN
    assert groups["chapter-8"] == CHAPTER_8
    assert groups["beside"] == {42}
    assert len(library.guidance) == sum(len(numbers) for numbers in groups.values())


def test_the_chapter_8_group_are_the_rows_whose_date_is_that_of_chapter_8(library: Library) -> None:
    corpus = library.corpus
    dated = {
        number for number, row in corpus.recommendations.items() if any("Revised Chapter 8 of Working Together" in corpus.text(cell) for cell in row.by_when)
    }
    assert dated == CHAPTER_8
    assert all(link.chapters == (8,) for link in library.guidance if link.group == "chapter-8")


def test_how_a_group_is_known_is_said(library: Library) -> None:
    assert all(link.known_by for link in library.guidance)
    assert all("lists none" in link.known_by for link in library.guidance if link.group == "chapter-8")


def test_every_chapter_noted_is_named_in_the_item(library: Library) -> None:
    for link in library.guidance:
        if link.group == "consultation":
            named = {int(number) for number in re.findall(r"[Cc]hapter (\d)", library.corpus.text(library.corpus.passages[link.evidence.passage]))}
            assert set(link.chapters) <= named, link


@pytest.mark.parametrize(
    ("passage", "to"), [("rec:1:response", "rec:2"), ("rec:5:by_when", "rec:4"), ("rec:55:response", "rec:54"), ("wt-consultation:proposals:rec-9", "rec:53")]
)
def test_printed_references_are_known(library: Library, passage: str, to: str) -> None:
    assert (passage, to) in {(reference.passage, reference.to) for reference in library.references}


def test_every_recommendation_that_a_passage_names_by_number_is_a_reference(library: Library) -> None:
    """Read anew from the text, apart from the curated list."""
    known = {(reference.passage, reference.to) for reference in library.references}
    for passage in library.corpus.passages.values():
        for number in re.findall(r"\b[Rr]ec(?:ommendation)? (\d{1,2})\b", library.corpus.text(passage)):
            assert (passage.id, f"rec:{number}") in known, (passage.id, number)


# Differences


@pytest.mark.parametrize("id_", ["action-plan-date", "chief-adviser-start", "lscb-chair", "hmip", "ndsu-misprint"])
def test_the_known_differences_have_their_sides(library: Library, id_: str) -> None:
    (difference,) = [each for each in library.differences if each.id == id_]
    assert len(difference.sides) >= 2
    assert difference.what
    assert difference.note


def test_every_difference_has_two_sides_that_do_not_say_the_same(library: Library) -> None:
    for difference in library.differences:
        words = {library.corpus.quote(library.corpus.passages[side.passage].source, side.span) for side in difference.sides}
        assert len(words) >= 2, difference.id


# Terms


def term_ids(library: Library, name: str) -> set[str]:
    return {term.id for term in library.terms.values() if name in (term.name, *term.abbreviations, *term.misprints)}


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("HMIP", {"hmi-prisons", "hmi-probation"}),  # both, and no choice between them
        ("NSDU", {"nsdu"}),
        ("NDSU", {"nsdu"}),  # a misprint of the briefing
        ("LSCB", {"lscb"}),
        ("LSCBs", {"lscb"}),
        ("DCSF", {"dcsf"}),
        ("DCS", {"dcs"}),
    ],
)
def test_an_abbreviation_stands_for_the_terms_it_is_printed_for(library: Library, name: str, ids: set[str]) -> None:
    assert term_ids(library, name) == ids


def test_the_misprint_is_marked_as_one(library: Library) -> None:
    assert "NDSU" in library.terms["nsdu"].misprints
    assert "NDSU" not in library.terms["nsdu"].abbreviations


def test_what_became_of_a_term_is_an_entry_of_then_and_now(library: Library) -> None:
    assert {term.today for term in library.terms.values() if term.today} <= set(library.bodies)


def test_a_term_is_mentioned_only_in_passages_that_exist(library: Library) -> None:
    for term in library.terms.values():
        assert all(unit in library.corpus.units or unit in library.corpus.passages for unit in term.mentioned), term.id


# Roles


def test_there_are_at_least_fifty_roles_with_all_they_need(library: Library) -> None:
    assert len(library.roles) >= 50
    groups = {entry["id"] for entry in read_yaml(DATA / "groups.yaml")}
    for role in library.roles.values():
        assert role.name
        assert role.plural
        assert role.also or role.framed, role.id
        assert set(role.groups) <= groups, role.id


def test_every_name_belongs_to_one_role_alone(library: Library) -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for role in library.roles.values():
        for name in (role.name, role.plural, *role.also, *role.framed):
            owners.setdefault(tuple(token.base for token in tokens(name)), set()).add(role.id)
    assert not {name: ids for name, ids in owners.items() if len(ids) > 1}


def test_a_prison_officer_gets_nothing_and_everybody_else_something(library: Library) -> None:
    assert [role for role in library.roles if not applications_of(library, role)] == ["prison-officer"]


def test_an_application_reaches_a_role_or_a_group_that_exists(library: Library) -> None:
    groups = {entry["id"] for entry in read_yaml(DATA / "groups.yaml")}
    for (whom, who), applications in library.applications.items():
        assert who in (library.roles if whom == "role" else groups), (whom, who)
        units = [application.unit for application in applications]
        assert len(units) == len(set(units)), (whom, who)
        assert all(unit in library.corpus.units for unit in units), (whom, who)
        assert {application.reach for application in applications} == {"named" if whom == "role" else "group"}


def test_a_unit_that_names_a_role_does_not_reach_it_a_second_time_through_a_group(library: Library) -> None:
    for role in library.roles:
        applications = applications_of(library, role)
        units = Counter(application.unit for application in applications)
        assert max(units.values(), default=0) <= 1, role
        reaches = [application.reach for application in applications]
        assert reaches == sorted(reaches, key=("named", "group").index), role


def numbers_for(library: Library, role: str, reach: str) -> set[int]:
    return {number for application in applications_of(library, role) if application.reach == reach and (number := unit_number(application.unit))}


@pytest.mark.parametrize(("role", "named"), [("health-visitor", {25, 32, 33, 35}), ("teacher", {10, 19, 30})])
def test_the_recommendations_that_name_a_role_are_those_found_by_reading(library: Library, role: str, named: set[int]) -> None:
    assert numbers_for(library, role, "named") == named


def test_the_name_of_a_department_gives_no_role_a_recommendation(library: Library) -> None:
    """1, 27 and 45 say "Schools" in the name of the department alone."""
    corpus = library.corpus
    for number in (1, 27, 45):
        words = " ".join(corpus.text(passage) for passage in corpus.recommendations[number].passages())
        assert "Children, Schools and Families" in words
        assert not re.search(r"\bschools?\b", words.replace("Children, Schools and Families", ""), re.IGNORECASE)
        for role in ("teacher", "head-teacher", "school-nurse"):
            assert number not in numbers_for(library, role, "named"), (role, number)


def test_no_evidence_for_a_role_is_the_name_of_the_department(library: Library) -> None:
    for (whom, who), applications in library.applications.items():
        for application in applications:
            words = library.corpus.quote(library.corpus.passages[application.evidence.passage].source, application.evidence.span)
            if whom == "role" and re.search("school|teach", who):
                rest = words.replace("Children, Schools and Families", "").replace("Children Schools and Families", "").lower()
                assert rest != words.lower() or "department" not in words.lower(), (who, words)


# Words to look under


def test_the_subject_index_covers_every_unit_that_can_be_cited(library: Library) -> None:
    asked = {subject.unit for subject in library.subjects if subject.asks}
    headed = {subject.unit for subject in library.subjects if not subject.asks}
    assert set(library.corpus.units) <= asked
    assert set(library.corpus.units) <= headed
    assert {subject.unit for subject in library.subjects} <= set(library.corpus.units) | set(library.corpus.passages)


def test_a_question_of_the_subject_index_asks_for_a_part_only_of_a_recommendation(library: Library) -> None:
    assert all(subject.part in {None, "recommendation", "response", "by_when"} for subject in library.subjects)
    assert all(unit_number(subject.unit) for subject in library.subjects if subject.part)


def test_the_words_of_the_papers_in_the_thesaurus_stand_in_the_papers(library: Library) -> None:
    texts = " ".join(" ".join(token.word for token in tokens(library.corpus.text(passage))) for passage in library.corpus.passages.values())
    missing = [words for _, papers in library.thesaurus for words in papers if f" {' '.join(token.word for token in tokens(words))} " not in f" {texts} "]
    assert not missing


def test_every_sum_of_money_in_the_papers_is_listed_at_its_size(corpus: Corpus, library: Library) -> None:
    printed = {float(million) for passage in corpus.passages.values() for million in re.findall(r"£([\d.]+) million", corpus.text(passage))}
    assert printed == {entry.pounds / 1_000_000 for listing in library.listings for entry in listing.entries if entry.pounds}


def test_everybody_is_listed_whose_words_the_press_notice_introduces(corpus: Corpus, library: Library) -> None:
    introduced = {passage.id for passage in corpus.passages.values() if re.search(r"said:\s*$", corpus.text(passage), re.MULTILINE)}
    speakers = next(listing for listing in library.listings if listing.id == "speakers")
    assert introduced == {entry.evidence.passage for entry in speakers.entries}
