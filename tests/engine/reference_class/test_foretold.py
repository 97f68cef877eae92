"""What the class would have said of a plan."""

from __future__ import annotations

import pytest

from moothall.engine.reference_class.empirical import empirical
from moothall.engine.reference_class.foretold import foretold
from moothall.engine.reference_class.plan import Plan
from moothall.project.outturn import OutturnRow
from tests.engine.reference_class.cases import case

MEASURES = empirical(
    [
        case(
            f"c{n}", cost_actual=10.0 + 5 * n, saving_planned=10, saving_actual=10 - 2 * n, delay_months=6 * n
        )
        for n in range(5)
    ],
    few=3,
)
PLAN = Plan(option="joint", one_off=200.0, saving_a_year=50.0)


def outturn(item: str, amount: float, unit: str = "GBP") -> OutturnRow:
    return OutturnRow(year=2020, option="joint", item=item, outturn=amount, unit=unit, note="as audited")


def test_cost_and_saving_are_multiplied_and_months_are_added() -> None:
    cost, saving, delay = foretold([PLAN], MEASURES, (), "GBP")
    assert (cost.what, cost.planned, cost.unit) == ("cost", 200.0, "GBP")
    assert (cost.low, cost.median, cost.high) == pytest.approx((240.0, 400.0, 560.0))
    assert (saving.low, saving.median, saving.high) == pytest.approx((14.0, 30.0, 46.0))
    assert (delay.planned, delay.median, delay.unit) == (0.0, 12.0, "months")
    assert {f.came for f in (cost, saving, delay)} == {None}


def test_the_outturn_has_its_place_among_the_cases() -> None:
    rows = [outturn("one-off cost", 500.0), outturn("saving a year", 20.0), outturn("delay", 30, "months")]
    cost, saving, delay = foretold([PLAN], MEASURES, rows, "GBP")
    # two in five cost 2.5 times the plan or more; two saved no more than 0.4 of it; none was as late
    assert (cost.came, cost.percentile, cost.note) == (500.0, 40.0, "as audited")
    assert (saving.came, saving.percentile) == (20.0, 40.0)
    assert (delay.came, delay.percentile) == (30.0, 0.0)


def test_what_is_not_planned_or_never_seen_is_not_foretold() -> None:
    assert foretold([Plan(option="joint")], MEASURES, (), "GBP") == ()
    assert foretold([PLAN], empirical([], few=3), (), "GBP") == ()
    zero = foretold([Plan(option="joint", saving_a_year=0.0)], MEASURES, (), "GBP")
    assert [f.what for f in zero] == ["delay"]
