"""The bins of the latent normal hold all of its probability, and their means are means."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from moothall.engine.uncertainty.tables.grid import REACH, bin_means, chances, edges, inside

BINS = st.integers(1, 2000)


@given(BINS)
def test_bins_are_equal_steps_and_hold_all_probability(bins: int) -> None:
    at = edges(bins)
    assert len(at) == bins + 1
    assert (at[0], at[-1]) == (-REACH, REACH)
    assert np.diff(at) == pytest.approx(2 * REACH / bins)
    assert chances(bins).sum() == pytest.approx(1, abs=1e-12)
    assert chances(bins) == pytest.approx(chances(bins)[::-1], rel=1e-9)


def test_the_end_bins_take_the_tails() -> None:
    found = chances(8)
    assert found[0] == pytest.approx(norm.cdf(-3), rel=1e-12)
    assert found[1] == pytest.approx(norm.cdf(-2) - norm.cdf(-3), rel=1e-12)
    assert found[-1] == pytest.approx(norm.sf(3), rel=1e-9)


@pytest.mark.parametrize("bins", [0, -3])
def test_a_table_without_bins_is_refused(bins: int) -> None:
    with pytest.raises(ValueError, match="at least one bin"):
        edges(bins)


@given(BINS)
def test_points_lie_inside_their_bins_and_rise(bins: int) -> None:
    points, at = inside(bins), edges(bins)
    assert (np.diff(points.z.ravel()) > 0).all()
    assert (points.z[1:] > at[1:-1, None]).all()
    assert (points.z[:-1] < at[1:-1, None]).all()
    assert points.shares.sum(axis=1) == pytest.approx(1, abs=1e-12)


def test_the_mean_of_the_normal_itself_in_each_bin() -> None:
    found = bin_means(lambda points: points.z, 64)
    density = norm.pdf(edges(64))
    density[[0, -1]] = 0
    assert found[1:-1] == pytest.approx((-np.diff(density) / chances(64))[1:-1], abs=1e-9)
    tail = density[-2] / chances(64)[-1]
    assert found[[0, -1]] == pytest.approx([-tail, tail], abs=1e-4)


def test_what_is_kept_between_calls_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        chances(16)[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        inside(16).z[0, 0] = 1
