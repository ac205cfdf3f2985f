"""The prose papers: locators that a person can find, notes apart, items with their numbers, no sentence broken."""

from __future__ import annotations

import pytest

from knowledge.corpus import Corpus
from knowledge.errors import KnowledgeError
from knowledge.prose import Section, read_prose

SEVENTEEN = [6, 7, 9, 11, 13, 14, 16, 19, 20, 22, 23, 25, 29, 30, 51, 52, 53]


def passages(corpus: Corpus, source: str) -> list[str]:
    return [passage.id for passage in corpus.passages.values() if passage.source == source]


def test_no_two_passages_share_a_locator_within_a_paper(corpus: Corpus) -> None:
    places = [(passage.source, passage.locator) for passage in corpus.passages.values()]
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("number", "titles"),
    [
        ("3.4", {"Local leadership and accountability", "Supporting the front line"}),
        ("3.5", {"Reducing delay in care proceedings and court fees", "Conclusion and action plan"}),
    ],
)
def test_the_two_sections_of_one_number_are_kept_apart(corpus: Corpus, number: str, titles: set[str]) -> None:
    held = [
        passage for passage in corpus.passages.values() if passage.source == "ncvys-briefing" and passage.kind != "note" and passage.heading.startswith(number)
    ]
    headings = {passage.heading.removeprefix(number).split(":")[0].strip() for passage in held}
    assert headings == titles
    keys = {title: {passage.id.split(":")[1] for passage in held if title in passage.heading} for title in titles}
    one, other = keys.values()
    assert one
    assert other
    assert not one & other
    assert all(any(title in passage.locator for title in titles) for passage in held)


def test_the_briefing_has_seven_notes_and_the_consultation_two(corpus: Corpus) -> None:
    notes = [passage for passage in corpus.passages.values() if passage.kind == "note"]
    assert [(note.source, note.locator) for note in notes] == [
        *(("wt-consultation", f"footnote {number}") for number in (1, 2)),
        *(("ncvys-briefing", f"footnote {number}") for number in range(1, 8)),
    ]


def test_notes_are_not_cited_for_themselves(corpus: Corpus) -> None:
    assert not [unit for unit in corpus.units if ":note:" in unit]


def test_the_sentence_that_two_footnotes_part_is_whole(corpus: Corpus) -> None:
    words = corpus.text(corpus.passages["ncvys-briefing:local-leadership:4"])
    assert "Revised statutory guidance for Children's Trust Boards" in words
    assert "Further information" not in words


def test_no_running_text_holds_a_footnote(corpus: Corpus) -> None:
    notes = [corpus.text(passage) for passage in corpus.passages.values() if passage.kind == "note"]
    for passage in corpus.passages.values():
        if passage.kind != "note":
            assert not [note for note in notes if note in corpus.text(passage)], passage.id


ENDS_OPEN = {"wt-consultation:how-to-respond:1", "wt-consultation:additional-copies:1", "wt-consultation:results:1", "press-release:notes-to-editors:1",
             "ttrb-summary:summary:7", "ttrb-summary:summary:11", "ttrb-summary:summary:13"}  # fmt: skip
"""Addresses, and three paragraphs that the paper itself prints without a full stop."""


def test_no_paragraph_breaks_off_or_begins_in_the_middle_of_a_sentence(corpus: Corpus) -> None:
    for passage in corpus.passages.values():
        if passage.kind == "paragraph" and passage.id not in ENDS_OPEN:
            words = corpus.text(passage)
            assert words[-1] in ".:”“\"'", (passage.id, words[-40:])
            assert not words[0].islower(), (passage.id, words[:40])


def test_the_consultation_treats_exactly_seventeen_recommendations_each_by_its_number(corpus: Corpus) -> None:
    items = [passage for passage in corpus.passages.values() if passage.source == "wt-consultation" and passage.kind == "item"]
    assert [item.recommendation for item in items] == SEVENTEEN
    for item in items:
        assert corpus.text(item).rstrip("; and.").endswith(f"(recommendation {item.recommendation})"), item.id
        assert item.locator == f"section 2.1 The Proposals, item on recommendation {item.recommendation}"
        assert item.id == f"wt-consultation:proposals:rec-{item.recommendation}"


def test_an_item_that_mentions_another_recommendation_keeps_its_own_number(corpus: Corpus) -> None:
    """Item 9 says "also see recommendation 53" on its way."""
    item = corpus.passages["wt-consultation:proposals:rec-9"]
    assert "recommendation 53" in corpus.text(item)
    assert item.recommendation == 9


def test_an_item_of_the_consultation_is_a_unit_of_its_own(corpus: Corpus) -> None:
    assert corpus.passages["wt-consultation:proposals:rec-19"].unit == "wt-consultation:proposals:rec-19"
    assert corpus.passages["rec:19:response"].unit == "rec:19"


def test_a_lead_to_items_is_not_cited_without_them(corpus: Corpus) -> None:
    leads = [passage for passage in corpus.passages.values() if passage.kind == "lead"]
    assert leads
    assert all(corpus.text(lead).endswith(":") and lead.id not in corpus.units for lead in leads)


def test_an_offset_in_a_continued_row_is_in_the_passage_that_holds_it(corpus: Corpus) -> None:
    for passage in corpus.recommendations[24].passages():
        assert corpus.passage_at(passage.source, passage.span.start) == passage


def test_the_passage_at_an_offset_is_the_one_that_holds_it(corpus: Corpus) -> None:
    for passage in corpus.passages.values():
        if passage.recommendation not in {2, 24, 26, 36, 37}:
            assert corpus.passage_at(passage.source, passage.span.start) == passage
            assert corpus.passage_at(passage.source, passage.span.end - 1) == passage


def test_an_offset_between_passages_is_in_the_next_and_behind_the_last_in_none(corpus: Corpus) -> None:
    first = corpus.passages["press-release:notice:1"]
    assert first.span.start > 0
    assert corpus.passage_at("press-release", 0) == first
    assert corpus.passage_at("press-release", len(corpus.sources["press-release"].text)) is None


def test_a_heading_that_is_not_there_is_an_error() -> None:
    sections = [Section("One", "one", "One"), Section("Two", "two", "Two")]
    with pytest.raises(KnowledgeError, match="heading not found: 'Two'"):
        read_prose("One\nWords.\nTow\nMore words.", source="small", sections=sections)


def test_a_small_paper_is_cut_as_its_sections_say() -> None:
    sections = [
        Section("One", "one", "One", number="1", items="apart"),
        Section("Two", "two", "Two", whole=True),
        Section("Imprint", "imprint", "Imprint", furniture=True),
    ]
    text = "One\nIt includes:\n- first;\n- second.\nTwo\nA.\nB.\nImprint\nPrinted here."
    found = read_prose(text, source="small", sections=sections)
    assert [(passage.id, passage.kind, text[passage.span.start : passage.span.end], passage.locator) for passage in found] == [
        ("small:one:1", "lead", "It includes:", "section 1 One, paragraph 1"),
        ("small:one:item-1", "item", "first;", "section 1 One, item 1"),
        ("small:one:item-2", "item", "second.", "section 1 One, item 2"),
        ("small:two:1", "paragraph", "A.\nB.", "Two"),
    ]
