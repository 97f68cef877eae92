"""Rows outside the years, years without running cost, rows entered twice: what is said of each."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.finance.recorded import CHECKS, Context, recorded
from moothall.engine.finance.row_checks import spans
from moothall.engine.typology import types
from moothall.findings.flags import CannotTell, Seen
from moothall.project.finance import FinanceRow
from tests.engine.made import project, row


def asked(check: str, *rows: FinanceRow) -> Seen:
    made = project(finance=rows)
    return CHECKS[check](Context(project=made, finance=recorded(made, types(made))))


def told(check: str, *rows: FinanceRow) -> dict[str, Any]:
    seen = asked(check, *rows)
    assert not isinstance(seen, CannotTell)
    return {s.subject: s.figures for s in seen}


def line(**cells: Any) -> FinanceRow:
    return row(FinanceRow, **({"category": "saving", "kind": "saving", "year": 2027, "amount": 5.0} | cells))


def running(year: int, **cells: Any) -> FinanceRow:
    return line(**({"category": "operating", "kind": "cost", "year": year} | cells))


@pytest.mark.parametrize("check", ["lines_in_the_years", "running_cost_every_year", "no_row_twice"])
def test_without_money_nobody_can_tell(check: str) -> None:
    assert asked(check) == CannotTell(("finance.csv",))


def test_rows_outside_the_years_are_counted_with_what_they_come_to() -> None:
    rows = (
        line(year=2024, until=2027, amount=100.4, evidence=["lead-1"]),
        line(year=2035, until=2039, amount=20.0, kind="cost", category="TC4"),
        line(year=2030, amount=7.0),
        line(year=2040, amount=1.0, option="joint"),
    )
    found = told("lines_in_the_years", *rows)
    assert list(found) == ["lead", "joint"]
    lead = found["lead"]
    assert (lead["n"], lead["rows"], lead["first"], lead["last"]) == (2, "2 rows", 2026, 2036)
    assert lead["years"] == "2024 to 2025, 2037 to 2039"
    assert (lead["cost"], lead["saving"], lead["income"]) == (60, 201, 0)
    assert lead["sums"] == "60 of cost, 201 of saving"
    assert (found["joint"]["rows"], found["joint"]["years"]) == ("1 row", "2040")


def test_what_lies_outside_at_prices_that_are_not_known_is_told_apart() -> None:
    (lead,) = told("lines_in_the_years", line(year=2040, price_base="1950"), line(year=2041)).values()
    assert lead["sums"] == "5 of saving, 1 row that cannot be told at the project's prices"


def test_zeros_outside_the_years_and_rows_without_a_year_are_no_such_rows() -> None:
    assert told("lines_in_the_years", line(year=2040, amount=0.0), line(year=None), line()) == {}


def test_years_without_running_cost_are_named() -> None:
    rows = [running(y) for y in range(2026, 2037) if y not in (2029, 2030, 2036)]
    others = [running(2026, until=2036, option="joint"), line(option="asis")]
    (lead,) = told("running_cost_every_year", *rows, *others).values()
    assert (lead["years"], lead["n"]) == ("2029 to 2030, 2036", 3)


def test_a_zero_is_a_record_of_running_cost_and_a_blank_is_none() -> None:
    start = running(2026, until=2035)
    assert told("running_cost_every_year", start, running(2036, amount=0.0)) == {}
    assert told("running_cost_every_year", start, running(2036, amount=None, low=1.0, high=2.0)) == {}
    (lead,) = told("running_cost_every_year", start, running(2036, amount=None)).values()
    assert lead["years"] == "2036"


def test_partners_together_cover_the_years() -> None:
    rows = (running(2020, until=2030, partner="north"), running(2031, until=2040, partner="east"))
    assert told("running_cost_every_year", *rows) == {}
    assert told("running_cost_every_year", running(2020), running(2026, amount=None)) == {}


def test_rows_that_say_the_same_in_every_field_are_named() -> None:
    rows = (line(), line(year=2028), line(), line(amount=6.0), line(), line(reason="Another."))
    found = told("no_row_twice", *rows)
    assert list(found) == ["lead/2"]
    assert (found["lead/2"]["lines"], found["lead/2"]["n"]) == ("2 and 4 and 6", 3)


def test_years_that_follow_each_other_stand_together() -> None:
    assert spans([2030, 2026, 2025, 2024, 2024 + 8]) == "2024 to 2026, 2030, 2032"
    assert spans([]) == ""
