"""Whose score: every way to read the score sheet in one draw, with its chance.

Method note, M4. Per draw one group speaks by its declared share, then one of its assessors with
equal chance, for every option and cell alike. What he did not score comes from the others of his
group, else from everybody else, in an order drawn for the draw: so each cell comes from anybody who
scored it with equal chance (of everybody else: by group share), and one order fills all cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from math import factorial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MISSING = -1
"""A cell that an assessor did not score."""
MOST = 512
"""Readings beyond which orders are sampled, about so many in all: with more, strata would have no draws."""
FEWEST = 4
"""Orders kept at least for each assessor with gaps."""


class Sheet(NamedTuple):
    """Everybody's scores. A assessors, O options, C criteria."""

    codes: NDArray[np.int32]
    """(A, O, C) code of each score, MISSING where there is none"""
    group: NDArray[np.int32]
    """(A,) group of each assessor"""
    shares: NDArray[np.float64]
    """(G,) declared share of each group"""


class Readings(NamedTuple):
    """The score sheet as one voice, once for each way to fill its gaps. R readings."""

    codes: NDArray[np.int32]
    """(R, O, C) code of each cell, MISSING where nobody scored it"""
    chances: NDArray[np.float64]
    """(R,) adding to 1"""
    group: NDArray[np.int32]
    """(R,) group that speaks"""
    within: NDArray[np.float64]
    """(R,) chance when its group speaks, adding to 1 in each group"""


Order = tuple[int, ...]
"""Assessors in the order in which they are asked."""


def readings(sheet: Sheet, seed: int = 0) -> Readings:
    """Every reading with its chance. Groups of which nobody scored anything do not speak.

    seed : of the orders, where there are too many to take them all
    """
    speaks = [a for a in range(len(sheet.group)) if (sheet.codes[a] != MISSING).any()]
    if not speaks:
        empty = np.full((1, *sheet.codes.shape[1:]), MISSING, np.int32)
        return Readings(empty, np.ones(1), np.zeros(1, np.int32), np.ones(1))
    shares = _shares(sheet, speaks)
    most = max(FEWEST, MOST // len(speaks))
    found, chances, groups, within = [], [], [], []
    for a in speaks:
        own = [b for b in speaks if sheet.group[b] == sheet.group[a]]
        for chance, codes in _filled(sheet, a, own, speaks, shares, most, seed):
            found.append(codes)
            within.append(chance / len(own))
            chances.append(shares[int(sheet.group[a])] * chance / len(own))
            groups.append(sheet.group[a])
    return Readings(
        np.array(found, np.int32), np.array(chances), np.array(groups, np.int32), np.array(within)
    )


def of_group(all_: Readings, group: int) -> Readings | None:
    """The readings in which one group speaks; None where it never does."""
    own = all_.group == group
    if not own.any():
        return None
    return Readings(all_.codes[own], all_.within[own], all_.group[own], all_.within[own])


def _shares(sheet: Sheet, speaks: Sequence[int]) -> dict[int, float]:
    """Shares of the groups that speak, adding to 1; equal where all of them have a share of nothing."""
    groups = sorted({int(sheet.group[a]) for a in speaks})
    total = sum(float(sheet.shares[g]) for g in groups)
    return {g: float(sheet.shares[g]) / total if total > 0 else 1 / len(groups) for g in groups}


def _filled(
    sheet: Sheet,
    a: int,
    own: Sequence[int],
    speaks: Sequence[int],
    shares: dict[int, float],
    most: int,
    seed: int,
) -> Iterator[tuple[float, NDArray[np.int32]]]:
    """The sheet of one assessor with its gaps filled, in each way, with its chance."""
    gaps = sheet.codes[a] == MISSING
    near = [b for b in own if b != a and (sheet.codes[b][gaps] != MISSING).any()]
    for b in near:
        gaps = gaps & (sheet.codes[b] == MISSING)
    far = [b for b in speaks if b not in own and (sheet.codes[b][gaps] != MISSING).any()]
    size = {g: sum(int(sheet.group[b]) == g for b in speaks) for g in shares}
    weights = [shares[int(sheet.group[b])] / size[int(sheet.group[b])] for b in far]
    rng = np.random.Generator(np.random.Philox(key=[seed, a]))
    known: dict[bytes, tuple[float, NDArray[np.int32]]] = {}  # orders that fill alike are one
    for chance, first, then in _pairs(near, far, weights, most, rng):
        codes = sheet.codes[a].copy()
        for b in (*first, *then):
            codes = np.where(codes == MISSING, sheet.codes[b], codes)
        key = codes.tobytes()
        known[key] = (chance + (known[key][0] if key in known else 0.0), codes)
    yield from known.values()


def _pairs(
    near: Sequence[int], far: Sequence[int], weights: Sequence[float], most: int, rng: np.random.Generator
) -> Iterator[tuple[float, Order, Order]]:
    """Orders of the group and of everybody else, with their chance; a sample where they are too many."""
    if factorial(min(len(near), 20)) * factorial(min(len(far), 20)) <= most:
        others = [
            (_luce(order, weights), tuple(far[i] for i in order)) for order in permutations(range(len(far)))
        ]
        mates = list(permutations(near))
        yield from ((p / len(mates), first, then) for p, then in others if p > 0 for first in mates)
        return
    for _ in range(most):
        first, then = _drawn(np.ones(len(near)), rng), _drawn(np.array(weights), rng)
        yield 1 / most, tuple(near[i] for i in first), tuple(far[i] for i in then)


def _luce(order: Sequence[int], weights: Sequence[float]) -> float:
    """Chance of an order if each next one is taken by weight; alike among those without any."""
    chance, left = 1.0, list(order)
    for i in order:
        total = sum(weights[j] for j in left)
        chance *= weights[i] / total if total > 0 else 1 / len(left)
        left.remove(i)
    return chance


def _drawn(weights: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.intp]:
    """An order with the chances of `_luce`: a race of exponentials, those without weight last."""
    times = rng.standard_exponential(len(weights))
    return np.lexsort((times / np.where(weights > 0, weights, 1.0), weights <= 0))
