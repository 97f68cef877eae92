"""The workloads of the robust ranking: a whole appraisal, and the textbook case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SIZES = (7, 7, 8, 7, 6, 8, 5, 6, 7, 7, 6, 6)
"""Criteria in each of twelve sections: 80."""
WORTH = np.array([0.0, 1.0, 4.0, 16.0, 32.0, 64.0])
"""What the grades of evidence are worth (n), none to A."""
GAPS = 0.03
"""Share of the cells that an assessor left out."""


@dataclass(frozen=True)
class Appraisal:
    """Six options, 80 criteria, five assessors in four groups of equal share, declared weights.

    scores : (5, 6, 80) 0 to 4, -1 missing; observations : the same, n
    group : (5,), shares : (4,)
    sections : (4, 12), criteria : (4, 80) within their section: points of each group
    """

    scores: NDArray[np.int64]
    observations: NDArray[np.float64]
    group: NDArray[np.int64]
    shares: NDArray[np.float64]
    sections: NDArray[np.float64]
    criteria: NDArray[np.float64]
    concentration: float = 100.0
    rho: tuple[float, float] = (0.1, 0.2)


class Textbook(NamedTuple):
    """Six options, 60 criteria: each cell triangular and independent, weights uniform on the simplex.

    low, likely, high : (6, 60), 0 to 4
    """

    low: NDArray[np.float64]
    likely: NDArray[np.float64]
    high: NDArray[np.float64]


class Shares(NamedTuple):
    """What two implementations must agree on: ranks (options, places) and wins (options, options)."""

    ranks: NDArray[np.float64]
    wins: NDArray[np.float64]


def appraisal(seed: int = 1) -> Appraisal:
    """The whole model's workload."""
    rng = np.random.default_rng(seed)
    shape = (5, 6, sum(SIZES))
    level = 2 + 0.15 * rng.standard_normal((6, 1)) + 0.8 * rng.standard_normal(shape[1:])
    scores = np.clip(np.rint(level + 0.6 * rng.standard_normal(shape)), 0, 4).astype(np.int64)
    scores[rng.random(shape) < GAPS] = -1
    return Appraisal(
        scores,
        np.where(scores < 0, 0.0, rng.choice(WORTH, shape)),
        np.array([0, 0, 1, 2, 3]),
        np.full(4, 0.25),
        rng.dirichlet(np.full(len(SIZES), 5.0), 4),
        np.hstack([rng.dirichlet(np.full(k, 5.0), 4) for k in SIZES]),
    )


def textbook(seed: int = 2) -> Textbook:
    """The textbook case's workload: options whose totals overlap."""
    rng = np.random.default_rng(seed)
    return Textbook(*np.sort(4 * rng.random((3, 6, 60)), axis=0))


def additive(draws: int, seed: int = 3) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Values (draws, 6, 80), 0 to 4, and weights (draws, 80), ready for the additive step alone."""
    rng = np.random.default_rng(seed)
    return 4 * rng.random((draws, 6, sum(SIZES))), rng.dirichlet(np.ones(sum(SIZES)), draws)
