"""Kohlberg's test of a nucleolus, by its own linear programmes: nothing of the engine is used.

At the nucleolus, the groups whose excess is at least any level make up a balanced collection: positive
weights on all of them, and weights of at least 0 on the partners who pay just what they would alone (where
that binds), add to 1 for each partner. Source: Kohlberg 1971.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linprog

CLOSE = 1e-7


def is_nucleolus(costs: Sequence[float], shares: Sequence[float], *, per_head: bool = False) -> bool:
    """Whether shares are the nucleolus of a game, costs by mask."""
    n = len(shares)
    scale = max(map(abs, costs)) or 1.0
    groups = np.array([[mask >> i & 1 for i in range(n)] for mask in range(1, (1 << n) - 1)], float)
    if abs(sum(shares) - costs[-1]) > CLOSE * scale:
        return False
    excess = (groups @ np.array(shares) - np.array(costs[1:-1])) / scale
    if per_head:
        excess /= groups.sum(axis=1)
    bound = _bound(costs, shares, scale)
    if bound is None:
        return False
    levels = sorted(set(np.round(excess, 7)), reverse=True)
    return all(_balanced(groups[excess >= level - 2 * CLOSE], bound) for level in levels)


def _bound(costs: Sequence[float], shares: Sequence[float], scale: float) -> np.ndarray | None:
    """Partners who pay what they would alone, where nobody has to pay more; none where somebody pays more."""
    n = len(shares)
    alone = np.array([costs[1 << i] for i in range(n)])
    if alone.sum() < costs[-1] - CLOSE * scale:
        return np.zeros((0, n))
    over = (np.array(shares) - alone) / scale
    return None if over.max() > CLOSE else np.eye(n)[np.abs(over) <= CLOSE]


def _balanced(groups: np.ndarray, bound: np.ndarray) -> bool:
    """Whether positive weights on the groups, and weights of at least 0 on the bound ones, balance.

    The least weight is made as large as can be; above 0, the collection is balanced. The weights are free to
    add to any positive number for each partner alike, so that the whole itself may be counted in.
    """
    n = groups.shape[1]
    rows = np.vstack((groups, bound))
    k, m = len(groups), len(rows)
    equal = np.column_stack((rows.T, np.zeros(n), -np.ones(n)))
    least = np.column_stack((-np.eye(m)[:k], np.ones(k), np.zeros(k)))
    found = linprog(
        np.eye(m + 2)[m] * -1,
        A_ub=least,
        b_ub=np.zeros(k),
        A_eq=equal,
        b_eq=np.zeros(n),
        bounds=[(0, None)] * m + [(None, 1), (None, None)],
    )
    return found.status == 0 and -found.fun > CLOSE
