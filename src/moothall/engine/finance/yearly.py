"""An option year by year, and what all its years cost together (method note, M9)."""

from __future__ import annotations

import itertools

from moothall.engine.finance.comparison import Comparison
from moothall.engine.finance.discounting import present_value
from moothall.engine.finance.flows import streams
from moothall.findings.financial_case import Year


def yearly(held: Comparison) -> tuple[Year, ...]:
    """Costs, savings and the net effect of each year, at central values.

    Costs and savings are all of the option's, its running cost too; the net effect is against the baseline.
    None where the option has no line in any year, or no schedule is known to discount by.
    """
    if held.factors is None or not held.told:
        return ()
    side = streams(held.found.own, held.horizon)
    net = held.flows().net
    rows = zip(
        side.running, side.costs, side.gains, net, held.factors, itertools.accumulate(net), strict=True
    )
    return tuple(
        Year(
            year=held.first_year + t,
            costs=running + costs,
            savings=gains,
            net=flow,
            discounted=flow * factor,
            cumulative=so_far,
        )
        for t, (running, costs, gains, flow, factor, so_far) in enumerate(rows)
    )


def whole_life_cost(held: Comparison) -> float | None:
    """Present value of all that an option costs, less savings and income; None where it has no line."""
    if held.factors is None or not held.told:
        return None
    side = streams(held.found.own, held.horizon)
    net = (r + c - g for r, c, g in zip(side.running, side.costs, side.gains, strict=True))
    return present_value(tuple(net), held.factors)
