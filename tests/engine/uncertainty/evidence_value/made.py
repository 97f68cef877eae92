"""Small problems whose scores are a known function of the latent error: 4·Φ(steepness·z + shift)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from moothall.engine.uncertainty.evidence_value import Cells, Set

from .nested import Nested

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Problem:
    """steepness, shift : (options, criteria) float; steepness 1 and shift 0 are the uniform score."""

    steepness: Floats
    shift: Floats
    weights: Floats
    section: NDArray[np.int64]
    rho: tuple[float, float] = (0.1, 0.2)

    def score(self, option: int, criterion: int, z: Floats) -> Floats:
        result: Floats = 4 * ndtr(self.steepness[option, criterion] * z + self.shift[option, criterion])
        return result

    def cells(self, gain: Floats | float = 1.0, bins: int = 1024) -> Cells:
        """Tables by the midpoints of 64 equally likely parts of each bin."""
        edges = ndtr(np.linspace(-4, 4, bins + 1))
        edges[0], edges[-1] = 0, 1
        parts = edges[:-1, None] + np.diff(edges)[:, None] * (np.arange(64) + 0.5) / 64
        z = ndtri(parts)
        options, criteria = self.shift.shape
        means = [[self.score(o, c, z).mean(axis=1) for c in range(criteria)] for o in range(options)]
        return Cells(
            means=np.array(means),
            weights=self.weights,
            section=self.section,
            rho_option=self.rho[0],
            rho_section=self.rho[1],
            gain=np.broadcast_to(np.asarray(gain, float), self.shift.shape),
        )

    def nested(self) -> Nested:
        return Nested(self.score, len(self.shift), self.weights, self.section, *self.rho)


SECTION = np.array([3, 3, 3, 7, 7, 5, 5, 5])


def problem(rho: tuple[float, float] = (0.1, 0.2), options: int = 3, seed: int = 2) -> Problem:
    """Three options close together, eight criteria in three sections, scores vague and sharp."""
    rng = np.random.default_rng(seed)
    shape = (options, len(SECTION))
    weights = rng.uniform(0.5, 2, len(SECTION))
    return Problem(
        steepness=rng.choice([0.4, 1.0, 3.0], shape),
        shift=rng.normal(0, 0.5, shape),
        weights=weights / weights.sum(),
        section=SECTION,
        rho=rho,
    )


def criterion(at: int, options: int = 3) -> Set:
    return Set("criterion", str(at), np.tile(np.arange(len(SECTION)) == at, (options, 1)))


def section(number: int, options: int = 3) -> Set:
    return Set("section", str(number), np.tile(number == SECTION, (options, 1)))


def item() -> Set:
    """Three cells of the first option, in two sections; one of the second; none of the third."""
    mask = np.zeros((3, len(SECTION)), bool)
    mask[0, [0, 2, 5]] = mask[1, 3] = True
    return Set("item", "e1", mask)


def everything(options: int = 3) -> Set:
    return Set("item", "all", np.ones((options, len(SECTION)), bool))
