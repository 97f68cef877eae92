"""The distribution of a sum of risks: by hand, and against draws that know nothing of the grid."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.engine.risks.shapes import parameters, quantile
from moothall.engine.risks.total import GRAIN, split, total
from moothall.project.risk_ranges import Range

Risks = tuple[tuple[float, Range], ...]

MIXED: Risks = (
    (0.3, Range(1e5, 3e5, 9e5)),
    (0.55, Range(2e5, 4e5, 1.9e6, "pert")),
    (0.7, Range(0, 1e5, 1e5)),
    (0.1, Range(1e6, 1e6, 4e6)),
    (0.2, Range(-3e5, -1e5, 0)),
    (0.45, Range(2.5e5, 2.5e5, 2.5e5)),
)


def drawn(risks: Risks, n: int, seed: int) -> np.ndarray:
    """Sums of risks drawn one by one."""
    random = np.random.default_rng(seed)
    found = np.zeros(n)
    for chance, impact in risks:
        low, wide = impact.low, impact.high - impact.low
        if not wide:
            size = np.full(n, low)
        elif impact.shape == "pert":
            size = low + wide * random.beta(*parameters(impact), n)
        else:
            size = random.triangular(low, impact.likely, impact.high, n)
        found += np.where(random.random(n) < chance, size, 0.0)
    return found


@pytest.mark.parametrize("p", [0.05, 0.2, 0.5, 0.8, 0.95, 0.99])
def test_quantiles_are_those_of_two_million_draws(p: float) -> None:
    sums, found = drawn(MIXED, 2_000_000, 7), total(MIXED)
    # Four standard errors of a drawn quantile, read off the draws, and a tenth of what the grid promises.
    by = 4 * math.sqrt(p * (1 - p) / len(sums))
    low, high = np.quantile(sums, [max(0.0, p - by), min(1.0, p + by)])
    assert low - found.error / 10 <= found.quantile(p) <= high + found.error / 10


def test_two_risks_by_hand() -> None:
    """0, 100, 200 or 300 with chances 0.35, 0.15, 0.35 and 0.15."""
    found = total(((0.3, Range(100, 100, 100)), (0.5, Range(200, 200, 200))))
    assert found.nothing == pytest.approx(0.35)
    assert found.quantile(0.34) == 0
    for p, wanted in ((0.4, 100), (0.6, 200), (0.8, 200), (0.9, 300)):
        assert found.quantile(p) == pytest.approx(wanted, abs=found.error)
    assert found.error == pytest.approx(GRAIN * 300)


def test_the_half_that_nothing_strikes_in_is_exactly_zero() -> None:
    found = total(((0.5, Range(10, 20, 30)),))
    assert found.quantile(0.5) == 0
    assert found.quantile(0.75) == pytest.approx(20, abs=found.error)


@pytest.mark.parametrize("shape", ["triangular", "pert"])
def test_a_sure_risk_has_the_quantiles_of_its_impact(shape: str) -> None:
    impact = Range(-20, 15, 50, shape)  # type: ignore[arg-type]
    found = total(((1.0, impact),))
    for p in (0.01, 0.3, 0.5, 0.8, 0.95, 0.99):
        assert found.quantile(p) == pytest.approx(quantile(impact, p), abs=found.error)


def test_nothing_at_stake() -> None:
    found = total(((0.4, Range(0, 0, 0)),))
    assert [found.quantile(p) for p in (0.1, 0.5, 0.95)] == [0, 0, 0]
    assert found.error == 0


def test_a_sure_risk_of_nothing_leaves_zero_as_it_is() -> None:
    found = total(((1.0, Range(0, 0, 0)), (0.1, Range(100, 100, 100))))
    assert [found.quantile(p) for p in (0.3, 0.8)] == [0, 0]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([0.0, 0.05, 0.3, 0.5, 0.9, 1.0]),
            st.sampled_from([-3.0, 0.0, 1.0, 2.5, 7.0, 1e-12]),
        ),
        min_size=1,
        max_size=7,
    ),
    st.floats(0.01, 0.99),
)
def test_sums_of_points_are_those_of_every_case(risks: list[tuple[float, float]], p: float) -> None:
    """All cases counted out; where a step of the distribution lies at p either side of it will do."""
    found = total(tuple((c, Range(x, x, x)) for c, x in risks))
    cases = sorted(
        (
            sum(x for hit, (_, x) in zip(hits, risks, strict=True) if hit),
            math.prod(c if hit else 1 - c for hit, (c, _) in zip(hits, risks, strict=True)),
        )
        for hits in itertools.product([False, True], repeat=len(risks))
    )
    low, high = (least_not_passed(cases, p + by) for by in (-1e-9, 1e-9))
    assert low - found.error - 1e-9 <= found.quantile(p) <= high + found.error + 1e-9


def least_not_passed(cases: list[tuple[float, float]], p: float) -> float:
    below = 0.0
    for value, chance in cases:
        below += chance
        if below >= p:
            return value
    return cases[-1][0]


@given(
    st.lists(st.floats(-9, 9), min_size=3, max_size=3).map(sorted), st.sampled_from(["triangular", "pert"])
)
def test_an_impact_keeps_its_mean_on_the_grid(ends: list[float], shape: str) -> None:
    impact = Range(*ends, shape)  # type: ignore[arg-type]
    if 0 < impact.high - impact.low < 1e-6:
        return
    first, shares = split(impact, 0.01)
    nodes = (first + np.arange(len(shares))) * 0.01
    assert shares.sum() == pytest.approx(1)
    assert (nodes @ shares) == pytest.approx(impact.mean, abs=1e-6)
    assert nodes[0] >= impact.low - 0.011
    assert nodes[-1] <= impact.high + 0.011


@pytest.mark.parametrize("p", [0.5, 0.8, 0.95])
def test_the_error_is_far_below_the_one_that_is_promised(p: float) -> None:
    coarse, fine = total(MIXED), total(MIXED, GRAIN / 50)
    assert coarse.quantile(p) == pytest.approx(fine.quantile(p), abs=coarse.error / 20)
