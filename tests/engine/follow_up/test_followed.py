"""Forecasts in the order of their days, the gap to each, and what is overdue."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.follow_up.followed import cumulated, gap
from moothall.findings.follow_up import ForecastMade
from tests.engine.follow_up.made import came, day, follow

COST_OF_LEAVING = tuple(
    came(2024, "cost of leaving", forecast=f, forecast_on=day(on), unit="GBP m")
    for f, on in ((0.8, "2024-07-01"), (0.2, "2023-11-01"), (0.5, "2024-02-01"))
)


def test_a_growing_forecast_is_one_thing_with_three_forecasts() -> None:
    (found,) = follow(*COST_OF_LEAVING)
    assert [f.value for f in found.forecasts] == [0.2, 0.5, 0.8]
    assert found.moved == pytest.approx(0.6)
    assert found.times == pytest.approx(4)
    assert found.money
    assert (found.outturn, found.gap_first, found.gap_latest) == (None, None, None)


def test_the_gap_is_to_the_first_forecast_and_to_the_latest() -> None:
    (found,) = follow(*COST_OF_LEAVING[:2], came(2024, "cost of leaving", outturn=1.1, unit="GBP m"))
    assert found.gap_first == pytest.approx(0.9)
    assert found.gap_latest == pytest.approx(0.3)


def test_a_forecast_without_a_date_is_not_the_latest() -> None:
    (found,) = follow(came(2027, forecast=5), came(2027, forecast=9, forecast_on=day("2026-01-01")))
    assert [f.value for f in found.forecasts] == [5, 9]


def test_one_forecast_has_not_moved() -> None:
    (found,) = follow(came(2027, forecast=5))
    assert (found.moved, found.times) == (None, None)


def test_from_nothing_there_is_no_ratio() -> None:
    (found,) = follow(came(2027, forecast=0), came(2027, forecast=9, forecast_on=day("2026-01-01")))
    assert (found.moved, found.times) == (9, None)


@pytest.mark.parametrize(("outturn", "wanted"), [(37, -1), (38, 0), (38.4, 0), (39, 0), (41, 2)])
def test_the_gap_to_a_range_is_to_its_nearer_end(outturn: float, wanted: float) -> None:
    (found,) = follow(came(2024, forecast_low=38, forecast_high=39, outturn=outturn))
    assert found.gap_first == pytest.approx(wanted)


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_a_range_is_the_forecast_within_it_that_fits_best(outturn: float, a: float, b: float) -> None:
    low, high = sorted((a, b))
    found = gap(outturn, ForecastMade(low=low, high=high))
    assert found is not None
    ends = [gap(outturn, ForecastMade(value=v)) for v in (low, high)]
    assert abs(found) <= min(abs(e) for e in ends if e is not None)


def test_money_in_other_prices_has_no_gap() -> None:
    (found,) = follow(came(2027, forecast=5, forecast_prices="2026-27", outturn=6, outturn_prices="2028-29"))
    assert found.other_prices
    assert found.gap_first is None
    (same,) = follow(came(2027, forecast=5, forecast_prices="2026-27", outturn=6, outturn_prices="2026-27"))
    assert same.gap_first == 1


def test_prices_do_not_matter_where_nothing_is_paid() -> None:
    (found,) = follow(came(2027, "days", unit="days", forecast=5, forecast_prices="2026-27", outturn=6))
    assert (found.money, found.other_prices, found.gap_first) == (False, False, 1)


@pytest.mark.parametrize(
    ("as_of", "by_finance", "late"),
    [("2027-06-30", False, False), ("2027-07-01", False, True), ("2027-09-30", True, False),
     ("2027-10-01", True, True)],
)  # fmt: skip
def test_what_came_is_overdue_six_months_after_the_year(as_of: str, by_finance: bool, late: bool) -> None:
    rows = (came(2026, forecast=5), came(2026, "other", outturn=5), came(2026, "no forecast"))
    found = follow(*rows, as_of=day(as_of), by_finance=by_finance)
    assert [f.overdue for f in found] == [late, False, False]


# Over several years


def test_a_sum_takes_in_the_years_of_which_both_are_known() -> None:
    rows = (came(2026, forecast=5, outturn=3), came(2027, forecast=6, outturn=6), came(2028, forecast=7),
            came(2029, outturn=9))  # fmt: skip
    (found,) = cumulated(follow(*rows))
    assert (found.years, found.forecast, found.outturn, found.gap) == ((2026, 2027), 11, 9, -2)
    assert found.open == (2028, 2029)


def test_days_are_not_added_up_and_one_year_is_no_sum() -> None:
    days = [came(y, "days", unit="days", forecast=5, outturn=6) for y in (2026, 2027)]
    assert cumulated(follow(*days, came(2026, forecast=5, outturn=3))) == ()


def test_the_first_forecast_is_the_promise() -> None:
    rows = [came(y, forecast=10, outturn=4) for y in (2026, 2027)]
    (found,) = cumulated(follow(*rows, came(2026, forecast=4, forecast_on=day("2026-06-01"))))
    assert found.forecast == 20


@given(st.lists(st.tuples(st.integers(-9999, 9999), st.integers(-9999, 9999)), min_size=2, max_size=8))
def test_a_sum_is_that_of_its_gaps(pairs: list[tuple[int, int]]) -> None:
    rows = [came(2020 + n, forecast=f / 4, outturn=o / 4) for n, (f, o) in enumerate(pairs)]
    found = follow(*rows)
    (sums,) = cumulated(found)
    assert Fraction(sums.gap) == sum(Fraction(o - f, 4) for f, o in pairs)
    assert sums.gap == pytest.approx(sum(f.gap_first or 0 for f in found))


def test_a_sum_of_several_years_is_overdue_only_after_the_last() -> None:
    for until, late in ((None, True), (2029, True), (2030, False), (2035, False)):
        (one,) = follow(came(2025, "the programme over its years", forecast=10, until=until))
        assert (one.until, one.overdue) == (until, late)


def test_what_was_forecast_for_a_year_that_nobody_knows_is_never_overdue() -> None:
    (one,) = follow(came(2015, forecast=1.7, year_of="forecast"))
    assert (one.year_known, one.overdue) == (False, False)
    (known,) = follow(came(2015, forecast=1.7))
    assert (known.year_known, known.overdue) == (True, True)
