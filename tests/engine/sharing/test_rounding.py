"""Rounded shares add up; what is left over goes to the largest payer, then by id."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.sharing.rounding import rounded

Shares = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3),
    st.floats(-1e7, 1e7, allow_nan=False).map(lambda x: round(x, 6)),
    min_size=1,
    max_size=9,
)


def test_the_rest_goes_to_the_largest_payer() -> None:
    assert rounded({"C": 37 / 12, "A": 58 / 12, "B": 49 / 12}, 0.01) == {"A": 4.84, "B": 4.08, "C": 3.08}


def test_what_is_too_much_is_taken_from_the_largest_payer() -> None:
    assert rounded({"A": 4 + 2 / 3, "B": 4 + 1 / 6, "C": 3 + 1 / 6}, 0.01) == {
        "A": 4.66,
        "B": 4.17,
        "C": 3.17,
    }


def test_those_who_pay_alike_come_by_id() -> None:
    third = 10 / 3
    assert rounded({"c": third, "b": third + 1e-13, "a": third}, 0.01) == {"a": 3.34, "b": 3.33, "c": 3.33}
    assert rounded({p: 10 / 6 for p in "fedcba"}, 1) == {p: 1 if p in "ab" else 2 for p in "abcdef"}


def test_pounds_and_thousands() -> None:
    assert rounded({"a": 117829.0, "b": 100756.5, "c": 193998.5}, 1) == {
        "a": 117829,
        "b": 100757,
        "c": 193998,
    }
    assert rounded({"a": 117829.0, "b": 100756.5}, 1000) == {"a": 118000, "b": 101000}


def test_nothing_to_share() -> None:
    assert rounded({"a": 0.0, "b": 0.0}, 0.01) == {"a": 0, "b": 0}
    assert rounded({"a": 1e-9, "b": -1e-9}, 0.01) == {"a": 0, "b": 0}


@given(Shares, st.sampled_from([0.01, 0.05, 1, 1000]))
def test_they_add_to_the_rounded_total_and_stay_near(shares: dict[str, float], unit: float) -> None:
    found = rounded(shares, unit)
    step = Decimal(str(unit))
    whole = sum(Decimal(str(x)) for x in found.values())
    assert whole % step == 0
    assert abs(float(whole) - sum(shares.values())) <= 0.5001 * unit
    assert all(abs(found[p] - x) <= 1.5001 * unit for p, x in shares.items())
    assert found == pytest.approx({p: round(x / float(step)) * float(step) for p, x in found.items()})
