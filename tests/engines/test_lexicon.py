"""The lexicon finds whole phrases, the longest first, and is not misled by words inside words."""

from __future__ import annotations

import pytest

from assistant.answering.desk import Desk
from index.lexicon import Entry, Lexicon, rows
from index.text import tokens

SMALL = Lexicon(rows([
    Entry("nurse", "role", "nurse"), Entry("school nurse", "role", "school-nurse"), Entry("school", "term", "school"), Entry("DCS", "term", "dcs"),
    Entry("IT", "term", "it", exact=True), Entry("Children's Trust Board", "term", "board"), Entry("children's trust", "term", "trust"),
]))  # fmt: skip


def found(text: str) -> list[tuple[str, str]]:
    return [(match.kind, match.id) for match in SMALL.matches(text, tokens(text))]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("a school nurse", [("role", "school-nurse"), ("term", "school")]),  # longest within a kind; another kind may stand inside
        ("School Nurses' rooms", [("role", "school-nurse"), ("term", "school")]),
        ("the DCSF and a DCS", [("term", "dcs")]),  # once: not inside DCSF
        ("it is", []),
        ("IT is", [("term", "it")]),
        ("Children’s Trust Boards", [("term", "board")]),
        ("the Children's Trust", [("term", "trust")]),
        ("nursery", []),
        ("", []),
    ],
)
def test_phrases_are_found_whole_and_the_longest_of_a_kind_hides_the_rest(text: str, matches: list[tuple[str, str]]) -> None:
    assert found(text) == matches


def test_a_match_covers_its_tokens() -> None:
    words = tokens("two school nurses here")
    (match,) = [match for match in SMALL.matches("two school nurses here", words) if match.id == "school-nurse"]
    assert (match.start, match.end) == (1, 3)


def ids(desk: Desk, text: str, kind: str) -> set[str]:
    return {match.id for match in desk.reader.lexicon.matches(text, tokens(text)) if match.kind == kind}


@pytest.mark.parametrize(
    ("text", "kind", "here", "absent"),
    [
        ("HMIP", "term", {"hmi-prisons", "hmi-probation"}, set()),  # both; only the passage can tell
        ("NDSU", "term", {"nsdu"}, set()),
        ("DCSF", "term", {"dcsf"}, {"dcs"}),
        ("the DCS", "term", {"dcs"}, {"dcsf"}),
        ("LSCB", "term", {"lscb"}, set()),
        ("LSCBs", "term", {"lscb"}, set()),
        ("I am a GP", "role", {"gp"}, set()),
        ("Department for Children, Schools and Families", "role", set(), {"teacher", "head-teacher", "school-nurse", "school-governor"}),
        ("Department for Children, Schools and Families", "term", {"dcsf"}, set()),
        ("Secretary of State for Children, Schools and Families", "role", set(), {"teacher", "head-teacher"}),
        ("the gpu of my pc", "role", set(), {"gp"}),
        ("HMI Probation", "term", {"hmi-probation"}, {"hmi-prisons"}),
    ],
)
def test_the_traps_of_the_papers_are_told_apart(desk: Desk, text: str, kind: str, here: set[str], absent: set[str]) -> None:
    matched = ids(desk, text, kind)
    assert here <= matched
    assert not absent & matched


def test_every_name_of_a_role_is_read_as_that_role(desk: Desk) -> None:
    for role in desk.library.roles.values():
        for name in (role.name, role.plural, *role.also):
            assert role.id in ids(desk, name, "role"), (role.id, name)


def test_every_printed_form_of_a_term_is_read_as_that_term(desk: Desk) -> None:
    for term in desk.library.terms.values():
        for name in (term.name, *term.abbreviations, *term.misprints):
            assert term.id in ids(desk, name, "term"), (term.id, name)
