"""Ranks without putting all in order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.uncertainty.money.ordering import SHELVES, moments, percentiles, ranked

FLOATS = st.floats(-(2.0**40), 2.0**40, width=32)
VALUES = st.one_of(
    st.lists(FLOATS, min_size=1, max_size=300),
    st.lists(st.sampled_from([-3.0, 0.0, 0.1, 1e9]), min_size=1, max_size=300),
).map(lambda x: np.array(x, np.float32))


@given(values=VALUES)
def test_every_rank_is_that_of_the_values_in_order(values):
    ranks = np.arange(len(values))
    assert np.array_equal(ranked(values, ranks, moments(values)), np.sort(values).astype(float))


@given(values=VALUES, wanted=st.lists(st.integers(0, 100), min_size=1).map(tuple))
def test_percentiles_are_those_of_numpy(values, wanted):
    exact = np.percentile(values.astype(float), wanted)
    found = percentiles(values, wanted, moments(values))
    assert found == pytest.approx(exact, rel=1e-12, abs=1e-12 * float(np.abs(values).max()))


@given(values=VALUES)
def test_moments_are_those_of_numpy(values):
    wide, found = values.astype(float), moments(values)
    scale = float(np.abs(wide).max())
    assert found.mean == pytest.approx(wide.mean(), abs=1e-12 * scale)
    assert found.variance == pytest.approx(wide.var(), abs=1e-10 * scale**2)
    assert (found.least, found.most) == (wide.min(), wide.max())
    assert (found.below, found.above) == (np.sum(wide < 0), np.sum(wide > 0))


def test_one_far_value_takes_the_shelves_from_all_others():
    values = np.random.default_rng(1).normal(0, 1, 5000).astype(np.float32)
    values[7] = 1e30
    assert np.array_equal(ranked(values, np.arange(5000), moments(values)), np.sort(values).astype(float))


def test_more_values_than_shelves():
    values = np.random.default_rng(1).permutation(3 * SHELVES).astype(np.float32)
    assert ranked(values, np.array([0, 17, 3 * SHELVES - 1]), moments(values)).tolist() == [
        0,
        17,
        3 * SHELVES - 1,
    ]
