"""Knots of gamma variates against SciPy's distribution, and their moments as they are drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import gamma, norm

from moothall.engine.uncertainty.tables.gammas import gamma_knots
from moothall.engine.uncertainty.tables.grid import Floats, edges

BINS = 1024
SHAPES = st.floats(0, 1000) | st.floats(0, 0.01) | st.sampled_from([0.0, 1e-9, 1e-3, 1.0])


def as_drawn(knots: Floats) -> tuple[float, float]:
    """Mean and variance under linear interpolation in z, beyond REACH the end knot."""
    z = np.linspace(-9, 9, 360_001)
    values, shares = np.interp(z, edges(len(knots) - 1), knots), norm.pdf(z) * (z[1] - z[0])
    mean = float(values @ shares)
    return mean, float((values - mean) ** 2 @ shares)


@given(st.lists(SHAPES, max_size=6))
def test_knots_rise_and_are_never_without_a_number(shapes: list[float]) -> None:
    found = gamma_knots(np.array(shapes), 64)
    assert found.shape == (len(shapes), 65)
    assert np.isfinite(found).all()
    assert (found >= 0).all()
    assert (np.diff(found) >= 0).all()


@given(st.floats(1e-3, 500))
def test_knots_are_scipys_quantiles(shape: float) -> None:
    found, at = gamma_knots(np.array([shape]), BINS)[0], edges(BINS)
    theirs = np.where(at < 0, gamma.ppf(norm.cdf(at), shape), gamma.isf(norm.sf(at), shape))
    assert found == pytest.approx(theirs, rel=1e-5, abs=1e-12)


@pytest.mark.parametrize(
    ("shape", "short_of_mean", "short_of_variance"),
    [
        (100, 1e-6, 2e-4),
        (8, 1e-5, 3e-4),
        (1, 4e-5, 1e-3),
        (0.1, 4e-4, 5e-3),
        (0.01, 4e-3, 4e-2),
        (1e-3, 3e-2, 0.2),
    ],
)
def test_moments_as_drawn(shape: float, short_of_mean: float, short_of_variance: float) -> None:
    mean, variance = as_drawn(gamma_knots(np.array([shape]), BINS)[0])
    assert mean < shape
    assert mean == pytest.approx(shape, rel=short_of_mean)
    assert variance == pytest.approx(shape, rel=short_of_variance)


def test_a_shape_of_nothing_is_always_zero() -> None:
    assert (gamma_knots(np.array([0.0, 2.0, 0.0, 1e-9]), 16)[[0, 2, 3]] == 0).all()
    assert gamma_knots(np.array([]), 16).shape == (0, 17)


def test_each_row_is_that_of_its_own_shape() -> None:
    shapes = np.array([3.0, 0.5, 3.0, 0.0, 7.0])
    together = gamma_knots(shapes, 64)
    for shape, row in zip(shapes, together, strict=True):
        assert (row == gamma_knots(np.array([shape]), 64)[0]).all()


def test_very_small_shapes_keep_their_upper_quantiles() -> None:
    found = gamma_knots(np.array([1e-3]), BINS)[0]
    assert found[0] == 0
    assert found[-1] == pytest.approx(gamma.isf(norm.sf(4), 1e-3), rel=1e-5)


@pytest.mark.parametrize("shape", [-1.0, np.nan, np.inf])
def test_what_is_no_shape_is_refused(shape: float) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        gamma_knots(np.array([1.0, shape]), 8)
