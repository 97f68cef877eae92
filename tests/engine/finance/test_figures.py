"""The usual measures, each against sums that are written out."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.finance.discounting import even, factors
from moothall.engine.finance.figures import figures, payback, peak_funding
from moothall.engine.finance.flows import Flows
from moothall.findings.financial_case import Figures

HALF = factors(even(1.0), 3)
"""1, 1/2, 1/4, 1/8."""
FLOWS = Flows(costs=(10, 2, 0, 0), benefits=(0, 8, 8, 8), cashable=(0, 4, 4, 4))


def measured(flows: Flows, weights: tuple[float, ...] | None = HALF, *, cash_said: bool = True) -> Figures:
    return figures(flows, weights, first_year=2026, bound="exact", cash_said=cash_said)


def test_every_measure_of_a_small_case() -> None:
    found = measured(FLOWS)
    assert found.pv_costs == 10 + 2 / 2
    assert found.pv_benefits == 8 / 2 + 8 / 4 + 8 / 8
    assert found.npv == 7 - 11
    assert found.bcr == pytest.approx(3.5 / 11)
    assert found.eac == pytest.approx(-4 / (1 / 2 + 1 / 4 + 1 / 8))
    assert found.payback == pytest.approx(1 + 4 / 8)
    assert found.discounted_payback is None
    assert (found.peak_funding, found.peak_year) == (10, 2026)


def test_without_a_schedule_only_what_needs_none_is_told() -> None:
    found = measured(FLOWS, None)
    assert found == Figures(payback=1.5, peak_funding=10, peak_year=2026)


def test_there_is_no_ratio_without_costs_or_a_word_on_cash() -> None:
    assert measured(FLOWS, cash_said=False).bcr is None
    assert measured(Flows(costs=(0, 0, 0, 0), benefits=(1, 1, 1, 1), cashable=(1, 1, 1, 1))).bcr is None


@pytest.mark.parametrize(
    ("net", "years"),
    [
        ((-10, 5, 5, 5), 2.0),
        ((-10, 4, 4, 4), 2.5),
        ((-10, 4, 4, 1), None),
        ((-10, 20, -15, 10), 2.5),
        ((5, -2, 1, 0), 0.0),
        ((0, 0, 0, 0), None),
        ((-2.4, 0.6, 0.6, 0.6, 0.6), 4.0),
        ((0, -3, 6, 0), 1.5),
        ((-0.3, 0.1, 0.1, 0.1), 3.0),
    ],
)
def test_payback_is_when_the_sum_stays_above_zero(net: tuple[float, ...], years: float | None) -> None:
    assert payback(net) == (None if years is None else pytest.approx(years))


@given(st.lists(st.integers(-100, 100), min_size=2, max_size=12))
def test_payback_is_the_last_time_that_the_sum_rises_to_zero(net: list[int]) -> None:
    sums = list(itertools.accumulate(net))
    found = payback(net)
    if not any(net) or sums[-1] < 0:
        assert found is None
    elif min(sums) >= 0:
        assert found == 0
    else:
        assert found is not None
        year = int(-(-found // 1))
        before = sums[year - 1]
        assert before + net[year] * (found - (year - 1)) == pytest.approx(0, abs=1e-9)
        assert before < 0 <= min(sums[year:])


def test_peak_funding_is_the_deepest_sum_and_its_first_year() -> None:
    assert peak_funding([-5, -3, 2, -2, 20]) == (8, 1)
    assert peak_funding([1, -1, 5]) == (0, None)


@given(st.lists(st.tuples(*[st.floats(0, 1e6)] * 3), min_size=2, max_size=20), st.floats(0, 0.2))
def test_the_net_present_value_is_benefits_less_costs(
    years: list[tuple[float, float, float]], rate: float
) -> None:
    costs, benefits, cash = zip(*years, strict=True)
    found = measured(
        Flows(costs=costs, benefits=benefits, cashable=cash), factors(even(rate), len(years) - 1)
    )
    assert found.pv_benefits is not None
    assert found.pv_costs is not None
    assert found.npv == pytest.approx(found.pv_benefits - found.pv_costs, abs=1e-3)
