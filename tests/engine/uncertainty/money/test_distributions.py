"""Values as a distribution."""

import numpy as np
import pytest

from moothall.engine.uncertainty.money.arranging import Output
from moothall.engine.uncertainty.money.distributions import STEPS, distribution


def test_figures_are_those_of_numpy():
    values = np.random.default_rng(1).normal(3, 2, 10_001).astype(np.float32)
    wide = values.astype(float)
    found = distribution(values.copy(), Output("lead", "north"))
    assert (found.partner, found.joint) == ("north", False)
    assert found.mean == pytest.approx(wide.mean())
    assert found.error == pytest.approx(wide.std() / np.sqrt(10_001), rel=1e-6)
    named = (found.p5, found.p20, found.p50, found.p80, found.p95)
    assert named == pytest.approx(np.quantile(wide, (0.05, 0.2, 0.5, 0.8, 0.95)))
    assert found.steps == pytest.approx(np.quantile(wide, np.array(STEPS) / 100))
    assert found.loss.share == np.mean(wide < 0)
    assert found.above_zero.share == np.mean(wide > 0)


def test_nothing_is_neither_a_gain_nor_a_loss():
    found = distribution(np.array([-1, 0, 0, 5], np.float32), Output("lead"))
    assert (found.loss.share, found.above_zero.share) == (0.25, 0.25)


def test_large_amounts_keep_their_spread():
    """A spread of 100 about a thousand million: single precision has steps of 64 there."""
    values = (1e9 + 100 * np.random.default_rng(1).standard_normal(50_000)).astype(np.float32)
    exact = values.astype(float).std() / np.sqrt(50_000)
    assert distribution(values, Output("lead")).error == pytest.approx(exact, rel=0.02)
