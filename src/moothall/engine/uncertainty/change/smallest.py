"""The smallest change of weights that ends the front option's first place. Method note, M6."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from msgspec import Struct

from moothall.engine.scoring.totals import SAME
from moothall.engine.uncertainty.change.points import Points, section_scores, totals
from moothall.findings.ranking import WeightChange


class Exchange(Struct, frozen=True, kw_only=True):
    """Weights moved so that a lead is gone: L1 distance, 0 to 2, and the change of each item that moves."""

    distance: float
    moves: dict[str, float]


def smallest_changes(points: Points, front: str) -> tuple[WeightChange, ...]:
    """Per level the easiest change: of the sections' weights, then within each section, sections held.

    A level at which no weights put another option ahead is left out. Of equally near options the first
    listed stands.
    """
    scores, now = section_scores(points), totals(points)
    by_option: dict[str, dict[str, Exchange]] = {}
    for other in points.options:
        if other != front:
            gaps = {s: scores[front][s] - scores[other][s] for s in points.sections}
            lead = now[front] - now[other]
            by_option[other] = dict(_levels(points, front, other, lead, gaps))
    levels = ("sections", *points.sections)
    found = ({o: e[level] for o, e in by_option.items() if level in e} for level in levels)
    return tuple(_easiest(level, changes) for level, changes in zip(levels, found, strict=True) if changes)


def _levels(
    points: Points, front: str, other: str, lead: float, gaps: Mapping[str, float]
) -> Iterator[tuple[str, Exchange]]:
    """The exchange against one other option at each level where there is one."""
    change = exchange({s: points.section_weights[s] for s in points.sections}, gaps, lead)
    if change is not None:
        yield "sections", change
    for section, criteria in points.sections.items():
        share = points.section_weights[section]
        own = {c: share * (points.points[front][c] - points.points[other][c]) for c in criteria}
        change = exchange({c: points.criterion_weights[c] for c in criteria}, own, lead)
        if change is not None:
            yield section, change


def _easiest(level: str, changes: Mapping[str, Exchange]) -> WeightChange:
    option = min(changes, key=lambda o: round(changes[o].distance, 9))
    best = changes[option]
    return WeightChange(level=level, option=option, distance=best.distance, moves=best.moves)


def exchange(weights: Mapping[str, float], gaps: Mapping[str, float], lead: float) -> Exchange | None:
    """The L1-smallest move of weights on the simplex that brings a lead to 0; None if it cannot fall below.

    weights : item to weight, add to 1
    gaps : item to what the lead gains a unit of its weight
    lead : the lead now: Σ weight·gap over the items, and whatever does not depend on their weights
    """
    # Moving a mass m lowers the lead by what is taken (at most its m units of largest gap) less what is
    # put back (at least m times the least gap); taking in that order, onto that item, attains both bounds.
    onto = min(gaps, key=lambda i: gaps[i])
    lowest = lead + math.fsum(weights[i] * (gaps[onto] - gaps[i]) for i in gaps)
    if lowest >= -SAME:
        return None
    moves: dict[str, float] = {}
    left = max(lead, 0.0)
    for item in sorted(gaps, key=lambda i: -gaps[i]):
        fall = gaps[item] - gaps[onto]
        if left <= SAME or fall <= 0:
            break
        part = min(weights[item], left / fall)
        left -= part * fall
        if part > 0:
            moves[item] = -part
    moved = abs(math.fsum(moves.values()))
    if moved:
        moves[onto] = moved
    return Exchange(distance=2 * moved, moves={i: moves[i] for i in gaps if i in moves})
