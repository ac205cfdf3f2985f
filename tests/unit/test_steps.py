"""Steps: whatever the words, what is read is a handful of numbers or nothing, and the words of the papers are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.conversation import Turn
from assistant.answering.steps import Steps
from knowledge.library import DATA
from knowledge.yaml_files import read_yaml

CONTENT = read_yaml(DATA / "steps.yaml")
STEPS = Steps(CONTENT, 58, lambda word: word == "supervision")


def shown(*numbers: int) -> Turn:
    """A turn that looked recommendations up."""
    return Turn("", "", "", "", "recommendation", tuple(f"rec:{number}" for number in numbers), numbers=numbers)


@given(
    st.lists(st.sampled_from([*sorted(STEPS.known), "99999999", "9" * 5000, "zzz"]), max_size=9),
    st.lists(st.lists(st.integers(1, 58), min_size=1, max_size=6), min_size=1, max_size=4),
)
def test_any_words_give_few_numbers_or_none(words: list[str], lookups: list[list[int]]) -> None:
    found = STEPS.read(words, [shown(*numbers) for numbers in lookups])
    assert found is None or 0 < len(found[0]) <= 60


@pytest.mark.parametrize(
    ("lookups", "said", "numbers"),
    [
        ([(30,)], "two on", (32,)),
        ([(30,)], "the two before it", (28, 29)),
        ([(30,)], "skip one then the next", (32,)),
        ([(30,)], "everything up to 33", (31, 32, 33)),
        ([(30,)], "everything up to 999", tuple(range(31, 60))),
        ([(5,), (6,)], "both together now", (5, 6)),
        ([(5,), (6,)], "back to where i began", (5,)),
        ([(16, 18), (16,)], "now the other one", (18,)),
        ([(20, 21, 22, 23)], "all but the second", (20, 22, 23)),
        ([(20, 21, 22, 23)], "just the last two of them", (22, 23)),
        ([(25,)], "nah make it 26", (26,)),
    ],
)
def test_a_step_is_read(lookups: list[tuple[int, ...]], said: str, numbers: tuple[int, ...]) -> None:
    found = STEPS.read(said.split(), [shown(*each) for each in lookups])
    assert found is not None
    assert found[0] == numbers


@pytest.mark.parametrize("said", ["the one after that about supervision", "tell me why nobody ever really listened"])
def test_a_message_about_something_is_no_step(said: str) -> None:
    assert STEPS.read(said.split(), [shown(30)]) is None


def test_nothing_is_stepped_from_where_nothing_was_looked_up() -> None:
    assert STEPS.read(["next"], [Turn("", "", "", "", "topic", ("rec:3",))]) is None
