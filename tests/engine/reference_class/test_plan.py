"""What a project plans."""

from __future__ import annotations

import pytest

from moothall.engine.reference_class.plan import plans, yearly_cost
from tests.engine.reference_class.cases import MadeLine, running

ONE_OFF = MadeLine(category="capital", kind="cost", one_off=True, by_year=(60.0, 40.0, 0.0))
AS_IS = running("asis", 0.0, 900.0, 1100.0)


def test_one_off_cost_is_over_all_years_and_the_saving_is_the_largest_of_a_year() -> None:
    more = MadeLine(by_year=(0.0, 50.0, 20.0))
    (plan,) = plans([ONE_OFF, MadeLine(), more, AS_IS], ["asis", "joint"], "asis")
    assert (plan.option, plan.one_off, plan.saving_a_year) == ("joint", 100.0, 150.0)
    assert plan.saved_share == pytest.approx(0.15)


def test_what_the_promoter_did_not_say_is_not_the_plan() -> None:
    added = MadeLine(category="TC15", kind="cost", one_off=True, promoted=False)
    recurring = running("joint", 10.0, 10.0, 10.0)
    (plan,) = plans([ONE_OFF, added, recurring], ["joint"], None)
    assert (plan.one_off, plan.saving_a_year, plan.saved_share) == (100.0, None, None)


def test_income_is_no_saving_and_nothing_recorded_is_not_zero() -> None:
    (plan,) = plans([MadeLine(kind="income", category="income")], ["joint"], None)
    assert (plan.one_off, plan.saving_a_year) == (None, None)


def test_the_yearly_cost_is_the_mean_of_the_years_that_have_one() -> None:
    assert yearly_cost([AS_IS, running("joint", 5.0, 5.0, 5.0)], "asis") == 1000.0
    assert yearly_cost([MadeLine()], "asis") is None
    assert yearly_cost([AS_IS], None) is None
