"""Weights from points and from places: they add to 1 and keep their order."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.weighting import from_places, normalised, rank_order_centroid, rank_reciprocal, rank_sum
from moothall.engine.weighting.points import dense

POINTS = st.lists(st.floats(0, 1e6), min_size=1, max_size=12).filter(lambda p: sum(p) > 0)


@given(POINTS)
def test_points_are_divided_by_their_sum_and_keep_their_order(points: list[float]) -> None:
    found = normalised(points)
    assert math.fsum(found) == pytest.approx(1)
    assert [w == 0 for w in found] == [p / math.fsum(points) == 0 for p in points]
    order = sorted(range(len(points)), key=lambda i: points[i])
    assert all(found[a] <= found[b] for a, b in pairwise(order))


@pytest.mark.parametrize("points", [[], [0.0], [0.0, 0.0], [1.0, -1.0], [2.0, -1.0]])
def test_points_that_weigh_nothing_or_less_are_refused(points: list[float]) -> None:
    with pytest.raises(ValueError, match="weights must not be negative, and one must be above zero"):
        normalised(points)


@given(st.integers(1, 15))
def test_the_weights_of_an_order_fall_and_add_to_one(n: int) -> None:
    for found in (rank_order_centroid(n), rank_sum(n), rank_reciprocal(n)):
        assert len(found) == n
        assert math.fsum(found) == pytest.approx(1)
        assert list(found) == sorted(found, reverse=True)
        assert len(set(found)) == n


@given(st.integers(1, 15))
def test_the_centroid_is_the_mean_of_the_corners(n: int) -> None:
    """A second way: the corners of all weights in one order are 1, (1/2, 1/2), (1/3, 1/3, 1/3) and so on."""
    corners = [[Fraction(1, k) if i < k else Fraction() for i in range(n)] for k in range(1, n + 1)]
    mean = [float(sum((c[i] for c in corners), Fraction()) / n) for i in range(n)]
    assert rank_order_centroid(n) == pytest.approx(mean, abs=1e-15)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8))
def test_ties_get_the_mean_of_all_orders_that_they_leave_open(places: list[int]) -> None:
    found = from_places(places)
    assert math.fsum(found) == pytest.approx(1)
    for a, b in permutations(range(len(places)), 2):
        assert (places[a] < places[b]) == (found[a] > found[b] + 1e-12) or places[a] == places[b]
        if places[a] == places[b]:
            assert found[a] == found[b]


@given(st.lists(st.integers(1, 30).map(float), min_size=1, max_size=8))
def test_dense_places_leave_no_gap_and_keep_the_order(places: list[float]) -> None:
    found = dense(places)
    assert set(found) == set(range(1, max(found) + 1))
    for a, b in permutations(range(len(places)), 2):
        assert (places[a] < places[b]) == (found[a] < found[b])
