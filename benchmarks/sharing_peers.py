"""The Shapley value and the nucleolus as one would write them with NumPy and SciPy."""

from __future__ import annotations

from math import comb

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog  # type: ignore[import-untyped]

Numbers = NDArray[np.float64]
CLOSE = 1e-7


def plain_shapley(costs: Numbers) -> Numbers:
    """By the definition, a partner at a time: what it adds to every group of others, weighted by size."""
    n = len(costs).bit_length() - 1
    joining = np.array([1 / (n * comb(n - 1, s)) for s in range(n)])
    sizes = np.bitwise_count(np.arange(1 << n - 1))
    weights = joining[sizes]
    found = np.empty(n)
    for i in range(n):
        sides = costs.reshape(-1, 2, 1 << i)
        found[i] = (sides[:, 1] - sides[:, 0]).ravel() @ weights
    return found


def folded_shapley(costs: Numbers) -> Numbers:
    """The fastest that we could write in it: weigh every group once, then fold the last partner away."""
    n = len(costs).bit_length() - 1
    joining = np.array([1 / (n * comb(n - 1, s)) for s in range(n)] + [0.0])
    weights = np.append(0.0, joining[:-1] + joining[1:])
    parts = costs * weights[np.bitwise_count(np.arange(1 << n))]
    sums = np.empty(n)
    for i in reversed(range(n)):
        low, high = parts[: 1 << i], parts[1 << i :]
        sums[i] = high.sum()
        parts = low + high
    shares: Numbers = sums - (sums.sum() - costs[-1]) / n
    return shares


def nucleolus(costs: Numbers) -> Numbers:
    """A sequence of programmes of all groups; each fixes the groups with a dual value."""
    n = len(costs).bit_length() - 1
    groups = ((np.arange(1, (1 << n) - 1)[:, None] >> np.arange(n)) & 1).astype(float)
    limit, held, values = costs[1:-1], np.ones((1, n)), costs[-1:]
    while len(values) < n:
        found = linprog(
            np.append(np.zeros(n), 1.0),
            np.column_stack((groups, -np.ones(len(groups)))),
            limit,
            np.column_stack((held, np.zeros(len(values)))),
            values,
            (None, None),
        )
        for place in np.flatnonzero(found.ineqlin.marginals < -CLOSE):
            more = np.vstack((held, groups[place]))
            if np.linalg.matrix_rank(more) > len(values):
                held, values = more, np.append(values, limit[place] + found.x[-1])
        apart = np.eye(n) - np.linalg.pinv(held) @ held
        free = np.abs(groups @ apart).max(axis=1) > CLOSE
        groups, limit = groups[free], limit[free]
    return np.asarray(np.linalg.solve(held, values), np.float64)
