"""Location quotients, against plain loops over single numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.local_economy import quotients


@st.composite
def places(draw: st.DrawFn) -> tuple[list[float], list[float]]:
    """Jobs of a region and of its nation, in which the region lies."""
    n = draw(st.integers(1, 5))
    region = draw(st.lists(st.integers(0, 1000), min_size=n, max_size=n).filter(any))
    rest = draw(st.lists(st.integers(0, 10000), min_size=n, max_size=n))
    return [float(x) for x in region], [float(a + b) for a, b in zip(region, rest, strict=True)]


def by_loops(region: list[float], nation: list[float], method: str, delta: float) -> list[list[float]]:
    """Trade shares, one number at a time."""

    def simple(n: int) -> float:
        return 0.0 if not nation[n] else (region[n] / sum(region)) / (nation[n] / sum(nation))

    def share(i: int, j: int) -> float:
        if method == "slq" or i == j:
            found = simple(i)
        elif simple(j):
            found = simple(i) / simple(j)
        else:
            found = math.inf if simple(i) else 0.0
        if method in ("flq", "aflq"):
            found *= math.log2(1 + sum(region) / sum(nation)) ** delta
        if method == "aflq" and simple(j) > 1:
            found *= math.log2(1 + simple(j))
        return min(1.0, found)

    return [[share(i, j) for j in range(len(region))] for i in range(len(region))]


@given(places(), st.sampled_from(quotients.METHODS), st.floats(0, 1))
def test_shares_are_those_of_plain_loops(found, method, delta):
    region, nation = (np.array(part) for part in found)
    simple = quotients.slq(region, nation)
    weight = quotients.size_weight(region.sum() / nation.sum(), delta)
    shares = quotients.traded(method, simple, weight)
    assert shares == pytest.approx(np.array(by_loops(*found, method, delta)), rel=1e-12, abs=1e-12)
    assert ((shares >= 0) & (shares <= 1)).all()


@given(places())
def test_quotients_average_to_one_over_the_nation(found):
    region, nation = (np.array(part) for part in found)
    assert (quotients.slq(region, nation) * nation).sum() / nation.sum() == pytest.approx(1)


def test_the_weight_of_size_runs_from_nothing_to_one():
    assert quotients.size_weight(0.0, 0.3) == 0
    assert quotients.size_weight(1.0, 0.3) == 1
    assert quotients.size_weight(0.1, 0.3) < quotients.size_weight(0.1, 0.2)


def test_households_buy_by_the_simple_quotient():
    assert quotients.households_buy(np.array([2.0, 0.5]), 0.5) == pytest.approx([1.0, 0.25])
