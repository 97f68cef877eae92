"""Sums, products and value functions by their promises; published numbers stand in tests/spec."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.scoring.aggregation import correlation, value, weighted_product, weighted_sum

UNIT = st.floats(0, 1)
POINTS = st.lists(
    st.tuples(st.integers(-1000, 1000).map(float), UNIT), min_size=2, max_size=6, unique_by=lambda p: p[0]
)


def rising(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return list(zip(sorted(x for x, _ in points), sorted(y for _, y in points), strict=True))


@given(points=POINTS, a=st.floats(-2000, 2000), b=st.floats(-2000, 2000))
def test_a_rising_function_never_falls(points: list[tuple[float, float]], a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert value(rising(points), low) <= value(rising(points), high) + 1e-12


@given(points=POINTS, x=st.floats(-2000, 2000))
def test_a_score_lies_between_the_lowest_and_the_highest_point(
    points: list[tuple[float, float]], x: float
) -> None:
    assert min(y for _, y in points) - 1e-12 <= value(points, x) <= max(y for _, y in points) + 1e-12


@given(points=POINTS)
def test_every_point_has_its_own_score_in_whatever_order_they_stand(
    points: list[tuple[float, float]],
) -> None:
    for x, y in points:
        assert value(points, x) == pytest.approx(y, abs=1e-12)
        assert value(points[::-1], x) == value(points, x)


@given(points=POINTS, x=st.floats(-1000, 1000))
def test_between_the_ends_both_ways_agree(points: list[tuple[float, float]], x: float) -> None:
    if min(p for p, _ in points) <= x <= max(p for p, _ in points):
        assert value(points, x, "extrapolate") == value(points, x)


ROWS = st.integers(1, 5).flatmap(
    lambda n: st.tuples(
        st.lists(st.lists(st.floats(0, 4), min_size=n, max_size=n), min_size=1, max_size=4),
        st.lists(st.floats(0.001, 100), min_size=n, max_size=n),
    )
)


@given(ROWS, st.floats(0.01, 100))
def test_a_sum_lies_within_its_row_and_forgets_the_scale_of_the_weights(
    given_rows: tuple[list[list[float]], list[float]], factor: float
) -> None:
    rows, weights = given_rows
    sums = weighted_sum(rows, weights)
    for found, row in zip(sums, rows, strict=True):
        assert min(row) - 1e-9 <= found <= max(row) + 1e-9
    assert weighted_sum(rows, [w * factor for w in weights]) == pytest.approx(sums)


@given(ROWS)
def test_a_product_is_the_mean_of_logarithms_and_one_zero_is_the_end(
    given_rows: tuple[list[list[float]], list[float]],
) -> None:
    rows, weights = given_rows
    for found, row in zip(weighted_product(rows, weights), rows, strict=True):
        if min(row) == 0:
            assert found == -math.inf
        else:
            assert min(map(math.log10, row)) - 1e-9 <= found <= max(map(math.log10, row)) + 1e-9


def test_correlation_is_that_of_a_textbook() -> None:
    assert correlation([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert correlation([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    assert correlation([1, 2, 3, 4], [1, 3, 2, 4]) == pytest.approx(0.8)
    assert correlation([1, 1, 1], [1, 2, 3]) is None
    assert correlation([1], [1]) is None
