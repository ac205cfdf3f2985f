"""Shares: totals of models as likelihoods."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp


def shares(labels: Sequence[str], totals: Sequence[float]) -> dict[str, float]:
    """The likelihood of each label, all together 1, from the sums of what speaks for it, as softmax has it."""
    most = max(totals)
    likely = [exp(total - most) for total in totals]
    everything = sum(likely)
    return {label: each / everything for label, each in zip(labels, likely, strict=True)}
