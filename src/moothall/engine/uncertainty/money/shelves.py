"""Compiled passes over simulated values: sums, ends, and values on shelves."""

# mypy: disable-error-code="no-untyped-def,no-untyped-call"

from __future__ import annotations

import numpy as np

from moothall.engine.uncertainty.random_numbers import F, compiled

ABREAST = 64
"""Columns that values are summed in."""
PIECE = 1024
"""Values shelved at once."""


@compiled
def sums(values, centre):
    """Sum of distances from a centre, and of their squares; in columns, so that they vectorise."""
    total, squares = np.zeros(ABREAST), np.zeros(ABREAST)
    whole = len(values) // ABREAST * ABREAST
    for start in range(0, whole, ABREAST):
        for i in range(ABREAST):
            off = np.float64(values[start + i]) - centre
            total[i] += off
            squares[i] += off * off
    for n in range(whole, len(values)):
        off = np.float64(values[n]) - centre
        total[0] += off
        squares[0] += off * off
    return total.sum(), squares.sum()


@compiled
def ends(values):
    """Least and most, and how many are below and above 0, of at least one value."""
    least, most = np.full(ABREAST, values[0]), np.full(ABREAST, values[0])
    below, above = np.zeros(ABREAST, np.int32), np.zeros(ABREAST, np.int32)
    whole = len(values) // ABREAST * ABREAST
    for start in range(0, whole, ABREAST):
        for i in range(ABREAST):
            value = values[start + i]
            least[i] = value if value < least[i] else least[i]
            most[i] = value if value > most[i] else most[i]
            below[i] += np.int32(value < F(0))
            above[i] += np.int32(value > F(0))
    for n in range(whole, len(values)):
        least[0], most[0] = min(least[0], values[n]), max(most[0], values[n])
        below[0] += np.int32(values[n] < F(0))
        above[0] += np.int32(values[n] > F(0))
    return least.min(), most.max(), below.sum(), above.sum()


@compiled
def shelve(values, start, size, least, per_shelf, last, shelf):
    """The shelves of some values from one on, the lowest value on the first."""
    for n in range(size):
        shelf[n] = max(min(np.int32((values[start + n] - least) * per_shelf), last), np.int32(0))


@compiled
def count_shelves(values, least, per_shelf, counts):
    """Count the values on each shelf.

    counts : (4, shelves) int64, added to; neighbours count apart, so that none waits for the one before
    """
    shelf, last = np.empty(PIECE, np.int32), np.int32(counts.shape[1] - 1)
    for start in range(0, len(values), PIECE):
        size = min(PIECE, len(values) - start)
        shelve(values, start, size, least, per_shelf, last, shelf)
        for n in range(size):
            counts[n & 3, shelf[n]] += 1


@compiled
def take_from(values, least, per_shelf, wanted, out):
    """The values on the shelves that are wanted, in their order."""
    shelf, last, at = np.empty(PIECE, np.int32), np.int32(len(wanted) - 1), 0
    for start in range(0, len(values), PIECE):
        size = min(PIECE, len(values) - start)
        shelve(values, start, size, least, per_shelf, last, shelf)
        for n in range(size):
            if wanted[shelf[n]]:
                out[at] = values[start + n]
                at += 1
