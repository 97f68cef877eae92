"""The weighted sums of the Shapley value over millions of groups, compiled.

The table is read once, in blocks of 2 ** LOW groups. In a block the last partners are the same, so its sum
counts for them; the block itself is added, place by place, to one short row that is taken apart at the end
for the first partners. Four blocks are read at once, so that the row is fetched and stored less often.
Rounding differs from a plain sum only in the order of adding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

LOW = 10
"""Partners whose groups make up a block: 8 kB, which stays in the nearest cache."""
LANES = 16
"""Sums kept side by side, so that adding up a block needs no order."""

Code = TypeVar("Code", bound=Callable[..., Any])
Numbers = NDArray[np.float64]


def compiled(function: Code) -> Code:
    """Machine code, kept on disk beside the source (or in the user's cache where that is read-only)."""
    return cast(Code, numba.njit(function, cache=True, nogil=True))


def weighted_sums(costs: Sequence[float] | Numbers, by_size: Sequence[float]) -> list[float]:
    """For each partner, the sum over its groups of cost times the weight of the group's size.

    costs : (2 ** partners,) cost by mask, at least `LOW` + 2 partners; by_size : (partners + 1,)
    returns : (partners,)
    """
    table = np.ascontiguousarray(costs, np.float64)
    partners = len(table).bit_length() - 1
    sizes = np.array([mask.bit_count() for mask in range(1 << LOW)])
    # (high partners + 1, 2 ** LOW): the weights of a block, by how many of the last partners are in it
    weights = np.array(by_size)[np.arange(partners - LOW + 1)[:, None] + sizes]
    row, last = _blocks(table.reshape(-1, 1 << LOW), weights, partners - LOW)
    first = [float(row.reshape(-1, 2, 1 << i)[:, 1].sum()) for i in range(LOW)]
    return [*first, *map(float, last)]


@compiled
def _blocks(costs: Numbers, weights: Numbers, high: int) -> tuple[Numbers, Numbers]:
    """(2 ** LOW,) sum of all blocks, and (high,) for each of the last partners the sum over its blocks."""
    row = np.zeros(costs.shape[1])
    last = np.zeros(high)
    lanes = np.zeros((4, LANES))
    for block in range(0, costs.shape[0], 4):
        size = 0
        for i in range(high):
            size += block >> i & 1
        lanes[:] = 0.0
        _add(costs[block : block + 4], weights[size : size + 3], row, lanes)
        first, second, both = lanes[1].sum(), lanes[2].sum(), lanes[3].sum()
        whole = lanes[0].sum() + first + second + both
        last[0] += first + both
        last[1] += second + both
        for i in range(2, high):
            if block >> i & 1:
                last[i] += whole
    return row, last


@compiled
def _add(costs: Numbers, weights: Numbers, row: Numbers, lanes: Numbers) -> None:
    """Add four weighted blocks to the row, place by place, and each block to its lanes.

    costs : (4, places) blocks with neither, the one, the other and both of two partners
    weights : (3, places) for none, one and both of them; row : (places,); lanes : (4, LANES)
    """
    for start in range(0, row.shape[0], LANES):
        for lane in range(LANES):
            place = start + lane
            a = costs[0, place] * weights[0, place]
            b = costs[1, place] * weights[1, place]
            c = costs[2, place] * weights[1, place]
            d = costs[3, place] * weights[2, place]
            row[place] += (a + b) + (c + d)
            lanes[0, lane] += a
            lanes[1, lane] += b
            lanes[2, lane] += c
            lanes[3, lane] += d
