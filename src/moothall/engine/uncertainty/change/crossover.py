"""How far one weight may move before another option comes first, and the lines that show it.

Exact: totals are straight lines in the weight (see ends). Method note, M6.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from moothall.engine.scoring.totals import SAME
from moothall.engine.uncertainty.change.ends import Ends, criterion_ends, section_ends
from moothall.engine.uncertainty.change.points import Points, totals
from moothall.findings.ranking import Crossing, Crossover, Line


def crossovers(points: Points, front: str) -> tuple[Crossover, ...]:
    """Each section, then each criterion within its section, with its nearest crossings.

    At a crossing another option draws level with the front, and beyond it comes first. An option that
    only draws level at the very end, 0 or 1, does not cross.
    """
    now = totals(points)
    of_sections = [
        _crossover("section", section, points.section_weights[section], now, ends, front)
        for section, ends in section_ends(points)
    ]
    of_criteria = [
        _crossover("criterion", criterion, points.criterion_weights[criterion], now, ends, front)
        for criterion, ends in criterion_ends(points)
    ]
    return (*of_sections, *of_criteria)


def lines(points: Points) -> tuple[Line, ...]:
    """Every option's total at both ends of each section's weight. None for a section with all the weight."""
    return tuple(
        Line(section=section, option=option, at_zero=ends.zero[option], at_one=ends.one[option])
        for section, ends in section_ends(points)
        if ends is not None
        for option in points.options
    )


def _crossover(
    kind: Literal["section", "criterion"],
    item: str,
    weight: float,
    now: Mapping[str, float],
    ends: Ends | None,
    front: str,
) -> Crossover:
    below = above = None
    if ends is not None:
        below = _crossing(now, ends.zero, front, weight, 0.0)
        above = _crossing(now, ends.one, front, weight, 1.0)
    return Crossover(kind=kind, item=item, weight=weight, below=below, above=above)


def _crossing(
    now: Mapping[str, float], end: Mapping[str, float], front: str, weight: float, to: float
) -> Crossing | None:
    """The nearest crossing between the weight now and an end; of equally near ones the steepest."""
    if abs(to - weight) <= SAME:
        return None
    found = []
    for other in now:
        lead = max(now[front] - now[other], 0.0)
        at_end = end[front] - end[other]
        if other != front and at_end < -SAME:
            found.append((lead / (lead - at_end), at_end, other))
    if not found:
        return None
    part, _, other = min(found, key=lambda f: (round(f[0], 9), f[1]))
    return Crossing(weight=weight + part * (to - weight), option=other)
