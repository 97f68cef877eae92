"""A blank makes a total a lower bound, in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.business_case.sections.money_words import (
    FRACTIONS,
    about_share,
    npv_words,
    saving_words,
    total_words,
)
from moothall.findings.finance import OptionMoney
from moothall.findings.financial_case import Figures
from tests.business_case.sections.briefs import Sums


@pytest.mark.parametrize(
    ("amount", "incomplete", "said"),
    [
        (1_200_000.0, False, "£1,200,000"),
        (1_200_000.0, True, "incomplete: at least £1,200,000"),
        (None, True, "incomplete"),
        (None, False, "–"),
    ],
)
def test_a_total_with_a_blank_is_incomplete(amount, incomplete, said):
    assert total_words(Sums(), amount, OptionMoney(option="o", incomplete=incomplete)) == said


def test_a_saving_is_told_as_promoted():
    assert saving_words(Sums(OptionMoney(option="o", saving_per_year=600_000.0)), "o") == "£0.6m a year"
    assert saving_words(Sums(OptionMoney(option="o")), "o") == "none recorded"
    assert saving_words(Sums(), "o") == "none recorded"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (-0.319, "about a third less"),
        (-0.1, "about a tenth less"),
        (-0.42, "about 42% less"),
        (0.663, "about two thirds more"),
        (0.5, "about half as much again"),
        (1.0, "about 2 times as much"),
        (1.595, "about 2.6 times as much"),
        (0.97, "about 2 times as much"),
        (-0.001, "less than 1% less"),
        (0.004, "less than 1% more"),
        (0.03, "about 3% more"),
        (83.3, "about 84 times as much"),
    ],
)
def test_a_change_is_told_as_a_part(change, said):
    assert about_share(change) == said


@given(st.floats(-1, 0.94))
def test_the_part_lies_near_the_change(change):
    said = about_share(change)
    parts = {name: size for size, name in FRACTIONS.items()}
    named = next((size for name, size in parts.items() if f" {name} " in said), None)
    if named is None and "%" in said:
        named = float(said.split("%")[0].split()[-1]) / 100 if "than" not in said else 0.0
    assert named is not None
    assert abs(named - abs(change)) <= 0.016
    assert said.endswith("less" if change < 0 else ("more", "again"))


@pytest.mark.parametrize(
    ("npv", "bound", "said"),
    [
        (2.59e6, "exact", "£2.590m"),
        (2.59e6, "at_most", "at most £2.590m"),
        (-5.7e5, "at_least", "at least −£0.570m"),
        (1e6, "open", "£1.000m as recorded, may be more or less"),
        (None, "open", "cannot be told"),
    ],
)
def test_a_value_says_what_its_bound_is(npv, bound, said):
    assert npv_words(Figures(npv=npv, bound=bound), "GBP") == said
