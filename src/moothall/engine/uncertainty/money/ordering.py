"""Values in order, as far as that is wanted: what a few percentiles of very many values take.

Every value is put on one of many shelves; only those on shelves that hold a wanted rank are sorted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from moothall.engine.uncertainty.money import shelves

SHELVES = 4096

_sums = cast("Callable[[NDArray[np.float32], float], tuple[float, float]]", shelves.sums)
_ends = cast("Callable[[NDArray[np.float32]], tuple[float, float, int, int]]", shelves.ends)
_count = cast("Callable[..., None]", shelves.count_shelves)
_take = cast("Callable[..., None]", shelves.take_from)
PASSES = (_sums, _ends, _count, _take)
"""The compiled passes."""


class Moments(NamedTuple):
    """Of all values, money; variance in its square."""

    mean: float
    variance: float
    least: float
    most: float
    below: int
    """Values below 0"""
    above: int


def moments(values: NDArray[np.float32]) -> Moments:
    """Mean, variance, ends and signs of values, (draws,), at least one."""
    centre, draws = float(values[0]), len(values)
    total, squares = _sums(values, centre)
    least, most, below, above = _ends(values)
    variance = max(squares / draws - (total / draws) ** 2, 0.0)
    return Moments(centre + total / draws, variance, float(least), float(most), int(below), int(above))


def percentiles(values: NDArray[np.float32], wanted: tuple[int, ...], of: Moments) -> tuple[float, ...]:
    """Percentiles of values, (draws,), linear between neighbours (type 7, as NumPy's own).

    of : the moments of the same values
    """
    at = np.array(wanted) / 100 * (len(values) - 1)
    left = np.floor(at).astype(np.int64)
    right = np.minimum(left + 1, len(values) - 1)
    below, above = ranked(values, np.concatenate([left, right]), of).reshape(2, -1)
    return tuple((below + (at - left) * (above - below)).tolist())


def ranked(values: NDArray[np.float32], ranks: NDArray[np.int64], of: Moments) -> NDArray[np.float64]:
    """The values at ranks from 0, the least, on."""
    counts = np.zeros((4, SHELVES), np.int64)
    scale = np.float32(of.least), _per_shelf(of)
    _count(values, *scale, counts)
    ends = np.cumsum(counts.sum(axis=0))
    on = np.searchsorted(ends, ranks, side="right")
    wanted = np.zeros(SHELVES, np.bool_)
    wanted[on] = True
    sizes = np.diff(ends, prepend=0)
    taken = np.empty(int(sizes[wanted].sum()), np.float32)
    _take(values, *scale, wanted, taken)
    taken.sort()
    left_out = np.cumsum(np.where(wanted, 0, sizes))
    found: NDArray[np.float64] = taken[ranks - left_out[on]].astype(np.float64)
    return found


def compile_now() -> None:
    """Make the machine code of the passes, or read it from disk."""
    one = np.zeros(1, np.float32)
    percentiles(one, (50,), moments(one))


def _per_shelf(of: Moments) -> np.float32:
    """Shelves to a unit of money; nothing where all values are one."""
    width = np.float32(of.most) - np.float32(of.least)
    return np.float32((SHELVES - 1) / width) if width > 0 else np.float32(0)
