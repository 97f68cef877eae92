"""Entitlement to a lead role by largest remainder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.governance.apportion import entitlement


def test_ten_years_for_shares_of_half_three_tenths_and_a_fifth() -> None:
    assert entitlement({"a": 0.5, "b": 0.3, "c": 0.2}, 10) == {"a": 5, "b": 3, "c": 2}


@pytest.mark.parametrize(
    ("shares", "years", "given"),
    [
        ((1, 1, 1), 2, (1, 1, 0)),
        ((0.4, 0.35, 0.25), 2, (1, 1, 0)),
        ((0.7, 0.2, 0.1), 1, (1, 0, 0)),
        ((1, 1), 0, (0, 0)),
    ],
)
def test_remainders_go_to_the_largest_then_to_the_earlier(
    shares: tuple[float, ...], years: int, given: tuple[int, ...]
) -> None:
    assert tuple(entitlement(dict(zip("abc", shares, strict=False)), years).values()) == given


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=8), st.integers(0, 40))
def test_years_add_up_and_nobody_is_a_year_from_the_exact_share(shares: list[float], years: int) -> None:
    given_ = entitlement({str(n): s for n, s in enumerate(shares)}, years)
    assert sum(given_.values()) == years
    for n, share in enumerate(shares):
        assert abs(given_[str(n)] - years * share / sum(shares)) < 1 + 1e-6
