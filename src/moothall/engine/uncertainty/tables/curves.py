"""Smooth curves through exact points: quantiles of beta mixtures as a function of the latent normal."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.special import betainc, betaincinv, betaln, expit, logit, ndtr, ndtri  # type: ignore[import-untyped]

from moothall.engine.uncertainty.tables.grid import Floats

_NODES = 192  # quantiles are then exact to 1e-5 of the range at worst
_SPAN = 5.6  # of the latent normal; the outermost points inside the bins lie there
_SEEN = 1e-10  # a tail probability below this has lost its digits


class Curve(NamedTuple):
    """A function known at nodes with its slope: cubic Hermite between them, the end value outside.

    at : (nodes,) rising
    height, slope : (..., nodes)
    """

    at: Floats
    height: Floats
    slope: Floats

    def read(self, where: Floats) -> Floats:
        """Heights at `where` (any shape s): (..., *s)."""
        x = np.clip(where, self.at[0], self.at[-1])
        left = np.clip(np.searchsorted(self.at, x, side="right") - 1, 0, len(self.at) - 2)
        step = (self.at[1:] - self.at[:-1])[left]
        t = (x - self.at[left]) / step
        start, end = self.height[..., left], self.height[..., left + 1]
        rise, fall = self.slope[..., left] * step, self.slope[..., left + 1] * step
        bend = 3 * (end - start) - 2 * rise - fall
        twist = 2 * (start - end) + rise + fall
        read: Floats = start + t * (rise + t * (bend + t * twist))
        return read


def normal_density(z: Floats) -> Floats:
    """Density of the standard normal, the shape of z."""
    density: Floats = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    return density


def beta_mixture(a: Floats, b: Floats, shares: Floats) -> Curve:
    """The log-odds of a mixture of beta variates as a function of the latent normal.

    The nodes are exact (incomplete beta function); between them it is the cubic with the exact slopes
    dt/dz = density(z) / (mixture's density of t). Read it, then take `expit` for the variate in (0, 1).

    a, b : (parts,) shapes, listed so that each part is stochastically larger than the one before
    shares : (parts,) sum 1
    """
    t = _spread_out(betaincinv(a[0], b[0], ndtr(-_SPAN)), betaincinv(a[-1], b[-1], ndtr(_SPAN)))
    # Not with @: its sums may hang on the number of threads, and findings must not.
    below = np.einsum("p,pn->n", shares, betainc(a[:, None], b[:, None], expit(t)))
    seen = (below > _SEEN) & (below < 1 - _SEEN)
    t, z = t[seen], ndtri(below[seen])
    logs = np.outer(a, -np.logaddexp(0, -t)) + np.outer(b, -np.logaddexp(0, t)) - betaln(a, b)[:, None]
    return Curve(z, t, normal_density(z) / np.einsum("p,pn->n", shares, np.exp(logs)))


def _spread_out(low: float, high: float) -> Floats:
    """Log-odds between two shares: half equally spaced, for the tails; half so as shares, for the bulk."""
    shares = np.linspace(low, high, _NODES // 2)[1:-1]
    return np.sort(np.append(np.linspace(logit(low), logit(high), _NODES // 2), logit(shares)))
