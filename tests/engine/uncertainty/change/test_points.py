"""Totals add up as the method note says, and weights that do not are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from moothall.engine.uncertainty.change.points import Points, section_scores, totals
from tests.engine.uncertainty.change.made import plain, points_of, total_at


@given(points_of())
def test_totals_are_the_sum_over_all_cells(points: Points) -> None:
    for option, total in totals(points).items():
        reckoned = total_at(points, option, points.section_weights, points.criterion_weights)
        assert total == pytest.approx(reckoned, abs=1e-12)


@given(points_of())
def test_options_and_sections_stand_as_listed(points: Points) -> None:
    assert tuple(totals(points)) == points.options
    assert all(tuple(s) == tuple(points.sections) for s in section_scores(points).values())


@pytest.mark.parametrize("weights", [(0.5, 0.4), (1.2, -0.2), (0.0, 0.0), (float("nan"), 1.0)])
def test_weights_that_do_not_add_to_one_are_refused(weights: tuple[float, float]) -> None:
    good = plain({"x": (4, 0), "y": (0, 4)}, (0.5, 0.5))
    named = dict(zip("ab", weights, strict=True))
    with pytest.raises(ValueError, match="sections"):
        replace(good, section_weights=named)
    with pytest.raises(ValueError, match="staff"):
        replace(good, group_section_weights={"staff": named})
    with pytest.raises(ValueError, match="of a must"):
        replace(good, criterion_weights={"A": 0.9, "B": 1.0})
