"""Tables of scores against numerical integration of their definition (method note, M4)."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.stats import beta, norm

from moothall.engine.uncertainty.tables.grid import Floats, chances, edges
from moothall.engine.uncertainty.tables.scores import (
    ENOUGH,
    exact_table,
    score_table,
    score_tables,
    uniform_table,
)

BINS = 1024
TOPS = st.integers(1, 10)
OBSERVATIONS = st.floats(0, 200) | st.sampled_from([0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0])
WORTHS = [0.5, 1, 4, 16, 64, 128]


def below(y: float, score: int, n: float, top: int = 4) -> float:
    """P(X <= y) by adaptive integration over U, with the atoms where the clip bites."""

    def given_m(m: float) -> float:
        return float(beta.cdf(y / top, 1 + n * m, 1 + n * (1 - m)))

    low, high = max(score - 0.5, 0), min(score + 0.5, top)
    total = quad(lambda x: given_m(x / top), low, high, epsabs=1e-11, epsrel=1e-9, limit=200)[0]
    if score == 0:
        total += 0.5 * given_m(0)
    if score == top:
        total += 0.5 * given_m(1)
    return float(total)


@cache
def quantile(z: float, score: int, n: float, top: int = 4) -> float:
    wanted = norm.cdf(z)
    return float(brentq(lambda y: below(y, score, n, top) - wanted, 0, top, xtol=1e-9))


def moments(score: int, n: float, top: int) -> tuple[float, float]:
    """Mean and variance in closed form: those of a beta variate, averaged over the cell."""
    inner = 0 < score < top
    away = 0.0 if inner else 0.125  # mean distance from the end of the scale
    m = (score if inner else away if score == 0 else top - away) / top
    m_squared = m * m + (1 / 12 if inner else 1 / 24 - away**2) / top**2
    total = n + 2
    mean = (1 + n * m) / total
    second = (2 + 3 * n * m + n * n * m_squared) / (total * (total + 1))
    return top * mean, top**2 * (second - mean**2)


def mean_of(table: Floats) -> float:
    return float(chances(len(table)) @ table)


def variance_of(table: Floats) -> float:
    return float(chances(len(table)) @ (table - mean_of(table)) ** 2)


@given(score=st.integers(0, 10), n=OBSERVATIONS, top=TOPS)
def test_a_table_rises_within_the_scale_and_keeps_mean_and_variance(score: int, n: float, top: int) -> None:
    score = min(score, top)
    table = score_table(score, n, top=top, bins=BINS)
    mean, variance = moments(score, n, top)
    assert (np.diff(table) > 0).all()
    assert table[0] > 0
    assert table[-1] < top
    assert mean_of(table) == pytest.approx(mean, abs=1e-6)
    assert variance_of(table) == pytest.approx(variance, abs=1e-4 * top**2)


@given(score=st.integers(0, 4), n=OBSERVATIONS)
def test_a_score_and_its_mirror_image_mirror_each_other(score: int, n: float) -> None:
    found, mirrored = score_table(score, n, bins=256), score_table(4 - score, n, bins=256)
    assert found == pytest.approx(4 - mirrored[::-1], abs=1e-9)


@pytest.mark.parametrize("n", WORTHS)
@pytest.mark.parametrize("score", [0, 1, 2, 3, 4])
def test_quantiles_are_those_of_numerical_integration(score: int, n: float) -> None:
    table, at = score_table(score, n, bins=BINS), edges(BINS)
    middles = (at[1:] + at[:-1]) / 2
    for place in (48, 200, 400, 512, 700, 900, 975):
        assert table[place] == pytest.approx(quantile(middles[place], score, n), abs=1e-4)


@pytest.mark.parametrize(("score", "top"), [(0, 1), (0, 4), (1, 4), (2, 4)])
def test_quantiles_hold_up_to_where_evidence_is_enough(score: int, top: int) -> None:
    table, at = score_table(score, ENOUGH, top=top, bins=BINS), edges(BINS)
    middles = (at[1:] + at[:-1]) / 2
    for place in (100, 250, 480, 512, 600, 800, 950):
        assert table[place] == pytest.approx(quantile(middles[place], score, ENOUGH, top), abs=1e-4)


@pytest.mark.parametrize("n", [0.5, 16, 128])
@pytest.mark.parametrize("score", [0, 1, 2])
def test_each_bin_holds_the_mean_of_its_part(score: int, n: float) -> None:
    """Partial expectations by parts: the mean of X between quantiles, with the tails in the end bins."""
    table = score_table(score, n, bins=8)
    cuts = [0.0, *(quantile(z, score, n) for z in edges(8)[1:-1]), 4.0]
    for place, (low, high) in enumerate(pairwise(cuts)):
        under = quad(below, low, high, (score, n), epsabs=1e-9)[0]
        held = high * below(high, score, n) - low * below(low, score, n) - under
        assert held == pytest.approx(chances(8)[place] * table[place], abs=1e-6)


def test_without_observations_every_score_is_uniform() -> None:
    tables = score_tables([(x, 0.0) for x in range(5)], 4, BINS)
    assert (tables == uniform_table(4, bins=BINS)).all()
    at = norm.cdf(edges(BINS))
    assert tables[0][1:-1] == pytest.approx(2 * (at[1:] + at[:-1])[1:-1], abs=1e-12)
    assert mean_of(tables[0]) == pytest.approx(2, abs=1e-12)
    assert variance_of(tables[0]) == pytest.approx(16 / 12, abs=1e-4)


def test_hardly_any_observations_are_hardly_different_from_none() -> None:
    assert score_table(1, 1e-9, bins=64) == pytest.approx(uniform_table(4, bins=64), abs=1e-6)


@pytest.mark.parametrize("score", [0, 1, 2, 3, 4])
def test_many_observations_leave_only_the_cell(score: int) -> None:
    table = score_table(score, 1e6, bins=BINS)
    likely = chances(BINS)[(table > score - 0.55) & (table < score + 0.55)].sum()
    assert likely > 0.99
    assert (np.diff(table) > 0).all()
    assert mean_of(table) == pytest.approx(moments(score, ENOUGH, 4)[0], abs=1e-5)
    assert variance_of(table) == pytest.approx(1 / 12 if 0 < score < 4 else 1 / 24 - 1 / 64, abs=1e-2)


@given(score=st.integers(1, 3), n=st.floats(0, 64))
def test_more_evidence_says_more(score: int, n: float) -> None:
    less, more = (score_table(score, worth, bins=128) for worth in (n, 2 * n + 1))
    assert variance_of(more) < variance_of(less)


def test_worth_beyond_enough_counts_as_enough() -> None:
    assert (score_table(3, math.inf, bins=32) == score_table(3, ENOUGH, bins=32)).all()


def test_tables_stand_in_the_order_asked_and_are_the_same_as_alone() -> None:
    pairs = [(3, 16.0), (1, 16.0), (3, 0.0), (0, 4.5), (4, 4.5), (3, 16.0)]
    tables = score_tables(pairs, 4, 64)
    assert tables.shape == (6, 64)
    assert tables.dtype == np.float64
    for pair, table in zip(pairs, tables, strict=True):
        assert (table == score_table(*pair, bins=64)).all()
    assert score_tables([], 4, 64).shape == (0, 64)


@pytest.mark.parametrize(("score", "n", "top"), [(-1, 4, 4), (5, 4, 4), (1.5, 4, 4), (0, 4, 0), (2, -1, 4)])
def test_what_is_not_a_score_or_a_worth_is_refused(score: int, n: float, top: int) -> None:
    with pytest.raises(ValueError, match="must be"):
        score_table(score, n, top=top, bins=8)


def test_a_worth_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="observations must be 0 or more"):
        score_table(2, math.nan, bins=8)


def test_an_exact_score_is_the_same_everywhere() -> None:
    assert (exact_table(2.5, bins=16) == np.full(16, 2.5)).all()
