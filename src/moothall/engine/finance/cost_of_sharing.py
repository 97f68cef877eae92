"""What sharing itself costs, as a share of what it saves, and when that is paid back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate

from moothall.engine.finance.placing import Line
from moothall.findings.financial_case import CostOfSharing


def cost_of_sharing(
    lines: Sequence[Line], transaction: Collection[str], first_year: int
) -> CostOfSharing | None:
    """Transaction costs against gross savings, undiscounted; None where no such cost is placed.

    lines : of one option
    transaction : ids of the transaction-cost categories
    """
    costs = _by_year([x for x in lines if x.kind == "cost" and x.category in transaction])
    savings = _by_year([x for x in lines if x.kind == "saving"])
    if not costs:
        return None
    saved = savings or [0.0] * len(costs)
    upto = list(zip(accumulate(costs), accumulate(saved), strict=True))
    total, gross = sum(costs), sum(saved)
    return CostOfSharing(
        costs=total,
        savings=gross,
        share=total / gross if gross > 0 else None,
        paid_back=next((first_year + n for n, (c, s) in enumerate(upto) if s >= c and s > 0), None),
    )


def _by_year(lines: Sequence[Line]) -> list[float]:
    return [sum(amounts) for amounts in zip(*(x.by_year for x in lines), strict=True)]
