"""Discount factors, annuities and rates."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.finance.budgets import inflated
from moothall.engine.finance.discounting import (
    NoRateError,
    annuity,
    equivalent_annual,
    even,
    factors,
    nominal_rate,
    present_value,
    rate_of,
    social_time_preference,
)
from moothall.findings.financial_case import Band

RATES = st.floats(0.0, 0.2)
STEPS = (Band(first=1, last=2, rate=0.1), Band(first=3, last=None, rate=0.05))


def test_a_rate_that_steps_down_goes_on_from_the_factor_before_it() -> None:
    assert factors(STEPS, 4) == pytest.approx([1, 1 / 1.1, 1 / 1.21, 1 / 1.21 / 1.05, 1 / 1.21 / 1.05**2])


def test_year_0_counts_full_whatever_its_rate() -> None:
    assert factors((Band(first=0, last=None, rate=0.5),), 0) == (1.0,)
    assert factors(STEPS, 0) == (1.0,)


def test_a_schedule_that_ends_before_the_horizon_is_refused_with_the_year() -> None:
    short = (Band(first=0, last=30, rate=0.035),)
    assert len(factors(short, 30)) == 31
    with pytest.raises(NoRateError) as seen:
        factors(short, 40)
    assert seen.value.args == (31,)
    with pytest.raises(NoRateError):
        rate_of(STEPS, 0)


@given(st.lists(RATES, min_size=1, max_size=60))
def test_factors_are_products_of_all_years_before(rates: list[float]) -> None:
    bands = [Band(first=n, last=n, rate=rate) for n, rate in enumerate(rates, 1)]
    found = factors(bands, len(rates))
    for year, factor in enumerate(found):
        assert factor == pytest.approx(math.exp(-sum(math.log1p(r) for r in rates[:year])))
    assert list(found) == sorted(found, reverse=True)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40), RATES)
def test_an_equivalent_annual_amount_is_worth_the_same(amounts: list[float], rate: float) -> None:
    weights = factors(even(rate), len(amounts) - 1)
    worth = present_value(amounts, weights)
    yearly = [0.0] + [equivalent_annual(worth, weights)] * (len(amounts) - 1)
    assert present_value(yearly, weights) == pytest.approx(worth, abs=1e-3)


@given(RATES.filter(lambda r: r > 1e-4), st.integers(1, 80))
def test_the_sum_of_factors_is_the_annuity_of_the_books(rate: float, years: int) -> None:
    assert annuity(factors(even(rate), years)) == pytest.approx((1 - (1 + rate) ** -years) / rate)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40), RATES, st.floats(-0.05, 0.1))
def test_money_of_the_year_at_the_nominal_rate_is_worth_the_same(
    amounts: list[float], rate: float, inflation: float
) -> None:
    horizon = len(amounts) - 1
    cash = [inflated(a, inflation, t) for t, a in enumerate(amounts)]
    worth = present_value(cash, factors(even(nominal_rate(rate, inflation)), horizon))
    assert worth == pytest.approx(present_value(amounts, factors(even(rate), horizon)), abs=1e-3)


def test_the_parts_of_a_social_rate_add_up() -> None:
    assert social_time_preference(0.01, 0.02, 2, 0.03) == pytest.approx(0.09)


def test_amounts_and_factors_of_unlike_length_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        present_value([1.0, 2.0], [1.0])
