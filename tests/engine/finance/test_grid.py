"""Lines by payer, category and year: what each comes to, and what is blank or at prices out of reach."""

from __future__ import annotations

from typing import Any

from moothall.engine.appraise import appraise
from moothall.engine.finance.grid import GridRow, grid
from moothall.engine.finance.prices import Prices
from moothall.engine.money import money
from moothall.project.finance import FinanceRow
from tests.engine.made import clean_project, row

PRICES = Prices(base="2026", index={"2026": 110.0, "2025": 100.0})


def line(**cells: Any) -> FinanceRow:
    return row(FinanceRow, **{"option": "joint", "category": "TC1", "kind": "cost", **cells})


def told(*lines: FinanceRow) -> list[GridRow]:
    return list(grid(lines, PRICES))


def test_lines_of_one_category_and_payer_are_summed_by_year() -> None:
    (found,) = told(line(year=2026, until=2027, amount=10.0), line(year=2027, amount=5.0))
    assert found.amounts == {2026: 10.0, 2027: 15.0}
    assert found.total == 25.0


def test_what_has_no_year_stands_apart_and_a_blank_is_counted() -> None:
    (found,) = told(line(amount=10.0), line(year=2027))
    assert (found.amounts, found.blank) == ({None: 10.0}, 1)


def test_amounts_are_moved_to_the_prices_of_the_project_or_left_out() -> None:
    (found,) = told(
        line(year=2026, amount=10.0, price_base="2025"), line(year=2026, amount=3.0, price_base="1990")
    )
    assert (found.amounts, found.adrift) == ({2026: 11.0}, 1)


def test_payers_and_kinds_stand_apart() -> None:
    rows = (line(partner="north", year=2026, amount=1.0), line(year=2026, amount=1.0, kind="income"))
    assert [(r.partner, r.kind) for r in told(*rows)] == [("north", "cost"), (None, "income")]


def test_money_alone_says_what_the_findings_say() -> None:
    """The page on which money is typed and the results never differ."""
    alone, whole = money(clean_project()), appraise(clean_project(), simulate=False)
    assert alone.finance == whole.finance
    assert [(o.option, o.whole_life_cost, o.bound) for o in alone.case.options] == [
        (o.option, o.whole_life_cost, o.bound) for o in whole.financial_case.options
    ]
    assert alone.case.control_totals == whole.financial_case.control_totals
