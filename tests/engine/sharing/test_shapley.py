"""The Shapley value keeps its four axioms, and its quick ways agree with the definition."""

from __future__ import annotations

import random
from itertools import permutations
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.sharing.filling import PLAIN
from moothall.engine.sharing.shapley import even, shapley, weights
from moothall.engine.sharing.shapley_kernel import LOW, weighted_sums
from tests.engine.sharing.games import saving_tables, tables

Any = st.one_of(tables(), saving_tables())


def near(value: float, costs: list[float]) -> object:
    return pytest.approx(value, abs=1e-9 * (1 + max(map(abs, costs))))


@given(tables(most=5))
def test_it_is_the_mean_over_all_orders_of_joining(costs: list[float]) -> None:
    n = len(costs).bit_length() - 1
    orders = list(permutations(range(n)))
    added = np.zeros(n)
    for order in orders:
        mask = 0
        for i in order:
            added[i] += costs[mask | 1 << i] - costs[mask]
            mask |= 1 << i
    assert shapley(costs) == pytest.approx(list(added / len(orders)), abs=1e-9)


@given(Any)
def test_efficiency_it_shares_the_whole(costs: list[float]) -> None:
    assert sum(shapley(costs)) == near(costs[-1], costs)


@given(Any, st.data())
def test_symmetry_partners_who_add_the_same_pay_the_same(costs: list[float], data: st.DataObject) -> None:
    n = len(costs).bit_length() - 1
    i, j = data.draw(st.permutations(range(n)))[:2]

    def swapped(mask: int) -> int:
        a, b = mask >> i & 1, mask >> j & 1
        return mask & ~(1 << i | 1 << j) | b << i | a << j

    alike = [(costs[m] + costs[swapped(m)]) / 2 for m in range(1 << n)]
    shares = shapley(alike)
    assert shares[i] == near(shares[j], costs)


@given(Any, st.data())
def test_dummy_who_adds_only_its_own_cost_pays_just_that(costs: list[float], data: st.DataObject) -> None:
    n = len(costs).bit_length() - 1
    i, own = data.draw(st.integers(0, n - 1)), data.draw(st.integers(-5, 20))
    without = [costs[m & ~(1 << i)] + (own if m >> i & 1 else 0) for m in range(1 << n)]
    assert shapley(without)[i] == near(own, without)


@given(Any, st.randoms(use_true_random=False), st.sampled_from([-1.0, 0.5, 3.0]))
def test_additivity_two_costs_shared_apart_or_together(
    costs: list[float], chance: random.Random, factor: float
) -> None:
    other = [0.0, *(chance.uniform(0, 50) for _ in costs[1:])]
    both = [a + factor * b for a, b in zip(costs, other, strict=True)]
    parts = [a + factor * b for a, b in zip(shapley(costs), shapley(other), strict=True)]
    assert shapley(both) == pytest.approx(parts, abs=1e-7)


@pytest.mark.parametrize("partners", [1, 2, 7, 24])
def test_the_weights_over_the_groups_of_one_partner_add_to_the_harmonic_number(partners: int) -> None:
    whole = sum(comb(partners - 1, s - 1) * w for s, w in enumerate(weights(partners)) if s)
    assert whole == pytest.approx(sum(1 / k for k in range(1, partners + 1)))


def test_the_compiled_pass_is_the_plain_one() -> None:
    chance = np.random.default_rng(5)
    for partners in (LOW + 2, PLAIN + 1, 15):
        costs = chance.normal(10, 5, 1 << partners)
        costs[0] = 0.0
        by_size = np.array(weights(partners))
        masks = np.arange(1 << partners)
        parts = costs * by_size[np.bitwise_count(masks)]
        plain = [parts[masks >> i & 1 == 1].sum() for i in range(partners)]
        assert weighted_sums(costs, by_size.tolist()) == pytest.approx(plain, rel=1e-11)
        assert shapley(costs) == pytest.approx(even(plain, costs[-1]), rel=1e-9, abs=1e-9)


def test_twenty_partners_of_an_airport() -> None:
    """Each runway is paid for by those who need at least its length, in equal shares."""
    lengths = [float(3 + (7 * i) % 20) for i in range(20)]
    masks = np.arange(1 << 20)
    costs = np.zeros(1 << 20)
    for i, length in enumerate(lengths):
        np.maximum(costs, np.where(masks >> i & 1, length, 0.0), out=costs)
    known = dict.fromkeys(range(20), 0.0)
    before = 0.0
    for n, i in enumerate(sorted(range(20), key=lambda i: lengths[i])):
        for j in sorted(range(20), key=lambda j: lengths[j])[n:]:
            known[j] += (lengths[i] - before) / (20 - n)
        before = lengths[i]
    assert shapley(costs) == pytest.approx(list(known.values()), rel=1e-10)
