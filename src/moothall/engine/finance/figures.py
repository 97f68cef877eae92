"""The usual measures of one option's money: net present value, ratio, payback, yearly worth, peak (M9)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from moothall.engine.finance.discounting import equivalent_annual, present_value
from moothall.engine.finance.flows import Flows
from moothall.findings.financial_case import Bound, Figures

ROUNDING = 1e-9
"""Share of the largest sum below which a gap to zero is rounding, not money."""


def figures(
    flows: Flows, factors: Sequence[float] | None, *, first_year: int, bound: Bound, cash_said: bool
) -> Figures:
    """All measures of an option against the baseline.

    factors : (H + 1,) discount factors; None: no schedule is known, and only what needs none is told
    cash_said : whether its savings say if a budget can be cut by them; without it there is no ratio
    """
    net = flows.net
    peak, at = peak_funding(net)
    plain = Figures(
        bound=bound,
        payback=payback(net),
        peak_funding=peak,
        peak_year=None if at is None else first_year + at,
    )
    if factors is None:
        return plain
    costs, benefits = present_value(flows.costs, factors), present_value(flows.benefits, factors)
    cash = present_value(flows.cashable, factors)
    npv = present_value(net, factors)
    return Figures(
        npv=npv,
        bound=bound,
        pv_costs=costs,
        pv_benefits=benefits,
        bcr=cash / costs if cash_said and costs > 0 else None,
        payback=plain.payback,
        discounted_payback=payback([n * f for n, f in zip(net, factors, strict=True)]),
        eac=equivalent_annual(npv, factors),
        peak_funding=peak,
        peak_year=plain.peak_year,
    )


def payback(net: Sequence[float]) -> float | None:
    """Years until the sum of yearly flows stays at or above zero; within a year it rises evenly.

    net : (H + 1,) flows. None where it does not by the end, or where nothing flows at all.
    """
    sums = list(itertools.accumulate(net))
    least = -ROUNDING * max(map(abs, sums), default=0.0)
    if not any(net) or sums[-1] < least:
        return None
    below = [year for year, so_far in enumerate(sums) if so_far < least]
    if not below:
        return 0.0
    last = below[-1]
    return last + min(-sums[last] / net[last + 1], 1.0)


def peak_funding(net: Sequence[float]) -> tuple[float, int | None]:
    """Deepest that the sum of yearly flows falls below zero, and the first year (0 to H) in which it is."""
    sums = list(itertools.accumulate(net))
    deepest = min(sums)
    return (-deepest, sums.index(deepest)) if deepest < 0 else (0.0, None)
