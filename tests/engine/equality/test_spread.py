"""Indices of a level over places: only where every place is there, and refused in words."""

from __future__ import annotations

import pytest

from tests.engine.equality.test_effects import ALL, PEOPLE, at, lead, made


def test_before_and_after_stand_side_by_side() -> None:
    before, after = lead(made(*ALL)).inequality
    assert (before.moment, after.moment) == ("before", "after")
    assert before.gini is not None
    assert after.gini is not None
    assert before.gini < after.gini
    assert before.concentration is not None
    assert after.concentration is not None
    assert 0 < before.concentration < after.concentration
    assert after.theil == pytest.approx((after.within or 0) + (after.between or 0))


def test_a_level_below_zero_is_refused_and_so_is_nothing_at_all() -> None:
    negative = lead(made(at("deep", -1, 5), *ALL[1:])).inequality
    assert [i.refused for i in negative] == ["negative", None]
    nothing = lead(made(*(at(p, 0, 50) for p in PEOPLE))).inequality
    assert [i.refused for i in nothing] == ["all_zero", None]


def test_a_missing_level_after_leaves_the_present_alone() -> None:
    found = lead(made(*ALL[:2], at("high", 90))).inequality
    assert [i.moment for i in found] == ["before"]
