"""What leaves the screen as files: conversations, sessions and packs, each of which passes verification."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from assistant.actions import FORMS
from assistant.exports.talk import FORMS as TALK_FORMS
from assistant.outgoing import OutgoingError, new_file
from assistant.tui.app import LamingApp
from assistant.tui.palette import entries
from assistant.tui.screens.builder import BuilderScreen
from assistant.tui.widgets.session_pane import PinRow
from assistant.verification import check, reader_for
from knowledge.corpus import Corpus
from tests.tui.conftest import asked, chat, typed, until


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def verdicts(corpus: Corpus, path: Path) -> list[str]:
    return [each.verdict for each in check(corpus, reader_for(path.suffix)(path.read_bytes()))]


def test_the_screen_offers_every_form_of_an_export() -> None:
    assert FORMS == TALK_FORMS


async def test_a_conversation_and_a_session_are_exported_in_every_form_and_pass_verification(app: LamingApp, corpus: Corpus, here: Path) -> None:
    """Each file holds every quote that the screen shows or the session pins; a question with a person's details is in none."""
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "My client is Jane Smith, born 3 April 2015, of 12 High Street, Leeds LS1 4AP")
        await asked(pilot, "recommendation 19")
        quotes = len(chat(pilot).transcript.exchanges()[-1].answer.statements)
        await asked(pilot, "/pin 1")
        await asked(pilot, "/pin 2")
        for form in FORMS:
            await asked(pilot, f"/export {form}")
            await asked(pilot, f"/exportsession {form}")
            conversation, session = here / f"laming-conversation-1.{form}", here / f"laming-session-1.{form}"
            await until(pilot, lambda conversation=conversation, session=session: conversation.exists() and session.exists())
        await until(pilot, lambda: not [worker for worker in app.workers if worker.group == "export" and worker.is_running])
    for form in FORMS:
        assert verdicts(corpus, here / f"laming-conversation-1.{form}") == ["found"] * quotes
        assert verdicts(corpus, here / f"laming-session-1.{form}") == ["found"] * 2
        assert "Jane Smith" not in (here / f"laming-conversation-1.{form}").read_text(encoding="utf-8")


async def test_nothing_is_written_over_and_an_unknown_form_is_told(app: LamingApp, here: Path) -> None:
    (here / "laming-conversation-1.md").write_text("mine", encoding="utf-8")
    async with app.run_test() as pilot:
        await asked(pilot, "/export")
        assert any("nothing to export yet" in note.message for note in app._notifications)
        await asked(pilot, "recommendation 19")
        await asked(pilot, "/export docx")
        assert any("There is no form docx; there are md, html, json." in note.message for note in app._notifications)
        await pilot.press("ctrl+s")
        await until(pilot, (here / "laming-conversation-2.md").exists)
    assert (here / "laming-conversation-1.md").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_written_is_told_with_the_path(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutgoingError, match=r"x-1\.md"):
        new_file(tmp_path / "file", "x", "md", b"")


async def test_the_palette_exports_with_the_form_chosen(app: LamingApp, here: Path) -> None:
    assert {f"Export the {what}: {form}" for what in ("conversation", "session") for form in FORMS} <= {entry.title for entry in entries()}
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "recommendation 19")
        await pilot.press("ctrl+p")
        await typed(pilot, "conversation html")
        await until(pilot, lambda: getattr(app.screen.query_one("CommandList"), "option_count", 0))
        await pilot.press("enter")
        await until(pilot, (here / "laming-conversation-1.html").exists)


async def test_a_pack_is_built_from_what_is_pinned(app: LamingApp, corpus: Corpus, here: Path) -> None:
    """Shift+F4 in the session pane: a length that is too short says by how much; a fitting one shows its parts; the files pass verification."""
    (here / "laming-pack-1").mkdir()
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "what applies to a health visitor?")
        await pin_nine(pilot)
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(chat(pilot).focused, PinRow))
        await pilot.press("shift+f4")
        await until(pilot, lambda: isinstance(app.screen, BuilderScreen) and app.screen.draft)
        builder = app.screen
        assert isinstance(builder, BuilderScreen)
        await pilot.press("tab", "tab", "backspace", "backspace", *"45")
        await until(pilot, lambda: builder.draft and "over" in plan_of(builder))
        assert "it would fit" in plan_of(builder)
        await pilot.press("ctrl+s")
        assert builder.is_current, "what does not fit is not built"
        await pilot.press("backspace", "backspace", *"240", "tab", "tab", "0")
        await until(pilot, lambda: builder.draft and "size of a group" in plan_of(builder))
        await pilot.press("backspace", *"20")
        await until(pilot, lambda: builder.draft and builder.draft.pack)
        assert "min  What was said" in plan_of(builder)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is not builder)
    assert not list((here / "laming-pack-1").iterdir())
    for name in ("slides.pptx", "handout.docx", "pack.html", "pack.md", "pack.json"):
        found = verdicts(corpus, here / "laming-pack-2" / name)
        assert found
        assert set(found) == {"found"}


async def test_outcomes_are_worded_anew_by_keys(app: LamingApp, here: Path) -> None:
    """An outcome that cannot be tested is told; emptied, it is the plan's again; one's own words stand in the files."""
    async with app.run_test(size=(100, 40)) as pilot:
        await asked(pilot, "what applies to a health visitor?")
        await pin_nine(pilot)
        await asked(pilot, "/build")
        builder = app.screen
        assert isinstance(builder, BuilderScreen)
        builder.query_one("#minutes", Input).value = "240"
        await until(pilot, lambda: builder.draft and builder.draft.pack and builder.draft.minutes == 240)
        await pilot.press(*["tab"] * 5)
        first = builder.query_one("#outcome-0", Input)
        assert first.has_focus
        planned = first.value
        await pilot.press("end", "ctrl+u", *"Know it all")
        await until(pilot, lambda: builder.draft and "cannot be tested" in plan_of(builder))
        await pilot.press("ctrl+u")
        await until(pilot, lambda: builder.draft and builder.draft.pack and builder.draft.outcomes[0].text == planned)
        await pilot.press(*"Quote what names us")
        await until(pilot, lambda: builder.draft and builder.draft.pack and builder.draft.outcomes[0].text == "Quote what names us")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is not builder)
    assert "Quote what names us" in (here / "laming-pack-1" / "pack.md").read_text(encoding="utf-8")
    assert planned not in (here / "laming-pack-1" / "pack.md").read_text(encoding="utf-8")


async def test_a_pack_that_is_called_off_leaves_nothing(app: LamingApp, here: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, "what applies to a health visitor?")
        await asked(pilot, "/build")
        assert not isinstance(app.screen, BuilderScreen), "nothing is pinned yet"
        await pin_nine(pilot)
        await asked(pilot, "/build")
        builder = app.screen
        assert isinstance(builder, BuilderScreen)
        builder.query_one("#minutes", Input).value = "240"
        await until(pilot, lambda: builder.draft and builder.draft.pack and builder.draft.minutes == 240)
        builder.action_build()
        builder.action_back()  # not by keys: those wait until the program rests, and by then the files are made
        await until(pilot, lambda: "Nothing was made." in str(builder.query_one(".foot", Static).visual))
        await pilot.press("escape")
        assert chat(pilot)
    assert list(here.iterdir()) == []


def plan_of(builder: BuilderScreen) -> str:
    return str(builder.query_one(".plan", Static).visual)


async def pin_nine(pilot: Pilot[int]) -> None:
    """The first nine quotes of the last answer: enough for a session, and no more."""
    for number in range(1, 10):
        await chat(pilot).action_do("pin", str(number))
