"""Conversations that are kept, the session of pins, browsing, and copying: by keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.widgets import DataTable, Static

from assistant.answering.answer import to_json
from assistant.tui.app import LamingApp
from assistant.tui.clipboard import cited
from assistant.tui.page import lines_of, wrapped
from assistant.tui.screens.browse import BrowseScreen
from assistant.tui.screens.conversations import ConversationsScreen
from assistant.tui.tables import fitted
from assistant.tui.widgets.session_pane import PinRow
from knowledge.corpus import Corpus
from knowledge.spans import Span
from tests.tui.conftest import again, asked, chat, typed, until


async def test_a_conversation_is_kept_listed_resumed_and_gone_on_with(app: LamingApp) -> None:
    """After a new start F3 lists it; Enter brings its turns back, and a follow-up knows what it leans on."""
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "recommendation 12")
    later = again(app)
    async with later.run_test(size=(120, 40)) as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(later.screen, ConversationsScreen))
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(later.screen, ConversationsScreen) and chat(pilot).transcript.exchanges())
        screen = chat(pilot)
        assert [each.asked for each in screen.transcript.exchanges()] == ["recommendation 12"]
        await asked(pilot, "by when?")
        assert "12" in screen.transcript.exchanges()[-1].answer.read_as
        (kept,) = later.clerk.store.list()
        assert kept.turns == 2


async def test_a_follow_up_reads_after_resuming_as_it_would_have_without(app: LamingApp) -> None:
    """Twelve turns, the first of which a far follow-up leans on: what the next question may lean on comes back as it was."""
    questions = ["recommendation 12", "by when?", *(f"recommendation {number}" for number in range(20, 28)), "the one after that", "and for GPs?"]
    talk = None
    for place, question in enumerate(questions, start=1):
        exchange, talk = app.clerk.ask(question, talk, role=None, place=place)
        kept, problem = app.clerk.keep(None if place == 1 else 1, exchange)
        assert (kept, problem) == (1, None)
    assert talk is not None
    exchanges, resumed = again(app).clerk.resume(1, None)
    assert [each.asked for each in exchanges] == questions
    assert resumed == talk


async def test_a_conversation_kept_by_an_earlier_version_is_read_again(app: LamingApp) -> None:
    exchange, _ = app.clerk.ask("recommendation 12", None, role=None, place=1)
    store = app.clerk.store
    store.append(store.create("old"), exchange.asked, to_json(exchange.answer))
    _, talk = app.clerk.resume(1, None)
    assert [turn.numbers for turn in talk.turns] == [(12,)]


@pytest.mark.parametrize(
    "question", ["My client is Jane Smith, born 3 April 2015, of 12 High Street, Leeds LS1 4AP", "I think a child is being hurt right now"]
)
async def test_a_question_with_a_persons_details_is_not_kept_nor_brought_back(app: LamingApp, question: str) -> None:
    async with app.run_test() as pilot:
        await asked(pilot, question)
        assert app.clerk.store.list() == ()
        await pilot.press("up")
        assert chat(pilot).prompt.text == ""


async def test_nothing_is_kept_where_history_is_off(app: LamingApp) -> None:
    off = again(app, keep=False)
    async with off.run_test() as pilot:
        await asked(pilot, "recommendation 3")
        assert off.clerk.store.list() == ()
        assert "not kept" in str(chat(pilot).query_one("#title", Static).visual)
        await asked(pilot, "/history on")
        await asked(pilot, "recommendation 4")
        assert [each.name for each in off.clerk.store.list()] == ["recommendation 4"]
        await pilot.press("ctrl+n")
        await asked(pilot, "recommendation 5")
        await pilot.press("f3", "enter")
        await until(pilot, lambda: chat(pilot).transcript.exchanges()[0].asked == "recommendation 4")
        await asked(pilot, "by when?")
        assert [each.turns for each in off.clerk.store.list()] == [1], "history on was for one conversation"


async def test_conversations_are_searched_named_forked_and_deleted(app: LamingApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "recommendation 3")
        await pilot.press("ctrl+n")
        await asked(pilot, "recommendation 19")
        await asked(pilot, "/name Feedback to referrers")
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(app.screen, ConversationsScreen))
        await typed(pilot, "referrers")
        await pilot.press("f7")
        await until(pilot, lambda: len(app.clerk.store.list()) == 3)
        await until(pilot, lambda: not isinstance(app.screen, ConversationsScreen))
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(app.screen, ConversationsScreen))
        await typed(pilot, "fork")
        await pilot.press("delete", "n")
        assert len(app.clerk.store.list()) == 3
        await pilot.press("delete", "y")
        assert sorted(each.name for each in app.clerk.store.list()) == ["Feedback to referrers", "recommendation 3"]


async def test_pins_are_kept_noted_timed_moved_and_removed(app: LamingApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "recommendation 19")
        await pilot.press("f9", "tab", "down", "f9", "f4")
        await until(pilot, lambda: isinstance(chat(pilot).focused, PinRow))
        await pilot.press("enter")
        await typed(pilot, "ask")
        await pilot.press("enter", "equals_sign", "5", "enter")
        store = app.clerk.store
        await until(pilot, lambda: store.pins("My session")[0].minutes == 5)
        assert store.pins("My session")[0].note == "ask"
        first = store.pins("My session")[0]
        await until(pilot, lambda: isinstance(app.screen.focused, PinRow))
        await pilot.press("shift+down")
        assert store.pins("My session")[1] == first
        await until(pilot, lambda: isinstance(app.screen.focused, PinRow))
        await pilot.press("delete")
        assert first not in store.pins("My session")
        assert len(store.pins("My session")) == 1
        await pilot.press("escape")
        assert not isinstance(chat(pilot).focused, PinRow)


async def test_a_quote_is_pinned_once_and_the_second_time_is_told(app: LamingApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, "recommendation 19")
        for key in ("f9", "f9", "shift+f9"):
            await pilot.press(key)
        quotes = len(chat(pilot).transcript.exchanges()[0].answer.statements)
        assert len(app.clerk.store.pins("My session")) == quotes
        said = [note.message for note in app._notifications]
        assert any("is pinned to “My session” already" in each for each in said)
        assert any(f"{quotes - 1} quotes are pinned to “My session”, 1 were there already" in each for each in said)


async def test_a_quote_is_copied_with_its_citation(app: LamingApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.tui.clipboard.PROGRAMS", ())
    async with app.run_test() as pilot:
        await asked(pilot, "recommendation 19")
        await pilot.press("ctrl+y")
        exchange = chat(pilot).transcript.exchanges()[0]
        statement = exchange.answer.statements[0]
        assert app.clipboard == cited(exchange, statement)
        assert statement.quote.strip() in app.clipboard
        assert "Recommendation 19, recommendation." in app.clipboard


async def test_recommendations_are_browsed(app: LamingApp) -> None:
    """F2 lists all 58, and what is typed leaves those that fit."""
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f2")
        browse = app.screen
        assert isinstance(browse, BrowseScreen)
        await until(pilot, lambda: browse.query_one(DataTable).row_count == 58)
        await typed(pilot, "role:health_visitor")
        await until(pilot, lambda: browse.query_one(DataTable).row_count == 4)


async def test_a_question_typed_where_rows_are_filtered_is_asked(app: LamingApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2")
        browse = app.screen
        await until(pilot, lambda: browse.query_one(DataTable).row_count == 58)
        app.post_message(events.Paste("I think a child is being hurt right now"))
        await until(pilot, lambda: browse.query_one(DataTable).row_count == 0)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is not browse and chat(pilot).transcript.exchanges())
        assert chat(pilot).transcript.exchanges()[0].answer.status == "urgent"


@pytest.mark.parametrize("width", [80, 120, 200])
def test_every_column_of_every_table_fits_on_the_screen(app: LamingApp, width: int) -> None:
    for table in app.clerk.tables():
        natural = [max(map(len, (name, *(row.cells[place] for row in table.rows)))) for place, name in enumerate(table.columns)]
        widths = fitted(natural, width - 2 * len(natural), whole=table.whole)
        assert sum(widths) <= width - 2 * len(natural)
        assert all(had == natural[place] if place == table.whole else 0 < had <= natural[place] for place, had in enumerate(widths))


@pytest.mark.parametrize(
    ("filter_", "holds"), [("", 58), ("role:health_visitor", 4), ("owner:ofsted", None), ("date:october_2009", None), ("no such words", 0)]
)
def test_a_filter_looks_everywhere_or_at_what_it_names(app: LamingApp, filter_: str, holds: int | None) -> None:
    rows = len(app.clerk.tables()[0].filtered(filter_))
    assert rows == holds if holds is not None else 0 < rows < 58


async def test_a_row_sorted_and_chosen_is_asked_about(app: LamingApp) -> None:
    """F6 sorts by number, again downwards: the first row is 58; Enter asks for its life line."""
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f2")
        browse = app.screen
        assert isinstance(browse, BrowseScreen)
        await until(pilot, lambda: browse._tables)
        browse._sort(0)
        browse._sort(0)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is not browse and chat(pilot).transcript.exchanges())
        assert chat(pilot).transcript.exchanges()[0].asked == "recommendation 58"


async def test_every_table_has_rows_that_lead_to_a_question(app: LamingApp) -> None:
    for table in app.clerk.tables():
        assert table.rows, table.id
        for row in table.rows:
            assert len(row.cells) == len(table.columns)
            assert row.question


@given(st.text(alphabet="ab é\n\t 漢‍", max_size=120), st.integers(1, 30))
def test_wrapping_loses_nothing_but_white_space(text: str, width: int) -> None:
    lines = "".join(text[span.start : span.end] for span in wrapped(text, Span(0, len(text)), width))
    assert "".join(lines.split()) == "".join(text.split())


def test_every_line_of_every_paper_fits_and_holds_the_papers_words(app: LamingApp, corpus: Corpus) -> None:
    for id_, source in corpus.sources.items():
        for line in lines_of(app.clerk.page(id_), 40):
            assert len(line.words) <= 40
            if line.kind == "text":
                assert line.words.split() == source.text[line.span.start : line.span.end].split()
