"""One weight moves from 0 to 1 and the others follow in proportion: the totals at both ends.

A total is a straight line in the weight, so its ends say all. A weight that holds everything cannot
move: nothing says in what proportion the others would take what it loses. Then there are no ends.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from msgspec import Struct

from moothall.engine.scoring.totals import SAME
from moothall.engine.uncertainty.change.points import Points, section_scores, totals


class Ends(Struct, frozen=True, kw_only=True):
    """Every option's total with one weight at 0, and at 1."""

    zero: dict[str, float]
    one: dict[str, float]


def section_ends(points: Points) -> Iterator[tuple[str, Ends | None]]:
    """Each section with the totals at the ends of its weight. None: it holds all the weight."""
    scores = section_scores(points)
    for section in points.sections:
        zero = {o: mean_of_others(points.section_weights, s, section) for o, s in scores.items()}
        yield section, _ends(zero, {o: s[section] for o, s in scores.items()})


def criterion_ends(points: Points) -> Iterator[tuple[str, Ends | None]]:
    """Each criterion with the totals at the ends of its weight within its section, sections held."""
    scores, now = section_scores(points), totals(points)
    for section, criteria in points.sections.items():
        weight = points.section_weights[section]
        held = {o: now[o] - weight * scores[o][section] for o in points.options}
        cells = {o: {c: points.points[o][c] for c in criteria} for o in points.options}
        for criterion in criteria:
            rest = {o: mean_of_others(points.criterion_weights, x, criterion) for o, x in cells.items()}
            zero = {o: None if x is None else held[o] + weight * x for o, x in rest.items()}
            yield criterion, _ends(zero, {o: held[o] + weight * x[criterion] for o, x in cells.items()})


def mean_of_others(weights: Mapping[str, float], values: Mapping[str, float], item: str) -> float | None:
    """Weighted mean of all values but one. None where the others have no weight."""
    others = [i for i in values if i != item]
    total = math.fsum(weights[i] for i in others)
    if total <= SAME:
        return None
    return math.fsum(weights[i] * values[i] for i in others) / total


def _ends(zero: Mapping[str, float | None], one: dict[str, float]) -> Ends | None:
    known = {o: x for o, x in zero.items() if x is not None}
    return Ends(zero=known, one=one) if len(known) == len(one) else None
