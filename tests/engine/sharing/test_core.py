"""The core test names every group that would object, by how much, and nobody else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.sharing import core
from moothall.engine.sharing.core import core_test, largest_excess, payments
from tests.engine.sharing.games import COFFEE, by_mask, tables, written

EQUAL = {"A": 4.0, "B": 4.0, "C": 4.0}


def test_an_equal_split_is_refused_by_two_of_three() -> None:
    found = core_test({0b110: 7.5, 0b1: 6.0, 0b10: 5.0, 0b111: 12.0}, EQUAL, scale=12)
    (only,) = found.objections
    assert (only.coalition, only.pays, only.alone, only.excess) == (("B", "C"), 8.0, 7.5, 0.5)
    assert found.largest == pytest.approx(100 / 15)
    assert largest_excess(COFFEE, EQUAL) == pytest.approx(100 / 15)


def test_nobody_objects_to_less_than_alone_nor_to_just_as_much() -> None:
    assert largest_excess(COFFEE, {"A": 4.5, "B": 4.5, "C": 3.0}) == 0
    assert largest_excess(COFFEE, {"A": 4.5, "B": 4.5 + 1e-12, "C": 3.0}) == 0


@given(tables(most=6), st.randoms(use_true_random=False))
def test_every_objection_and_no_other(costs: list[float], chance: random.Random) -> None:
    n = len(costs).bit_length() - 1
    partners = "ABCDEF"[:n]
    shares = {p: chance.uniform(-10, 40) for p in partners}
    given = by_mask(costs, partners)
    over = {g: sum(shares[p] for p in g) - c for g, c in given.items() if len(g) < n}
    found = core_test(dict(enumerate(costs)), shares, scale=max(map(abs, costs)) or 1.0)
    assert {frozenset(o.coalition) for o in found.objections} == {g for g, e in over.items() if e > 1e-7}
    assert [o.excess for o in found.objections] == sorted((o.excess for o in found.objections), reverse=True)
    for o in found.objections:
        assert o.excess == pytest.approx(over[frozenset(o.coalition)])
        assert o.pays - o.alone == pytest.approx(o.excess)


def test_the_largest_in_percent_need_not_be_the_largest_in_money() -> None:
    costs = written({"A": 100, "B": 1, "C": 100, "AB": 100, "AC": 150, "BC": 101, "ABC": 156})
    found = core_test({1: 100.0, 2: 1.0, 4: 100.0, 5: 150.0}, {"A": 103.0, "B": 2.0, "C": 51.0}, scale=156)
    assert found.objections[0].coalition == ("A", "C")
    assert found.largest == pytest.approx(100)
    assert largest_excess(costs, {"A": 103.0, "B": 2.0, "C": 51.0}) == pytest.approx(100)


def test_a_group_that_would_pay_nothing_has_no_percentage() -> None:
    costs = written({"A": 0, "B": 5, "AB": 5})
    assert largest_excess(costs, {"A": 1.0, "B": 4.0}) == float("inf")
    assert core_test({1: 0.0, 2: 5.0}, {"A": 1.0, "B": 4.0}, scale=5).largest is None
    assert largest_excess(costs, {"A": 0.0, "B": 5.0}) == 0


def test_gains_are_held_by_their_size() -> None:
    costs = written({"A": -10, "B": -5, "AB": -20})
    assert largest_excess(costs, {"A": -8.0, "B": -12.0}) == pytest.approx(20)


@pytest.mark.parametrize("partners", [13, core.SUMMED + 1])
def test_payments_of_many_groups_are_those_of_each(partners: int) -> None:
    chance = random.Random(1)
    shares = [chance.uniform(0, 9) for _ in range(partners)]
    groups = [chance.randrange(1, 1 << partners) for _ in range(core.FEW + 1)]
    plain = [sum(x for i, x in enumerate(shares) if g >> i & 1) for g in groups]
    assert payments(groups, shares) == pytest.approx(plain)
    assert payments(groups[:5], shares) == pytest.approx(plain[:5])
