"""Measured quantities: from low, likely and high, or from a grade's spread, to a score on the scale.

The latent normal is goodness: where less of a quantity is better, its table is turned round, so that every
table rises with z and errors that are shared between criteria push the same way.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

import numpy as np
from scipy.special import expit  # type: ignore[import-untyped]

from moothall.engine.uncertainty.tables.curves import beta_mixture
from moothall.engine.uncertainty.tables.grid import Floats, Inside, bin_means, chances, inside
from moothall.engine.uncertainty.tables.scores import exact_table

Value = Callable[[Floats], Floats]
"""A value function: from measurements to scores, same shape."""

_PERT_WEIGHT = 4.0  # of the mode in beta-PERT
_NOISE = 1e-9  # a step down by less than this is rounding


def quantity_table(
    low: float,
    likely: float | None,
    high: float,
    value: Value,
    *,
    shape: Literal["triangular", "pert"] = "triangular",
    bins: int,
) -> Floats:
    """Mean score in each bin of a quantity known by its ends and its likeliest value, (bins,), rising.

    low, high : smallest and largest possible value, in the quantity's unit
    likely : its mode, which may be one of the ends; None makes it uniform between them
    shape : triangular, or beta-PERT with the mode weighing 4 (mean (low + 4·likely + high) / 6)

    ValueError if they are not finite and in order.
    """
    mode = low if likely is None else likely
    if not (low <= mode <= high and math.isfinite(high - low)):
        raise ValueError(f"low, likely and high must be in order, not {low}, {likely}, {high}")
    if low == high:
        return exact_table(float(value(np.array([low]))[0]), bins=bins)
    if likely is None:
        return _scored(lambda at: low + (high - low) * at.p, value, bins)
    if shape == "pert":
        return _scored(lambda at: _pert(low, likely, high, at.z), value, bins)
    return _scored(lambda at: triangular_quantiles(low, likely, high, at.p), value, bins)


def spread_table(
    likely: float, low_pct: float, high_pct: float, value: Value, *, bins: int, mirrored: bool
) -> Floats:
    """Mean score in each bin of a quantity of which only a likely value is given, (bins,), rising.

    It is likely · F: F is triangular with mode 1, from 1 + low_pct/100 to 1 + high_pct/100, and divided by
    its median, so that half of the chance lies on either side of the likely value (method note, M4).

    likely : in the quantity's unit, of either sign
    low_pct, high_pct : the grade's spread in per cent, as -20 and 60
    mirrored : for savings, which turn out smaller where costs turn out larger (-60 and 20)

    ValueError if the spread does not enclose 0, or puts half of the chance at or below -100 %.
    """
    if not low_pct <= 0 <= high_pct:
        raise ValueError(f"a spread must enclose 0, not run from {low_pct} to {high_pct}")
    down, up = (-high_pct, -low_pct) if mirrored else (low_pct, high_pct)
    low, high = 1 + down / 100, 1 + up / 100
    if low == high:
        return exact_table(float(value(np.array([likely]))[0]), bins=bins)
    median = float(triangular_quantiles(low, 1.0, high, np.array([0.5]))[0])
    if median <= 0:
        raise ValueError(f"a spread from {down} to {up} % makes nothing of the likely value")
    return _scored(lambda at: likely * triangular_quantiles(low, 1.0, high, at.p) / median, value, bins)


def triangular_quantiles(low: float, likely: float, high: float, p: Floats) -> Floats:
    """Quantiles of the triangular distribution at probabilities p, any shape; low < high. Textbook."""
    rising = low + np.sqrt(p * (high - low) * (likely - low))
    falling = high - np.sqrt((1 - p) * (high - low) * (high - likely))
    quantiles: Floats = np.where(p * (high - low) < likely - low, rising, falling)
    return quantiles


def pert_shapes(low: float, likely: float, high: float) -> tuple[float, float]:
    """Shapes of the beta variate that stretched over low to high is beta-PERT; low < high. Vose's form."""
    weight = _PERT_WEIGHT / (high - low)
    return 1 + weight * (likely - low), 1 + weight * (high - likely)


def _scored(quantile: Callable[[Inside], Floats], value: Value, bins: int) -> Floats:
    table = bin_means(lambda points: value(quantile(points)), bins)
    if table[-1] < table[0]:
        table = table[::-1]
    if np.any(np.diff(table) < -_NOISE):
        table = _sorted(value(quantile(inside(bins))), bins)
    rising: Floats = np.maximum.accumulate(table)
    return rising


def _sorted(scores: Floats, bins: int) -> Floats:
    """Means by bin of scores that rise and fall with the quantity, put in the order of goodness."""
    weight = (chances(bins)[:, None] * inside(bins).shares).ravel()
    order = np.argsort(scores, axis=None, kind="stable")
    upto = np.concatenate([[0.0], np.cumsum(weight[order])])
    total = np.concatenate([[0.0], np.cumsum((weight * scores.ravel())[order])])
    ends = np.concatenate([[0.0], np.cumsum(chances(bins))]) * upto[-1]
    means: Floats = np.diff(np.interp(ends, upto, total)) / np.diff(ends)
    return means


def _pert(low: float, likely: float, high: float, z: Floats) -> Floats:
    a, b = pert_shapes(low, likely, high)
    curve = beta_mixture(np.array([a]), np.array([b]), np.ones(1))
    quantiles: Floats = low + (high - low) * expit(curve.read(z))
    return quantiles
