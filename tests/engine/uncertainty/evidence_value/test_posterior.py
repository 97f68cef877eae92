"""What signals on some cells tell about the others, against the covariance matrix of all."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.uncertainty.evidence_value.posterior import posterior, signals


@given(
    section=st.lists(st.integers(0, 3), min_size=1, max_size=9),
    rho=st.tuples(st.floats(0, 0.5), st.floats(0, 0.49)),
    seed=st.integers(0, 1000),
)
def test_agrees_with_conditioning_by_the_whole_covariance(
    section: list[int], rho: tuple[float, float], seed: int
) -> None:
    inside = np.unique(section, return_inverse=True)[1]
    k, m = len(inside), int(inside.max()) + 1
    gain = np.random.default_rng(seed).choice([0.05, 0.5, 1.0], k)
    # The cells of the set, another cell of each of its sections, a cell elsewhere.
    places = np.concatenate([inside, np.arange(m), [m]])
    covariance = rho[0] + rho[1] * np.equal.outer(places, places)
    np.fill_diagonal(covariance, 1)
    root = np.sqrt(gain)
    of_signals = np.outer(root, root) * covariance[:k, :k] + np.diag(1 - gain)
    pull = np.linalg.solve(of_signals, (covariance[:, :k] * root).T).T
    moved = pull @ of_signals @ pull.T

    found = posterior(inside, gain, *rho)
    loads = signals(inside, gain, *rho)
    np.testing.assert_allclose(loads @ loads.T, of_signals, atol=1e-12)
    np.testing.assert_allclose(found.loadings @ found.loadings.T, moved, atol=1e-9)
    np.testing.assert_allclose(found.left, 1 - np.diag(moved), atol=1e-9)
    np.testing.assert_allclose(found.loadings, pull @ loads, atol=1e-9)


def test_a_signal_without_noise_leaves_exactly_nothing() -> None:
    found = posterior(np.array([0, 0, 1]), np.array([1.0, 0.5, 1.0]), 0.1, 0.2)
    assert found.left[0] == found.left[2] == 0 < found.left[1]


def test_errors_that_are_wholly_shared_stay_finite() -> None:
    found = posterior(np.array([0, 0, 1]), np.ones(3), 0.4, 0.6)
    assert np.isfinite(found.loadings).all()
    np.testing.assert_allclose(found.left[:4], 0, atol=1e-6)
