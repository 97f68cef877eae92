"""Switching values: put where they say, an option is worth nothing."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from moothall.engine.finance.discounting import even, factors, present_value
from moothall.engine.finance.flows import Change
from moothall.engine.finance.placing import Line
from moothall.engine.finance.switching import switching, zero_rate
from moothall.findings.financial_case import Switching
from tests.engine.finance.made_case import NOW, acc11, as_now, cost, held, once, running, saving


def drivers(*lines: Line, rate: float | None = 0.035, option: str = "A") -> dict[str, Switching]:
    return {s.driver: s for s in switching(held(*lines, rate=rate, option=option), {"C": "Client side"})}


def test_a_saving_that_may_fall_by_a_third() -> None:
    found = drivers(*acc11())["savings"]
    assert found.yearly_now == 0.6e6
    assert found.yearly == pytest.approx(0.409e6, abs=500)
    assert found.change == pytest.approx(-0.319, abs=0.0005)
    assert found.title == "Savings and income"


def test_drivers_come_in_their_order_and_each_category_last() -> None:
    found = drivers(*acc11())
    assert list(found) == [
        "set_up", "running", "savings", "delay", "discount_rate", "cost:C", "cost:S", "saving:saving"
    ]  # fmt: skip
    assert found["cost:C"].title == "Client side"
    assert found["set_up"].at == pytest.approx(2.4e6 + 1.592e6, abs=500)
    for once_paid in (found["set_up"], found["cost:S"]):
        assert (once_paid.yearly, once_paid.yearly_now) == (None, None)
    assert found["running"].yearly_now == 0.12e6


def test_running_cost_taken_over_is_no_driver_and_one_of_its_own_is() -> None:
    assert "cost:operating" not in drivers(saving(1, 1), as_now(running(9, 9)))
    own = drivers(running(8, 8), as_now(running(9, 9)), rate=0.0)["cost:operating"]
    assert (own.now, own.at, own.yearly_now, own.yearly) == (16, 18, 8, 9)
    assert "running" not in drivers(running(8, 8), as_now(running(9, 9)))


def test_an_amount_that_would_have_to_fall_below_nothing_has_no_such_value() -> None:
    found = drivers(once(1, 1), saving(0, 5), as_now(cost(50, 50)))["savings"]
    assert (found.at, found.change, found.yearly) == (None, None, None)
    assert found.now > 0


def test_a_driver_of_uneven_years_has_no_yearly_amount() -> None:
    assert drivers(once(1, 2), saving(0, 2, 3))["savings"].yearly is None


def test_a_delay_until_the_value_is_gone() -> None:
    found = drivers(once(9, 3), saving(0, 5, 5, 5), rate=0.0)["delay"]
    assert found.at == pytest.approx(12 + 12 / 5)
    assert (found.now, found.change) == (0, None)
    assert drivers(once(99, 3), saving(0, 5, 5, 5))["delay"].at is None
    assert drivers(once(15, 3), saving(0, 5, 5, 5), rate=0.0)["delay"].at == 0
    assert "delay" not in drivers(once(1, 1))


def test_the_rate_is_held_against_that_of_year_1() -> None:
    found = drivers(once(100, 1), saving(0, 110))["discount_rate"]
    assert (found.now, found.at) == (pytest.approx(0.035), pytest.approx(0.1))
    assert found.change == pytest.approx(0.1 / 0.035 - 1)
    assert drivers(once(100, 1), saving(0, 110), rate=0.0)["discount_rate"].change is None


def test_of_several_rates_the_nearest_counts() -> None:
    net = [-100.0, 230.0, -132.0]
    assert zero_rate(net, 0.035) == pytest.approx(0.1)
    assert zero_rate(net, 0.3) == pytest.approx(0.2)


def test_there_may_be_no_such_rate() -> None:
    assert zero_rate([-1.0, -1.0], 0.03) is None
    assert zero_rate([-1.0, 1000.0], 0.03) is None
    assert zero_rate([0.0, 0.0], 0.03) is None


def test_the_baseline_and_what_cannot_be_told_have_none() -> None:
    assert drivers(as_now(running(9, 9)), option=NOW) == {}
    assert drivers(*acc11(), rate=None) == {}
    assert drivers(as_now(running(9, 9))) == {}


AMOUNTS = st.lists(st.floats(1, 1e6), min_size=4, max_size=4)


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.floats(0, 0.1))
def test_put_where_it_says_the_option_is_worth_nothing(
    first: list[float], costs: list[float], gains: list[float], rate: float
) -> None:
    found = held(once(first[0], 3), cost(*costs), saving(0, *gains[1:]), rate=rate)
    scale = sum(first) + sum(costs) + sum(gains)
    said = {s.driver: s for s in switching(found, {})}
    for driver, change in (("set_up", "set_up"), ("running", "running"), ("savings", "savings")):
        if said[driver].change is not None:
            worth = found.npv(Change(**{change: 1 + said[driver].change}))  # type: ignore[arg-type, operator]
            assert worth == pytest.approx(0, abs=1e-9 * scale)
    if (months := said["delay"].at) is not None:
        assert found.npv(Change(delay=months)) == pytest.approx(0, abs=1e-9 * scale)
        assert found.npv(Change(delay=months / 2)) >= -1e-9 * scale  # type: ignore[operator]


@given(AMOUNTS, st.floats(0.3, 3.0))
def test_at_the_rate_that_it_says_flows_are_worth_nothing(gains: list[float], ratio: float) -> None:
    net = [-ratio * sum(gains), *gains]
    found = zero_rate(net, 0.035)
    assume(found is not None)
    assert found is not None
    assert present_value(net, factors(even(found), 4)) == pytest.approx(0, abs=1e-6 * sum(map(abs, net)))
