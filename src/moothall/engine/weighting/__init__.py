"""Weights of sections and criteria: what was said, by group and jointly, and what it implies (M5)."""

from moothall.engine.weighting.findings import findings
from moothall.engine.weighting.groups import Weighting, weighting
from moothall.engine.weighting.late import LateChange, first_scores, late_changes
from moothall.engine.weighting.pairwise import (
    consistency_index,
    consistency_ratio,
    misfits,
    principal,
    ratios,
)
from moothall.engine.weighting.points import (
    from_places,
    normalised,
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
)
from moothall.engine.weighting.said import applying
from moothall.engine.weighting.specs import GroupSpec, SetSpec, shares, specs

__all__ = [
    "GroupSpec",
    "LateChange",
    "SetSpec",
    "Weighting",
    "applying",
    "consistency_index",
    "consistency_ratio",
    "findings",
    "first_scores",
    "from_places",
    "late_changes",
    "misfits",
    "normalised",
    "principal",
    "rank_order_centroid",
    "rank_reciprocal",
    "rank_sum",
    "ratios",
    "shares",
    "specs",
    "weighting",
]
