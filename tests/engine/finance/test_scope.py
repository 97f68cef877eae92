"""How much of an option may leave, on the three partners worked by hand and for generated lines."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.finance.scope import Volume, scope, volume
from moothall.findings.financial_case import Scope
from tests.engine.finance.three_partners import (
    FACTORS,
    HUB,
    NOW,
    PARTNERS,
    SHARES,
    THE_HUB,
    beside,
    money,
    running,
)


def worked(rows: list[Any]) -> Scope:
    found = scope(beside(rows), PARTNERS, FACTORS, SHARES, {"cedar": 5.0})
    assert found is not None
    return found


def test_the_worth_is_a_straight_line_in_the_volume_and_fixed_costs_stay() -> None:
    found = worked(NOW + HUB)
    # Full scope: 80 saved, 12 of licence and 10 of redundancy go with the work, 50 and 4 stay.
    assert found.fixed == pytest.approx(50 + 4)
    assert [p.share for p in found.points] == [1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]
    assert found.points[0].npv == pytest.approx(80 - 12 - 10 - 54)
    assert found.points[5].npv == pytest.approx(0.5 * (80 - 12 - 10) - 54)
    assert found.least == pytest.approx(54 / 58)
    assert [leaver.leaves for leaver in found.leavers] == list(PARTNERS)
    assert found.leavers[2].exit_cost == 5.0
    assert found.smallest == (PARTNERS,)


def test_a_unit_costs_more_as_work_leaves() -> None:
    found = worked(NOW + HUB)
    # Costs at full scope: 360 to run, 50, 16 and 10; of these 54 stay.
    assert found.points[0].unit_cost == pytest.approx(1.0)
    assert found.points[5].unit_cost == pytest.approx((54 / 0.5 + 382) / 436)
    assert all(a.unit_cost < b.unit_cost for a, b in zip(found.points, found.points[1:], strict=False))


def test_a_running_cost_of_its_own_stays_as_far_as_it_says() -> None:
    own = [money(None, "operating", 200.0, stays=0.4), money(None, "saving", 50.0)]
    found = volume(beside(NOW + own), FACTORS)
    assert found.fixed == pytest.approx(0.4 * 160)
    assert found.variable == pytest.approx(0.6 * 160)
    assert found.gained == pytest.approx(40 + 360)


def test_what_the_service_earns_now_is_given_up_with_the_baseline() -> None:
    fees = money("alder", "income", 15.0, option="as-is")
    assert volume(beside([*NOW, fees, *HUB]), FACTORS).gained == pytest.approx(80 + 360 - 12)


def test_a_joint_running_cost_taken_over_from_the_baseline_shrinks_as_it_does_there() -> None:
    found = worked([*NOW, running(None, 500.0), *HUB])
    assert found.fixed == pytest.approx(54)
    assert [p.npv for p in found.points] == pytest.approx([p.npv for p in worked(NOW + HUB).points])


def test_a_body_that_takes_no_part_runs_on_beside_the_option() -> None:
    without = worked([*NOW, *HUB])
    beside_dogwood = worked([*NOW, running("dogwood", 900.0), *HUB])
    assert beside_dogwood == without
    # Whoever has a line of the option is part of it, named or not.
    own = worked([*NOW, running("dogwood", 900.0), money("dogwood", "saving", 10.0), *HUB])
    assert own.points[0].npv == pytest.approx(without.points[0].npv + 8)
    assert own.points[5].unit_cost < without.points[5].unit_cost


def test_without_a_saving_in_its_years_there_is_no_scope_to_speak_of() -> None:
    no_year = money(None, "saving", 50.0, year=None)
    fees = money(None, "income", 50.0)
    for rows in (NOW, NOW + HUB[:3], [*NOW, *HUB[:3], no_year], [*NOW, *HUB[:3], fees], []):
        assert scope(beside(rows), PARTNERS, FACTORS, SHARES, {}) is None
    assert scope(THE_HUB, PARTNERS, FACTORS, SHARES, {}) is not None


@pytest.mark.parametrize(
    ("fixed", "variable", "gained", "least"),
    [
        (10.0, 5.0, 25.0, 0.5),
        (10.0, 5.0, 15.0, 1.0),
        (10.0, 5.0, 14.0, None),
        (0.0, 5.0, 15.0, 0.0),
        (0.0, 0.0, 0.0, 0.0),
        (0.0, 5.0, 4.0, None),
        (-2.0, 5.0, 4.0, 0.0),
    ],
)
def test_the_least_scope_is_where_the_line_meets_zero(
    fixed: float, variable: float, gained: float, least: float | None
) -> None:
    assert Volume(fixed=fixed, variable=variable, gained=gained).least() == least


def test_where_nothing_costs_a_unit_costs_the_same() -> None:
    assert Volume(fixed=0.0, variable=0.0, gained=5.0).unit_cost(0.1) == 1


some_money = st.floats(0, 1e7)


@given(some_money, some_money, some_money)
def test_the_least_scope_breaks_even_and_less_does_not(fixed: float, variable: float, gained: float) -> None:
    found = Volume(fixed=fixed, variable=variable, gained=gained)
    least = found.least()
    if least is None:
        assert found.npv(1.0) < 0
    else:
        assert 0 <= least <= 1
        assert found.npv(least) == pytest.approx(0 if fixed else found.npv(0.0), abs=1e-6)
        assert found.npv(least / 2) <= found.npv(least)
