"""What an option does to a budget, year by year, in real terms and in the money of the year (M9)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moothall.findings.financial_case import BudgetYear

_FIRST = re.compile(r"^(\d{4})(?:[-/]\d{2,4})?$")


def base_year(price_base: str) -> int | None:
    """The year whose prices they are: 2026 for 2026 and for 2026-27; None for anything else."""
    found = _FIRST.match(price_base)
    return int(found[1]) if found else None


def inflated(amount: float, inflation: float, years: int) -> float:
    """An amount at the prices of some years later, or earlier where years is negative."""
    return amount * (1 + inflation) ** years


def budget(
    net: Sequence[float], first_year: int, price_base: str, inflation: float | None
) -> tuple[BudgetYear, ...]:
    """The effect on a budget by year; more to spend is negative.

    net : (H + 1,) flows at the prices of the price base
    inflation : rise of prices a year; None: the money of the year is not told
    """
    since = base_year(price_base)
    return tuple(
        BudgetYear(
            year=first_year + t,
            real=amount,
            nominal=None
            if inflation is None or since is None
            else inflated(amount, inflation, first_year + t - since),
        )
        for t, amount in enumerate(net)
    )
