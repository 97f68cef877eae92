"""Input-output multipliers, against a second way to work them out: adding up round after round of needs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.local_economy import leontief
from moothall.engine.local_economy.multipliers import Economy, Trade, multipliers

SHARES = st.floats(0, 0.9)


@st.composite
def needs(draw: st.DrawFn) -> np.ndarray:
    """Coefficients of which no column adds up to 0.9 or more, so that needs die away."""
    n = draw(st.integers(1, 5))
    raw = np.array(draw(st.lists(st.lists(st.floats(0, 1), min_size=n, max_size=n), min_size=n, max_size=n)))
    sums = np.maximum(1e-9, raw.sum(axis=0))
    return raw / np.maximum(1.0, sums) * draw(SHARES)


def series(found: np.ndarray, rounds: int = 400) -> np.ndarray:
    """I + A + A^2 + ..., without an inverse."""
    total = term = np.eye(len(found))
    for _ in range(rounds):
        term = term @ found
        total = total + term
    return total


@given(needs())
def test_the_inverse_is_the_sum_of_all_rounds(found):
    assert leontief.inverse(found) == pytest.approx(series(found), rel=1e-9, abs=1e-9)


@given(needs(), st.data())
def test_type_two_is_never_below_type_one(found, data):
    n = len(found)
    pay = np.array(data.draw(st.lists(st.floats(0.01, 0.09), min_size=n, max_size=n)))
    bought = np.full(n, 0.5 / n)
    first = leontief.inverse(found)
    second = leontief.inverse(leontief.with_households(found, pay, bought))
    assert (leontief.output_multipliers(second, n) >= leontief.output_multipliers(first, n) - 1e-9).all()
    by_hand = series(leontief.with_households(found, pay, bought))
    assert leontief.income_effects_closed(second) == pytest.approx(by_hand[-1, :-1], rel=1e-7)


def test_needs_that_never_add_up_are_refused():
    with pytest.raises(leontief.NotProductiveError):
        leontief.inverse(np.array([[0.5, 0.6], [0.5, 0.4]]))


def test_a_sector_without_output_has_no_multiplier_and_harms_no_other():
    flows = np.array([[150.0, 500.0, 0.0], [200.0, 100.0, 0.0], [0.0, 0.0, 0.0]])
    output = np.array([1000.0, 2000.0, 0.0])
    found = multipliers(Economy(flows, output, pay=np.array([300.0, 500.0, 0.0])))
    assert found["output_type_1"][:2] == pytest.approx([1.2541254 + 0.2640264, 0.330033 + 1.122112])
    assert all(np.isnan(values[2]) for values in found.values())
    assert found["income_type_1"][:2] == pytest.approx([1.474, 1.518], abs=1e-3)


def test_what_a_table_has_not_is_not_worked_out():
    bare = Economy(np.array([[10.0]]), np.array([100.0]))
    assert list(multipliers(bare)) == ["output_type_1"]
    jobs = multipliers(bare._replace(jobs=np.array([5.0])))
    assert list(jobs) == ["output_type_1", "jobs_type_1"]
    assert jobs["jobs_type_1"] == pytest.approx([1 / 0.9])


def test_a_region_that_makes_nothing_of_what_it_needs_has_multipliers_of_one():
    flows, output = np.array([[150.0, 500.0], [200.0, 100.0]]), np.array([1000.0, 2000.0])
    whole = Economy(flows, output, np.array([300.0, 500.0]), households=np.array([350.0, 450.0]))
    none = Trade(np.zeros((2, 2)), np.zeros(2))
    assert all(values == pytest.approx([1, 1]) for values in multipliers(whole, none).values())
    every = Trade(np.ones((2, 2)), np.ones(2))
    found, same = multipliers(whole, every), multipliers(whole)
    assert all(found[kind] == pytest.approx(same[kind]) for kind in same)


def test_more_income_of_households_lowers_type_two():
    flows, output = np.array([[150.0, 500.0], [200.0, 100.0]]), np.array([1000.0, 2000.0])
    whole = Economy(flows, output, np.array([300.0, 500.0]), households=np.array([350.0, 400.0]))
    by_pay, by_income = multipliers(whole), multipliers(whole._replace(household_income=1600.0))
    assert (by_income["output_type_2"] < by_pay["output_type_2"]).all()
    given = multipliers(whole._replace(household_income=800.0))
    assert given["income_type_2"] == pytest.approx(by_pay["income_type_2"])
