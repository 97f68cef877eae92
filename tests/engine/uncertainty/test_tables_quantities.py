"""Measured quantities: worked examples, numerical integration, and a latent normal that means goodness."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import beta, norm, triang

from moothall.engine.uncertainty.tables.grid import Floats, chances, edges
from moothall.engine.uncertainty.tables.quantities import (
    pert_shapes,
    quantity_table,
    spread_table,
    triangular_quantiles,
)

BINS = 1024
AMOUNTS = st.floats(-1000, 1000)
THREE = st.tuples(AMOUNTS, AMOUNTS, AMOUNTS).map(sorted).filter(lambda t: t[2] - t[0] > 1e-3)


def itself(x: Floats) -> Floats:
    return x


def rising(x: Floats) -> Floats:
    return np.interp(x, [10.0, 25.0, 40.0], [0.0, 3.0, 4.0])


def falling(x: Floats) -> Floats:
    return np.interp(x, [10.0, 25.0, 40.0], [4.0, 3.0, 0.0])


def mean_of(table: Floats) -> float:
    return float(chances(len(table)) @ table)


def variance_of(table: Floats) -> float:
    return float(chances(len(table)) @ (table - mean_of(table)) ** 2)


def middles(bins: int) -> Floats:
    at = edges(bins)
    return (at[1:] + at[:-1]) / 2


# Worked examples. Case triangular_moments_quantiles: textbook formulae, checked with scipy.stats.triang.
# Case beta_pert_moments: standard PERT (R mc2d, Vose), checked with scipy.stats.beta.


def test_triangular_10_20_50() -> None:
    p50, p80 = triangular_quantiles(10, 20, 50, np.array([0.5, 0.8]))
    assert p50 == pytest.approx(25.50510257216822, abs=1e-9)
    assert p80 == pytest.approx(34.508066615170335, abs=1e-9)
    table = quantity_table(10, 20, 50, itself, bins=BINS)
    assert mean_of(table) == pytest.approx(26.666666666666668, abs=1e-8)
    assert variance_of(table) == pytest.approx(72.22222222222223, abs=1e-2)


def test_pert_10_20_50() -> None:
    a, b = pert_shapes(10, 20, 50)
    assert (a, b) == pytest.approx((2.0, 4.0), abs=1e-9)
    assert 10 + 40 * a / (a + b) == pytest.approx(23.333333333333332, abs=1e-9)
    assert 1600 * a * b / ((a + b) ** 2 * (a + b + 1)) == pytest.approx(50.79365079365079, abs=1e-9)
    table = quantity_table(10, 20, 50, itself, shape="pert", bins=BINS)
    assert mean_of(table) == pytest.approx(23.333333333333332, abs=1e-6)
    assert variance_of(table) == pytest.approx(50.79365079365079, abs=1e-2)
    assert math.sqrt(variance_of(table)) != pytest.approx(6.666666666666667, abs=0.1)  # the classic shortcut


# Beside other implementations


@given(THREE)
def test_triangular_quantiles_are_scipys(three: list[float]) -> None:
    low, likely, high = three
    p = np.linspace(0, 1, 21)
    theirs = triang.ppf(p, (likely - low) / (high - low), low, high - low)
    assert triangular_quantiles(low, likely, high, p) == pytest.approx(theirs, abs=1e-6)


@given(THREE)
def test_pert_tables_are_scipys_beta(three: list[float]) -> None:
    low, likely, high = three
    table = quantity_table(low, likely, high, itself, shape="pert", bins=BINS)
    theirs = beta.ppf(norm.cdf(middles(BINS)), *pert_shapes(low, likely, high), low, high - low)
    assert table[8:-8] == pytest.approx(theirs[8:-8], abs=1e-4 * (high - low))
    assert mean_of(table) == pytest.approx((low + 4 * likely + high) / 6, abs=1e-6 * (high - low))


@pytest.mark.parametrize("value", [rising, falling])
@pytest.mark.parametrize("three", [(5, 18, 60), (12, 12, 30), (0, 35, 35), (11, 20, 24)])
def test_the_mean_score_is_that_of_numerical_integration(
    three: tuple[float, float, float], value: Callable[[Floats], Floats]
) -> None:
    low, likely, high = three
    law = triang((likely - low) / (high - low), low, high - low)
    kinks = sorted({k for k in (10.0, 25.0, 40.0, float(likely)) if low < k < high})
    wanted = quad(lambda x: float(value(x)) * law.pdf(x), low, high, points=kinks or None)[0]
    assert mean_of(quantity_table(low, likely, high, value, bins=BINS)) == pytest.approx(wanted, abs=1e-6)


# Goodness


@given(THREE)
def test_high_means_good_whichever_way_the_value_function_runs(three: list[float]) -> None:
    for shape in ("triangular", "pert"):
        up = quantity_table(*three, lambda x: 0.001 * x, shape=shape, bins=64)
        down = quantity_table(*three, lambda x: -0.001 * x, shape=shape, bins=64)
        assert (np.diff(up) >= 0).all()
        assert (np.diff(down) >= 0).all()
        assert down == pytest.approx(-up[::-1], abs=1e-12)


def test_a_falling_value_function_gives_the_best_score_to_the_lowest_quantity() -> None:
    table = quantity_table(10, 20, 40, falling, bins=BINS)
    assert table[-1] == pytest.approx(4, abs=0.05)
    assert table[0] == pytest.approx(0, abs=0.05)
    place = 700
    low_side = triangular_quantiles(10, 20, 40, 1 - norm.cdf(middles(BINS)[[place]]))
    assert table[place] == pytest.approx(falling(low_side)[0], abs=1e-4)


def test_a_quantity_beyond_the_value_function_has_one_score() -> None:
    assert (quantity_table(50, 60, 70, rising, bins=32) == 4).all()
    assert (quantity_table(50, 60, 70, falling, bins=32) == 0).all()


def test_a_value_function_that_turns_is_put_in_the_order_of_goodness() -> None:
    table = quantity_table(-1, None, 2, lambda x: x * x, bins=BINS)
    assert (np.diff(table) >= 0).all()
    assert mean_of(table) == pytest.approx(1.0, abs=1e-6)  # of x squared, x uniform on -1 to 2
    middle = (table[BINS // 2 - 1] + table[BINS // 2]) / 2
    assert middle == pytest.approx(0.75**2, abs=0.01)  # half of x lies within 0.75 of 0


# Ends


def test_without_a_likely_value_it_is_uniform() -> None:
    table = quantity_table(2, None, 6, itself, bins=BINS)
    assert table[1:-1] == pytest.approx(2 + 4 * norm.cdf(middles(BINS))[1:-1], abs=1e-4)
    assert mean_of(table) == pytest.approx(4, abs=1e-9)


def test_a_quantity_without_spread_is_exact() -> None:
    for likely in (25.0, None):
        for shape in ("triangular", "pert"):
            assert (quantity_table(25, likely, 25, rising, shape=shape, bins=16) == 3).all()


@pytest.mark.parametrize("three", [(3, 2, 4), (1, 5, 4), (4, None, 3), (math.nan, 1, 2), (0, 1, math.inf)])
def test_what_is_out_of_order_is_refused(three: tuple[float, float | None, float]) -> None:
    with pytest.raises(ValueError, match="in order"):
        quantity_table(*three, itself, bins=8)


# Spread of a grade


@given(likely=st.floats(0.1, 1000), low=st.floats(-60, 0), high=st.floats(0, 100), mirrored=st.booleans())
def test_half_of_the_chance_lies_on_either_side_of_the_likely_value(
    likely: float, low: float, high: float, mirrored: bool
) -> None:
    table = spread_table(likely, low, high, itself, bins=BINS, mirrored=mirrored)
    assert (np.diff(table) >= 0).all()
    assert (table[511] + table[512]) / 2 == pytest.approx(likely, rel=1e-4)


def test_a_cost_of_grade_d_runs_from_20_below_to_60_above_before_it_is_centred() -> None:
    """-20 / +60: F triangular on 0.8, 1, 1.6; its median is 1.6 - sqrt(0.5 · 0.8 · 0.6)."""
    median = 1.6 - math.sqrt(0.24)
    table = spread_table(100, -20, 60, itself, bins=BINS, mirrored=False)
    assert mean_of(table) == pytest.approx(100 * (0.8 + 1 + 1.6) / 3 / median, abs=1e-6)
    assert table[-1] < 160 / median
    assert table[-1] == pytest.approx(160 / median, rel=0.01)
    assert table[0] == pytest.approx(80 / median, rel=0.01)


def test_a_saving_of_grade_d_is_mirrored() -> None:
    """-60 / +20: F triangular on 0.4, 1, 1.2; its median is 0.4 + sqrt(0.5 · 0.8 · 0.6)."""
    median = 0.4 + math.sqrt(0.24)
    table = spread_table(100, -20, 60, itself, bins=BINS, mirrored=True)
    assert mean_of(table) == pytest.approx(100 * (0.4 + 1 + 1.2) / 3 / median, abs=1e-6)
    assert mean_of(table) < 100 < mean_of(spread_table(100, -20, 60, itself, bins=BINS, mirrored=False))


def test_a_spread_goes_through_the_value_function_with_high_as_good() -> None:
    table = spread_table(25, -20, 60, falling, bins=64, mirrored=False)
    assert (np.diff(table) >= 0).all()
    assert table[0] < 1 < 3 < table[-1]


def test_a_negative_likely_value_spreads_both_ways_too() -> None:
    up = spread_table(100, -20, 60, itself, bins=64, mirrored=False)
    down = spread_table(-100, -20, 60, itself, bins=64, mirrored=False)
    assert down == pytest.approx(-up[::-1], abs=1e-9)


def test_no_spread_or_nothing_to_spread_is_exact() -> None:
    assert (spread_table(25, 0, 0, rising, bins=16, mirrored=True) == 3).all()
    assert (spread_table(0, -20, 60, itself, bins=16, mirrored=True) == 0).all()


@pytest.mark.parametrize(("low", "high"), [(5, 60), (-20, -5), (math.nan, 5)])
def test_a_spread_that_does_not_enclose_the_likely_value_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="must enclose 0"):
        spread_table(1, low, high, itself, bins=8, mirrored=False)


def test_a_spread_that_leaves_no_positive_median_is_refused() -> None:
    with pytest.raises(ValueError, match="makes nothing of the likely value"):
        spread_table(1, -20, 900, itself, bins=8, mirrored=True)
