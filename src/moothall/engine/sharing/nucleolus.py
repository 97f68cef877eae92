"""The nucleolus: shares whose most dissatisfied group is as little dissatisfied as can be, then the next.

The excess of a group is what it pays less its own cost; per head, that is divided by its members. A sequence
of programmes lowers the largest excess, fixes the groups that cannot have less, and goes on with the rest,
until all shares are fixed. A group whose sum follows from fixed ones is dropped (by rank). No partner
pays more than it would alone, wherever shares without that exist; elsewhere the bound falls away.

Source: Schmeidler 1969; per capita: Grotte 1970, Young, Okada and Hashimoto 1982.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from moothall.engine.sharing.least_excess import Fixed, Numbers, Rows, least_excess, members

if TYPE_CHECKING:
    from numpy.typing import NDArray

LIKE = 1e-10
"""Difference of costs that counts as none, where the largest cost is 1."""
APART = 1e-7
"""Least distance of a group from the fixed ones that counts."""


def nucleolus(costs: Sequence[float] | Numbers, *, per_head: bool = False) -> list[float]:
    """The nucleolus of a game of costs, or the nucleolus per head.

    costs : (2 ** partners,) money by mask, 0 for nobody
    returns : (partners,) money
    """
    table = np.asarray(costs, np.float64)
    scale = float(np.abs(table).max()) or 1.0
    partners = len(table).bit_length() - 1
    table = table / scale
    alone = table[1 << np.arange(partners)]
    room = alone.sum() - table[-1]
    if partners == 1 or abs(room) <= LIKE:
        return [float(x) * scale for x in alone - room / partners]
    rows = _rows(table, partners, per_head, bounded=room > 0)
    return [float(x) * scale for x in _settled(rows, float(table[-1]), partners)]


def core_is_empty(groups: Sequence[int], costs: Sequence[float], total: float, partners: int) -> bool:
    """Whether no way of sharing is accepted by every one of these groups.

    groups : masks, every single partner among them; costs : (groups,) money
    """
    cost = np.asarray(costs, np.float64)
    scale = max(float(np.abs(cost).max()), abs(total)) or 1.0
    rows = Rows(members(groups, partners), np.ones(len(groups)), cost / scale)
    fixed = Fixed(np.ones((1, partners)), np.array([total / scale]))
    singles = [groups.index(1 << i) for i in range(partners)]
    return least_excess(rows, fixed, singles).level > 10 * LIKE


def _rows(table: Numbers, partners: int, per_head: bool, *, bounded: bool) -> Rows:
    """Every group but nobody and the whole; then, where bounded, each partner's cost alone."""
    groups = members(range(1, (1 << partners) - 1), partners)
    rows = Rows(groups, groups.sum(axis=1) if per_head else np.ones(len(groups)), table[1:-1])
    if not bounded:
        return rows
    return Rows(
        np.vstack((rows.members, np.eye(partners))),
        np.concatenate((rows.weight, np.zeros(partners))),
        np.concatenate((rows.limit, table[1 << np.arange(partners)])),
    )


def _settled(rows: Rows, total: float, partners: int) -> Numbers:
    """(partners,) the shares, once as many sums are fixed as there are partners."""
    fixed = Fixed(np.ones((1, partners)), np.array([total]))
    while len(fixed.value) < partners:
        found = least_excess(rows, fixed, _start(rows, fixed, partners))
        tight = list(found.tight)
        values = rows.limit[tight] + rows.weight[tight] * found.level
        fixed = _with(fixed, rows.members[tight], values)
        rows = rows.only(_free(rows, fixed))
    shares: Numbers = np.asarray(np.linalg.solve(fixed.members, fixed.value), np.float64)
    return shares


def _start(rows: Rows, fixed: Fixed, partners: int) -> list[int]:
    """Conditions that bound the level: single partners that are not fixed, and all but the first of them.

    What one pays and what all others pay add to the whole, so their excesses cannot both be lowered.
    """
    own, seen = [], fixed
    for i in range(partners):
        more = _with(seen, np.eye(partners)[i : i + 1], np.zeros(1))
        if len(more.value) > len(seen.value):
            own.append(i)
            seen = more
    wanted = [np.eye(partners)[i] for i in own] + [1.0 - np.eye(partners)[own[0]]]
    return [int(np.argmax((rows.members == w).all(axis=1) & (rows.weight > 0))) for w in wanted]


def _with(fixed: Fixed, more: Numbers, values: Numbers) -> Fixed:
    """The fixed sums with those of more that do not follow from them."""
    for row, value in zip(more, values, strict=True):
        base = np.linalg.qr(fixed.members.T)[0]
        if np.abs(row - base @ (base.T @ row)).max() > APART:
            fixed = Fixed(np.vstack((fixed.members, row)), np.append(fixed.value, value))
    return fixed


def _free(rows: Rows, fixed: Fixed) -> NDArray[np.bool_]:
    """(conditions,) whether a sum does not follow from the fixed ones."""
    base = np.linalg.qr(fixed.members.T)[0]
    apart = np.eye(base.shape[0]) - base @ base.T
    free: NDArray[np.bool_] = np.abs(rows.members @ apart).max(axis=1, initial=0.0) > APART
    return free
