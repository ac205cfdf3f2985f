"""No lost input: what is typed early, in a burst, or where nothing takes it, is there, whole and in order."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App
from textual.widgets import Input

from assistant.tui.app import LamingApp
from assistant.tui.screens.roles import RolesScreen
from tests.tui.conftest import asked, chat, until

NAMES = {"\r": "enter", "\n": "ctrl+j", "\x7f": "backspace", "\t": "tab", "\x1b[D": "left"}


def burst(app: App[int], *typed: str) -> None:
    """Keys as they come when the program was busy: all at once. Each text is typed letter by letter, a name in NAMES is one key."""
    for text in typed:
        for mark in [text] if text in NAMES else text:
            app.post_message(events.Key(NAMES.get(mark, mark), mark))


async def test_what_is_typed_and_sent_before_the_first_paint_is_answered(app: LamingApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter comes as Ctrl+J where the terminal was not the screen's yet."""
    monkeypatch.setattr(LamingApp, "on_load", lambda app: burst(app, "recommendation 19", "\r", "by when?", "\n", "and"), raising=False)
    async with app.run_test() as pilot:
        screen = chat(pilot)
        await until(pilot, lambda: len(screen.transcript.exchanges()) == 2)
        assert [each.asked for each in screen.transcript.exchanges()] == ["recommendation 19", "by when?"]
        assert screen.prompt.text == "and"


async def test_a_burst_of_keys_is_done_in_order(app: LamingApp) -> None:
    """Letters, keys that move and delete, completion and Enter, with no time between them."""
    async with app.run_test() as pilot:
        screen = chat(pilot)
        await until(pilot, lambda: screen.words.roles)
        burst(app, "recomx", "\x7f", "mendation 9", "\x1b[D", "1", "\r", "what applies to a health vis", "\t", "?", "\r", "rest")
        await until(pilot, lambda: len(screen.transcript.exchanges()) == 2)
        assert [each.asked for each in screen.transcript.exchanges()] == ["recommendation 19", "what applies to a health visitor?"]
        assert screen.prompt.text == "rest"


async def test_a_paste_keeps_its_place_among_keys(app: LamingApp) -> None:
    async with app.run_test() as pilot:
        screen = chat(pilot)
        burst(app, "recom")
        app.post_message(events.Paste("mendation"))
        burst(app, " 19", "\r")
        await until(pilot, lambda: screen.transcript.exchanges())
        assert screen.transcript.exchanges()[0].asked == "recommendation 19"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("keys", [("f5",), ("tab",), ("f9", "f4")], ids=["paper", "answers", "session"])
async def test_letters_go_to_the_prompt_wherever_the_cursor_is(app: LamingApp, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    """In an open paper, on the answers and in the session pane; the answer is not hidden under a pane that lies over it."""
    async with app.run_test(size=size) as pilot:
        await asked(pilot, "recommendation 19")
        screen = chat(pilot)
        await pilot.press(*keys)
        await until(pilot, lambda: screen.focused is not screen.prompt)
        burst(app, "I think a child is being hurt right now", "\r")
        await until(pilot, lambda: len(screen.transcript.exchanges()) == 2)
        assert screen.transcript.exchanges()[-1].answer.status == "urgent"
        assert screen.focused is screen.prompt
        covered = screen.reading.pane or (screen.collecting.count and screen.query("SessionPane.open"))
        assert bool(covered) == (size[0] > 100 and keys != ("tab",))


async def test_letters_typed_right_behind_the_key_that_opens_a_list_narrow_it(app: LamingApp) -> None:
    async with app.run_test() as pilot:
        screen = chat(pilot)
        await until(pilot, lambda: screen.words.roles)
        app.post_message(events.Key("ctrl+r", None))
        burst(app, "vis hea", "\r")
        await until(pilot, lambda: not isinstance(app.screen, RolesScreen) and screen.role_name == "health visitors")


async def test_letters_typed_right_behind_the_key_of_the_palette_search_in_it(app: LamingApp) -> None:
    async with app.run_test() as pilot:
        app.post_message(events.Key("ctrl+p", None))
        burst(app, "help")
        await until(pilot, lambda: app.screen.query(Input) and app.screen.query_one(Input).value == "help")


async def test_an_answer_asked_for_over_the_paper_is_what_is_seen(app: LamingApp) -> None:
    """The paper lies over the chat on a narrow screen; a call for help typed there is answered in sight, not below the place the paper was opened from."""
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, "what did they say on supervision?")
        await pilot.press("f5")
        await until(pilot, lambda: chat(pilot).reading.pane is not None)
        await asked(pilot, "a boy just told me his dad hits him")
        await pilot.pause()
        await pilot.pause()
        transcript = chat(pilot).transcript
        urgent = transcript.query("NoticeRow.urgent").first()
        assert transcript.region.y <= urgent.region.y < transcript.region.bottom
