"""Each group's weights as a value: the central ones, and what they were said as."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from moothall.engine.weighting.pairwise import principal, ratios
from moothall.engine.weighting.points import dense, from_places, normalised
from moothall.engine.weighting.said import Said, said, sets
from moothall.project.project import Project
from moothall.project.stakeholders import Group
from moothall.project.weights import PAIRS, WeightRow

TOP = 100.0
"""Swing points of the item that matters most (method note, M5)."""


class SetSpec(Struct, frozen=True, kw_only=True):
    """Weights of items that belong together, all tuples in the order of the items.

    points : swing or direct points, or pairs; order : places in a ranking; interval : swing points of
    which some are ranges; equal : nobody said, or said that all are equal.
    """

    items: tuple[str, ...]
    way: Literal["points", "order", "interval", "equal"]
    weights: tuple[float, ...]
    """Central weights; they add to 1. Of an order its centroid, of an interval its middle."""
    places: tuple[int, ...] = ()
    """Of an order: 1, 2, 3, ... without gaps; ties share one."""
    low: tuple[float, ...] = ()
    """Of intervals: low ends in points of which the top item has 100."""
    high: tuple[float, ...] = ()
    """High ends; as low as the low end where an item has one number, as the top item always has."""


class GroupSpec(Struct, frozen=True, kw_only=True):
    """One group's weights on both levels."""

    group: str
    """Empty: the project has no groups."""
    share: float
    """Declared share; those of all groups add to 1."""
    declared: bool
    """Whether the group said anything."""
    sections: SetSpec
    criteria: dict[str, SetSpec]
    """Section id to its criteria, where any apply."""
    method: str = "equal"
    """How the group found them, as the findings say it."""
    swung: int = 0
    """Items with swing points."""
    ranged: int = 0
    """Of these, items with a range."""


def specs(project: Project, until: datetime.date | None = None) -> tuple[GroupSpec, ...]:
    """The weights of every group, as they stand or stood on a day; of a project without groups, equal."""
    share = shares(project.stakeholders.groups)
    total = math.fsum(share.values())
    if not share:
        return (_spec("", 1.0, tuple(Said(group="", section=s, items=i) for s, i in sets(project).items())),)
    return tuple(
        _spec(g, part / total if total else 1 / len(share), said(project, g, until))
        for g, part in share.items()
    )


def shares(groups: Iterable[Group]) -> dict[str, float]:
    """Share of each group: as declared, else equal per group (not per head)."""
    listed = tuple(groups)
    if any(g.share is None for g in listed):
        return {g.id: 1 / len(listed) for g in listed}
    return {g.id: g.share or 0.0 for g in listed}


def _spec(group: str, share: float, found: tuple[Said, ...]) -> GroupSpec:
    methods = sorted({r.method for s in found for r in s.rows})
    swung = [r for s in found for r in s.rows if r.method == "swing_points"]
    by_section = {s.section: set_spec(s) for s in found}
    return GroupSpec(
        group=group,
        share=share,
        declared=bool(methods),
        method=", ".join(methods) or "equal",
        swung=len(swung),
        ranged=sum(r.interval is not None for r in swung),
        sections=by_section[None],
        criteria={section: spec for section, spec in by_section.items() if section is not None},
    )


def set_spec(found: Said) -> SetSpec:
    """The weights of one set; equal unless all of its items, or all of its pairs, are spoken of."""
    items = found.items
    if not found.unequal:
        return SetSpec(items=items, way="equal", weights=tuple(1 / len(items) for _ in items))
    if found.rows[0].method == PAIRS:
        weights = principal(ratios(items, answers(found.rows))).weights
        return SetSpec(items=items, way="points", weights=weights)
    by_item = {r.item: r for r in found.rows}
    rows = tuple(by_item[i] for i in items)
    points = [r.points for r in rows]
    if rows[0].method == "swing_ranking":
        return SetSpec(items=items, way="order", weights=from_places(points), places=dense(points))
    low, high = _ends(rows)
    if low == high:
        return SetSpec(items=items, way="points", weights=normalised(points))
    return SetSpec(items=items, way="interval", weights=normalised(points), low=low, high=high)


def answers(rows: Iterable[WeightRow]) -> dict[tuple[str, str], float]:
    """Ratios of pairwise rows by (item, against)."""
    return {(r.item, r.against): r.value for r in rows if r.against is not None and r.value is not None}


def _ends(rows: tuple[WeightRow, ...]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Low and high ends of the rows in points of which the highest single number is 100.

    Where the top item has been left out of the project there is nothing to measure ends against: the
    middle counts.
    """
    top = max((r.points for r in rows if r.interval is None), default=0.0)
    ends = [r.interval or (r.points, r.points) for r in rows]
    if any(end is not None and end > top for pair in ends for end in pair):
        ends = [(r.points, r.points) for r in rows]
    scale = TOP / top if top else 1.0
    low = tuple(scale * a for a, _ in ends)
    return low, tuple(scale * (top if b is None else b) for _, b in ends)
