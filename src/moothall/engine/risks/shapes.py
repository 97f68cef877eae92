"""Triangular and PERT quantities: spread and quantiles, in closed form.

Source: textbook formulae; PERT as the beta distribution on low to high with shape parameters
1 + 4 (likely - low) / (high - low) and 1 + 4 (high - likely) / (high - low).
"""

from __future__ import annotations

import math

from moothall.project.risk_ranges import PERT, Range


def variance(held: Range) -> float:
    """Variance, in the quantity's unit squared; 0 for a point."""
    low, likely, high = held.low, held.likely, held.high
    if held.shape == "pert":
        return (held.mean - low) * (high - held.mean) / (PERT + 3.0)
    wide, left, right = high - low, likely - low, high - likely
    return (wide * wide - left * right) / 18.0


def parameters(held: Range) -> tuple[float, float]:
    """The two shape parameters of a PERT quantity as a beta distribution. ValueError for a point."""
    wide = held.high - held.low
    if wide <= 0:
        raise ValueError("a point has no shape")
    return 1.0 + PERT * (held.likely - held.low) / wide, 1.0 + PERT * (held.high - held.likely) / wide


def quantile(held: Range, p: float) -> float:
    """The value below which the quantity stays with probability p, 0 to 1, in its unit."""
    low, likely, high = held.low, held.likely, held.high
    wide = high - low
    if wide <= 0:
        return low
    if held.shape == "pert":
        # Loading this takes longer than a quick check may: only who asks for a quantile loads it.
        from scipy.special import betaincinv  # type: ignore[import-untyped]

        return low + wide * float(betaincinv(*parameters(held), p))
    if p * wide <= likely - low:
        return low + math.sqrt(p * wide * (likely - low))
    return high - math.sqrt((1.0 - p) * wide * (high - likely))
