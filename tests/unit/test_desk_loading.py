"""What a desk has loaded stays: the garbage collector need not look it through again."""

from __future__ import annotations

import gc
from pathlib import Path

from assistant.answering.desk import Desk


def test_what_the_first_question_loads_is_taken_out_of_the_collectors_sight(cache: Path) -> None:
    gc.unfreeze()
    Desk(cache=cache).ask("court fees")
    assert gc.get_freeze_count() > 0
