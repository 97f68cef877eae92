"""Worked-out amounts: rounded for a reader, with one sign and one currency, never as minus nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.business_case.amounts import alike, amount, change, rate, ratio, short, whole, years

MONEY = st.floats(-1e9, 1e9)


@pytest.mark.parametrize(
    ("value", "currency", "said"),
    [
        (2_589_963.1, "GBP", "£2.590m"),
        (-569_800.0, "GBP", "−£0.570m"),
        (408_577.2, "GBP", "£0.409m"),
        (100_000.0, "EUR", "€0.100m"),
        (45_230.6, "GBP", "£45,231"),
        (-0.3, "GBP", "£0"),
        (1_234_567_890.0, "GBP", "£1,234.568m"),
        (2_500_000.0, "CHF", "CHF 2.500m"),
        (None, "GBP", "–"),
    ],
)
def test_an_amount_is_told_to_the_nearest_thousand_or_unit(value, currency, said):
    assert amount(value, currency) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2_590_000.0, "£2.6m"), (1_000_000.0, "£1m"), (999_600.0, "£1m"), (999_400.0, "£999k"),
        (-570_300.0, "−£570k"), (1_200.0, "£1k"), (900.0, "£900"), (-0.2, "£0"), (0.0, "£0"),
    ],
)  # fmt: skip
def test_an_amount_in_a_picture_is_short(value, said):
    assert short(value, "GBP") == said


@pytest.mark.parametrize(("value", "said"), [(5e5, "+£500k"), (-5e5, "−£500k"), (0.0, "£0"), (-0.1, "£0")])
def test_a_change_has_its_sign(value, said):
    assert change(value, "GBP") == said


@given(MONEY)
def test_what_is_printed_lies_near_what_is_meant(value):
    told = whole(value, "GBP")
    assert abs(float(told.replace("−", "-").replace("£", "").replace(",", "")) - value) <= 0.5
    assert re.fullmatch(r"−?£[\d,]+(\.\d)?[mk]?", short(value, "GBP"))
    assert not amount(value, "GBP").startswith("−£0.000")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([2_589_963.1, -45_230.6, 0.0, None], ["£2.590m", "−£0.045m", "£0", "–"]),
        ([45_230.6, -812.0], ["£45,231", "−£812"]),
        ([2_589_963.1, 812.0], ["£2,589,963", "£812"]),
        ([99_999.0, 1_000.0], ["£99,999", "£1,000"]),
        ([150_000.0, 0.2], ["£0.150m", "under £0.001m"]),
        ([None], ["–"]),
    ],
)
def test_amounts_of_one_table_are_told_in_one_unit(values, said):
    assert [*map(alike(values, "GBP"), values)] == said


@given(st.lists(MONEY, min_size=1, max_size=8))
def test_no_amount_of_a_table_reads_as_nothing_unless_it_is(values):
    tell = alike(values, "GBP")
    units = {tell(v)[-1].isdigit() for v in values if tell(v) != "£0"}
    assert len(units) <= 1
    assert not [v for v in values if abs(v) >= 1 and re.fullmatch(r"−?£0(\.000m)?", tell(v))]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (4.62, "4.6 years"), (1.0, "1 year"), (0.5, "0.5 years"), (None, "not within the years looked at"),
        (120.4, "120 years"),
    ],
)  # fmt: skip
def test_a_time_is_told_to_the_tenth(value, said):
    assert years(value) == said


def test_rates_and_ratios():
    assert rate(0.035) == "3.5%"
    assert rate(0.147812) == "14.78%"
    assert ratio(1.468) == "1.47"
    assert ratio(None) == "–"


@pytest.mark.parametrize(("value", "said"), [(0.035, "3.5%"), (0.0175, "1.75%"), (1.0445, "104%")])
def test_a_rate_that_nobody_discounts_by_has_no_decimals(value, said):
    assert rate(value) == said
