"""Scores: what an integer score says, given how many observations its evidence is worth.

Method note, M4. A score x stands for its cell of the scale, m = clip(x + U(-1/2, 1/2), 0, top) / top, and
n observations make it top · Beta(1 + n·m, 1 + n·(1 - m)): a mixture over U. With n = 0 it is uniform.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from scipy.special import expit  # type: ignore[import-untyped]

from moothall.engine.uncertainty.tables.curves import beta_mixture
from moothall.engine.uncertainty.tables.grid import Floats, bin_means, edges

ENOUGH = 10_000.0
"""Observations beyond this count as this many: the cell's edges are then blurred by 0.5 % of the scale."""


def score_table(score: int, observations: float, *, top: int = 4, bins: int) -> Floats:
    """Mean of the score in each bin of the latent normal, (bins,), 0 to top, rising.

    score : 0 to top, on a scale of whole numbers
    observations : what its evidence is worth (n), 0 or more

    ValueError outside these.
    """
    table: Floats = score_tables([(score, observations)], top, bins)[0]
    return table


def score_tables(pairs: Sequence[tuple[int, float]], top: int, bins: int) -> Floats:
    """Tables of many (score, observations) pairs, (pairs, bins), 0 to top; each worked out once.

    A score and its mirror image share the work: the table of top - x is that of x, turned round.
    ValueError as for `score_table`.
    """
    known: dict[tuple[int, float], Floats] = {}
    tables = np.empty((len(pairs), bins))
    for row, (score, observations) in enumerate(pairs):
        _check(score, observations, top)
        worth = min(float(observations), ENOUGH)
        turned = worth > 0 and 2 * score > top
        key = (top - score if turned else score if worth else 0, worth)
        if key not in known:
            known[key] = _lower_half(*key, top, bins)
        tables[row] = top - known[key][::-1] if turned else known[key]
    return tables


def exact_table(value: float, *, bins: int) -> Floats:
    """A score that is taken as exact: the same in every bin, (bins,)."""
    return np.full(len(edges(bins)) - 1, float(value))


def uniform_table(top: float, *, bins: int) -> Floats:
    """A score of which nothing is known: uniform on 0 to top, (bins,)."""
    return bin_means(lambda points: top * points.p, bins)


def _check(score: int, observations: float, top: int) -> None:
    if not 0 <= score <= top or score != int(score) or top < 1:
        raise ValueError(f"a score must be a whole number from 0 to {top}, not {score}")
    if not observations >= 0:
        raise ValueError(f"observations must be 0 or more, not {observations}")


@lru_cache(maxsize=512)  # the standing tests, and further projects, ask for many of the same
def _lower_half(score: int, observations: float, top: int, bins: int) -> Floats:
    if observations == 0:
        return uniform_table(top, bins=bins)
    m, shares = _cell(score, top, observations)
    curve = beta_mixture(1 + observations * m, 1 + observations * (1 - m), shares)
    means: Floats = bin_means(lambda points: top * expit(curve.read(points.z)), bins)
    return means


def _cell(score: int, top: int, observations: float) -> tuple[Floats, Floats]:
    """The cell's places m (0 to 1, rising) and their shares: Gauss-Legendre, with an atom at 0.

    As only the lower half of the scale is worked out, a cell never reaches the upper end but as its edge.
    """
    low, high = max(score - 0.5, 0.0), score + 0.5
    # The blur narrows with the root of n, and so must the distance of the parts.
    at, shares = np.polynomial.legendre.leggauss(16 + int(math.sqrt(observations)))
    m = (low + (high - low) * (at + 1) / 2) / top
    shares = shares * (high - low) / 2
    if score == 0:
        return np.append(0.0, m), np.append(0.5, shares)
    return m, shares
