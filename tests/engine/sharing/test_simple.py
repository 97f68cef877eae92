"""Equal, proportional and separable-cost shares, and where they cannot be had."""

from __future__ import annotations

import pytest

from moothall.engine.sharing.simple import equal, proportional, scrb, separable


def test_equal_and_proportional() -> None:
    assert equal(12, 3) == [4, 4, 4]
    assert proportional(12, [6, 5, 4]) == pytest.approx([4.8, 4, 3.2])
    assert proportional(12, [1, 0]) == [12, 0]
    assert proportional(-12, [-6, -6]) == [-6, -6]


def test_no_proportion_without_a_driver_or_with_both_signs() -> None:
    assert proportional(12, [0, 0]) is None
    assert proportional(12, [3, -1]) is None


def test_separable_costs_and_the_rest_by_remaining_benefits() -> None:
    assert separable(12, [7.5, 8, 9]) == [4.5, 4, 3]
    assert scrb(12, [7.5, 8, 9], [6, 5, 4]) == pytest.approx([4.5 + 1.5 / 7, 4 + 1 / 7, 3 + 1 / 7])


def test_a_benefit_below_zero_counts_as_none() -> None:
    found = scrb(12, [7.5, 8, 9], [4, 5, 4])
    assert found == pytest.approx([4.5, 4.25, 3.25])


def test_without_any_benefit_only_separable_costs_can_be_shared() -> None:
    assert scrb(12, [7, 8], [5, 4]) is None
    assert scrb(9, [4, 5], [5, 4]) == [5, 4]
