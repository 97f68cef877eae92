"""Simulated values as a distribution: mean, percentiles, chance of a loss."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from moothall.engine.uncertainty.money.arranging import Output
from moothall.engine.uncertainty.money.drawing import moments
from moothall.engine.uncertainty.ranks import estimate
from moothall.findings.money_chances import Distribution

NAMED = (5, 20, 50, 80, 95)
"""Percentiles that stand by name."""
STEPS = tuple(range(1, 100, 2))
"""Percentiles of the picture."""


def distribution(values: NDArray[np.float32], output: Output) -> Distribution:
    """The distribution of one output; the values, (draws,) money, are put in order in place."""
    draws = len(values)
    mean, variance = moments(values)
    values.sort()
    losses = int(np.searchsorted(values, np.float32(0), side="left"))
    gains = draws - int(np.searchsorted(values, np.float32(0), side="right"))
    p5, p20, p50, p80, p95 = percentiles(values, NAMED)
    return Distribution(
        partner=output.partner,
        joint=output.joint,
        mean=mean,
        error=math.sqrt(variance / draws),
        p5=p5,
        p20=p20,
        p50=p50,
        p80=p80,
        p95=p95,
        above_zero=estimate(gains, draws),
        loss=estimate(losses, draws),
        steps=percentiles(values, STEPS),
    )


def percentiles(ordered: NDArray[np.float32], wanted: tuple[int, ...]) -> tuple[float, ...]:
    """Percentiles of values in order, linear between neighbours (type 7, as NumPy's own)."""
    at = np.array(wanted) / 100 * (len(ordered) - 1)
    left = np.floor(at).astype(np.int64)
    below = ordered[left].astype(np.float64)
    above = ordered[np.minimum(left + 1, len(ordered) - 1)].astype(np.float64)
    return tuple((below + (at - left) * (above - below)).tolist())
