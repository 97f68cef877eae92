"""The bins of the latent normal, and the mean of a quantity in each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri  # type: ignore[import-untyped]

Floats = NDArray[np.float64]

REACH = 4.0
"""Bins are of equal width from -REACH to REACH; beyond lie 6.3e-5 of all draws."""

_POINTS = 8  # of the Gauss-Legendre rule in each bin; a kink in a bin then costs less than 1e-6 of a mean


class Inside(NamedTuple):
    """Points of a quadrature rule inside every bin.

    p : (bins, points) cumulative probability, 0 to 1
    z : (bins, points) the latent normal there
    shares : (bins, points) weight of each point in its bin, sum 1 over the points
    """

    p: Floats
    z: Floats
    shares: Floats


def edges(bins: int) -> Floats:
    """Edges of the bins, (bins + 1,), in standard deviations of the latent normal.

    The first and the last also stand for minus and plus infinity: the end bins take the tails.
    ValueError if there is not at least one bin.
    """
    if bins < 1:
        raise ValueError("a table needs at least one bin")
    return np.linspace(-REACH, REACH, bins + 1)


@cache
def chances(bins: int) -> Floats:
    """Probability of each bin, tails in the end bins, (bins,), sum 1. Read-only."""
    return _kept(np.diff(_cumulative(bins)))


@cache
def inside(bins: int) -> Inside:
    """Gauss-Legendre points in probability inside every bin. Read-only arrays.

    In the end bins they are in its square root, counted from the end, where quantiles may be steep.
    """
    at, weights = np.polynomial.legendre.leggauss(_POINTS)
    way, weights = (at + 1) / 2, weights / 2
    cumulative = _cumulative(bins)[:, None]
    p = cumulative[:-1] + np.diff(cumulative, axis=0) * way
    shares = np.tile(weights, (bins, 1))
    if bins > 1:
        p[0] = cumulative[1] * way**2
        p[-1] = (1 - (1 - cumulative[-2]) * way**2)[::-1]
        shares[0] = 2 * way * weights
        shares[-1] = shares[0][::-1]
    return Inside(_kept(p), _kept(ndtri(p)), _kept(shares))


def bin_means(quantile: Callable[[Inside], Floats], bins: int) -> Floats:
    """Mean of a quantity in each bin, (bins,), in the quantity's unit.

    quantile : the quantity's values at the points inside the bins, (bins, points)
    """
    points = inside(bins)
    means: Floats = np.einsum("bp,bp->b", quantile(points), points.shares)
    return means


def _cumulative(bins: int) -> Floats:
    p: Floats = ndtr(edges(bins))
    p[0], p[-1] = 0.0, 1.0
    return p


def _kept(values: Floats) -> Floats:
    values.setflags(write=False)
    return values
