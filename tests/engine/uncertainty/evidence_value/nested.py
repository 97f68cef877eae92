"""Value of information by nested Monte Carlo: slow, general, and with nothing in common with the engine.

Outer draws of the signals, inner draws of every latent error from the multivariate normal given the
signals, by the covariance matrix of all of them together. No table: scores are a function of the error.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Nested:
    """A problem: score(o, c) maps latent errors to scores; the rest as the engine's Cells."""

    score: Callable[[int, int, Floats], Floats]
    options: int
    weights: Floats
    section: NDArray[np.int64]
    rho_option: float
    rho_section: float

    def covariance(self) -> Floats:
        same = np.equal.outer(self.section, self.section)
        shared = self.rho_option + self.rho_section * same
        np.fill_diagonal(shared, 1.0)
        return shared

    def totals(self, option: int, z: Floats) -> Floats:
        """z : (..., criteria) float; returns (...) float."""
        columns = [w * self.score(option, c, z[..., c]) for c, w in enumerate(self.weights)]
        return np.sum(columns, axis=0)


@dataclass(frozen=True)
class Bracket:
    """Two estimates, one too low and one too high by the inner draws' noise, each with its error."""

    low: float
    low_error: float
    high: float
    high_error: float

    def holds(self, value: float, own_error: float) -> bool:
        slack = 1e-5  # of tables of finite width
        below = value < self.low - 4 * (self.low_error + own_error) - slack
        above = value > self.high + 4 * (self.high_error + own_error) + slack
        return not (below or above)


def nested(
    problem: Nested, mask: NDArray[np.bool_], gain: Floats, *, outer: int, inner: int, seed: int
) -> Bracket:
    """Bracket the value of signals on the cells of a mask.

    The best option by one half of the inner draws, priced by the other half, is priced too low on
    average; priced by its own half, too high.
    """
    rng = np.random.default_rng(seed)
    covariance = problem.covariance()
    half_means = np.empty((2, outer, problem.options))
    for option in range(problem.options):
        seen = np.flatnonzero(mask[option])
        root = np.sqrt(gain[option, seen])
        of_signals = np.outer(root, root) * covariance[np.ix_(seen, seen)] + np.diag(1 - root**2)
        across = covariance[:, seen] * root
        pull = across @ np.linalg.pinv(of_signals) if len(seen) else across
        signals = rng.standard_normal((outer, len(seen))) @ np.linalg.cholesky(of_signals).T
        left = covariance - pull @ across.T
        values, vectors = np.linalg.eigh(left)
        scatter = vectors * np.sqrt(np.maximum(values, 0))
        for draw in range(outer):
            normal = rng.standard_normal((inner, len(covariance)))
            # Antithetic pairs, kept within one half each.
            normal[1::2] = -normal[::2]
            total = problem.totals(option, pull @ signals[draw] + normal @ scatter.T)
            half_means[:, draw, option] = total.reshape(2, -1).mean(axis=1)
    return _bracket(half_means)


def _bracket(half_means: Floats) -> Bracket:
    """half_means : (2, outer, options) float."""
    front = int(half_means.mean(axis=(0, 1)).argmax())
    chosen = half_means.argmax(axis=2)[:, :, None]
    own = np.take_along_axis(half_means, chosen, axis=2)[:, :, 0] - half_means[:, :, front]
    crossed = np.take_along_axis(half_means, chosen[::-1], axis=2)[:, :, 0] - half_means[:, :, front]
    low, high = crossed.mean(axis=0), own.mean(axis=0)
    root = np.sqrt(len(low))
    return Bracket(float(low.mean()), float(low.std() / root), float(high.mean()), float(high.std() / root))
