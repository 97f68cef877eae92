"""One weight at 0 and at 1, the others in proportion."""

from __future__ import annotations

import pytest
from hypothesis import given

from moothall.engine.uncertainty.change.ends import criterion_ends, mean_of_others, section_ends
from moothall.engine.uncertainty.change.points import Points
from tests.engine.uncertainty.change.made import plain, points_of, totals_with


@given(points_of())
def test_ends_are_the_totals_under_those_weights(points: Points) -> None:
    found = {**dict(section_ends(points)), **dict(criterion_ends(points))}
    assert list(found) == [*points.sections, *(c for cs in points.sections.values() for c in cs)]
    for item, ends in found.items():
        if ends is not None:
            assert ends.zero == pytest.approx(totals_with(points, item, 0.0), abs=1e-12)
            assert ends.one == pytest.approx(totals_with(points, item, 1.0), abs=1e-12)


def test_a_weight_that_holds_everything_has_no_ends() -> None:
    points = plain({"x": (4, 0), "y": (0, 4)}, (1.0, 0.0))
    found = dict(section_ends(points))
    assert found["a"] is None
    assert found["b"] is not None
    assert found["b"].zero == {"x": 4.0, "y": 0.0}
    assert list(dict(criterion_ends(points)).values()) == [None, None]


def test_the_mean_of_others_keeps_their_proportion() -> None:
    assert mean_of_others({"a": 0.5, "b": 0.3, "c": 0.2}, {"a": 9, "b": 1, "c": 2}, "a") == pytest.approx(1.4)
    assert mean_of_others({"a": 1.0}, {"a": 3}, "a") is None
