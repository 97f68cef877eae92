"""Indices of inequality against plain double sums, and what must always hold of them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.equality.inequality import NegativeLevelError, concentration, gini, theil

PEOPLE = st.lists(
    st.tuples(st.floats(0, 100), st.floats(0.5, 1000), st.integers(1, 5)), min_size=2, max_size=12
).filter(lambda rows: sum(x for x, _, _ in rows) > 0.01)
Rows = list[tuple[float, float, int]]


def columns(rows: Rows) -> tuple[list[float], list[float], list[int]]:
    return [x for x, _, _ in rows], [w for _, w, _ in rows], [g for _, _, g in rows]


@given(PEOPLE)
def test_gini_is_the_double_sum(rows: Rows) -> None:
    x, w, _ = columns(rows)
    xs, ws = np.array(x), np.array(w) / sum(w)
    wanted = float((ws[:, None] * ws * np.abs(xs[:, None] - xs)).sum() / (2 * (ws * xs).sum()))
    assert gini(x, w) == pytest.approx(wanted, abs=1e-9)


@given(PEOPLE)
def test_theil_is_its_definition_and_its_parts_add_up(rows: Rows) -> None:
    x, w, groups = columns(rows)
    middle = sum(a * b for a, b in zip(x, w, strict=True)) / sum(w)
    shares = ((a / middle, b) for a, b in zip(x, w, strict=True))  # of next to nothing it may be nought
    wanted = sum(b * share * math.log(share) for share, b in shares if share) / sum(w)
    found = theil(x, w, groups)
    assert found is not None
    assert found.whole == pytest.approx(wanted, abs=1e-9)
    assert found.within + found.between == pytest.approx(found.whole, abs=1e-9)
    assert min(found) >= -1e-12


@given(PEOPLE)
def test_concentration_is_the_covariance_with_the_fractional_rank(rows: Rows) -> None:
    x, w, ranks = columns(rows)
    xs, ws, rs = np.array(x), np.array(w) / sum(w), np.array(ranks)
    place = np.array([ws[rs < r].sum() + ws[rs == r].sum() / 2 for r in rs])
    mean = (ws * xs).sum()
    wanted = 2 * ((ws * xs * place).sum() - mean * (ws * place).sum()) / mean
    found = concentration(x, w, ranks)
    assert found == pytest.approx(float(wanted), abs=1e-9)
    highest = gini(x, w)
    assert highest is not None
    assert found is not None
    assert abs(found) <= highest + 1e-9


@given(PEOPLE, st.floats(0.1, 50))
def test_a_change_of_unit_and_people_counted_twice_change_nothing(rows: Rows, factor: float) -> None:
    x, w, ranks = columns(rows)
    more, twice = [factor * a for a in x], [2 * b for b in w]
    assert gini(more, twice) == pytest.approx(gini(x, w), abs=1e-9)
    assert concentration(more, twice, ranks) == pytest.approx(concentration(x, w, ranks), abs=1e-9)
    assert theil(more, twice, ranks) == pytest.approx(theil(x, w, ranks), abs=1e-9)


def test_turning_the_order_round_turns_the_sign() -> None:
    x, w = [1.0, 2.0, 7.0], [3.0, 1.0, 2.0]
    assert concentration(x, w, [3, 2, 1]) == pytest.approx(-(concentration(x, w, [1, 2, 3]) or 0))


def test_alike_is_nothing_and_all_zero_is_no_index() -> None:
    assert gini([4, 4], [1, 9]) == 0
    assert theil([4, 4], [1, 9], "ab") == (0, 0, 0)
    assert concentration([4, 4], [1, 9], [1, 2]) == pytest.approx(0)
    nothing = ([0.0, 0.0], [1.0, 9.0])
    assert (gini(*nothing), theil(*nothing, "ab"), concentration(*nothing, [1, 2])) == (None, None, None)


def test_a_level_below_zero_is_refused() -> None:
    for asked in (lambda: gini([-1, 2], [1, 1]), lambda: theil([-1, 2], [1, 1], "ab")):
        with pytest.raises(NegativeLevelError):
            asked()
