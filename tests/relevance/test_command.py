"""The command says what is wrong with its arguments, and lists no fresh question unless it is asked to."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.relevance import __main__ as command
from tests.relevance.figures import Figures


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--set", "silver"], "invalid choice"),
        (["--set", "gold", "--set", "fresh", "--set", "development"], "one set or two"),
        (["--failures", "-1"], "not negative"),
        (["--curve", "no/such/folder/curve.svg"], "there is no folder no/such/folder"),
    ],
)
def test_arguments_that_do_not_fit_are_named(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(arguments)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(("named", "listed"), [(None, False), (["gold", "fresh"], True)])
def test_fresh_failures_are_listed_only_when_the_set_is_named(
    named: list[str] | None, listed: bool, measured: dict[str, Figures], capsys: pytest.CaptureFixture[str]
) -> None:
    command._show(list(measured.values()), SimpleNamespace(json=False, failures=1, named=named))  # type: ignore[arg-type] # stands for parsed options
    shown = capsys.readouterr().out
    assert "Worst of gold" in shown
    assert ("Worst of fresh" in shown) is listed
