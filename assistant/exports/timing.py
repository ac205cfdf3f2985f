"""Timing: sharing out the minutes of a session, and what the clock says at each part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.exports.errors import PlanError


@dataclass(frozen=True, slots=True)
class Share:
    """What a part asks of the session's time."""

    title: str
    weight: float
    least: int
    most: int | None = None
    """Beyond which it would only drag."""


def shared_out(total: int, shares: Sequence[Share]) -> list[int]:
    """`total` minutes shared out by weight, no part under its least, in steps of five minutes where that is possible.

    Raises PlanError, saying what is over, where the least minutes do not fit.
    """
    need = sum(share.least for share in shares)
    if need > total:
        longest = sorted(shares, key=lambda share: -share.least)[:3]
        named = ", ".join(f"{share.title} {share.least}" for share in longest)
        raise PlanError([f"the parts need {need} minutes and there are {total} for them: {need - total} over. The longest: {named}"])
    for step in (5, 1):
        minutes = _in_steps(total, shares, step)
        if minutes:
            return minutes
    raise AssertionError("steps of a minute always fit")


def _in_steps(total: int, shares: Sequence[Share], step: int) -> list[int] | None:
    """Minutes in multiples of `step`; None where the total or the least minutes do not allow it."""
    if total % step:
        return None
    minutes = [-(-share.least // step) * step for share in shares]
    if sum(minutes) > total:
        return None
    whole = sum(share.weight for share in shares) or 1.0
    while sum(minutes) < total:
        wants = [_want(share, share.weight / whole * total, given) for share, given in zip(shares, minutes, strict=True)]
        minutes[wants.index(max(wants))] += step
    return minutes


def _want(share: Share, fair: float, given: int) -> tuple[bool, float]:
    """How much a share wants for more; one that has its most comes last."""
    return (share.most is None or given < share.most, fair - given)


def clock(start: str, minutes: Iterable[int]) -> list[str]:
    """The time at which each part begins: "09:30". Raises ValueError for a start that is no time of day."""
    hour, minute = (int(piece) for piece in start.split(":"))
    if not (0 <= hour < 24 and 0 <= minute < 60):
        raise ValueError(f"{start} is no time of day")
    now, times = 60 * hour + minute, []
    for taken in minutes:
        times.append(f"{now // 60 % 24:02}:{now % 60:02}")
        now += taken
    return times


def said_minutes(minutes: int) -> str:
    """A length of time as a person says it: "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} hour{'s' if hours > 1 else ''}"] if hours else []
    if rest or not hours:
        words.append(f"{rest} minute{'s' if rest != 1 else ''}")
    return " ".join(words)
