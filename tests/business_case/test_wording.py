"""Figures, dates and codes in plain English, with no more precision than there is."""

from __future__ import annotations

import datetime

import pytest

from moothall.business_case import wording
from moothall.findings.scoring import Rank
from moothall.findings.values import Interval


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (600_000, "£0.6m"),
        (1_249_000, "£1.2m"),
        (12_600_000, "£13m"),
        (45_300, "£45,000"),
        (950, "£950"),
        (0, "£0"),
        (-600_000, "−£0.6m"),
        (99_950, "£100,000"),
        (9_990_000, "£10m"),
    ],
)
def test_an_amount_in_a_sentence_has_two_figures(amount, said):
    assert wording.money_short(amount, "GBP") == said


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [
        (600_000, "GBP", "£600,000"),
        (0.5, "GBP", "£0.50"),
        (-12, "EUR", "−€12"),
        (1_000, "CHF", "CHF 1,000"),
        (None, "GBP", wording.DASH),
    ],
)
def test_an_amount_in_a_table_is_exact(amount, currency, said):
    assert wording.money(amount, currency) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(2.9, 2.942, "2.9"), (2.1, 2.6, "2.1 to 2.6"), (2.949, 2.951, "2.9 to 3.0"), (0, 4, "0.0 to 4.0")],
)
def test_a_total_has_one_decimal_and_is_a_range_only_where_that_shows(low, high, said):
    assert wording.interval(Interval(low=low, high=high)) == said


def test_missing_scores_are_counted():
    assert wording.missing("1", "80") == "1 of 80 missing"


@pytest.mark.parametrize(
    ("number", "said"),
    [(10.0, "10 weeks"), (1.0, "1 week"), (9.5, "9.5 weeks"), (0.0, "0 weeks"), (None, "not known")],
)
def test_weeks(number, said):
    assert wording.weeks(number) == said


def test_a_date_in_words():
    assert wording.date(datetime.date(2026, 6, 2)) == "2 June 2026"
    assert wording.date(None) == "no date"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("on 2026-06-02 and 2026-07-16.", "on 2 June 2026 and 16 July 2026."),
        ("on 2026-13-02", "on 2026-13-02"),
        ("in 2026-27", "in 2026-27"),
    ],
)
def test_dates_inside_a_sentence(text, said):
    assert wording.dated(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2018-04", "April 2018"),
        ("2010-11", "November 2010"),
        ("2010-19", "2010-19"),
        ("2026-06-02", "2 June 2026"),
        ("2014", "2014"),
    ],
)
def test_a_month_that_stands_alone(text, said):
    assert wording.day_or_month(text) == said


def test_a_financial_year_within_a_sentence_is_no_month():
    assert wording.dated("at 2010-11 prices") == "at 2010-11 prices"


@pytest.mark.parametrize(
    ("share", "said"), [(0.12, "12%"), (0.001, "under 1%"), (0.0, "0%"), (1.0, "100%"), (None, wording.DASH)]
)
def test_a_share(share, said):
    assert wording.percent(share) == said


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_in_words(items, said):
    assert wording.listed(items) == said


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Rank(best=1, worst=1), "first"),
        (Rank(best=1, worst=3), "first to third"),
        (Rank(best=11, worst=11), "no. 11"),
        (None, "not ranked"),
    ],
)
def test_a_rank(place, said):
    assert wording.rank(place) == said


def test_a_number_with_its_noun():
    assert wording.counted(1, "flag", "flags") == "1 flag"
    assert wording.counted(2, "flag", "flags") == "2 flags"
    assert wording.counted(1200, "flag", "flags") == "1,200 flags"


@pytest.mark.parametrize(
    ("anything", "said"),
    [
        ({"a_b": 1, "c": [True, None]}, "a b: 1; c: yes, not known"),
        ("as of 2026-06-02", "as of 2 June 2026"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_a_value_of_any_shape(anything, said):
    assert wording.told(anything) == said


@pytest.mark.parametrize(
    ("text", "said"), [("it fails", "It fails."), ("Why?", "Why?"), ("", ""), ("done. ", "Done.")]
)
def test_a_sentence(text, said):
    assert wording.sentence(text) == said


@pytest.mark.parametrize(
    ("number", "told"),
    [(8.666666667, 8.67), (0.92435, 0.924), (-54.34782609, -54.3), (1234.6, 1235), (18, 18), (None, None)],
)
def test_what_was_worked_out_is_told_to_three_figures(number, told):
    assert wording.rounded(number) == told


@pytest.mark.parametrize(
    ("base", "said"),
    [("2026-27", "2026-27 prices"), ("outturn prices", "outturn prices"), ("", "")],
)
def test_a_price_base_is_prices_once(base: str, said: str) -> None:
    assert wording.in_prices(base) == said
