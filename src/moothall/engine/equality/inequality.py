"""How unevenly a level is spread: Gini, Theil with its parts, and the concentration index (method note, M14).

Each takes levels with weights (people). Levels below zero have no such index and are refused. A level that is
the same for all gives 0; where all levels are zero there is nothing to share out, and no index.

Sources: Gini by mean absolute difference over twice the mean (population form, no small-sample factor);
Theil, Economics and Information Theory (1967), index T; Kakwani, Wagstaff and van Doorslaer (1997) for the
concentration index by fractional rank, people of one rank sharing the middle of their part.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple


class NegativeLevelError(ValueError):
    """A level is below zero, so that shares of it mean nothing."""


class Theil(NamedTuple):
    """Theil's index T, and its parts inside and between groups; whole = within + between."""

    whole: float
    within: float
    between: float


def mean(levels: Sequence[float], weights: Sequence[float]) -> float:
    """Weighted mean; weights add to more than zero."""
    return math.fsum(x * w for x, w in zip(levels, weights, strict=True)) / math.fsum(weights)


def gini(levels: Sequence[float], weights: Sequence[float]) -> float | None:
    """Mean absolute difference between two people, over twice the mean; 0 to 1, None where all are zero.

    levels : (n,) zero or more; weights : (n,) above zero
    """
    middle = _checked(levels, weights)
    if middle is None:
        return None
    below = done = 0.0
    terms: list[float] = []
    for x, w in sorted(zip(levels, weights, strict=True)):
        terms.append(w * (x * done - below))  # against all that lie below
        done += w
        below += w * x
    return max(0.0, math.fsum(terms) / (done * done * middle))


def theil(levels: Sequence[float], weights: Sequence[float], groups: Sequence[Hashable]) -> Theil | None:
    """Theil's T: mean of (x / mean) ln (x / mean), a zero counting nothing; None where all are zero.

    groups : (n,) the group of each level. A group's part inside counts by its share of the whole level.
    """
    middle = _checked(levels, weights)
    if middle is None:
        return None
    total = math.fsum(weights)
    rows = sorted(zip(map(str, groups), levels, weights, strict=True))
    within, between = [], []
    for _, members in groupby(rows, key=lambda row: row[0]):
        own = [(x, w) for _, x, w in members]
        xs, ws = [x for x, _ in own], [w for _, w in own]
        share, ratio = math.fsum(ws) / total, mean(xs, ws) / middle
        between.append(share * _surprise(ratio))
        if ratio > 0:
            within.append(share * ratio * _index(xs, ws))
    parts = math.fsum(within), math.fsum(between)
    return Theil(_index(levels, weights), *parts)


def concentration(levels: Sequence[float], weights: Sequence[float], ranks: Sequence[float]) -> float | None:
    """Concentration index, -1 (all with the lowest rank) to 1 (the highest); None where all are zero.

    C = 2 / mean · Σ share · level · R - 1, R the middle of a rank's part of all people.

    ranks : (n,) order of the people, the worst-off first; alike ranks share one R
    """
    middle = _checked(levels, weights)
    if middle is None:
        return None
    total, passed = math.fsum(weights), 0.0
    terms: list[float] = []
    for _, members in groupby(sorted(zip(ranks, levels, weights, strict=True)), key=lambda row: row[0]):
        own = list(members)
        part = math.fsum(w for _, _, w in own) / total
        terms += [w / total * x * (passed + part / 2) for _, x, w in own]
        passed += part
    return 2 / middle * math.fsum(terms) - 1


def _checked(levels: Sequence[float], weights: Sequence[float]) -> float | None:
    """The mean; None where there is nothing to share out."""
    if any(x < 0 for x in levels):
        raise NegativeLevelError
    middle = mean(levels, weights) if levels else 0.0
    return middle if middle > 0 else None


def _index(levels: Iterable[float], weights: Iterable[float]) -> float:
    own = list(zip(levels, weights, strict=True))
    middle = mean([x for x, _ in own], [w for _, w in own])
    total = math.fsum(w for _, w in own)
    return max(0.0, math.fsum(w / total * _surprise(x / middle) for x, w in own))


def _surprise(ratio: float) -> float:
    return ratio * math.log(ratio) if ratio > 0 else 0.0
