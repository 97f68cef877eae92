"""The best of independent quantities, each given as weighted points on the line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moothall.engine.uncertainty.evidence_value.cells import Floats, Singles

NODES = 2048
"""Points of the common grid, from the least to the greatest value."""

_DECIMALS = 12  # below lies rounding only, so that nothing is worth 0 and not 1e-17


@dataclass(frozen=True, eq=False)
class Points:
    """One quantity.

    at : (points,) float, values; chance : (points,) float, sum 1, or None for equal chances
    drawn : whether the values were drawn at random, then recentred to the known mean
    """

    at: Floats
    chance: Floats | None = None
    drawn: bool = False


def centred(mean: float, at: Floats | Singles, chance: Floats | None = None) -> Points:
    """Points moved so that their mean is the known one; without chances they were drawn.

    The known mean is a control variate: most of the noise of the draws goes with the shift.
    """
    values = at.astype(np.float64)
    found = values.mean() if chance is None else np.einsum("n,n->", values, chance)
    return Points(values + (mean - found), chance, drawn=chance is None)


def gain_of_choice(quantities: Sequence[Points], best: int) -> tuple[float, float]:
    """How much the expected greatest quantity exceeds the expectation of one of them, with standard error.

    The quantities are independent, so the distribution function of the greatest is the product of theirs:
    every combination of their points counts, not only those that were drawn together. A point is shared
    between its two neighbours on the grid so that the mean stays, so the result is never below zero.
    The standard error is the infinitesimal jackknife's; 0 where nothing was drawn.

    quantities : one or more; best : which has the greatest mean
    Returns two floats, in the unit of the quantities.
    """
    low = min(float(q.at.min()) for q in quantities)
    step = (max(float(q.at.max()) for q in quantities) - low) / (NODES - 1)
    if step <= 0:
        return 0.0, 0.0
    masses = np.stack([_on_grid(q, low, step) for q in quantities])
    below = np.minimum(np.cumsum(masses, axis=1), 1.0)
    worth = step * float(np.sum(below[best] * (1 - np.delete(below, best, axis=0).prod(axis=0))))
    variance = math.fsum(
        _noise(masses[i], np.delete(below, i, axis=0).prod(axis=0), step) / len(q.at)
        for i, q in enumerate(quantities)
        if q.drawn
    )
    return round(worth, _DECIMALS), round(math.sqrt(variance), _DECIMALS)


def _on_grid(quantity: Points, low: float, step: float) -> Floats:
    place = (quantity.at - low) / step
    node = place.astype(np.intp)
    beyond = place - node
    chance = np.full(len(node), 1 / len(node)) if quantity.chance is None else quantity.chance
    whole = np.bincount(node, chance, NODES + 1)
    upper = np.bincount(node, chance * beyond, NODES + 1)
    mass: Floats = np.asarray(whole - upper, np.float64)
    mass[1:] += upper[:-1]
    return mass


def _noise(mass: Floats, others_below: Floats, step: float) -> float:
    """Variance of one draw's influence: what it adds as one of the values, less what recentring takes."""
    slope = np.concatenate([others_below[:1], others_below[:-1]])
    rise = float(np.sum(mass * (slope + others_below))) / 2
    influence = step * np.cumsum(slope - rise)
    influence -= np.sum(mass * influence)
    return float(np.sum(mass * influence * influence))
