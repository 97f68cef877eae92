"""Expected totals given signals, draw by draw, against closed forms and the covariance of all cells."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import ndtr

from moothall.engine.uncertainty.evidence_value.draws import Draws
from moothall.engine.uncertainty.evidence_value.learnt import Learner
from moothall.engine.uncertainty.evidence_value.posterior import signals
from moothall.engine.uncertainty.evidence_value.tables import bin_means

from .made import Problem, problem

Floats = NDArray[np.float64]
SAMPLES = 3000


def expected_total(made: Problem, option: int, seen: list[int], gain: Floats, signal: Floats) -> Floats:
    """signal : (seen, draws) float. A normal curve, blurred, is a flatter normal curve."""
    covariance = made.nested().covariance()
    root = np.sqrt(gain)
    of_signals = np.outer(root, root) * covariance[np.ix_(seen, seen)] + np.diag(1 - gain)
    pull = np.linalg.solve(of_signals, (covariance[:, seen] * root).T).T
    left = np.diag(covariance - pull @ of_signals @ pull.T)
    steep, shift = made.steepness[option][:, None], made.shift[option][:, None]
    curves = ndtr((steep * (pull @ signal) + shift) / np.sqrt(1 + steep**2 * left[:, None]))
    return 4 * made.weights @ curves


@pytest.mark.parametrize("rho", [(0.0, 0.0), (0.1, 0.2), (0.3, 0.0), (0.0, 0.6), (0.5, 0.4)])
@pytest.mark.parametrize("seen", [[0, 2], [1, 3, 6], [0, 1, 2], list(range(8))], ids=str)
def test_signals_on_several_cells(rho: tuple[float, float], seen: list[int]) -> None:
    made = problem(rho)
    gain = np.linspace(0.2, 1, 8)[::-1]
    learner = Learner(made.cells(gain), SAMPLES, seed=4)
    found = learner.from_many(1, np.array(seen), gain) + learner.tables.expected[1]
    sections, section = np.unique(learner.section[seen], return_inverse=True)
    drawn = Draws(3, SAMPLES, 4).of(1, sections, np.array(seen))
    signal = signals(section, gain[seen], *rho) @ drawn
    known = expected_total(made, 1, seen, gain[seen], signal)
    off = found - known
    # A total is read by bins of 1/128 of a standard deviation; here it varies by far more.
    assert np.sqrt(np.mean(off**2)) < 4e-3
    assert abs(off.mean()) < 2e-4
    assert known.std() > 0.1


@pytest.mark.parametrize("rho", [(0.0, 0.0), (0.1, 0.2), (0.3, 0.0), (0.5, 0.4)])
@pytest.mark.parametrize("gain", [0.1, 0.7, 1.0])
def test_a_signal_on_one_cell(rho: tuple[float, float], gain: float) -> None:
    made = problem(rho)
    learner = Learner(made.cells(gain), 2, seed=4)
    options, cells = np.array([0, 2]), np.array([3, 5])
    found = learner.from_one(options, cells, np.full((3, 8), gain)) + learner.tables.expected[options, None]
    for row, option, cell in zip(found, options, cells, strict=True):
        known = expected_total(made, option, [cell], np.array([gain]), bin_means(1024)[None])
        off = np.sqrt(np.sum(learner.chances * (row - known) ** 2))
        assert off < 1e-4
