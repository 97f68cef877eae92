"""Weights of sections and criteria: by group, and joint by declared shares.

Method note, M5. Until a group says otherwise its weights are equal. A later row replaces an
earlier one; the earlier is history and can be asked for by its day.
"""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from moothall.findings.scoring import WeightsUsed
from moothall.framework.framework import Framework
from moothall.project.history import histories, latest
from moothall.project.project import Project
from moothall.project.stakeholders import Group
from moothall.project.weights import WeightRow

Weights = Mapping[str, float]
"""Section or criterion id to its weight; those that belong together add to 1."""


class Weighting(Struct, frozen=True, kw_only=True):
    """Normalised weights of every group, and the joint ones."""

    joint: WeightsUsed
    groups: tuple[WeightsUsed, ...]


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


def shares(groups: Iterable[Group]) -> dict[str, float]:
    """Share of each group: as declared, else equal per group (not per head)."""
    listed = tuple(groups)
    if any(g.share is None for g in listed):
        return {g.id: 1 / len(listed) for g in listed}
    return {g.id: g.share or 0.0 for g in listed}


def weighting(project: Project, until: datetime.date | None = None) -> Weighting:
    """Weights of every group and jointly, as they stand, or as they stood on a day."""
    rows = latest(project.weights, lambda w: (w.group, w.kind, w.item), until)
    share = shares(project.stakeholders.groups)
    applies = applying(project)
    groups = tuple(
        _of_group(project.framework, g.id, share[g.id], list(_own(rows.values(), g.id)), applies)
        for g in project.stakeholders.groups
    )
    return Weighting(joint=_joint(project.framework, groups, applies), groups=groups)


def applying(project: Project) -> frozenset[str]:
    """Criteria that apply to this project: all but those left out for every option."""
    left_out = {n.criterion for n in project.head.not_applicable}
    return frozenset(c.id for c in project.framework.criteria) - left_out


def _own(rows: Iterable[WeightRow], group: str) -> Iterable[WeightRow]:
    return (r for r in rows if r.group == group)


def _of_group(
    framework: Framework, group: str, share: float, rows: list[WeightRow], applies: frozenset[str]
) -> WeightsUsed:
    sections = [s.id for s in framework.matrix.sections if any(c.id in applies for c in s.criteria)]
    criteria: dict[str, float] = {}
    for section in framework.matrix.sections:
        within = [c.id for c in section.criteria if c.id in applies]
        criteria |= _set(rows, "criterion", within)
    methods = sorted({r.method for r in rows})
    return WeightsUsed(
        group=group,
        declared=bool(rows),
        share=share,
        method=", ".join(methods) or "equal",
        sections=_set(rows, "section", sections),
        criteria=criteria,
    )


def _set(rows: Iterable[WeightRow], kind: str, items: Sequence[str]) -> dict[str, float]:
    """Normalised weights of items that belong together; equal where no row speaks of them."""
    spoken = {r.item: r for r in rows if r.kind == kind and r.item in items and r.method != "equal"}
    if not items:
        return {}
    if len(spoken) < len(items):
        return {i: 1 / len(items) for i in items}
    if all(r.method == "swing_ranking" for r in spoken.values()):
        return dict(zip(items, from_places([_points(spoken[i]) for i in items]), strict=True))
    return dict(zip(items, normalised([_points(spoken[i]) for i in items]), strict=True))


def _points(row: WeightRow) -> float:
    """The points of a row; of an interval without a value, its middle."""
    if row.value is not None:
        return row.value
    ends = [e for e in (row.low, row.high) if e is not None]
    return math.fsum(ends) / len(ends)


def _joint(framework: Framework, groups: tuple[WeightsUsed, ...], applies: frozenset[str]) -> WeightsUsed:
    if not groups:
        return _of_group(framework, "", 1.0, [], applies)
    total = math.fsum(g.share or 0.0 for g in groups)
    shares_ = {g.group: (g.share or 0.0) / total if total else 1 / len(groups) for g in groups}
    sections = {i: math.fsum(shares_[g.group] * g.sections[i] for g in groups) for i in groups[0].sections}
    criteria: dict[str, float] = {}
    for section in framework.matrix.sections:
        within = [c.id for c in section.criteria if c.id in groups[0].criteria]
        criteria |= _joint_within(section.id, within, groups, shares_)
    return WeightsUsed(
        declared=any(g.declared for g in groups),
        method=", ".join(sorted({g.method for g in groups})),
        sections=sections,
        criteria=criteria,
    )


def _joint_within(
    section: str, criteria: Sequence[str], groups: tuple[WeightsUsed, ...], share: Mapping[str | None, float]
) -> dict[str, float]:
    """Joint weights of the criteria of a section: each group counts by its share and by the weight
    that it gives the section, so that the joint total is the share-weighted mean of the groups' totals."""
    by = {g.group: share[g.group] * g.sections[section] for g in groups if section in g.sections}
    total = math.fsum(by.values())
    if not total:  # nobody gives the section any weight: shares alone decide
        by, total = {g.group: share[g.group] for g in groups}, 1.0
    return {c: math.fsum(by[g.group] * g.criteria[c] for g in groups) / total for c in criteria}


class LateChange(Struct, frozen=True, kw_only=True):
    """A weight set or changed after the first score that it bears on."""

    before: Annotated[WeightRow | None, Meta(description="the weight until then; none: equal")]
    after: WeightRow
    scored: Annotated[datetime.date, Meta(description="day of the first score")]


def first_scores(project: Project) -> Mapping[str, datetime.date]:
    """The day of the first score of each criterion, and of each section, that has one."""
    section_of = {c.id: s.id for s in project.framework.matrix.sections for c in s.criteria}
    first: dict[str, datetime.date] = {}
    for score in project.scores:
        if score.score is not None:
            for item in (score.criterion, section_of[score.criterion]):
                first[item] = min(first.get(item, score.date), score.date)
    return first


def late_changes(project: Project) -> tuple[LateChange, ...]:
    """Weights changed after the first score that they bear on, in the order of the table.

    A first weight counts as a change from equal; a row that repeats the earlier one does not.
    """
    first = first_scores(project)
    late: list[LateChange] = []
    for rows in histories(project.weights, lambda w: (w.group, w.kind, w.item)).values():
        for before, row in zip((None, *rows), rows, strict=False):
            same = row.method == "equal" if before is None else _stated(before) == _stated(row)
            if not same and row.item in first and row.date > first[row.item]:
                late.append(LateChange(before=before, after=row, scored=first[row.item]))
    return tuple(late)


def _stated(row: WeightRow) -> tuple[object, ...]:
    return ("equal",) if row.method == "equal" else (row.method, row.low, row.value, row.high)
