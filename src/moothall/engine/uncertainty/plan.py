"""What the compiled pass is given, and what it counts: arrays without labels."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BINS = 512
"""Bins of a table over the latent normal, from -REACH to REACH; between knots it is read linearly."""
REACH = 4.0
"""A latent beyond this reads the end of its table; that is 6 draws in 100,000."""
STEPS = 65520
"""Steps of a packed score, 0 to the top: many divisors, so that halves, thirds and tenths are exact."""
WEIGHT_UNIT = 2**22
"""Steps of a weight in the sums for central weights; LANES of them fit in 31 bits."""
VALUE_UNIT = 16
"""Parts of a score step in the sums of values."""
SHELF_BITS = 5
"""Score steps a shelf of the histogram of values, as a power of two."""
SHELVES = (STEPS >> SHELF_BITS) + 1

EXACT, POINTS, ORDER, INTERVAL = 0, 1, 2, 3
"""Ways to draw the weights of a set."""


class Strata(NamedTuple):
    """Which draws share a reader of scores and a group of weights. K strata."""

    starts: NDArray[np.int64]
    """(K + 1,) first draw of each; the last entry is the number of draws"""
    reading: NDArray[np.int32]
    """(K,) index into Scores.cells"""
    weights: NDArray[np.int32]
    """(K,) index into Weights"""


class Scores(NamedTuple):
    """Cells as tables. R readings, O options (ranked ones first), C criteria, T tables."""

    cells: NDArray[np.int32]
    """(R, O, C) index of the table that a cell reads"""
    silent: NDArray[np.uint8]
    """(R, O, C) 1 where the cell is missing or without evidence"""
    tables: NDArray[np.uint32]
    """(T, BINS) packed by `pack`"""
    mixing: NDArray[np.float32]
    """(3,) share of the latent from the option, its section and the cell itself, as coefficients"""


class Weights(NamedTuple):
    """Weights of G groups. An item is one of S sections, then one of C criteria; I = S + C."""

    starts: NDArray[np.int64]
    """(S + 1,) first criterion of each section"""
    way: NDArray[np.uint8]
    """(G, 1 + S) how the sections, then each section's criteria, are drawn"""
    central: NDArray[np.float32]
    """(G, I) weights where exact"""
    table: NDArray[np.int32]
    """(G, I) gamma table of an item of points; of an order the unit one, in every item"""
    at_place: NDArray[np.int32]
    """(G, I) of an order: item in each place, heaviest first"""
    tied: NDArray[np.int32]
    """(G, I) of an order: number of items that share their places, at the first of them"""
    low: NDArray[np.float32]
    """(G, I) of intervals: least points"""
    high: NDArray[np.float32]
    """(G, I) of intervals: most points"""
    scale: NDArray[np.int32]
    """(G, 1 + S) of intervals: table of the hidden rate; of an order: items of any weight"""
    tables: NDArray[np.float32]
    """(Q, BINS + 1) quantiles at the knots"""


class Counts(NamedTuple):
    """What a pass counts. A ranked options of O, I items of weight."""

    places: NDArray[np.int64]
    """(A, A, A) option, others ahead of it, others level with it"""
    wins: NDArray[np.int64]
    """(A, A) draws in which the first beats the second, in halves; ties are one half"""
    first_low: NDArray[np.int64]
    """(A, A) option with its silent cells at worst: draws with none ahead, by others level"""
    first_high: NDArray[np.int64]
    """(A, A) the same with its silent cells at best"""
    wins_low: NDArray[np.int64]
    """(A, A) as wins, with the first one's silent cells at worst"""
    value: NDArray[np.int64]
    """(O,) sum of values, in steps / VALUE_UNIT"""
    top: NDArray[np.int64]
    """(1,) sum of the best ranked value"""
    shelves: NDArray[np.int64]
    """(O, SHELVES) histogram of values"""
    central: NDArray[np.int64]
    """(A, I) sum of the weights in draws that the option wins, in WEIGHT_UNIT"""
    would_win: NDArray[np.int64]
    """(O,) draws in which an unranked option beats every ranked one"""


def pack(quantiles: NDArray[np.float64], top: float) -> NDArray[np.uint32]:
    """Tables as words: the score at each knot in the high half, its rise to the next in the low half.

    quantiles : (T, BINS + 1) scores at the knots, 0 to top, not falling
    """
    steps = np.rint(quantiles * (STEPS / top)).astype(np.uint32)
    return (steps[:, :-1] << np.uint32(16)) | np.diff(steps, axis=1)


def no_counts(ranked: int, options: int, items: int) -> Counts:
    """Counts before the first draw."""

    def zeros(*shape: int) -> NDArray[np.int64]:
        return np.zeros(shape, np.int64)

    return Counts(
        places=zeros(ranked, ranked, ranked),
        wins=zeros(ranked, ranked),
        first_low=zeros(ranked, ranked),
        first_high=zeros(ranked, ranked),
        wins_low=zeros(ranked, ranked),
        value=zeros(options),
        top=zeros(1),
        shelves=zeros(options, SHELVES),
        central=zeros(ranked, items),
        would_win=zeros(options),
    )
