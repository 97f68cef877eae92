"""An option held against the baseline: whose lines count, and what lacks."""

from __future__ import annotations

import pytest

from moothall.engine.finance.comparison import says_cash
from moothall.engine.finance.flows import Change
from moothall.findings.financial_case import Figures
from tests.engine.finance.made_case import NOW, acc11, as_now, cost, held, left_out, running, saving


def test_running_cost_taken_over_stands_on_neither_side() -> None:
    found = held(saving(3, 3), as_now(running(9, 9)), as_now(cost(2, 0)))
    assert [line.category for line in found.recorded] == ["saving"]
    assert [line.category for line in found.held_against] == ["X"]
    assert found.flows().net == (5, 3)


def test_running_cost_of_its_own_is_held_against_the_baselines() -> None:
    found = held(running(7, 7), as_now(running(9, 9)))
    assert found.flows().net == (2, 2)


def test_the_case_of_a_promoter_rebuilt() -> None:
    found = held(*acc11())
    assert found.npv() == pytest.approx(1.592e6, abs=500)
    assert found.npv(Change(promoted_only=True)) == pytest.approx(2.590e6, abs=500)
    figures, lacks = found.figures()
    assert figures.bcr == pytest.approx(4.98996e6 / (2.4e6 + 0.99799e6), rel=1e-4)
    assert (figures.payback, lacks) == (5.0, ())


def test_an_option_that_has_no_line_cannot_be_told() -> None:
    found = held(as_now(running(9, 9)), unplaced=[left_out()])
    assert found.figures() == (Figures(bound="open"), ("X",))
    assert found.npv() is None
    mine = held(saving(1, 1, promoted=False), as_now(running(9, 9)))
    assert mine.figures(Change(promoted_only=True))[0] == Figures(bound="open")
    assert mine.figures()[0].npv is not None


def test_an_option_of_reasoned_zeros_is_worth_nothing_and_that_is_told() -> None:
    assert held(cost(0, 0)).npv() == 0


def test_the_promoters_case_is_bound_by_its_own_rows_alone() -> None:
    lines = acc11()
    theirs = held(*lines, unplaced=[left_out(line=2)], unpromoted=frozenset({3}), blank=("B",))
    figures, lacks = theirs.figures(Change(promoted_only=True))
    assert (figures.bound, lacks) == ("at_most", ("X",))
    added = held(*lines, unplaced=[left_out(line=3)], unpromoted=frozenset({3}), blank=("B",))
    assert added.figures(Change(promoted_only=True))[0].bound == "exact"
    assert added.figures()[1] == ("B", "X")


def test_without_a_schedule_there_is_no_value_but_a_payback() -> None:
    found = held(*acc11(), rate=None)
    assert found.npv() is None
    figures, _ = found.figures()
    assert (figures.npv, figures.payback) == (None, 5.0)


def test_savings_say_if_they_are_cash_with_yes_or_no() -> None:
    assert says_cash([saving(1, cashable=False), saving(1)])
    assert not says_cash([saving(1), cost(1, cashable=True)])
    assert says_cash([cost(1)])
    assert says_cash([saving(1, kind="income")])
    assert not says_cash([saving(1), saving(1, kind="income", cashable=True)])


def test_income_counts_in_the_ratio_without_saying_that_it_is_cash() -> None:
    income = held(cost(2, 0), saving(0, 3, kind="income"), rate=0.0).figures()[0]
    assert income.bcr == 1.5
    mixed = held(cost(2, 0), saving(0, 3, kind="income"), saving(0, 4, cashable=False), rate=0.0)
    assert mixed.figures()[0].bcr == 1.5


def test_the_baseline_is_held_against_itself() -> None:
    found = held(as_now(running(9, 9)), option=NOW)
    assert found.is_baseline
    assert found.flows().net == (0, 0)


def test_a_running_cost_that_others_added_does_not_give_the_promoter_the_service() -> None:
    added = running(7, 7, promoted=False, key="added")
    found = held(added, saving(1, 1), as_now(running(9, 9)))
    assert found.flows(Change(promoted_only=True)).net == (1, 1)
    assert found.flows().net == (3, 3)


def test_lines_that_repeat_two_alike_of_the_baseline_drop_out_both() -> None:
    now = [as_now(running(9, 9, affected=who)) for who in ("residents", "staff")]
    again = [running(9, 9, affected=who) for who in ("residents", "staff")]
    assert held(*again, cost(5, 0), *now).flows().net == (-5, 0)
