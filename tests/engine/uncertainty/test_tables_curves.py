"""Curves are exact for cubics, and the quantiles of beta variates are those of SciPy's distributions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit
from scipy.stats import beta, norm

from moothall.engine.uncertainty.tables.curves import Curve, beta_mixture, normal_density

Z = np.linspace(-4.5, 4.5, 37)
FINITE = st.floats(-5, 5)


@given(st.tuples(FINITE, FINITE, FINITE, FINITE))
def test_a_cubic_is_read_exactly(coefficients: tuple[float, float, float, float]) -> None:
    cubic = np.polynomial.Polynomial(coefficients)
    at = np.array([-2.0, -1.5, 0.0, 0.25, 3.0])
    curve = Curve(at, cubic(at), cubic.deriv()(at))
    where = np.linspace(-2, 3, 41).reshape(1, 41)
    assert curve.read(where) == pytest.approx(cubic(where), abs=1e-9)


def test_beyond_its_ends_a_curve_keeps_the_value_of_the_end() -> None:
    curve = Curve(np.array([0.0, 1.0]), np.array([2.0, 3.0]), np.array([5.0, 5.0]))
    assert curve.read(np.array([-9.0, 0.0, 1.0, 9.0])) == pytest.approx([2, 2, 3, 3])


def test_several_curves_on_the_same_nodes_are_read_together() -> None:
    at = np.array([0.0, 1.0, 2.0])
    heights = np.array([[0.0, 1.0, 2.0], [5.0, 5.0, 5.0]])
    slopes = np.array([[1.0, 1.0, 1.0], [0.0, 0.0, 0.0]])
    read = Curve(at, heights, slopes).read(np.array([0.5, 1.75]))
    assert read == pytest.approx(np.array([[0.5, 1.75], [5.0, 5.0]]))


def test_the_density_is_that_of_the_normal() -> None:
    assert normal_density(Z) == pytest.approx(norm.pdf(Z), rel=1e-12)


@given(st.floats(1, 60), st.floats(1, 60))
def test_quantiles_of_one_beta_variate(a: float, b: float) -> None:
    curve = beta_mixture(np.array([a]), np.array([b]), np.ones(1))
    assert expit(curve.read(Z)) == pytest.approx(beta.ppf(norm.cdf(Z), a, b), abs=1e-6)


@pytest.mark.parametrize("shape", [1e5, 1e7, 1e9])
def test_a_very_narrow_variate_is_still_told_apart(shape: float) -> None:
    """The nodes then lie close together in a sliver of (0, 1)."""
    curve = beta_mixture(np.array([shape]), np.array([shape]), np.ones(1))
    off = (expit(curve.read(Z)) - 0.5) * 2 * np.sqrt(2 * shape + 1)
    assert off == pytest.approx(Z, abs=1e-3)


@given(st.floats(0.05, 0.95), st.floats(1, 40), st.floats(0, 20))
def test_quantiles_of_a_mixture_give_their_probability_back(share: float, b: float, more: float) -> None:
    a = np.array([1.0, 1.0 + more])
    shares = np.array([share, 1 - share])
    at = expit(beta_mixture(a, np.array([b, b]), shares).read(Z))
    found = share * beta.cdf(at, a[0], b) + (1 - share) * beta.cdf(at, a[1], b)
    assert norm.ppf(found) == pytest.approx(Z, abs=1e-4)
