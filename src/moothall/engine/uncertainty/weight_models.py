"""How the weights of a draw are drawn: from declared points, orders or intervals, or freely.

Method note, M5 and M6. Points: a Dirichlet around the declared vector, at a concentration a level.
Orders and intervals: uniform on their polytope. Free: uniform on all weights, a level at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr  # type: ignore[import-untyped]

from moothall.engine.uncertainty.plan import BINS, EXACT, INTERVAL, ORDER, POINTS, Weights
from moothall.engine.uncertainty.tables.gammas import gamma_knots
from moothall.engine.uncertainty.tables.grid import edges
from moothall.engine.weighting.specs import GroupSpec, SetSpec

Sections = Mapping[str, Sequence[str]]
"""Section id to its criteria that apply, in order."""

RATES = 4097
"""Points of the grid on which the hidden rate of intervals is tabulated."""


class Drawn(NamedTuple):
    """How one set is drawn. n items."""

    way: int
    weights: NDArray[np.float64]
    """(n,) where exact"""
    shapes: NDArray[np.float64]
    """(n,) of points: gamma shapes"""
    places: NDArray[np.int64]
    """(n,) of an order: dense places, 1 the heaviest"""
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    """(n,) of intervals: points"""


Model = Literal["declared", "ordinal", "free", "exact"]


def drawn(spec: SetSpec, model: Model, concentration: float) -> Drawn:
    """How a set of declared weights is drawn under a model."""
    weights = np.array(spec.weights, np.float64)
    n = len(weights)
    none = np.zeros(n)
    if model == "exact" or n == 1:
        return Drawn(EXACT, weights, none, none.astype(np.int64), none, none)
    if model == "free":
        return Drawn(POINTS, weights, np.ones(n), none.astype(np.int64), none, none)
    if model == "ordinal" or spec.way == "order":
        places = np.array(spec.places or dense_places(weights), np.int64)
        return Drawn(ORDER, weights, none, places, none, none)
    if spec.way == "interval":
        return Drawn(INTERVAL, weights, none, none.astype(np.int64), np.array(spec.low), np.array(spec.high))
    return Drawn(POINTS, weights, weights * concentration, none.astype(np.int64), none, none)


def dense_places(weights: Iterable[float]) -> tuple[int, ...]:
    """Places of weights, 1 the heaviest; equal ones share a place."""
    values = [round(float(w), 12) for w in weights]
    order = sorted(set(values), reverse=True)
    return tuple(order.index(v) + 1 for v in values)


def exact_spec(sections: Mapping[str, float], criteria: Mapping[str, float], held: Sections) -> GroupSpec:
    """Weights at two levels as a group's, to be taken as they are."""

    def one(weights: Mapping[str, float], items: Sequence[str]) -> SetSpec:
        return SetSpec(items=tuple(items), way="points", weights=tuple(weights[i] for i in items))

    return GroupSpec(
        group="",
        share=1.0,
        declared=True,
        sections=one(sections, list(held)),
        criteria={s: one(criteria, items) for s, items in held.items()},
    )


def weights(specs: Sequence[GroupSpec], held: Sections, model: Model, concentration: float) -> Weights:
    """The arrays of the compiled pass for the weights of some groups.

    specs : groups, of whose sets every one has the items of `held`, in its order
    """
    starts = np.concatenate([[0], np.cumsum([len(items) for items in held.values()])]).astype(np.int64)
    sets, items = 1 + len(held), len(held) + int(starts[-1])
    groups = len(specs)
    way = np.zeros((groups, sets), np.uint8)
    central, low, high = (np.zeros((groups, items), np.float32) for _ in range(3))
    table, at_place, tied = (np.zeros((groups, items), np.int32) for _ in range(3))
    scale = np.zeros((groups, sets), np.int32)
    tables = _Tables()
    for g, spec in enumerate(specs):
        first = 0
        for k, own in enumerate([spec.sections, *(spec.criteria[s] for s in held)]):
            of = slice(first, first + len(own.items))
            made = drawn(own, model, concentration)
            way[g, k] = made.way
            central[g, of], low[g, of], high[g, of] = made.weights, made.low, made.high
            if made.way == POINTS:
                table[g, of] = [tables.gamma(shape) for shape in made.shapes]
            elif made.way == ORDER:
                some = made.weights > 0
                table[g, of] = [tables.gamma(float(one)) for one in some]
                at_place[g, of], tied[g, of] = _places(np.where(some, made.places, len(some) + 1), first)
                scale[g, k] = some.sum()
            elif made.way == INTERVAL:
                scale[g, k] = tables.rate(made.low, made.high)
            first += len(own.items)
    return Weights(starts, way, central, table, at_place, tied, low, high, scale, tables.made())


def _places(places: NDArray[np.int64], first: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Items by place, and how many share a place at the first of them."""
    order = np.argsort(places, kind="stable")
    ranked = places[order]
    opens = np.concatenate([[True], ranked[1:] != ranked[:-1]])
    size = np.bincount(np.cumsum(opens) - 1)
    return order + first, np.where(opens, size[np.cumsum(opens) - 1], 0)


class _Tables:
    """Tables of quantiles, each once."""

    def __init__(self) -> None:
        self._shapes: dict[float, int] = {}
        self._rates: dict[int, NDArray[np.float64]] = {}

    def _next(self) -> int:
        return len(self._shapes) + len(self._rates)

    def gamma(self, shape: float) -> int:
        key = float(np.float32(shape))
        return self._shapes.setdefault(key, self._next())

    def rate(self, low: NDArray[np.float64], high: NDArray[np.float64]) -> int:
        at = self._next()
        self._rates[at] = rate_quantiles(low, high)
        return at

    def made(self) -> NDArray[np.float32]:
        every = np.zeros((max(self._next(), 1), BINS + 1), np.float32)
        if self._shapes:
            every[list(self._shapes.values())] = gamma_knots(np.array(list(self._shapes)), BINS)
        for at, quantiles in self._rates.items():
            every[at] = quantiles
        return every


def rate_quantiles(low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.float64]:
    """Quantiles of the hidden rate at the knots, for points between low and high.

    Normalised points w = p/T, T their sum, are uniform on their polytope when p has the density
    T^-(m+1) on its box (m points are free; that is the Jacobian). And T^-(m+1) is the mixture of
    exp(-sT) over s with density s^m: given s the points are independent truncated exponentials, and
    s itself has the density exp(-s Σ low) Π (1 - exp(-s (high - low))). Derived for this engine;
    tests compare it with rejection sampling.
    """
    free = high > low
    spans, base = (high - low)[free], low.sum()
    grid = np.geomspace(1e-6, 1e3, RATES) * (1 + free.sum()) / (base + spans.sum() / 2)
    log = -grid * base + np.log(-np.expm1(-grid[:, None] * spans)).sum(axis=1) + np.log(grid)
    density = np.exp(log - log.max())
    rising = np.concatenate([[0.0], np.cumsum(density[1:] + density[:-1])])
    kept = np.concatenate([[True], np.diff(rising) > 0])
    quantiles: NDArray[np.float64] = np.interp(ndtr(edges(BINS)), rising[kept] / rising[-1], grid[kept])
    return quantiles
