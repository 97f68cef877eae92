"""Simulated values as a distribution: mean, percentiles, chance of a loss."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from moothall.engine.uncertainty.money.arranging import Output
from moothall.engine.uncertainty.money.ordering import moments, percentiles
from moothall.engine.uncertainty.ranks import estimate
from moothall.findings.money_chances import Distribution

NAMED = (5, 20, 50, 80, 95)
"""Percentiles that stand by name."""
STEPS = tuple(range(1, 100, 2))
"""Percentiles of the picture."""


def distribution(values: NDArray[np.float32], output: Output) -> Distribution:
    """The distribution of one output; values : (draws,) money."""
    draws, of = len(values), moments(values)
    found = percentiles(values, (*NAMED, *STEPS), of)
    p5, p20, p50, p80, p95 = found[: len(NAMED)]
    return Distribution(
        partner=output.partner,
        joint=output.joint,
        mean=of.mean,
        error=math.sqrt(of.variance / draws),
        p5=p5,
        p20=p20,
        p50=p50,
        p80=p80,
        p95=p95,
        above_zero=estimate(of.above, draws),
        loss=estimate(of.below, draws),
        steps=found[len(NAMED) :],
    )
