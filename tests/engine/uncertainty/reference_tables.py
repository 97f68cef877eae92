"""Evidence as observations (M4), by numerical integration: the quantiles of (score, n) on a grid of z."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.special import betainc, ndtr, ndtri  # type: ignore[import-untyped]

Z = np.linspace(-6.0, 6.0, 8192)
"""Where the quantiles are kept; beyond it the outermost point stands."""
NODES, SHARES = np.polynomial.legendre.leggauss(32)
P = np.sin(np.linspace(0.0, np.pi / 2, 4001)) ** 2


@cache
def quantiles(score: float, n: float) -> np.ndarray:
    """The distribution of a cell with this score and evidence, read at Φ(Z): (points,), 0 to 4.

    score : 0 to 4, -1 missing. Without a score, or with n = 0, it is uniform.
    """
    if score < 0 or n == 0:
        return 4 * np.asarray(ndtr(Z))
    below, above = cumulative(score, n), cumulative(4 - score, n)[::-1]
    # Each tail is read from its own end, where it loses no digits.
    z = np.where(below < 0.5, ndtri(np.clip(below, 0, 1)), -ndtri(np.clip(above, 0, 1)))
    found: np.ndarray = 4 * np.interp(Z, z, P)
    return found


def cumulative(score: float, n: float) -> np.ndarray:
    """P(x ≤ 4 P) of Beta(1 + n m, 1 + n (1 - m)), m = clip(score + U(-½, ½), 0, 4) / 4: (points,)."""
    low, high = max(score - 0.5, 0.0) / 4, min(score + 0.5, 4.0) / 4
    m = low + (high - low) * (NODES + 1) / 2
    found: np.ndarray = betainc(1 + n * m, 1 + n * (1 - m), P[:, None]) @ SHARES * (high - low) * 2
    found += max(0.5 - score, 0.0) * betainc(1.0, 1 + n, P)
    found += max(score - 3.5, 0.0) * betainc(1 + n, 1.0, P)
    return found
