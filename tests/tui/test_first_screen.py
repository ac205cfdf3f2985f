"""The first screen: asking, reading, opening the source, help, leaving. By keys, over the real papers."""

from __future__ import annotations

import re

import pytest
from textual.widgets import Static

from assistant.tui.app import LamingApp
from assistant.tui.screens.chat import ChatScreen
from assistant.tui.screens.help import HelpScreen
from assistant.tui.widgets.answer import AnswerBlock
from assistant.tui.widgets.question import QuestionBlock
from assistant.tui.widgets.statement import StatementRow
from assistant.tui.widgets.transcript import TurnBlock
from assistant.tui.widgets.welcome import Welcome
from tests.tui.conftest import asked, chat, typed, until

COLOUR = re.compile(r'fill(?:="|: )#([0-9a-f]{6})')
"""Of what is drawn in a picture of the screen."""
CHROME = re.compile(r"<circle[^>]*>|#c5c8c6")
"""The buttons of the window around the picture, and the colour of its title."""
SIZES = [(80, 24), (200, 60)]


def words(widget: Static) -> str:
    return str(widget.visual)


def shown_number(screen: ChatScreen) -> int | None:
    pane = screen.reading.pane
    return pane.statement.citation.number if pane and pane.statement else None


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_and_its_answer_stand_in_the_transcript(app: LamingApp, size: tuple[int, int]) -> None:
    """The question, then an answer whose head says for whom and how many of 58, and numbered quotes."""
    async with app.run_test(size=size) as pilot:
        await asked(pilot, "what applies to a health visitor?")
        screen = chat(pilot)
        assert screen.query_one(QuestionBlock).asked == "what applies to a health visitor?"
        head = words(screen.query_one(".head", Static))
        assert "for health visitors" in head
        assert " of 58" in head
        numbers = [row.statement.citation.number for row in screen.query(StatementRow)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert not screen.query(Welcome)


async def test_every_quote_on_the_screen_is_the_papers_own(app: LamingApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "recommendation 19")
        sources = app.clerk.desk.library.corpus.sources
        rows = list(chat(pilot).query(StatementRow))
        assert rows
        for row in rows:
            span = row.statement.citation.span
            quote = sources[row.statement.citation.source].text[span.start : span.end]
            assert quote.strip() in words(row)


@pytest.mark.parametrize("size", SIZES)
async def test_a_citation_opens_its_paper_at_the_quote_and_escape_goes_back_to_it(app: LamingApp, size: tuple[int, int]) -> None:
    """Tab to the quotes, Enter opens: the quote marked and on the screen, its heading in the title; Escape returns to the same row."""
    async with app.run_test(size=size) as pilot:
        await asked(pilot, "recommendation 19")
        screen = chat(pilot)
        await pilot.press("tab", "down")
        row = screen.focused
        assert isinstance(row, StatementRow)
        await pilot.press("enter")
        await until(pilot, lambda: screen.reading.pane)
        pane = screen.reading.pane
        assert pane is not None
        view = pane.view
        assert view.quote == row.statement.citation.span
        assert "Recommendation 19, response" in words(pane.query_one(".title", Static))
        await until(pilot, lambda: any("▌" in view.render_line(y).text for y in range(view.size.height)))
        await pilot.press("escape")
        assert not screen.reading.pane
        assert screen.focused is row


async def test_a_click_on_a_citation_opens_its_paper_at_the_quote(app: LamingApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "recommendation 19")
        screen = chat(pilot)
        await pilot.press("tab", "down")
        row = screen.focused
        assert isinstance(row, StatementRow)
        await pilot.press("home")  # another row has the cursor now: the click alone is to open this one
        await pilot.click(row, offset=(2, 1))
        await until(pilot, lambda: screen.reading.pane)
        pane = screen.reading.pane
        assert pane is not None
        assert pane.view.quote == row.statement.citation.span


async def test_without_colours_quote_cursor_and_danger_can_still_be_told(app: LamingApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR nothing is drawn but greys, and the bar, the numbers and the words say what colours would."""
    monkeypatch.setenv("NO_COLOR", "1")
    plain = LamingApp(app.clerk)
    async with plain.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "recommendation 19")
        screen = chat(pilot)
        await pilot.press("f5")
        await until(pilot, lambda: screen.reading.pane)
        pane = screen.reading.pane
        assert pane is not None
        await until(pilot, lambda: any("▌" in pane.view.render_line(y).text for y in range(pane.view.size.height)))
        colours = {tuple(int(mark[place : place + 2], 16) for place in (0, 2, 4)) for mark in COLOUR.findall(CHROME.sub("", plain.export_screenshot()))}
        assert len(colours) > 1
        assert [colour for colour in colours if len(set(colour)) > 1] == []
        assert "[1]" in words(screen.query(StatementRow).first())


async def test_the_paper_stands_beside_the_chat_when_wide_and_over_it_when_narrow(app: LamingApp) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await asked(pilot, "recommendation 19")
        screen = chat(pilot)
        await pilot.press("f5")
        await until(pilot, lambda: screen.reading.pane)
        pane = screen.reading.pane
        assert pane is not None
        assert pane.region.x == screen.transcript.region.right
        await pilot.resize_terminal(80, 24)
        assert pane.region.width == 80


async def test_what_is_read_stays_in_its_place_when_the_width_changes(app: LamingApp) -> None:
    """Opening a pane beside the chat, closing it, and another size of the terminal leave the chosen quote on its line."""
    async with app.run_test(size=(140, 40)) as pilot:
        await asked(pilot, "what applies to a health visitor?")
        screen = chat(pilot)
        await pilot.press("tab", *["down"] * 6)
        row = screen.focused
        assert isinstance(row, StatementRow)
        line = row.region.y
        await pilot.press("enter")
        await until(pilot, lambda: screen.reading.pane and row.region.y == line)
        await pilot.press("escape")
        await until(pilot, lambda: not screen.reading.pane and row.region.y == line)
        await pilot.resize_terminal(80, 40)
        await until(pilot, lambda: row.region.width < 80 and row.region.y == line)


async def test_f8_and_f7_go_through_the_quotes_of_the_answer(app: LamingApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "recommendation 19")
        screen = chat(pilot)
        for key, number in (("f5", 1), ("f8", 2), ("f8", 3), ("f7", 2)):
            await pilot.press(key)
            await until(pilot, lambda number=number: shown_number(screen) == number)
            pane = screen.reading.pane
            assert pane is not None and pane.statement is not None
            assert pane.view.quote == pane.statement.citation.span


async def test_words_are_found_in_the_paper_that_is_open(app: LamingApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "recommendation 19")
        screen = chat(pilot)
        await pilot.press("f5")
        await until(pilot, lambda: screen.reading.pane)
        await pilot.press("ctrl+f")
        await typed(pilot, "visitors")
        pane = screen.reading.pane
        assert pane is not None
        view = pane.view
        assert len(view.matches) > 3
        assert view.page is not None
        assert all(view.page.text[span.start : span.end].lower() == "visitors" for span in view.matches)
        before = view.here
        await pilot.press("enter")
        assert view.here == before + 1
        await pilot.press("escape")
        assert view.matches == ()
        assert screen.focused is view


async def test_f1_lists_every_action_and_closes_again(app: LamingApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)
        shown = "\n".join(words(each) for each in app.screen.query(Static))
        for word in ("Ctrl+Q", "F5", "/role ROLE", "/export"):
            assert word in shown
        await pilot.press("escape")
        assert chat(pilot)


async def test_ctrl_q_leaves(app: LamingApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q")
    assert app.return_code == 0


HOSTILE = (
    "[red]what[/red] is the NSDU?",
    "[link=file:///etc/passwd]x[/link]",
    "what is \x1b[31mthe\x1b[0m NSDU",
    "what is [@click=app.quit]this[/]",
    "ما هي التوصية 19؟",
    "\u202enoitadnemmocer 19",
)


async def test_what_a_user_types_is_drawn_as_text(app: LamingApp) -> None:
    """Neither markup nor escape sequences nor marks that turn text round get to the terminal."""
    async with app.run_test(size=(80, 24)) as pilot:
        screen = chat(pilot)
        for text in HOSTILE:
            screen.asking.ask(text)
        await until(pilot, lambda: not screen.waiting)
        for text, block in zip(HOSTILE, screen.query(QuestionBlock), strict=True):
            drawn = words(block)
            assert all(mark in drawn for mark in text if mark.isprintable())
            assert "\x1b" not in drawn
            assert "\u202e" not in drawn


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_head_of_an_answer_stands_on_the_screen_whatever_was_there_before(app: LamingApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        transcript = chat(pilot).transcript
        for question in ("I think a child is being hurt right now", "My client is Jane Smith, born 3 April 2015, of 12 High Street, Leeds", "19", "3", "4"):
            await asked(pilot, question)
            await until(pilot, lambda: transcript.region.contains_region(transcript.query(".headline").last().region))


async def test_a_child_in_danger_cannot_be_missed(app: LamingApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, "I think a child is being hurt right now")
        block = chat(pilot).query_one(AnswerBlock)
        assert block.has_class("urgent")
        assert "URGENT" in words(block.query_one(".head", Static))
        assert "999" in "\n".join(words(row) for row in block.query("NoticeRow.urgent").results(Static))


async def test_questions_asked_before_the_first_answer_are_answered_in_order(app: LamingApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = chat(pilot)
        for text in ("3", "4", "5"):
            await pilot.press(text, "enter")
        await until(pilot, lambda: not screen.waiting)
        assert [block.exchange.asked for block in screen.query(TurnBlock) if block.exchange] == ["3", "4", "5"]


async def test_alt_and_a_digit_asks_what_is_suggested(app: LamingApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = chat(pilot)
        await pilot.press("alt+3")
        await until(pilot, lambda: not screen.waiting)
        assert screen.transcript.exchanges()[0].asked == Welcome.QUESTIONS[2]
        suggested = screen.transcript.exchanges()[0].answer.suggestions[0]
        await pilot.press("tab", "1")
        await until(pilot, lambda: len(screen.transcript.exchanges()) == 2)
        assert screen.transcript.exchanges()[1].asked == suggested
