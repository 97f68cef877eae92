"""Quantiles of what was observed."""

from __future__ import annotations

from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.reference_class.empirical import empirical, quantile
from tests.engine.reference_class.cases import case

values = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30)


@given(values, st.floats(0, 1))
def test_quantiles_are_those_of_numpy_by_default(found: list[float], p: float) -> None:
    assert quantile(sorted(found), p) == pytest.approx(float(np.quantile(found, p)), rel=1e-9, abs=1e-6)


@given(values)
def test_the_middle_is_the_median_and_the_ends_are_the_ends(found: list[float]) -> None:
    rising = sorted(found)
    assert quantile(rising, 0.5) == pytest.approx(median(rising), rel=1e-9, abs=1e-6)
    assert (quantile(rising, 0), quantile(rising, 1)) == (rising[0], rising[-1])


def test_no_values_have_no_quantile() -> None:
    with pytest.raises(ValueError, match="no values"):
        quantile([], 0.5)


def test_each_measure_takes_the_cases_that_have_it_in_rising_order() -> None:
    cases = [
        case("dear", cost_actual=20.0, reported_by="audited"),
        case("cheap", cost_actual=9.0, reported_by="self_reported", delay_months=3),
        case("middle", cost_actual=15.0, reported_by="audited"),
        case("blank", cost_actual=None, saving_planned=10, saving_actual=4),
    ]
    overrun, shortfall, delay = empirical(cases, few=3)
    assert overrun.measure == "overrun"
    assert overrun.cases == ("cheap", "middle", "dear")
    assert overrun.values == pytest.approx((0.9, 1.5, 2.0))
    assert (overrun.p10, overrun.median, overrun.p90) == pytest.approx((1.02, 1.5, 1.9))
    assert (overrun.p20, overrun.p80) == pytest.approx((1.14, 1.8))
    assert overrun.by_reporter == {
        "audited": (2, pytest.approx(1.75)),
        "self_reported": (1, pytest.approx(0.9)),
    }
    assert not overrun.few
    assert (shortfall.n, shortfall.median, shortfall.few) == (1, pytest.approx(0.4), True)
    assert shortfall.by_reporter == {"not_said": (1, pytest.approx(0.4))}
    assert (delay.values, delay.p90) == ((3.0,), 3.0)


def test_without_a_case_there_is_no_figure() -> None:
    for found in empirical([], few=10):
        assert (found.n, found.median, found.p10, found.by_reporter, found.few) == (0, None, None, {}, True)
