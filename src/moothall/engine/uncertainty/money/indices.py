"""Which doubt makes the present value uncertain: Sobol indices of every input (method note, M9).

First order after Saltelli and others (2010, doi 10.1016/j.cpc.2009.09.018), total after Jansen (1999). The
inputs are independent, so that first-order indices add up to at most 1.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from moothall.engine.uncertainty.tables.grid import Floats

_NOTHING = 1e-24  # variance over the square of the mean: what rounding makes of a constant


class Sample(NamedTuple):
    """Values in pairs of independent draws, and what becomes of the first if one input is the second's.

    one, two : (n,) money
    changes : (D, n) value with the input exchanged, less the first value
    """

    one: Floats
    two: Floats
    changes: NDArray[np.float32]


class Shares(NamedTuple):
    """Indices of each input with their standard errors, (D,)."""

    first: Floats
    first_error: Floats
    total: Floats
    total_error: Floats


def indices(sample: Sample, centre: float | None = None) -> Shares | None:
    """Shares of the variance that each input causes alone, and with all that it acts with.

    Standard errors are those of a ratio of two means (delta method): pairs are independent of each other.

    centre : taken off the values before they are multiplied; None: their mean, as scipy does
    Returns None where nothing varies.
    """
    middle = float((sample.one.mean() + sample.two.mean()) / 2)
    spread = ((sample.one - middle) ** 2 + (sample.two - middle) ** 2) / 2
    variance = float(spread.mean())
    if not variance > _NOTHING * middle * middle:
        return None
    second = sample.two - (middle if centre is None else centre)
    relative, n = spread / variance, len(sample.one)
    rows = []
    for change in sample.changes.astype(np.float64):
        alone, whole = second * change / variance, change * change / (2 * variance)
        first, total = float(alone.mean()), float(whole.mean())
        rows.append((first, _error(alone - first * relative, n), total, _error(whole - total * relative, n)))
    return Shares(*np.array(rows, np.float64).reshape(-1, 4).T)


def _error(terms: Floats, n: int) -> float:
    return float(terms.std()) / math.sqrt(n)
