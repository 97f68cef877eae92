"""Tables read around a latent error, against closed forms."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from scipy.special import ndtr
from scipy.stats import truncnorm

from moothall.engine.uncertainty.evidence_value.tables import Tables, bin_means

from .made import Problem


@pytest.mark.parametrize("variance", [0.0, 0.01, 0.3, 0.9])
@pytest.mark.parametrize("steepness", [0.3, 1.0, 5.0, 40.0])
def test_a_normal_curve_blurs_to_a_flatter_one(variance: float, steepness: float) -> None:
    made = Problem(np.full((1, 1), steepness), np.full((1, 1), 0.4), np.ones(1), np.zeros(1, int))
    tables = Tables(made.cells(), np.zeros(1, np.intp))
    found = tables.blurred(tables.spectrum[0], np.array([variance]))[0]
    z = tables.lower + (np.arange(tables.length) + 0.5) / tables.scale
    known = 4 * ndtr((steepness * z + 0.4) / np.sqrt(1 + steepness**2 * variance))
    # What is left open and what is expected vary by 1 together.
    density = np.exp(-z * z / (2 * (1 - variance))) / np.sqrt(2 * np.pi * (1 - variance)) / tables.scale
    off = np.sqrt(np.sum(density * (found + tables.expected[0] - known) ** 2))
    # A bin holds the mean over its width, 1/128: for the steepest curve that is not the middle's value.
    # The flattest still rises where the end bins stop.
    assert off < {0.3: 5e-4, 1.0: 1e-4, 5.0: 2e-4, 40.0: 3e-3}[steepness]


@pytest.mark.parametrize("bins", [1, 2, 5, 64, 257])
def test_any_number_of_bins(bins: int) -> None:
    made = Problem(np.ones((2, 3)), np.zeros((2, 3)), np.full(3, 1 / 3), np.zeros(3, int))
    tables = Tables(made.cells(bins=bins), np.zeros(3, np.intp))
    np.testing.assert_allclose(tables.expected, 2, atol=1e-3)
    unblurred = tables.blurred(tables.spectrum[0], np.zeros(3))
    np.testing.assert_allclose(unblurred, tables.cell[0], atol=1e-5)


@pytest.mark.parametrize("bins", [2, 8, 100])
def test_mean_of_the_normal_in_each_bin(bins: int) -> None:
    edges = np.linspace(-4, 4, bins + 1)
    edges[[0, -1]] = -np.inf, np.inf
    known = [truncnorm.mean(a, b) for a, b in pairwise(edges)]
    np.testing.assert_allclose(bin_means(bins), known, atol=1e-8)
