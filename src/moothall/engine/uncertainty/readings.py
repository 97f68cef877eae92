"""Whose score: every way to read the score sheet in one draw, with its chance.

Method note, M4. Per draw one group speaks by its declared share, then one of its assessors with
equal chance, for every option and cell alike. A cell that he did not score comes from one other
assessor of his group, else from one of everybody else, else it says nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MISSING = -1
"""A cell that an assessor did not score."""
MOST, FEWEST = 512, 4
"""Most readings in all, and fewest kept for an assessor with gaps; more would leave strata without draws."""
GOLDEN = (5**0.5 - 1) / 2
"""Steps of this spread evenly over 0 to 1, unlike any other even steps."""


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


Choice = tuple[float, Sequence[int]]
"""A chance, and assessors in the order in which they are asked."""


def readings(sheet: Sheet) -> Readings:
    """Every reading with its chance. Groups of which nobody scored anything do not speak."""
    speaks = [a for a in range(len(sheet.group)) if (sheet.codes[a] != MISSING).any()]
    if not speaks:
        return Readings(
            np.full((1, *sheet.codes.shape[1:]), MISSING, np.int32), np.ones(1), np.zeros(1, np.int32)
        )
    shares = _shares(sheet, speaks)
    found, chances, groups = [], [], []
    for a in speaks:
        own = [b for b in speaks if sheet.group[b] == sheet.group[a]]
        for chance, codes in _filled(sheet, a, own, speaks, shares):
            found.append(codes)
            chances.append(shares[sheet.group[a]] / len(own) * chance)
            groups.append(sheet.group[a])
    kept = [i for i, chance in enumerate(chances) if chance > 0]
    return Readings(
        np.array([found[i] for i in kept], np.int32),
        np.array([chances[i] for i in kept]),
        np.array([groups[i] for i in kept], np.int32),
    )


def of_group(all_: Readings, group: int) -> Readings | None:
    """The readings in which one group speaks; None where it never does."""
    own = all_.group == group
    if not own.any():
        return None
    chances = all_.chances[own]
    return Readings(all_.codes[own], chances / chances.sum(), all_.group[own])


def _shares(sheet: Sheet, speaks: Sequence[int]) -> Mapping[int, float]:
    """Shares of the groups that speak, adding to 1; equal where all of them have a share of nothing."""
    groups = sorted({int(sheet.group[a]) for a in speaks})
    total = sum(sheet.shares[g] for g in groups)
    return {g: sheet.shares[g] / total if total > 0 else 1 / len(groups) for g in groups}


def _filled(
    sheet: Sheet, a: int, own: Sequence[int], speaks: Sequence[int], shares: Mapping[int, float]
) -> Iterator[tuple[float, NDArray[np.int32]]]:
    """The sheet of one assessor with its gaps filled, in each way, with its chance."""
    if not (sheet.codes[a] == MISSING).any():
        yield 1.0, sheet.codes[a]
        return
    near = _turns([b for b in own if b != a])
    far = _by_share(sheet, [b for b in speaks if b not in own], shares)
    for chance, first, then in _paired(near, far, max(FEWEST, MOST // len(speaks))):
        codes = sheet.codes[a].copy()
        for b in (*first, *then):
            codes = np.where(codes == MISSING, sheet.codes[b], codes)
        yield chance, codes


def _turns(assessors: Sequence[int]) -> list[Choice]:
    """Each assessor first with equal chance, then the next in turn."""
    n = len(assessors)
    return [(1 / n, (*assessors[i:], *assessors[:i])) for i in range(n)]


def _by_share(sheet: Sheet, assessors: Sequence[int], shares: Mapping[int, float]) -> list[Choice]:
    """Each assessor first by his group's share, then the next in turn."""
    size = {g: sum(sheet.group[b] == g for b in assessors) for g in shares}
    weights = [shares[int(sheet.group[b])] / size[int(sheet.group[b])] for b in assessors]
    total = sum(weights)
    turns = _turns(assessors)
    if total <= 0:
        return turns
    return [(w / total, order) for w, (_, order) in zip(weights, turns, strict=True)]


def _paired(
    near: list[Choice], far: list[Choice], most: int
) -> Iterator[tuple[float, Sequence[int], Sequence[int]]]:
    """Pairs of choices with their chances, independent of each other.

    Beyond `most` pairs a balanced sample of them: each choice about as often as its chance.
    """
    near, far = near or [(1.0, ())], far or [(1.0, ())]
    if len(near) * len(far) <= most:
        yield from ((p * q, a, b) for p, a in near for q, b in far)
        return
    ends_near, ends_far = list(accumulate(p for p, _ in near)), list(accumulate(q for q, _ in far))
    for k in range(most):
        i = bisect_right(ends_near, (k + 0.5) / most)
        j = bisect_right(ends_far, (k * GOLDEN + 0.5) % 1)
        yield 1 / most, near[min(i, len(near) - 1)][1], far[min(j, len(far) - 1)][1]
