"""Arrays of scores to one figure an option, and a measurement to a score. Plain lists, no labels."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal


def weighted_sum(rows: Sequence[Sequence[float]], weights: Sequence[float]) -> tuple[float, ...]:
    """Additive value of each option: Σ w·x, weights normalised to 1 (method note, M3).

    rows : (options, criteria) float, higher is better
    weights : (criteria,) float, not negative, any sum above zero
    """
    total = math.fsum(weights)
    return tuple(math.fsum(w * x for w, x in zip(weights, row, strict=True)) / total for row in rows)


def weighted_product(rows: Sequence[Sequence[float]], weights: Sequence[float]) -> tuple[float, ...]:
    """log10 of the weighted product of each option: Σ w·log10 x, weights normalised to 1.

    rows : (options, criteria) float, higher is better, above zero; a zero gives minus infinity
    weights : (criteria,) float, not negative
    """
    total = math.fsum(weights)
    return tuple(
        math.fsum(
            w / total * (math.log10(x) if x > 0 else -math.inf) for w, x in zip(weights, row, strict=True)
        )
        for row in rows
    )


def value(
    points: Sequence[tuple[float, float]],
    measurement: float,
    outside: Literal["clip", "extrapolate"] = "clip",
) -> float:
    """Score of a measurement on a piecewise linear value function.

    points : (measurement, score) pairs in any order of measurement, at least two, all different
    outside : beyond the ends keep the end's score, or go on along the last piece
    """
    rising = sorted(points)
    xs = [x for x, _ in rising]
    if outside == "clip":
        measurement = min(max(measurement, xs[0]), xs[-1])
    right = min(max(bisect_right(xs, measurement), 1), len(xs) - 1)
    (x0, y0), (x1, y1) = rising[right - 1], rising[right]
    return y0 + (y1 - y0) * (measurement - x0) / (x1 - x0)


def correlation(a: Sequence[float], b: Sequence[float]) -> float | None:
    """Pearson's correlation of two lists of equal length; None where one does not vary."""
    n = len(a)
    if n < 2:
        return None
    mean_a, mean_b = math.fsum(a) / n, math.fsum(b) / n
    da, db = [x - mean_a for x in a], [y - mean_b for y in b]
    spread = math.sqrt(math.fsum(x * x for x in da) * math.fsum(y * y for y in db))
    if spread < 1e-12:
        return None
    return math.fsum(x * y for x, y in zip(da, db, strict=True)) / spread
