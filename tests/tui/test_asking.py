"""Asking on the chat screen: history, lines, completion, readings, roles, calling off, commands, themes, keys."""

from __future__ import annotations

import gc
import threading
import weakref
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Static

from assistant.actions import ACTIONS
from assistant.answering.answer import Answer
from assistant.answering.desk import Desk
from assistant.settings import Loaded, Settings, load_settings
from assistant.tui.app import LamingApp
from assistant.tui.clerk import Clerk
from assistant.tui.completion import completion
from assistant.tui.exchange import Words
from assistant.tui.screens.help import HelpScreen
from assistant.tui.widgets.answer import SHOWN_AT_ONCE
from assistant.tui.widgets.fold import FoldRow
from assistant.tui.widgets.statement import StatementRow
from assistant.tui.widgets.welcome import Welcome
from tests.tui.conftest import again, asked, chat, typed, until

WORDS = Words(roles=("health visitor", "head teacher"), terms=("National Safeguarding Delivery Unit", "NSDU"), last_number=58)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("/ro", "le"),
        ("/role hea", "lth visitor"),
        ("/role head", " teacher"),
        ("what applies to a health vis", "itor"),
        ("what is the NSD", "U"),
        ("what is national safe", "guarding Delivery Unit"),
        ("he", ""),  # too little to guess from
        ("health visitor", ""),  # nothing is left
        ("one\nhealth vis", ""),  # not over lines
        ("/rec 1", "0"),
        ("/rec 5", "0"),
        ("/rec 6", ""),  # 58 is the last
        ("/rec 58", ""),
        ("rec 2", "0"),
        ("what became of recommendation 4", "0"),
        ("recs 3, 12 and 1", "0"),
        ("records 1", ""),  # no word for a recommendation
        ("in 2", ""),
        ("/export h", "tml"),
        ("", ""),
    ],
)
def test_what_is_typed_is_completed_with_commands_roles_and_terms(text: str, rest: str) -> None:
    assert completion(text, WORDS) == rest


async def test_tab_takes_the_completion(app: LamingApp) -> None:
    async with app.run_test() as pilot:
        screen = chat(pilot)
        await until(pilot, lambda: screen.words.roles)
        await typed(pilot, "/role health vis")
        await pilot.press("tab")
        assert screen.prompt.text == "/role health visitor"
        await pilot.press("enter")
        await until(pilot, lambda: screen.role_name == "health visitors")
        assert "for health visitors" in str(screen.query_one("#title", Static).visual)


async def test_a_first_visit_asks_for_a_role_and_a_later_one_is_short(app: LamingApp) -> None:
    """Ctrl+R lists the roles, typing narrows them, Enter takes one; it can be left open, and the next start does not ask again."""
    async with app.run_test(size=(80, 24)) as pilot:
        screen = chat(pilot)
        welcome = said(screen.query_one(Welcome))
        assert "Whom are the answers for?" in welcome
        assert "no guidance for today" in welcome
        assert all(question in welcome for question in Welcome.QUESTIONS)
        await until(pilot, lambda: screen.words.roles)
        await pilot.press("ctrl+r", "escape")
        assert screen.role is None
        await pilot.press("ctrl+r")
        await typed(pilot, "vis hea")
        await pilot.press("enter")
        await until(pilot, lambda: screen.role_name == "health visitors")
        await pilot.press("ctrl+r", "enter")
        await until(pilot, lambda: screen.role is None)
        await until(pilot, lambda: not screen.state)
    later = again(app)
    async with later.run_test(size=(80, 24)) as pilot:
        welcome = said(chat(pilot).query_one(Welcome))
        assert "Whom are the answers for?" not in welcome
        assert "no guidance for today" in welcome


def said(welcome: Welcome) -> str:
    return "\n".join(str(each.visual) for each in welcome.query(Static))


async def test_a_role_that_is_chosen_holds_at_the_next_start_until_it_is_cleared(desk: Desk, tmp_path: Path) -> None:
    settings = tmp_path / "config" / "settings.yaml"

    def started() -> LamingApp:
        return LamingApp(Clerk(desk=desk, settings=settings), loaded=load_settings(settings))

    app = started()
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, "/role HV")
        await asked(pilot, "recommendation 25")  # right behind it, and yet for that role
        assert chat(pilot).transcript.exchanges()[0].answer.role == "health-visitor"
    later = started()
    assert "health visitor" in settings.read_text(encoding="utf-8")
    async with later.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: chat(pilot).role_name == "health visitors")
        await asked(pilot, "/role none")
        await until(pilot, lambda: chat(pilot).role is None)
    assert load_settings(settings).settings.role is None


