"""Weights of one set from what was said of each item: points, or a place in an order."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence


def normalised(points: Sequence[float]) -> tuple[float, ...]:
    """Points divided by their sum. ValueError where nothing is positive."""
    total = math.fsum(points)
    if total <= 0 or any(p < 0 for p in points):
        raise ValueError("weights must not be negative, and one must be above zero")
    return tuple(p / total for p in points)


def rank_order_centroid(n: int) -> tuple[float, ...]:
    """Weights of n ranked items, first first: the centroid of all weights in that order.

    w_i = (1/n) Σ_{k=i..n} 1/k. Barron and Barrett (1996), doi 10.1016/0001-6918(96)00010-8.
    """
    return tuple(math.fsum(1 / k for k in range(i, n + 1)) / n for i in range(1, n + 1))


def rank_sum(n: int) -> tuple[float, ...]:
    """Weights of n ranked items in proportion to n + 1 - rank. Stillwell and others (1981)."""
    return tuple(2 * (n + 1 - i) / (n * (n + 1)) for i in range(1, n + 1))


def rank_reciprocal(n: int) -> tuple[float, ...]:
    """Weights of n ranked items in proportion to 1/rank. Stillwell and others (1981)."""
    return normalised([1 / i for i in range(1, n + 1)])


def from_places(places: Sequence[float]) -> tuple[float, ...]:
    """Rank-order centroid weights from places in an order; ties share their places' weights."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    centroid = rank_order_centroid(len(places))
    tied: dict[float, list[int]] = defaultdict(list)
    for position, i in enumerate(order):
        tied[places[i]].append(position)
    mean = {place: math.fsum(centroid[p] for p in ps) / len(ps) for place, ps in tied.items()}
    return tuple(mean[p] for p in places)


def dense(places: Sequence[float]) -> tuple[int, ...]:
    """Places as 1, 2, 3, ... without gaps; ties share one."""
    rank = {place: n for n, place in enumerate(sorted(set(places)), 1)}
    return tuple(rank[p] for p in places)
