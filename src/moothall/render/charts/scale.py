"""Values of a scale in words, and how many of them have room."""

from __future__ import annotations

import math
from itertools import pairwise

from moothall.business_case.amounts import short
from moothall.render.charts.drawing import LETTER

SIZE = 13
APART = 8
"""Least room between two values."""
CODE = 3
"""Letters of a currency's code."""
MOST = 5
TINY = 1e-6
"""A scale that is shorter has nothing to tell apart."""


def value_words(value: float, unit: str) -> str:
    """A value of the scale: '40%', '£1.5m' where the unit is a currency."""
    if len(unit) == CODE and unit.isalpha() and unit.isupper():
        return short(value, unit)
    return f"{value:,.10g}{unit}".replace("-", "−")


def wide(value: float, unit: str) -> float:
    """Room that a value of the scale takes."""
    return len(value_words(value, unit)) * SIZE * LETTER


def fitting(low: float, high: float, unit: str, long: float) -> list[float]:
    """Round values beside each other on a scale so long; none touches the next, and 0 is always one."""
    by = long / (high - low or 1.0)
    for about in range(MOST, 1, -1):
        found = ticks(low, high, about)
        if all((b - a) * by >= (wide(a, unit) + wide(b, unit)) / 2 + APART for a, b in pairwise(found)):
            return found
    return [0.0] if low <= 0 <= high else [low]


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round values from low to high, about so many."""
    if high - low < TINY:
        return [low]
    rough = (high - low) / about
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * n for n in (1, 2, 5, 10) if size * n >= rough)
    first = math.ceil(low / step - 1e-9)
    return [round(n * step, 10) + 0.0 for n in range(first, math.floor(high / step + 1e-9) + 1)]
