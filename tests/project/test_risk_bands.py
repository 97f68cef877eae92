"""The bands of the heat map."""

from __future__ import annotations

import pytest

from moothall.project.risk_bands import band, impact_ends
from moothall.project.risks import RiskRow
from moothall.project.terms import Terms
from tests.engine.made import clean_project, row


@pytest.mark.parametrize(("value", "found"), [(0, 1), (5, 1), (5.1, 2), (20, 2), (90, 3)])
def test_the_last_band_is_open_or_takes_in_what_lies_above(value: float, found: int) -> None:
    assert band(value, (5, 20), open_=True) == found
    assert band(value, (5, 20), open_=False) == min(found, 2)


def test_without_ends_there_is_no_band() -> None:
    assert band(3, (), open_=True) is None


def test_only_rated_risks_above_zero_set_the_largest() -> None:
    rows = (
        row(RiskRow, impact=-500),
        row(RiskRow, impact=200),
        row(RiskRow, impact=900, standing="not_applicable"),
        row(RiskRow, impact_unit="posts", impact=0),
    )
    assert impact_ends(Terms(clean_project()), rows) == {"money": pytest.approx((10, 40, 100, 160))}
