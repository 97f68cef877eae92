"""One step of the nucleolus: the same level as a general solver finds, and what is tight stays tight."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from scipy.optimize import linprog

from moothall.engine.sharing.least_excess import Fixed, Rows, least_excess, members
from tests.engine.sharing.games import tables


def solved(rows: Rows, fixed: Fixed, objective: np.ndarray, level: float | None = None) -> object:
    n = rows.members.shape[1]
    table = np.column_stack((rows.members, -rows.weight))
    held = np.column_stack((fixed.members, np.zeros(len(fixed.value))))
    bounds = [(None, None)] * n + [(None, None if level is None else level + 1e-9)]
    found = linprog(objective, table, rows.limit, held, fixed.value, bounds)
    assert found.status == 0
    return found


@given(tables(most=5))
def test_the_level_is_the_least_and_tight_groups_cannot_have_less(costs: list[float]) -> None:
    n = len(costs).bit_length() - 1
    scale = max(map(abs, costs)) or 1.0
    limit = np.array(costs[1:-1]) / scale
    rows = Rows(members(range(1, (1 << n) - 1), n), np.ones(len(limit)), limit)
    fixed = Fixed(np.ones((1, n)), np.array([costs[-1] / scale]))
    found = least_excess(rows, fixed, [(1 << i) - 1 for i in range(n)])
    other = solved(rows, fixed, np.eye(n + 1)[n])
    assert found.level == pytest.approx(other.fun, abs=1e-8)  # type: ignore[attr-defined]
    assert found.tight
    for place in found.tight:
        lowest = solved(rows, fixed, np.append(rows.members[place], 0.0), found.level)
        assert lowest.fun - limit[place] == pytest.approx(found.level, abs=1e-6)  # type: ignore[attr-defined]


def test_conditions_that_nothing_meets_are_refused() -> None:
    rows = Rows(
        np.array([[1.0, 0], [0, 1], [1, 0], [0, 1]]), np.array([1.0, 1, 0, 0]), np.array([1.0, 1, 1, 1])
    )
    with pytest.raises(ArithmeticError):
        least_excess(rows, Fixed(np.ones((1, 2)), np.array([5.0])), [0, 1])


def test_masks_as_rows() -> None:
    assert members([0b101, 0b010], 3).tolist() == [[1, 0, 1], [0, 1, 0]]
