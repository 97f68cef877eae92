"""Lines placed in years: what is one line, what cannot be placed, and at whose prices."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.finance.placing import Placed, placed
from moothall.engine.finance.prices import Prices
from moothall.framework.transaction_costs import TransactionCost
from moothall.project.finance import FinanceRow

CATEGORIES = (
    TransactionCost(id="K1", title="Setting up", phase="one_off", unit="GBP"),
    TransactionCost(id="K2", title="Systems", phase="one_off_and_recurring", unit="GBP"),
    TransactionCost(id="K3", title="Client side", phase="recurring", unit="GBP"),
)
PRICES = Prices(base="2024", index={"2019": 80.0, "2023": 96.0, "2024": 100.0}, source="an office")


def row(**cells: Any) -> FinanceRow:
    return FinanceRow(**({"option": "A", "category": "K1", "kind": "cost"} | cells))


def put(*rows: FinanceRow, horizon: int = 4) -> Placed:
    return placed(
        rows, first_year=2024, horizon=horizon, prices=PRICES, categories=CATEGORIES, one_off_years=3
    )


def test_rows_that_differ_by_year_alone_are_one_line() -> None:
    (line,) = put(row(year=2024, amount=5.0), row(year=2025, amount=7.0)).lines
    assert line.by_year == (5.0, 7.0, 0.0, 0.0, 0.0)
    assert line.rows == (0, 1)


def test_another_partner_is_another_line() -> None:
    found = put(row(year=2024, amount=5.0), row(year=2024, amount=5.0, partner="north")).lines
    assert [line.partner for line in found] == [None, "north"]


def test_an_amount_that_runs_on_falls_in_each_year_up_to_the_horizon() -> None:
    (line,) = put(row(year=2026, until=2035, amount=3.0)).lines
    assert line.by_year == (0.0, 0.0, 3.0, 3.0, 3.0)


def test_ends_without_an_amount_stand_for_their_middle() -> None:
    (line,) = put(row(year=2024, low=2.0, high=8.0)).lines
    assert line.by_year[0] == 5.0
    assert (line.low, line.high) == (pytest.approx(0.4), pytest.approx(1.6))


def test_an_amount_at_other_prices_is_moved() -> None:
    (line,) = put(row(year=2024, amount=8.0, price_base="2019")).lines
    assert line.by_year[0] == pytest.approx(10.0)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"year": 2024}, "no_amount"),
        ({"amount": 5.0}, "no_year"),
        ({"year": 2023, "amount": 5.0}, "outside_horizon"),
        ({"year": 2029, "amount": 5.0}, "outside_horizon"),
        ({"year": 2024, "amount": 5.0, "price_base": "2001"}, "no_deflator"),
    ],
)
def test_what_no_year_can_take_in_is_said_with_its_reason(cells: dict[str, Any], why: str) -> None:
    found = put(row(year=2024, amount=1.0), row(**cells))
    assert [u.why for u in found.unplaced] == [why]
    assert found.unplaced[0].line == 2
    assert len(found.lines) == 1


@pytest.mark.parametrize(
    ("year", "until", "parts"),
    [
        (2024, 2028, []),
        (2024, 2030, [(2029, 2030)]),
        (2024, 2029, [(2029, None)]),
        (2022, 2025, [(2022, 2023)]),
        (2020, 2035, [(2020, 2023), (2029, 2035)]),
        (2020, 2022, [(2020, 2022)]),
        (2031, None, [(2031, None)]),
    ],
)
def test_what_of_a_row_lies_outside_the_years_is_said(year: int, until: int | None, parts: list[Any]) -> None:
    found = put(row(year=year, until=until, amount=5.0))
    assert [(u.year, u.until) for u in found.unplaced] == parts
    assert {(u.line, u.why, u.amount) for u in found.unplaced} <= {(1, "outside_horizon", 5.0)}
    inside = sum(2024 <= y <= 2028 for y in range(year, (until or year) + 1))
    assert sum(sum(line.by_year) for line in found.lines) == 5.0 * inside


def test_of_nothing_nothing_is_cut() -> None:
    assert put(row(year=2024, until=2040, amount=0.0)).unplaced == ()
    assert len(put(row(year=2024, until=2040, amount=0.0, high=2.0, low=0.0)).unplaced) == 1


@pytest.mark.parametrize(
    ("cells", "one_off"),
    [
        ({"category": "K1"}, True),
        ({"category": "K1", "one_off": False}, False),
        ({"category": "K3"}, False),
        ({"category": "K3", "one_off": True}, True),
        ({"category": "capital"}, True),
        ({"category": "operating"}, False),
        ({"category": "K2", "until": 2026}, True),
        ({"category": "K2", "until": 2027}, False),
        ({"category": "saving", "kind": "saving", "one_off": True}, False),
    ],
)
def test_a_line_is_one_off_as_it_says_or_as_its_category_and_years_say(
    cells: dict[str, Any], one_off: bool
) -> None:
    (line,) = put(row(year=2024, amount=1.0, **cells)).lines
    assert line.one_off is one_off


def test_what_stays_when_a_partner_leaves_is_everybody_s_unless_it_is_said() -> None:
    found = put(
        row(year=2024, amount=1.0),
        row(year=2024, amount=1.0, partner="north"),
        row(year=2024, amount=1.0, partner="north", stays=0.3),
    )
    assert [line.stays for line in found.lines] == [1.0, 0.0, 0.3]


def test_the_same_thing_has_one_key_under_every_option() -> None:
    cells = {"category": "operating", "year": 2024, "amount": 1.0, "partner": "north"}
    first, second = put(row(**cells), row(option="B", **cells)).lines
    assert first.key == second.key
