"""Shares and points of a simulation: never finer than its error, never all or nothing unless so."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.business_case import chances
from moothall.findings.ranking import Estimate, Spread


def estimate(share: float, error: float = 0.001) -> Estimate:
    return Estimate(share=share, error=error)


@pytest.mark.parametrize(
    ("share", "error", "said"),
    [
        (0.47, 0.0016, "47%"),
        (0.4749, 0.0016, "47%"),
        (0.47, 0.005, "47%"),
        (0.47, 0.02, "45%"),
        (0.47, 0.051, "50%"),
        (0.004, 0.0002, "under 1%"),
        (0.006, 0.0002, "1%"),
        (0.9961, 0.0002, "over 99%"),
        (0.0, 0.0, "0%"),
        (1.0, 0.0, "100%"),
        (0.01, 0.02, "under 5%"),
        (0.99, 0.06, "over 90%"),
    ],
)
def test_a_share(share, error, said):
    assert chances.share(estimate(share, error)) == said


@given(st.floats(0, 1), st.floats(0, 0.5))
def test_a_share_is_whole_and_says_all_or_nothing_only_where_it_is_so(share, error):
    said = chances.share(estimate(share, error))
    assert re.fullmatch(r"(under |over )?\d+%", said)
    assert (said == "0%") == (share == 0)
    assert (said == "100%") == (share == 1)


@given(st.floats(0, 1), st.floats(0, 0.5))
def test_a_share_is_off_by_no_more_than_its_step(share, error):
    said = chances.share(estimate(share, error))
    step = 1 if error <= 0.005 else 5 if error <= 0.025 else 10
    assert abs(int(re.sub(r"\D", "", said)) - 100 * share) <= step + 1e-9


@pytest.mark.parametrize(
    ("share", "said"), [(0.47, "about 47%"), (0.002, "under 1%"), (0.999, "over 99%"), (0, "0%"), (1, "100%")]
)
def test_a_share_in_a_sentence(share, said):
    assert chances.about(estimate(share)) == said


@pytest.mark.parametrize(
    ("share", "least", "said"),
    [
        (0.6496, 0.65, "just under 65%"),
        (0.6504, 0.65, "65%"),
        (0.64, 0.65, "64%"),
        (0.6249, 0.625, "62%"),
        (0.7, 0.65, "70%"),
    ],
)
def test_a_share_that_misses_what_is_needed_never_reads_as_if_it_did_not(share, least, said):
    assert chances.against(estimate(share), least) == said


@pytest.mark.parametrize(("part", "said"), [(0.65, "65%"), (0.625, "62.5%"), (0.07, "7%")])
def test_what_somebody_set_is_told_as_it_was_set(part, said):
    assert chances.exactly(part) == said


def test_a_range_of_shares():
    assert chances.between("40%", "55%") == "40% to 55%"
    assert chances.between("40%", "40%") == "40%"


def test_a_total_with_its_range():
    assert chances.spread(Spread(mean=2.61, low=2.2, high=3.04)) == "2.6 (2.2 to 3.0)"


@pytest.mark.parametrize(("value", "said"), [(0.31, "0.3"), (0.04, "under 0.1"), (0, "0.0"), (0.05, "0.1")])
def test_points(value, said):
    assert chances.points(value) == said


@pytest.mark.parametrize(
    ("value", "error", "said"),
    [
        (0.0312, 0, "3.1"),
        (0.0312, 0.004, "3"),
        (0.0312, 0.02, "5"),
        (0.312, 0, "31"),
        (0.0003, 0, "under 0.1"),
        (0.003, 0.004, "under 1"),
        (0, 0, "0"),
    ],
)
def test_hundredths(value, error, said):
    assert chances.hundredths(value, error) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0382, "3.8"),
        (-0.0382, "−3.8"),
        (-0.3, "−30"),
        (0.0004, "just over 0"),
        (-0.0001, "just under 0"),
        (0, "0"),
    ],
)
def test_a_lead(value, said):
    assert chances.ahead(value) == said


@given(st.floats(-4, 4))
def test_a_lead_never_loses_its_sign(value):
    said = chances.ahead(value)
    assert ("−" in said or "under" in said) == (value < 0)
