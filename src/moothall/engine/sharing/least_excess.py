"""The least possible largest excess: one step of the nucleolus, and whether the core is empty.

Find shares `x` and the least level `t` with `x(S) - c(S) <= w(S) t` for every group `S`, where some sums are
already fixed. There are few unknowns and very many groups, so the dual is solved by the simplex method: the
group that breaks the level most enters a basis of as many rows as there are unknowns. Each step inverts a
small matrix anew, so errors do not pile up. Ties are many; they are broken by the lexicographic rule, as if
the dual values at the start had been moved by ever smaller amounts, which keeps the method from circling.
Groups with a positive dual value meet the level in every best solution.

Source: Maschler, Peleg and Shapley 1979 (the sequence of programmes); Dantzig, Orden and Wolfe 1955 (ties).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

EXACT = 1e-11
"""Largest break of a level that counts as none, where the largest cost is 1."""
PIVOT = 1e-9
"""Least number to divide by, and least dual value that counts."""
MOST_STEPS = 100_000
"""Steps after which something is wrong with the method, not with the costs."""


class Rows(NamedTuple):
    """Conditions `members @ x - weight * t <= limit`: groups, and bounds on partners with weight 0."""

    members: Numbers
    """(conditions, partners), 1 where the partner is in the group"""
    weight: Numbers
    """(conditions,) what the level counts for: 1, or members per head; 0 for a bound"""
    limit: Numbers
    """(conditions,) cost of the group, or bound"""

    def only(self, kept: NDArray[np.bool_]) -> Rows:
        """Those that are kept."""
        return Rows(self.members[kept], self.weight[kept], self.limit[kept])


class Fixed(NamedTuple):
    """Sums that no longer move: `members @ x = value`, linearly independent."""

    members: Numbers
    """(sums, partners)"""
    value: Numbers
    """(sums,)"""


class Least(NamedTuple):
    """A best solution."""

    level: float
    tight: tuple[int, ...]
    """Conditions that hold with equality in every best solution."""


def members(groups: Sequence[int], partners: int) -> Numbers:
    """(groups, partners) 1 where the partner is in the group, from masks."""
    masks = np.array(groups, np.int64)
    return ((masks[:, None] >> np.arange(partners)) & 1).astype(np.float64)


def least_excess(rows: Rows, fixed: Fixed, start: Sequence[int]) -> Least:
    """The least level that all conditions allow; ArithmeticError where none does.

    start : conditions that bound the level from below, as many as there are free unknowns with the level
    """
    table = np.column_stack((rows.members, -rows.weight))
    held = np.column_stack((fixed.members, np.zeros(len(fixed.value))))
    basis, first = list(start), table[list(start)]
    for _ in range(MOST_STEPS):
        inverse = np.linalg.inv(np.vstack((held, table[basis])))
        point = inverse @ np.concatenate((fixed.value, rows.limit[basis]))
        dual = np.maximum(-inverse[-1, len(held) :], 0.0)
        over = table @ point - rows.limit
        entering = int(np.argmax(over))
        if over[entering] <= EXACT:
            return Least(float(point[-1]), tuple(b for b, y in zip(basis, dual, strict=True) if y > PIVOT))
        free = inverse[:, len(held) :]
        basis[_leaving(table[entering] @ free, dual, first @ free)] = entering
    raise ArithmeticError("the least excess was not found")


def _leaving(slope: Numbers, dual: Numbers, moves: Numbers) -> int:
    """The place in the basis that is given up.

    slope : (places,) how fast each dual value falls; dual : (places,) what it is
    moves : (moves, places) how the dual values answer to each of the ever smaller moves of the start
    """
    ties = np.flatnonzero(slope > PIVOT)
    if not len(ties):
        raise ArithmeticError("no shares meet the conditions")
    for values in (dual, *moves):
        ratios = values[ties] / slope[ties]
        ties = ties[ratios <= ratios.min() + EXACT]
        if len(ties) == 1:
            break
    return int(ties[0])
