"""An option year by year, and its whole-life cost."""

from __future__ import annotations

import pytest

from moothall.engine.finance.yearly import whole_life_cost, yearly
from tests.engine.finance.made_case import NOW, as_now, cost, held, running, saving

LINES = (cost(4, 0), saving(0, 10), as_now(running(20, 20)), as_now(cost(0, 2)))


def test_costs_and_savings_are_the_options_and_net_is_against_the_baseline() -> None:
    one, two = yearly(held(*LINES, rate=1.0))
    assert (one.year, one.costs, one.savings, one.net, one.discounted, one.cumulative) == (
        2026,
        24,
        0,
        -4,
        -4,
        -4,
    )
    assert (two.year, two.costs, two.savings, two.net, two.discounted, two.cumulative) == (
        2027,
        20,
        10,
        12,
        6,
        8,
    )


def test_the_whole_life_cost_takes_in_what_it_costs_to_run() -> None:
    assert whole_life_cost(held(*LINES, rate=1.0)) == 24 + 10 / 2
    assert whole_life_cost(held(*LINES, rate=1.0, option=NOW)) == 20 + 22 / 2


def test_values_are_the_difference_of_whole_life_costs() -> None:
    own, base = held(*LINES), held(*LINES, option=NOW)
    assert own.npv() == pytest.approx((whole_life_cost(base) or 0) - (whole_life_cost(own) or 0))


def test_an_option_without_lines_or_schedule_has_neither() -> None:
    for found in (held(as_now(running(20, 20))), held(*LINES, rate=None)):
        assert (yearly(found), whole_life_cost(found)) == ((), None)
