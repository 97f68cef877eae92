"""Krippendorff's alpha: 1 for one mind, 0 as by chance, and the same as comparing every pair in turn."""

from __future__ import annotations

import math
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.agreement.alpha import Level, alpha, coincidences, difference

LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval", "ratio")
every_level = pytest.mark.parametrize("level", LEVELS)
UNITS = st.lists(st.lists(st.integers(0, 4), max_size=5), min_size=1, max_size=12)


def apart(level: Level, a: float, b: float, everything: list[int]) -> float:
    """The squared difference as its definition has it, value by value of the scale."""
    if level == "nominal":
        return float(a != b)
    if level == "interval":
        return (a - b) ** 2
    if level == "ratio":
        return ((a - b) / (a + b)) ** 2 if a + b else 0.0
    low, high = sorted((a, b))
    between = sum(low <= v <= high for v in everything)
    return (between - (everything.count(int(a)) + everything.count(int(b))) / 2) ** 2


def by_pairs(units: list[list[int]], level: Level) -> float | None:
    """Disagreement observed over disagreement expected, each pair of ratings looked at on its own."""
    kept = [u for u in units if len(u) > 1]
    everything = [v for u in kept for v in u]
    n = len(everything)
    expected = [apart(level, a, b, everything) for a, b in permutations(everything, 2)]
    if not expected or not any(expected):
        return None
    observed = math.fsum(
        math.fsum(apart(level, a, b, everything) for a, b in permutations(u, 2)) / (len(u) - 1) for u in kept
    )
    return 1 - (observed / n) / (math.fsum(expected) / (n * (n - 1)))


@every_level
@given(units=UNITS)
def test_it_is_what_comparing_every_pair_gives(level: Level, units: list[list[int]]) -> None:
    found, wanted = alpha(coincidences(units), level), by_pairs(units, level)
    assert (found is None) == (wanted is None)
    assert found is None or found == pytest.approx(wanted, abs=1e-9)


@every_level
@given(units=UNITS)
def test_it_is_never_above_one_and_one_only_without_any_difference(
    level: Level, units: list[list[int]]
) -> None:
    found = alpha(coincidences(units), level)
    if found is not None:
        agreed = all(len(set(u)) < 2 for u in units)
        assert found <= 1 + 1e-12
        assert (found == pytest.approx(1, abs=1e-12)) == agreed


@every_level
def test_where_nothing_could_differ_there_is_none(level: Level) -> None:
    assert alpha(coincidences([[3, 3], [3, 3, 3]]), level) is None
    assert alpha(coincidences([[1], [2], []]), level) is None
    assert alpha(coincidences([]), level) is None


def test_two_that_always_differ_agree_less_than_by_chance() -> None:
    found = alpha(coincidences([[0, 4], [4, 0], [0, 4]]), "ordinal")
    assert found is not None
    assert found < 0


def test_a_unit_with_one_rating_counts_for_nothing() -> None:
    twice = [[0, 1], [3, 3], [2, 4]]
    assert coincidences([*twice, [0], [4]]) == coincidences(twice)
    assert coincidences(twice).units == 3


def test_an_order_does_not_ask_how_far_apart_values_are() -> None:
    near = [[1, 2], [2, 2], [3, 3], [1, 1], [2, 3]]
    far = [[v**5 for v in unit] for unit in near]
    assert alpha(coincidences(near), "ordinal") == pytest.approx(alpha(coincidences(far), "ordinal"))
    assert alpha(coincidences(near), "interval") != pytest.approx(alpha(coincidences(far), "interval"))


def test_the_ordinal_difference_of_a_hand_checked_case() -> None:
    """Four 1s, two 2s, six 3s: from 1 to 3 lie 4/2 + 2 + 6/2 ratings."""
    assert difference("ordinal", {1: 4, 2: 2, 3: 6})(1, 3) == 49
