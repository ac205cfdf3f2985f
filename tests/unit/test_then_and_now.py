"""The data on the years since 2009 keeps the rules that its README gives; what must not be shown is not loaded."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from assistant.answering.notices import urgent_notices
from knowledge.corpus import Corpus
from knowledge.library import DATA, Library
from knowledge.yaml_files import read_yaml

NAMES = ("bodies", "documents", "outcomes", "signposts")
FILES: dict[str, dict[str, Any]] = {name: read_yaml(DATA / "then_and_now" / f"{name}.yaml") for name in NAMES}
ENTRIES = [(name, entry) for name in NAMES for entry in FILES[name]["entries"]]
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
STATUSES = {"continues", "renamed", "replaced", "abolished", "closed", "superseded", "in_force", "completed", "lapsed", "proposed"}


def test_ids_are_unique_across_the_four_files() -> None:
    ids = Counter(entry["id"] for _, entry in ENTRIES)
    assert not [id_ for id_, count in ids.items() if count > 1]


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_of_a_file_has_the_same_keys(name: str) -> None:
    assert len({tuple(entry) for entry in FILES[name]["entries"]}) == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_file_says_what_it_is_and_of_when(name: str) -> None:
    content = FILES[name]
    assert content["format"] == f"then-and-now/{name}"
    assert content["version"] == 1
    for key in ("as_of", "newest_source"):
        assert isinstance(content[key], str)
        assert DATE.fullmatch(content[key])
    assert content["as_of"] >= content["newest_source"]
    assert content["as_of"] == FILES["bodies"]["as_of"]


def test_dates_are_text_in_one_of_three_forms() -> None:
    for _, entry in ENTRIES:
        for key in ("when", "date"):
            if entry.get(key) is not None:
                assert isinstance(entry[key], str), (entry["id"], key)
                assert DATE.fullmatch(entry[key]), (entry["id"], entry[key])


def test_unknown_values_are_null_or_an_empty_list_and_never_empty_text() -> None:
    for _, entry in ENTRIES:
        assert not [key for key, value in entry.items() if value in ("", {})], entry["id"]


def test_bodies_have_a_known_status_scope_and_place() -> None:
    content = FILES["bodies"]
    for entry in content["entries"]:
        assert entry["status"] in STATUSES, entry["id"]
        assert entry["scope"] in {"named", "context"}, entry["id"]
        assert set(entry["named_in"]) <= set(content["documents"]), entry["id"]
        assert bool(entry["named_in"]) == (entry["scope"] == "named"), entry["id"]
        assert entry["names"], entry["id"]
        assert entry["then"], entry["id"]
        assert entry["now"], entry["id"]


def test_a_name_printed_in_2009_stands_in_a_paper_that_the_entry_lists(corpus: Corpus) -> None:
    def plain(text: str) -> str:
        return " ".join(text.replace("’", "'").replace("‘", "'").split())

    texts = {source: plain(found.text) for source, found in corpus.sources.items()}
    assert set(FILES["bodies"]["documents"]) == set(texts)
    for entry in FILES["bodies"]["entries"]:
        if entry["scope"] == "named":
            joined = " ".join(texts[source] for source in entry["named_in"])
            assert any(plain(name) in joined for name in entry["names"]), entry["id"]


def test_see_also_and_superseded_by_lead_to_entries() -> None:
    ids = {entry["id"] for _, entry in ENTRIES}
    for _, entry in ENTRIES:
        for key in ("see_also", "superseded_by"):
            assert set(entry.get(key) or ()) <= ids - {entry["id"]}, (entry["id"], key)


def test_documents_have_a_known_relation_and_status() -> None:
    for entry in FILES["documents"]["entries"]:
        assert entry["relation"] in {"named_in_2009", "family"}, entry["id"]
        assert entry["status"] in {"current", "superseded", "historical", "closed"}, entry["id"]
        assert isinstance(entry["url_seen"], bool)
        assert isinstance(entry["licence_seen"], bool)


def test_every_recommendation_has_one_outcome_of_a_known_kind() -> None:
    content = FILES["outcomes"]
    assert sorted(entry["recommendation"] for entry in content["entries"]) == list(range(1, 59))
    for entry in content["entries"]:
        assert entry["outcome"] in content["outcomes"], entry["id"]
        assert entry["basis"] in content["basis"], entry["id"]
        assert (entry["basis"] == "none") == (entry["outcome"] == "not_found"), entry["id"]
        assert entry["text"]


def test_statements_rest_on_sources_that_say_how_good_they_are() -> None:
    for _, entry in ENTRIES:
        for source in entry["sources"]:
            assert set(source) == {"title", "publisher", "url", "confidence"}, entry["id"]
            assert source["confidence"] in {"high", "medium", "low"}, entry["id"]
            assert re.match(r"https?://[^\s]+$", source["url"]), entry["id"]
        if entry["verified"] and entry.get("basis") != "none":
            assert entry["sources"], entry["id"]


def test_doubt_is_explained() -> None:
    for name, entry in ENTRIES:
        if entry["verified"] is False:
            assert entry.get("caveat") or entry.get("note") or name == "outcomes", entry["id"]


def test_signposts_have_an_order_of_their_own_each() -> None:
    orders = [entry["order"] for entry in FILES["signposts"]["entries"]]
    assert len(orders) == len(set(orders))
    assert FILES["signposts"]["entries"][0]["id"] == "sp-emergency"


def test_hours_that_are_not_verified_are_not_loaded(library: Library) -> None:
    raw = {entry["id"]: entry for entry in FILES["signposts"]["entries"]}
    assert {entry["hours_verified"] for entry in raw.values()} == {True, False}
    for post in library.signposts:
        assert post.hours == (raw[post.id]["hours"] if raw[post.id]["hours_verified"] else None), post.id


@pytest.mark.parametrize("danger", ["child", "online", "self", "harming"])
def test_hours_that_are_not_verified_are_not_printed(library: Library, danger: str) -> None:
    shown = "\n".join(notice.text for notice in urgent_notices(library, danger))
    for entry in FILES["signposts"]["entries"]:
        if entry["hours"] and not entry["hours_verified"]:
            assert entry["hours"] not in shown, entry["id"]


def test_signposts_come_in_the_order_to_show_them(library: Library) -> None:
    wanted = [entry["id"] for entry in sorted(FILES["signposts"]["entries"], key=lambda entry: entry["order"])]
    assert [post.id for post in library.signposts] == wanted


def test_what_is_loaded_is_what_is_written(library: Library) -> None:
    assert set(library.bodies) == {entry["id"] for entry in FILES["bodies"]["entries"]}
    assert {number: outcome.text for number, outcome in library.outcomes.items()} == {
        entry["recommendation"]: entry["text"] for entry in FILES["outcomes"]["entries"]
    }
    assert library.panel.lead == "If a child is in immediate danger, ring 999."
