"""Weights (M5, M6): draws of two levels of weights under each model, with exact NumPy draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

Model = Literal["declared", "ordinal", "free"] | tuple[Literal["group", "own"], int]


@dataclass(frozen=True)
class Level:
    """The weights of one group at one level: of the sections, or of one section's criteria.

    way : points (Dirichlet around them), exact, order (ties: same place), interval (in points, top 100)
    vector : (items,) float, the weights themselves; for an order, larger is weightier
    low, high : (items,) float, for intervals: bounds of 100 times the ratio to the weight of item `top`
    """

    way: Literal["points", "exact", "order", "interval"]
    vector: np.ndarray
    low: np.ndarray | None = None
    high: np.ndarray | None = None
    top: int = 0


@dataclass(frozen=True)
class GroupWeights:
    """One group's weights: of the sections, and within each section."""

    sections: Level
    criteria: tuple[Level, ...]


def equal(sizes: list[int], way: Literal["points", "exact", "order"] = "points") -> GroupWeights:
    """Equal weights at both levels."""
    return GroupWeights(
        Level(way, np.full(len(sizes), 1 / len(sizes))), tuple(Level(way, np.full(k, 1 / k)) for k in sizes)
    )


def weights(
    rng: np.random.Generator,
    size: int,
    groups: tuple[GroupWeights, ...],
    shares: np.ndarray,
    model: Model,
    concentration: float,
    exact: bool,
) -> tuple[np.ndarray, np.ndarray]:
    """Weights of the sections (draws, sections), and within their section (draws, criteria)."""
    if isinstance(model, tuple):
        drawn = np.full(size, model[1])
    else:
        drawn = rng.choice(len(shares), size, p=shares / shares.sum())
    sections = np.empty((size, len(groups[0].criteria)))
    criteria = np.empty((size, sum(len(level.vector) for level in groups[0].criteria)))
    for g, group in enumerate(groups):
        here = np.flatnonzero(drawn == g)
        levels = [
            sample(rng, len(here), level, model, concentration, exact)
            for level in (group.sections, *group.criteria)
        ]
        sections[here], criteria[here] = levels[0], np.concatenate(levels[1:], axis=1)
    return sections, criteria


def sample(
    rng: np.random.Generator, size: int, level: Level, model: Model, concentration: float, exact: bool
) -> np.ndarray:
    """Weights of one level, (draws, items), each row sums to 1."""
    vector = level.vector / level.vector.sum()
    if model == "free":
        return normal(rng.standard_exponential((size, len(vector))))
    if model == "ordinal" or level.way == "order":
        return ordered(rng, size, vector)
    if level.way == "interval":
        return between(rng, size, level)
    if exact or level.way == "exact":
        return np.tile(vector, (size, 1))
    return normal(rng.gamma(concentration * vector, size=(size, len(vector))))


def normal(rows: np.ndarray) -> np.ndarray:
    scaled: np.ndarray = rows / rows.sum(axis=1, keepdims=True)
    return scaled


def ordered(rng: np.random.Generator, size: int, vector: np.ndarray) -> np.ndarray:
    """Uniform on the simplex in the order of the vector; zero stays zero, ties may fall either way."""
    some = np.flatnonzero(vector > 0)
    place = np.unique(-vector[some], return_inverse=True)[1]
    falling = -np.sort(-rng.standard_exponential((size, len(some))), axis=1)
    items = some[np.argsort(place + rng.random((size, len(some))), axis=1)]
    drawn = np.zeros((size, len(vector)))
    np.put_along_axis(drawn, items, falling, axis=1)
    return normal(drawn)


def between(rng: np.random.Generator, size: int, level: Level) -> np.ndarray:
    """Uniform on {w : low ≤ 100 w / w_top ≤ high} of the simplex, by rejection.

    Ratios are drawn evenly within their bounds. With k of them free, a weight vector's density is then
    as the (k + 1)th power of their sum, so it is kept with the (k + 1)th power of (smallest sum / sum).
    """
    assert level.low is not None
    assert level.high is not None
    low, high = level.low.astype(float), level.high.astype(float)
    low[level.top] = high[level.top] = 100.0
    power = np.count_nonzero(high > low) + 1
    kept, count = [np.empty((0, len(low)))], 0
    while count < size:
        ratio = low + (high - low) * rng.random((max(size, 1000), len(low)))
        ratio = ratio[rng.random(len(ratio)) < (low.sum() / ratio.sum(axis=1)) ** power]
        kept.append(ratio)
        count += len(ratio)
    return normal(np.concatenate(kept)[:size])
