"""A blank makes a total a lower bound, in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.business_case.amounts import alike
from moothall.business_case.brief import Brief
from moothall.business_case.sections.money_words import (
    about_share,
    blank_words,
    costs_words,
    loss_words,
    named_parts,
    npv_words,
    ratio_words,
    saving_words,
)
from moothall.findings.finance import OptionMoney
from moothall.findings.financial_case import Figures
from moothall.findings.ranking import Estimate
from tests.business_case.reading import told
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
    assert costs_words(Sums(), OptionMoney(option="o", costs=amount, incomplete=incomplete)) == said


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
    parts = {name: size for size, name in named_parts().items()}
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
    assert npv_words(Figures(npv=npv, bound=bound), alike([npv], "GBP")) == said


@pytest.mark.parametrize(
    ("bound", "ratio", "loss"),
    [
        ("exact", "1.47", "12%"),
        ("at_most", "at most 1.47", "at least 12%"),
        ("at_least", "at least 1.47", "at most 12%"),
        ("open", "1.47 as recorded, may be more or less", "12%"),
    ],
)
def test_what_lacks_bounds_the_ratio_and_the_chance_of_a_loss_too(bound, ratio, loss):
    assert ratio_words(Figures(bcr=1.468, bound=bound)) == ratio
    assert loss_words(Estimate(share=0.12, error=0.001), bound) == loss


def test_no_ratio_has_no_bound_and_a_share_that_is_a_bound_keeps_its_words():
    assert ratio_words(Figures(bound="at_most")) == "–"
    assert loss_words(Estimate(share=0.001, error=0.0001), "at_most") == "under 1%"


@pytest.mark.parametrize(("share", "bound"), [(0.0, "at_most"), (1.0, "at_least")])
def test_a_bound_that_holds_whatever_was_left_out_is_not_told(share, bound):
    assert loss_words(Estimate(share=share, error=0.0001), bound) == "cannot be told"
    assert loss_words(Estimate(share=share, error=0.0001), "exact") == f"{100 * share:.0f}%"


def test_up_to_three_that_lack_are_named_and_the_rest_counted():
    brief = Brief(*told("three-valleys")[:2])
    assert blank_words(brief, ()) == ()
    few = blank_words(brief, ("TC2", "TC4", "baseline"))
    assert "".join(r.text for r in few) == (
        "lacks Procurement; Client side; the running cost of the service as it is"
    )
    many = blank_words(brief, ("TC2", "TC4", "TC7", "TC8", "TC9"))
    assert "".join(r.text for r in many) == "lacks Procurement; Client side; IT, data and migration; 2 more"
    assert [r.to for r in many if r.to] == [
        "category-TC2", "category-TC4", "category-TC7", "transaction-costs"
    ]  # fmt: skip