async def test_a_number_in_brackets_opens_the_quote_and_a_digit_takes_a_reading_that_was_offered(app: LamingApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = chat(pilot)
        await asked(pilot, "what applies to")
        offered = screen.transcript.exchanges()[-1].answer
        assert offered.status == "clarify"
        await asked(pilot, "2")
        assert screen.transcript.exchanges()[-1].asked == offered.suggestions[1]
        await asked(pilot, "[2]")
        await until(pilot, lambda: screen.reading.pane)
        pane = screen.reading.pane
        assert pane is not None and pane.statement is not None
        assert pane.statement.citation.number == 2
        assert len(screen.transcript.turns) == 2
        await asked(pilot, ":role HV")
        await until(pilot, lambda: screen.role_name == "health visitors")


async def test_the_up_key_brings_back_questions_and_the_draft_is_not_lost(app: LamingApp) -> None:
    async with app.run_test() as pilot:
        await asked(pilot, "3")
        await asked(pilot, "4")
        prompt = chat(pilot).prompt
        await typed(pilot, "new")
        seen = []
        for key in ("up", "up", "up", "down", "down"):
            await pilot.press(key)
            seen.append(prompt.text)
        assert seen == ["4", "3", "3", "4", "new"]


async def test_shift_enter_begins_a_new_line_and_enter_sends_all(app: LamingApp) -> None:
    async with app.run_test() as pilot:
        screen = chat(pilot)
        await pilot.press("1", "9", "shift+enter", "1", "ctrl+j", "2")
        assert screen.prompt.text == "19\n1\n2"
        assert screen.prompt.size.height >= 3
        await pilot.press("enter")
        assert screen.prompt.text == ""
        assert screen.transcript.turns


async def test_ten_thousand_pasted_characters_come_in_whole(app: LamingApp) -> None:
    text = ("safeguarding ‮ é שלום \n" * 500)[:10_000]
    async with app.run_test(size=(80, 24)) as pilot:
        screen = chat(pilot)
        pilot.app.post_message(events.Paste(text))
        await until(pilot, lambda: screen.prompt.text == text)
        assert screen.prompt.region.height <= 10


async def test_a_question_of_many_lines_does_not_push_its_answer_off_the_screen(app: LamingApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, "supervision\n" * 200)
        transcript = chat(pilot).transcript
        await until(pilot, lambda: transcript.region.contains_region(transcript.query(".head").last().region))


async def test_f6_takes_the_reading_into_the_prompt_to_change_and_ask_again(app: LamingApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "recommendation 3")
        await asked(pilot, "by when?")
        screen = chat(pilot)
        read_as = screen.transcript.exchanges()[-1].answer.read_as
        assert read_as in str(list(screen.query(".head").results(Static))[-1].visual)
        await pilot.press("f6")
        assert screen.prompt.text == read_as


async def test_a_long_answer_folds_and_unfolds_with_enter(app: LamingApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "what applies to a health visitor?")
        screen = chat(pilot)
        all_of_it = len(screen.transcript.exchanges()[0].answer.statements)
        assert len(screen.query(StatementRow)) == SHOWN_AT_ONCE < all_of_it
        screen.query_one(FoldRow).focus()
        await pilot.press("enter")
        await until(pilot, lambda: len(screen.query(StatementRow)) == all_of_it)
        assert not screen.query(FoldRow)
        focused = screen.focused
        assert isinstance(focused, StatementRow)
        assert focused.statement.citation.number == SHOWN_AT_ONCE + 1


class SlowDesk(Desk):
    """A desk that answers only when it is let."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.library)
        self.wrapped = desk
        self.gate = threading.Event()

    def ask(self, *values: Any, **named: Any) -> Answer:
        self.gate.wait(10)
        return self.wrapped.ask(*values, **named)


async def test_escape_calls_off_a_question_and_gives_its_words_back(desk: Desk) -> None:
    """What was called off leaves no turn, and its answer, when it comes, is not shown."""
    slow = SlowDesk(desk)
    app = LamingApp(Clerk(desk=slow))
    async with app.run_test() as pilot:
        screen = chat(pilot)
        await pilot.press("1", "9", "enter", "2", "0", "enter", "a", "n", "d")
        assert len(screen.waiting) == 2
        await pilot.press("escape")
        assert screen.prompt.text == "19\n20\nand", "neither what waits nor what is typed is lost"
        screen.prompt.text = "19"
        slow.gate.set()
        await pilot.press("enter")
        await until(pilot, lambda: not screen.waiting)
        assert [each.place for each in screen.transcript.exchanges()] == [1]


async def test_what_goes_wrong_is_told_and_the_question_is_not_lost(desk: Desk) -> None:
    class BrokenDesk(SlowDesk):
        def ask(self, *values: Any, **named: Any) -> Answer:
            raise ValueError("the [b]papers[/b] are gone")

    app = LamingApp(Clerk(desk=BrokenDesk(desk)))
    async with app.run_test() as pilot:
        screen = chat(pilot)
        await pilot.press("1", "9", "enter")
        await until(pilot, lambda: screen.prompt.text == "19")
        assert not screen.transcript.turns
        assert any("the [b]papers[/b] are gone" in note.message for note in app._notifications)


@pytest.mark.parametrize(("line", "question"), [("/rec 19", "recommendation 19"), ("/due July 2009", "what was due by July 2009?")])
async def test_slash_commands_ask(app: LamingApp, line: str, question: str) -> None:
    async with app.run_test() as pilot:
        await asked(pilot, line)
        assert [each.asked for each in chat(pilot).transcript.exchanges()] == [question]


async def test_an_unknown_command_stays_in_the_prompt(app: LamingApp) -> None:
    async with app.run_test() as pilot:
        await asked(pilot, "/frobnicate 7")
        assert chat(pilot).prompt.text == "/frobnicate 7"
        assert chat(pilot).query(Welcome)


async def test_slash_help_opens_help(app: LamingApp) -> None:
    async with app.run_test() as pilot:
        await asked(pilot, "/help")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))


async def test_every_action_is_done_by_the_screen_and_offered_by_the_palette(app: LamingApp) -> None:
    async with app.run_test() as pilot:
        screen = chat(pilot)
        assert {each.id for each in ACTIONS} - {"send"} == set(screen.deeds)
        await pilot.press("ctrl+p")
        await typed(pilot, "papers")
        await until(pilot, lambda: app.screen.query("CommandList > *") or getattr(app.screen.query_one("CommandList"), "option_count", 0))


def test_no_key_and_no_command_stands_for_two_actions() -> None:
    keys = [key for each in ACTIONS for key in each.keys.split(",") if key]
    slashes = [each.command for each in ACTIONS if each.command]
    assert len(keys) == len(set(keys))
    assert len(slashes) == len(set(slashes))


async def test_keys_can_be_changed_in_the_settings(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("theme: contrast\nkeys:\n  help: f12\n", encoding="utf-8")
    app = LamingApp(Clerk(desk=desk), loaded=load_settings(path))
    async with app.run_test() as pilot:
        assert app.theme == "contrast"
        await pilot.press("f1")
        assert not isinstance(app.screen, HelpScreen)
        await pilot.press("f12")
        assert isinstance(app.screen, HelpScreen)


async def test_a_mistake_in_the_settings_is_told_on_the_screen(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("theme: purple\n", encoding="utf-8")
    app = LamingApp(Clerk(desk=desk), loaded=load_settings(path))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert any("line 1, theme" in note.message for note in app._notifications)


async def test_ctrl_t_goes_through_the_themes_and_reduced_motion_moves_nothing(desk: Desk) -> None:
    app = LamingApp(Clerk(desk=desk), loaded=Loaded(Settings(reduced_motion=True), {}))
    async with app.run_test() as pilot:
        assert app.animation_level == "none"
        seen = []
        for _ in range(3):
            await pilot.press("ctrl+t")
            seen.append(app.theme)
        assert seen == ["light", "contrast", "dark"]


async def test_only_a_window_of_a_thousand_turns_is_on_the_screen_and_all_can_be_reached(app: LamingApp) -> None:
    """Blocks stay few at turn 1,000; Home and Up bring earlier turns back, and the newest question brings back the end."""
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, "recommendation 19")
        screen = chat(pilot)
        transcript = screen.transcript
        first = transcript.exchanges()[0]
        await transcript.clear([first] * 999)
        await asked(pilot, "recommendation 20")
        assert len(transcript.turns) == 1000
        places = [block.place for block in transcript.query("TurnBlock").results()]
        assert places == list(range(989, 1001))
        transcript.slide(earlier=True)
        await until(pilot, lambda: min(block.place for block in transcript.query("TurnBlock").results()) == 983)
        assert len(transcript.query("TurnBlock")) == 12
        await asked(pilot, "recommendation 21")
        assert [block.place for block in transcript.query("TurnBlock").results()] == list(range(990, 1002))


async def test_turns_that_scroll_out_of_the_window_are_let_go(app: LamingApp) -> None:
    """Going back through a thousand turns keeps nothing of the blocks that left the screen, so that memory stays flat."""
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, "what is the weather?")
        transcript = chat(pilot).transcript
        await transcript.clear([transcript.exchanges()[0]] * 1000)
        left = [weakref.ref(block) for block in transcript.query("TurnBlock").results()]
        for _ in range(4):
            transcript.slide(earlier=True)
            await pilot.pause()
        gc.collect()
        assert len(left) == 12
        assert [block() for block in left if block() is not None] == []
