"""A business plan of the first years, from the same lines as the financial case (method note, M9)."""

from __future__ import annotations

from moothall.engine.finance.budgets import base_year, inflated
from moothall.engine.finance.comparison import Comparison
from moothall.findings.financial_case import Basis, PlanYear

YEARS = 5
"""A plan of three to five years is usual; the longer one holds the shorter."""


def plan(held: Comparison, basis: Basis) -> tuple[PlanYear, ...]:
    """Each category against the baseline by year, adding up to the net effect.

    Savings are positive and costs negative, in the money of the year where inflation is known. A category
    that changes nothing in these years is left out, as running cost taken over from the baseline.
    """
    if held.is_baseline or not held.told:
        return ()
    years = [_amounts(held, basis, t) for t in range(min(YEARS, held.horizon + 1))]
    told = [c for c in years[0] if any(year[c] for year in years)]
    return tuple(
        PlanYear(year=held.first_year + t, amounts={c: year[c] for c in told}, net=sum(year[c] for c in told))
        for t, year in enumerate(years)
    )


def _amounts(held: Comparison, basis: Basis, t: int) -> dict[str, float]:
    """Every category that has a line, in year t."""
    amounts: dict[str, float] = {}
    for way, lines in ((1.0, held.recorded), (-1.0, held.held_against)):
        for line in lines:
            real = way * line.sign * line.by_year[t]
            amounts[line.category] = amounts.get(line.category, 0.0) + _paid(real, basis, t)
    return amounts


def _paid(real: float, basis: Basis, t: int) -> float:
    since = base_year(basis.price_base)
    if basis.inflation is None or since is None:
        return real
    return inflated(real, basis.inflation.value, basis.first_year + t - since)
