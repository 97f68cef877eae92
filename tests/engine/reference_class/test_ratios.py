"""Outcome over plan."""

from __future__ import annotations

import pytest

from moothall.engine.reference_class.ratios import delay, overrun, saved_share, shortfall, tells
from tests.engine.reference_class.cases import case


def test_ratios_are_actual_over_planned() -> None:
    found = case("a", saving_planned=8, saving_actual=-2, delay_months=0, baseline_cost=40)
    assert overrun(found) == pytest.approx(1.2)
    assert shortfall(found) == pytest.approx(-0.25)
    assert delay(found) == 0
    assert saved_share(found) == pytest.approx(-0.05)


@pytest.mark.parametrize("planned", [None, 0, -3])
def test_nothing_is_divided_by_no_plan(planned: float | None) -> None:
    assert overrun(case("a", cost_planned=planned)) is None


def test_a_blank_outcome_is_not_zero() -> None:
    assert shortfall(case("a", saving_planned=8, saving_actual=None)) is None
    assert shortfall(case("a", saving_planned=8, saving_actual=0)) == 0


def test_a_plan_alone_tells_nothing_and_a_delay_of_nothing_tells_something() -> None:
    assert not tells(case("a", cost_actual=None, saving_planned=8))
    assert tells(case("a", cost_actual=None, delay_months=0))
    assert tells(case("a", cost_actual=None, saving_actual=1, baseline_cost=10))
