"""The nucleolus meets Kohlberg's test, and lies in the core wherever there is one."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from moothall.engine.sharing.nucleolus import core_is_empty, nucleolus
from tests.engine.sharing.games import saving_tables, tables
from tests.engine.sharing.kohlberg import is_nucleolus

THREE = [0, 6, 5, 9, 4, 8, 7.5, 12]


@given(tables(), st.booleans())
def test_any_game_meets_the_kohlberg_test(costs: list[float], per_head: bool) -> None:
    assert is_nucleolus(costs, nucleolus(costs, per_head=per_head), per_head=per_head)


@given(saving_tables(), st.booleans())
def test_a_game_in_which_sharing_saves_meets_the_kohlberg_test(costs: list[float], per_head: bool) -> None:
    assert is_nucleolus(costs, nucleolus(costs, per_head=per_head), per_head=per_head)


def test_the_kohlberg_test_refuses_what_is_no_nucleolus() -> None:
    shares = nucleolus(THREE)
    assert is_nucleolus(THREE, shares)
    for a, b in ((0, 1), (1, 2), (2, 0)):
        moved = list(shares)
        moved[a] += 0.01
        moved[b] -= 0.01
        assert not is_nucleolus(THREE, moved)
    assert not is_nucleolus(THREE, [4.0, 4.0, 4.0])
    assert not is_nucleolus(THREE, [4.7, 4.2, 3.2])


def excesses(costs: list[float], shares: list[float]) -> np.ndarray:
    n = len(shares)
    groups = np.array([[m >> i & 1 for i in range(n)] for m in range(1, (1 << n) - 1)])
    return groups @ np.array(shares) - np.array(costs[1:-1])


def empty_by_lp(costs: list[float]) -> bool:
    """A second opinion: the core as a linear programme."""
    n = len(costs).bit_length() - 1
    groups = np.array([[m >> i & 1 for i in range(n)] for m in range(1, (1 << n) - 1)])
    found = linprog(
        np.zeros(n),
        A_ub=groups,
        b_ub=np.array(costs[1:-1]) + 1e-7,
        A_eq=np.ones((1, n)),
        b_eq=[costs[-1]],
        bounds=[(None, None)] * n,
    )
    return bool(found.status == 2)


@given(st.one_of(tables(), saving_tables()))
def test_it_lies_in_the_core_wherever_there_is_one(costs: list[float]) -> None:
    n = len(costs).bit_length() - 1
    empty = core_is_empty(list(range(1, (1 << n) - 1)), costs[1:-1], costs[-1], n)
    assert empty == empty_by_lp(costs)
    for per_head in (False, True):
        shares = nucleolus(costs, per_head=per_head)
        assert sum(shares) == pytest.approx(costs[-1], abs=1e-9 * (1 + max(map(abs, costs))))
        if not empty:
            assert excesses(costs, shares).max() < 1e-7


@given(saving_tables(most=6), st.randoms(use_true_random=False))
def test_the_order_of_the_partners_does_not_matter(costs: list[float], chance: random.Random) -> None:
    n = len(costs).bit_length() - 1
    order = list(range(n))
    chance.shuffle(order)
    moved = [costs[sum(1 << order[i] for i in range(n) if m >> i & 1)] for m in range(1 << n)]
    shares = nucleolus(costs)
    assert nucleolus(moved) == pytest.approx([shares[order[i]] for i in range(n)], abs=1e-6)


def test_alone_and_nothing_to_share() -> None:
    assert nucleolus([0.0, 7.0]) == [7.0]
    assert nucleolus([0.0] * 8) == [0.0] * 3
    assert nucleolus([0, 1, 2, 3, 4, 5, 6, 7]) == pytest.approx([1, 2, 4])


def test_where_nothing_is_saved_each_may_pay_more_than_alone() -> None:
    assert nucleolus([0.0, 1.0, 2.0, 7.0]) == pytest.approx([3.0, 4.0])


@pytest.mark.parametrize("size", [10, 13])
@pytest.mark.parametrize("scale", [1.0, 1e9, 1e-6])
def test_many_partners_at_any_scale(size: int, scale: float) -> None:
    chance = random.Random(size)
    needs = [chance.uniform(1, 10) for _ in range(size)]
    sums = [sum(w for i, w in enumerate(needs) if m >> i & 1) for m in range(1 << size)]
    costs = [scale * s**0.7 for s in sums]
    shares = nucleolus(costs)
    assert sum(shares) == pytest.approx(costs[-1])
    assert excesses(costs, shares).max() <= 1e-9 * scale
    tight = np.isclose(excesses(costs, shares), excesses(costs, shares).max(), atol=1e-9 * costs[-1])
    assert tight.sum() >= 2
