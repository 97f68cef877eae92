"""A saving claimed, held against what comparable cases achieved (method note, M7).

A reference case seldom says what its services cost before. Where it does (`baseline_cost`), the share
that it saved can be compared with the share that an option claims to save. The comparison is with what
came, not with what was planned: plans are what the class is there to correct.
"""

from __future__ import annotations

from collections.abc import Iterable

from moothall.engine.reference_class.empirical import quantile
from moothall.engine.reference_class.plan import Plan
from moothall.engine.reference_class.ratios import saved_share
from moothall.findings.reference_class import ClaimHeld
from moothall.framework.reference_cases import ReferenceCase


def claims(
    plans: Iterable[Plan], cases: Iterable[ReferenceCase], *, percentile: float, least: float
) -> tuple[ClaimHeld, ...]:
    """Each option that claims a saving, and whether it is above the percentile of the cases.

    percentile : 0 to 100; least : with fewer cases that say what they saved of what, it cannot be told
    """
    shares = sorted(s for c in cases if (s := saved_share(c)) is not None)
    limit = quantile(shares, percentile / 100) if shares and len(shares) >= least else None
    return tuple(_claim(p, shares, limit) for p in plans if p.saving_a_year)


def _claim(plan: Plan, shares: list[float], limit: float | None) -> ClaimHeld:
    claimed = plan.saved_share
    if claimed is None or limit is None:
        return ClaimHeld(option=plan.option, claimed=claimed, n=len(shares))
    return ClaimHeld(
        option=plan.option,
        claimed=claimed,
        percentile=100 * sum(s <= claimed for s in shares) / len(shares),
        n=len(shares),
        above=claimed > limit,
    )
