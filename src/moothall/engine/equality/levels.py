"""A level now and under an option: of one row, and of many places together, weighted by their people (M14).

A place that nobody measured is never left out of a mean in silence. Where the level is a share in %, it lies
between 0 and 100, which bounds what the place can add; else nobody can tell.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from moothall.findings.equality import Level, Tier, Way
from moothall.project.measures import MeasureRow

ALL = 100.0
"""Largest share, in %."""


class At(NamedTuple):
    """A place with people, and what is known of its level."""

    id: str
    people: int
    fifth: int | None
    level: Level | None


def level_of(row: MeasureRow, changes: bool) -> Level:
    """Level and change of a row: from both levels, else the change as it was typed.

    changes : what the criterion measures is a change, so that `likely` is one; low and high always are
    """
    change = row.likely if changes else None
    if row.before is not None and row.after is not None:
        change = row.after - row.before
    ends = row.low is not None and row.high is not None and (changes or change is not None)
    return Level(
        before=row.before,
        after=row.after,
        change=change,
        low=row.low if ends else change,
        high=row.high if ends else change,
    )


def known(level: Level | None) -> bool:
    """Whether something is known of the change."""
    return level is not None and level.low is not None and level.high is not None


def way(level: Level, higher_is_better: bool) -> Way:
    """Which way a change goes for the people; a range to both sides of nothing is either."""
    if level.low is None or level.high is None:
        return "unknown"
    if level.low < 0 < level.high:
        return "either"
    middle = level.change if level.change is not None else level.low + level.high
    if middle == 0:
        return "none" if level.low == level.high else "either"
    return "gain" if (middle > 0) == higher_is_better else "loss"


def together(places: Sequence[At]) -> Level | None:
    """Mean of places whose changes are all known, by people; a level is a mean only where each has one."""
    if not places or not all(known(p.level) for p in places):
        return None
    levels = [p.level for p in places if p.level is not None]
    people = [p.people for p in places]
    return Level(
        before=_mean([x.before for x in levels], people),
        after=_mean([x.after for x in levels], people),
        change=_mean([x.change for x in levels], people),
        low=_mean([x.low for x in levels], people),
        high=_mean([x.high for x in levels], people),
    )


def bounded(places: Sequence[At]) -> Level | None:
    """What the mean change may be where some places were not measured: a level in % has bounds."""
    filled = [p if known(p.level) else p._replace(level=_bounds(p.level)) for p in places]
    found = together(filled)
    return None if found is None else Level(low=found.low, high=found.high)


def tiers(places: Sequence[At]) -> Iterator[Tier]:
    """Places of each fifth of deprivation together; a fifth with a place not measured is left out."""
    by_fifth: dict[int, list[At]] = {}
    for place in places:
        if place.fifth is not None:
            by_fifth.setdefault(place.fifth, []).append(place)
    for fifth, members in sorted(by_fifth.items()):
        level = together(members)
        if level is not None:
            yield Tier(fifth=fifth, places=len(members), people=sum(p.people for p in members), level=level)


def whole_levels(places: Sequence[At], moment: str) -> Mapping[str, float] | None:
    """Level of every place at a moment, before or after; None where one is not known."""
    found = {p.id: getattr(p.level, moment) if p.level else None for p in places}
    kept = {k: float(x) for k, x in found.items() if x is not None}
    return kept if kept and len(kept) == len(places) else None


def _bounds(level: Level | None) -> Level:
    before = level.before if level else None
    if before is None:
        return Level(low=-ALL, high=ALL)
    return Level(low=-before, high=ALL - before)


def _mean(values: Sequence[float | None], people: Sequence[int]) -> float | None:
    kept = [v for v in values if v is not None]
    if len(kept) < len(values):
        return None
    return math.fsum(v * n for v, n in zip(kept, people, strict=True)) / sum(people)
