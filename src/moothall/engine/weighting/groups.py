"""Normalised weights of every group, and jointly by declared shares.

Method note, M5. Until a group says otherwise its weights are equal. A later row replaces an
earlier one; the earlier is history and can be asked for by its day.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from moothall.engine.weighting.specs import GroupSpec, SetSpec, shares, specs
from moothall.findings.scoring import WeightsUsed
from moothall.project.project import Project


class Weighting(Struct, frozen=True, kw_only=True):
    """Normalised weights of every group, and the joint ones."""

    joint: WeightsUsed
    groups: tuple[WeightsUsed, ...]


def weighting(project: Project, until: datetime.date | None = None) -> Weighting:
    """Weights of every group and jointly, as they stand, or as they stood on a day."""
    found = specs(project, until)
    share = shares(project.stakeholders.groups)
    groups = tuple(_used(g, share[g.group]) for g in found if g.group in share)
    return Weighting(joint=_joint(found, groups) if groups else _used(found[0], 1.0), groups=groups)


def _used(spec: GroupSpec, share: float) -> WeightsUsed:
    return WeightsUsed(
        group=spec.group,
        declared=spec.declared,
        share=share,
        method=spec.method,
        swung=spec.swung,
        ranged=spec.ranged,
        sections=_by_item(spec.sections),
        criteria={c: w for inner in spec.criteria.values() for c, w in _by_item(inner).items()},
    )


def _by_item(spec: SetSpec) -> dict[str, float]:
    return dict(zip(spec.items, spec.weights, strict=True))


def _joint(found: tuple[GroupSpec, ...], groups: tuple[WeightsUsed, ...]) -> WeightsUsed:
    share = {g.group: g.share for g in found}
    sections = {
        i: math.fsum(share[g.group or ""] * g.sections[i] for g in groups) for i in groups[0].sections
    }
    criteria: dict[str, float] = {}
    for section, inner in found[0].criteria.items():
        criteria |= _joint_within(section, inner.items, groups, share)
    return WeightsUsed(
        declared=any(g.declared for g in groups),
        method=", ".join(sorted({g.method for g in groups})),
        sections=sections,
        criteria=criteria,
    )


def _joint_within(
    section: str, criteria: Sequence[str], groups: tuple[WeightsUsed, ...], share: Mapping[str, float]
) -> dict[str, float]:
    """Joint weights of the criteria of a section: each group counts by its share and by the weight
    that it gives the section, so that the joint total is the share-weighted mean of the groups' totals."""
    by = [share[g.group or ""] * g.sections[section] for g in groups]
    total = math.fsum(by)
    if not total:  # nobody gives the section any weight: shares alone decide
        by, total = [share[g.group or ""] for g in groups], 1.0
    return {
        c: math.fsum(b * g.criteria[c] for b, g in zip(by, groups, strict=True)) / total for c in criteria
    }
