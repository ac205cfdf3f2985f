"""What a desk has loaded stays: the garbage collector need not look it through again."""

from __future__ import annotations

import gc
from pathlib import Path
from unittest.mock import patch

from assistant.answering.desk import Desk
from knowledge.library import Library


def test_what_the_first_question_loads_is_taken_out_of_the_collectors_sight(cache: Path) -> None:
    gc.unfreeze()
    Desk(cache=cache).ask("court fees")
    assert gc.get_freeze_count() > 0


def test_a_desk_that_got_ready_has_read_all_weights(cache: Path) -> None:
    desk = Desk(cache=cache)
    desk.get_ready()
    with patch.object(Library, "learnt", side_effect=AssertionError("read late")):
        assert desk.ask("who pays court fees in care proceedings?").units()
