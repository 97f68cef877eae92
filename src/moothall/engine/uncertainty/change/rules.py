"""The ranking under other rules of adding up, as a cross-check. Method note, M6.

A few lines each, held to published answers and to pymcdm in the tests (ADR 10 says why it is not used).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from moothall.engine.uncertainty.change.points import Points
from moothall.findings.ranking import RuleRanking

Floats = npt.NDArray[np.float64]
Scaling = Literal["as_given", "sum"]

DIGITS = 9
"""Scores and values that agree to so many decimals are the same (the method note prints 9 digits)."""

SHIFT = 1.0
"""Added to each score before products, so that 0..4 becomes 1..5 and a 0 does not wipe out the rest."""


def rule_rankings(points: Points) -> tuple[RuleRanking, ...]:
    """The options under four rules, with global weights w_section·w_criterion.

    Values : weighted_sum the total, 0..4; weighted_product the weighted geometric mean of the scores plus
    1, 1..5; topsis closeness to the best, 0..1; promethee_2 net flow, -1..1. Level options stand as listed.
    """
    weights = {
        c: points.section_weights[s] * points.criterion_weights[c]
        for s, cs in points.sections.items()
        for c in cs
    }
    matrix = np.array([[points.points[o][c] for c in weights] for o in points.options])
    same = np.round(matrix, DIGITS)  # else noise in the last digit would decide a usual criterion
    w = list(weights.values())
    shift = SHIFT - min(0.0, float(matrix.min()))
    return (
        _ranking("weighted_sum", points.options, weighted_sum(matrix, w)),
        _ranking("weighted_product", points.options, weighted_product(matrix + shift, w)),
        _ranking("topsis", points.options, topsis(same, w)),
        _ranking("promethee_2", points.options, promethee_2(same, w)),
    )


def _ranking(
    rule: Literal["weighted_sum", "weighted_product", "topsis", "promethee_2"],
    options: Sequence[str],
    values: Floats,
) -> RuleRanking:
    by_option: Mapping[str, float] = dict(zip(options, values.tolist(), strict=True))
    same = {o: round(value, DIGITS) for o, value in by_option.items()}
    order = sorted(options, key=lambda o: -same[o])
    places = {o: 1 + sum(other > same[o] for other in same.values()) for o in options}
    return RuleRanking(rule=rule, values=dict(by_option), order=tuple(order), places=places)


def weighted_sum(
    matrix: npt.ArrayLike,
    weights: Sequence[float],
    types: Sequence[int] | None = None,
    scaling: Scaling = "as_given",
) -> Floats:
    """Σ w·x of each option; higher is better. Fishburn (1967).

    matrix : (options, criteria) float
    weights : (criteria,) float, not negative, any sum above zero
    types : (criteria,) 1 where more is better, -1 where less is; all 1 unless told
    scaling : as_given, for scores; sum, each column divided by its sum, 1/x first where less is better
    ValueError for a cost taken as given, a value not above zero scaled by its sum, or no weight above zero.
    """
    x, w, better = _problem(matrix, weights, types)
    total: Floats = (_scaled(x, better, scaling) * w).sum(axis=1)
    return total


def weighted_product(
    matrix: npt.ArrayLike,
    weights: Sequence[float],
    types: Sequence[int] | None = None,
    scaling: Scaling = "as_given",
) -> Floats:
    """Π x^w of each option, a geometric mean; higher is better. Bridgman (1922), Miller and Starr (1969).

    Arguments and errors as for weighted_sum; one value of 0 makes the whole 0.
    """
    x, w, better = _problem(matrix, weights, types)
    product: Floats = np.prod(_scaled(x, better, scaling) ** w, axis=1)
    return product


def topsis(matrix: npt.ArrayLike, weights: Sequence[float], types: Sequence[int] | None = None) -> Floats:
    """Closeness to the best of all columns, 0 to 1, after vector scaling. Hwang and Yoon (1981).

    Arguments as for weighted_sum. Columns in which the options are the same are left out: they cannot
    part them, and one of zeros would divide by zero. With none left all options are halfway, 0.5.
    ValueError for no weight above zero.
    """
    x, w, better = _problem(matrix, weights, types)
    parts = np.ptp(x, axis=0) > 0
    if not parts.any():
        return np.full(len(x), 0.5)
    scaled = x[:, parts] / np.sqrt((x[:, parts] ** 2).sum(axis=0)) * better[parts] * w[parts]
    to_best = np.sqrt(((scaled - scaled.max(axis=0)) ** 2).sum(axis=1))
    to_worst = np.sqrt(((scaled - scaled.min(axis=0)) ** 2).sum(axis=1))
    closeness: Floats = to_worst / (to_best + to_worst)
    return closeness


def promethee_2(
    matrix: npt.ArrayLike, weights: Sequence[float], types: Sequence[int] | None = None
) -> Floats:
    """Net flow of each option, -1 to 1, by the usual criterion. Brans and Vincke (1985).

    Arguments as for weighted_sum; at least two options. Only the order within a column counts.
    ValueError for no weight above zero.
    """
    x, w, better = _problem(matrix, weights, types)
    ahead = np.sign((x[:, None, :] - x[None, :, :]) * better)
    flow: Floats = (ahead * w).sum(axis=2).sum(axis=1) / (len(x) - 1)
    return flow


Problem = tuple[Floats, Floats, npt.NDArray[np.int64]]


def _problem(matrix: npt.ArrayLike, weights: Sequence[float], types: Sequence[int] | None) -> Problem:
    """Matrix, weights that add to 1, directions; criteria without weight dropped."""
    x, w = np.asarray(matrix, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    better = np.ones(len(w), dtype=np.int64) if types is None else np.asarray(types, dtype=np.int64)
    if not (w > 0).any() or (w < 0).any():
        raise ValueError("weights must not be negative, and one must be above zero")
    kept = w > 0
    return x[:, kept], w[kept] / w[kept].sum(), better[kept]


def _scaled(x: Floats, better: npt.NDArray[np.int64], scaling: Scaling) -> Floats:
    cost = better < 0
    if scaling == "as_given":
        if cost.any():
            raise ValueError("where less is better, a column cannot be taken as given")
        return x
    if (x <= 0).any():
        raise ValueError("a column is scaled by its sum only if all of it is above zero")
    turned = np.where(cost, 1 / x, x)
    shares: Floats = turned / turned.sum(axis=0)
    return shares
