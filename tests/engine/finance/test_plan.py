"""The business plan of the first years."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from moothall.engine.finance.plan import plan
from moothall.findings.financial_case import Assumed, Basis
from tests.engine.finance.made_case import NOW, acc11, as_now, cost, held, once, running, saving

BASIS = Basis(currency="GBP", price_base="2026", first_year=2026, years=(2026, 2027), baseline=NOW)


def test_five_years_of_every_category_that_add_up_to_the_net_effect() -> None:
    found = plan(held(*acc11()), BASIS)
    assert [y.year for y in found] == [2026, 2027, 2028, 2029, 2030]
    assert found[0].amounts == {"S": -2.4e6, "saving": 0, "C": 0}
    assert found[1].amounts == {"S": 0, "saving": 0.6e6, "C": -0.12e6}
    assert [y.net for y in found] == [-2.4e6, *[0.48e6] * 4]


def test_it_is_against_the_baseline_and_says_nothing_of_what_stays() -> None:
    taken = plan(held(saving(1, 2), as_now(running(9, 9))), BASIS)
    assert [y.amounts for y in taken] == [{"saving": 1}, {"saving": 2}]
    own = plan(held(running(8, 7), as_now(running(9, 9)), as_now(cost(4, 0))), BASIS)
    assert [y.amounts for y in own] == [{"operating": 1, "X": 4}, {"operating": 2, "X": 0}]


def test_it_is_in_the_money_of_the_year_where_inflation_is_known() -> None:
    basis = replace(BASIS, price_base="2025-26", inflation=Assumed(value=0.1, source="x"))
    found = plan(held(once(100, 1), saving(0, 100)), basis)
    assert [y.net for y in found] == pytest.approx([-110, 121])
    assert plan(held(once(100, 1)), replace(basis, price_base="now"))[0].net == -100


def test_the_baseline_and_an_option_without_lines_have_none() -> None:
    assert plan(held(as_now(running(9, 9)), option=NOW), BASIS) == ()
    assert plan(held(as_now(running(9, 9))), BASIS) == ()
