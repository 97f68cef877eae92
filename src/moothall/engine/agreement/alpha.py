"""Krippendorff's alpha: how far raters agree beyond chance, whoever rated what.

Method note, M3. Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability; the differences
are those of Krippendorff (2004), Content Analysis, chapter 11.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from math import fsum
from typing import Literal

from msgspec import Struct

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Difference = Callable[[float, float], float]


class Coincidences(Struct, frozen=True):
    """How often two values met in one unit, each pair of ratings weighing 1 / (ratings of the unit - 1)."""

    pairs: Mapping[tuple[float, float], float]
    """Values, the smaller first, to how often they met, in either order; equal values are left out"""
    counts: Mapping[float, int]
    """Value to the ratings that can be paired"""
    units: int
    """Units with two ratings or more"""


def coincidences(units: Iterable[Sequence[float]]) -> Coincidences:
    """Count what met: a unit with a single rating has nothing to be compared with, and is left out.

    units : of each, the ratings that there are; who gave them does not matter
    """
    pairs: dict[tuple[float, float], float] = {}
    counts: Counter[float] = Counter()
    paired = 0
    for ratings in units:
        if len(ratings) < 2:
            continue
        paired += 1
        counts.update(ratings)
        for (a, n), (b, m) in combinations(sorted(Counter(ratings).items()), 2):
            pairs[a, b] = pairs.get((a, b), 0.0) + 2 * n * m / (len(ratings) - 1)
    return Coincidences(pairs, counts, paired)


def alpha(found: Coincidences, level: Level) -> float | None:
    """1 where raters always agree, 0 where they agree as by chance, below 0 where less than that.

    level : how two values differ, see `difference`; ratio values are not below 0

    alpha = 1 - (n - 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck over the pairs of values, where o counts what met
    within units and n what was given in all. None where no unit has two ratings, or all are equal: then
    nothing could have differed.
    """
    apart = difference(level, found.counts)
    n = sum(found.counts.values())
    expected = fsum(
        2 * found.counts[a] * found.counts[b] * apart(a, b) for a, b in combinations(sorted(found.counts), 2)
    )
    if expected <= 0:
        return None
    return 1 - (n - 1) * fsum(o * apart(a, b) for (a, b), o in found.pairs.items()) / expected


def difference(level: Level, counts: Mapping[float, int]) -> Difference:
    """The squared difference of two values.

    nominal: 1; interval: (a - b)²; ratio: ((a - b) / (a + b))²; ordinal: (ratings from a to b, those of
    a and of b by half)², so that it does not matter how far apart the values of a scale are said to be.
    """
    if level == "nominal":
        return lambda a, b: float(a != b)
    if level == "interval":
        return lambda a, b: (a - b) ** 2
    if level == "ratio":
        return lambda a, b: ((a - b) / (a + b)) ** 2 if a != b else 0.0
    middles, below = {}, 0
    for value in sorted(counts):
        middles[value] = below + counts[value] / 2
        below += counts[value]
    return lambda a, b: (middles[a] - middles[b]) ** 2
