"""What leaves the screen as files: conversations, sessions and packs, each of which passes verification."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.exports.talk import FORMS as TALK_FORMS
from assistant.outgoing import OutgoingError, new_file
from assistant.tui.app import LamingApp
from assistant.tui.keys import FORMS
from assistant.tui.palette import entries
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
