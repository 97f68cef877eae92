"""Years that end in March, months that have no such day."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.follow_up.calendar import financial, months_after, year_end, year_of
from tests.engine.follow_up.made import day


@pytest.mark.parametrize(("base", "by_finance"), [("2026-27", True), (" 2026/27 ", True), ("2026", False)])
def test_years_are_those_of_the_prices(base: str, by_finance: bool) -> None:
    assert financial(base) is by_finance


def test_a_financial_year_ends_in_march_of_the_next() -> None:
    assert year_end(2026, True) == day("2027-03-31")
    assert year_end(2026, False) == day("2026-12-31")


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2200, 1, 1)), st.booleans())
def test_a_day_lies_between_the_ends_of_two_years(when: datetime.date, by_finance: bool) -> None:
    year = year_of(when, by_finance)
    assert year_end(year - 1, by_finance) < when <= year_end(year, by_finance)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [("2027-03-31", 6, "2027-09-30"), ("2028-02-29", 12, "2029-02-28"), ("2026-12-01", 1, "2027-01-01"),
     ("2026-05-05", 0, "2026-05-05"), ("2026-12-31", 14, "2028-02-29")],
)  # fmt: skip
def test_months_are_added_to_the_same_day(start: str, months: int, end: str) -> None:
    assert months_after(day(start), months) == day(end)
