"""The doubt about one line, or one impact, as a table over a latent normal."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np
from scipy.special import expit, ndtr  # type: ignore[import-untyped]

from moothall.engine.finance.placing import Line
from moothall.engine.uncertainty.money.plan import BELL_BITS, BINS, REACH, RISE_BITS, Tables
from moothall.engine.uncertainty.random_numbers import MIDDLE, PER_BELL, straightened
from moothall.engine.uncertainty.tables.curves import beta_mixture
from moothall.engine.uncertainty.tables.grid import Floats
from moothall.engine.uncertainty.tables.quantities import pert_shapes, triangular_quantiles

STEPS = (1 << (32 - RISE_BITS)) - 1
"""Steps of a packed height from the first knot to the last."""


UNGRADED = ""
"""Stands for no grade where spreads are given by grade."""


class Spread(NamedTuple):
    """A distribution between two ends; no likely value makes it uniform."""

    low: float
    likely: float | None
    high: float
    shape: Literal["triangular", "pert"] = "triangular"

    def quantiles(self, z: Floats) -> Floats:
        """Quantiles at standard normals z, any shape; the unit is that of the ends.

        ValueError if the ends and the likely value are not finite and in order.
        """
        low, likely, high = self.low, self.likely, self.high
        if not (low <= (low if likely is None else likely) <= high and math.isfinite(high - low)):
            raise ValueError(f"low, likely and high must be in order, not {low}, {likely}, {high}")
        if low == high:
            return np.full(z.shape, low)
        if likely is None:
            uniform: Floats = low + (high - low) * ndtr(z)
            return uniform
        if self.shape == "triangular":
            return triangular_quantiles(low, likely, high, ndtr(z))
        a, b = pert_shapes(low, likely, high)
        curve = beta_mixture(np.array([a]), np.array([b]), np.ones(1))
        pert: Floats = low + (high - low) * expit(curve.read(z))
        return pert


def of_line(line: Line, grades: Mapping[str, tuple[float, float]]) -> Spread | None:
    """The line's own spread about 1; None where neither it nor its grade states any doubt.

    Its own ends, else its grade's spread, turned round for savings and income, which turn out smaller
    where costs turn out larger.

    grades : each grade's spread in per cent, as -20 and 60
    """
    if line.low is not None and line.high is not None:
        low, high = sorted((line.low, line.high))
        found = Spread(min(low, 1.0), 1.0, max(high, 1.0), line.shape)
    elif (line.grade or UNGRADED) in grades:
        down, up = grades[line.grade or UNGRADED]
        down, up = (down, up) if line.kind == "cost" else (-up, -down)
        found = Spread(1 + down / 100, 1.0, 1 + up / 100)
    else:
        return None
    return found if found.low < found.high else None


def about_its_median(spread: Spread) -> Floats:
    """Values at the knots of a table, (BINS + 1,), divided by the median.

    So half of the chance lies on either side of the central value. A spread that makes nothing of the
    line in half of all cases has no such median: it is left as it was recorded.
    """
    median = float(spread.quantiles(np.zeros(1))[0])
    at = _knots(spread)
    return at / median if median > 0 else at


def _knots(spread: Spread) -> Floats:
    at: Floats = np.maximum.accumulate(spread.quantiles(np.linspace(-REACH, REACH, BINS + 1)))
    return at


def over_bell(spread: Spread) -> Floats:
    """Values at the knots of an impact's table, (BINS + 1,)."""
    numbers = np.arange(BINS + 1) * 2.0**BELL_BITS
    normals = straightened.py_func(numbers * float(PER_BELL) - float(MIDDLE))  # type: ignore[attr-defined]
    at: Floats = np.maximum.accumulate(spread.quantiles(normals))
    return at


def packed(knots: Sequence[Floats]) -> Tables:
    """Tables of rising values at the knots, each (BINS + 1,), packed to half a millionth of their range."""
    at = np.array(knots, np.float64).reshape(-1, BINS + 1)
    base = at[:, :1]
    step = (at[:, -1:] - base) / STEPS
    heights = np.rint((at - base) / np.where(step > 0, step, 1.0)).astype(np.uint32)
    rises = np.diff(heights, axis=1)
    if rises.size and rises.max() >= 1 << RISE_BITS:
        raise ValueError("a table rises too steeply between two knots")
    words = (heights[:, :-1] << np.uint32(RISE_BITS)) | rises
    return Tables(np.ascontiguousarray(words), base[:, 0].astype(np.float32), step[:, 0].astype(np.float32))
