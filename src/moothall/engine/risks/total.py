"""The distribution of a sum of independent risks, worked out on a grid.

The impact of each risk is split between the two nearest nodes so that its mean is kept exactly; the sum is
then a product of Fourier transforms. No impact moves by a whole step, so no quantile of the sum moves by
more than one step a risk, and reading between the nodes adds half a step. The grid is made fine enough for
that bound to be GRAIN of the whole width. Measured errors are far smaller, for what is rounded up and
what is rounded down cancel out.
"""

from __future__ import annotations

import math

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.fft import irfft, next_fast_len, rfft  # type: ignore[import-untyped]
from scipy.special import betainc  # type: ignore[import-untyped]

from moothall.engine.risks.shapes import parameters
from moothall.project.risk_ranges import Range

Floats = NDArray[np.float64]

GRAIN = 0.001
"""Most that a quantile may be off, as a share of the width from the least sum to the greatest."""
DUST = 1e-12
"""Probability below which two are the same: what the transform leaves behind."""
NARROW = 1e-9
"""Width of an impact, as a share of that of the sum, below which it is a point."""


class Total(Struct, frozen=True):
    """A sum of risks: a chance that it is exactly zero, and a distribution around that.

    edges : (cells + 1,) rising, in the unit of the impacts
    below : (cells + 1,) probability of a sum that is not zero and lies below each edge
    """

    edges: Floats
    below: Floats
    nothing: float
    """Chance that no risk strikes, 0 to 1"""
    least: float
    greatest: float
    """The sum where every gain, or every loss, comes in full, in the unit of the impacts"""
    error: float
    """Most that a quantile may be off, in the unit of the impacts"""

    def quantile(self, p: float) -> float:
        """The least sum that is not passed with probability p, 0 to 1."""
        to_zero = float(np.interp(0.0, self.edges, self.below))
        if to_zero + DUST < p <= to_zero + self.nothing + DUST:
            return 0.0
        wanted = p if p <= to_zero + DUST else p - self.nothing
        return min(self.greatest, max(self.least, self._at(wanted)))

    def _at(self, wanted: float) -> float:
        """Where the part that is not zero reaches a probability."""
        after = int(np.searchsorted(self.below, wanted - DUST))
        if after == 0 or after == len(self.below):
            return float(self.edges[min(after, len(self.edges) - 1)])
        low, high = self.below[after - 1 : after + 1]
        share = min(1.0, max(0.0, (wanted - low) / (high - low)))
        return float(self.edges[after - 1] + share * (self.edges[after] - self.edges[after - 1]))


def total(risks: tuple[tuple[float, Range], ...], grain: float = GRAIN) -> Total:
    """The distribution of the sum of risks that strike independently.

    risks : (chance from 0 to 1, impact if it strikes) each; all impacts in one unit
    grain : most that a quantile may be off, as a share of the width from the least sum to the greatest
    """
    risks = tuple((chance, impact) for chance, impact in risks if impact.low or impact.high)
    least = sum(min(impact.low, 0.0) for _, impact in risks)
    greatest = sum(max(impact.high, 0.0) for _, impact in risks)
    width = greatest - least
    nothing = math.prod(1.0 - chance for chance, _ in risks)
    if width == 0.0:
        return Total(np.zeros(2), np.array([0.0, 1.0 - nothing]), nothing, least, greatest, 0.0)
    cells = math.ceil((len(risks) + 0.5) / grain)
    first = math.floor(least / width * cells) - len(risks)
    nodes = cells + 2 * len(risks) + 2
    masses = _masses([(chance, _whole(impact, width)) for chance, impact in risks], cells, first, nodes)
    masses[-first] = max(0.0, masses[-first] - nothing)
    edges = (np.arange(nodes + 1) + first - 0.5) / cells * width
    return Total(edges, np.concatenate(([0.0], np.cumsum(masses))), nothing, least, greatest, grain * width)


def _whole(impact: Range, width: float) -> Range:
    """An impact as a share of the width of the sum; one too narrow to matter becomes a point."""
    low, likely, high = (end / width for end in (impact.low, impact.likely, impact.high))
    held = Range(low, likely, high, impact.shape)
    return held if high - low > NARROW else Range(held.mean, held.mean, held.mean)


def _masses(risks: list[tuple[float, Range]], cells: int, first: int, nodes: int) -> Floats:
    """Probability of each node of the sum, (nodes,); node n stands at (first + n) / cells."""
    size = next_fast_len(nodes, real=True)
    transform = np.ones(size // 2 + 1, np.complex128)
    for chance, impact in risks:
        start, shares = split(impact, 1.0 / cells)
        held = np.zeros(size)
        held[np.arange(start, start + len(shares)) % size] = chance * shares
        held[0] += 1.0 - chance
        transform *= rfft(held)
    masses: Floats = np.roll(irfft(transform, size), -first)[:nodes]
    return np.maximum(masses, 0.0)


def split(impact: Range, step: float) -> tuple[int, Floats]:
    """An impact on the nodes of a grid, its mean kept: the first node, and the probability of each.

    A node takes the second difference of the integral of the distribution function around it.
    """
    first, last = math.floor(impact.low / step), math.ceil(impact.high / step)
    around: Floats = np.arange(first - 1, last + 2, dtype=np.float64) * step
    shares: Floats = np.maximum(np.diff(_integral(impact, around), 2) / step, 0.0)
    return first, shares / shares.sum()


def _integral(impact: Range, x: Floats) -> Floats:
    """Integral of the distribution function up to x, in the unit of the impact: E max(x - impact, 0)."""
    low, likely, high = impact.low, impact.likely, impact.high
    wide = high - low
    if wide <= 0:
        return np.maximum(x - low, 0.0)
    if impact.shape == "pert":
        return _integral_pert(impact, x)
    found = np.where(x >= high, x - impact.mean, 0.0)
    rising, falling = (x > low) & (x <= likely), (x > likely) & (x < high)
    found[rising] = (x[rising] - low) ** 3 / (3.0 * wide * (likely - low)) if likely > low else 0.0
    if high > likely:
        rest = (high - x[falling]) ** 3 / (3.0 * wide * (high - likely))
        found[falling] = x[falling] - impact.mean + rest
    return found


def _integral_pert(impact: Range, x: Floats) -> Floats:
    alpha, beta = parameters(impact)
    wide = impact.high - impact.low
    u = np.clip((x - impact.low) / wide, 0.0, 1.0)
    held = u * betainc(alpha, beta, u) - alpha / (alpha + beta) * betainc(alpha + 1.0, beta, u)
    found: Floats = wide * held + np.maximum(x - impact.high, 0.0)
    return found
