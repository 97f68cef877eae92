"""A saving claimed, held against what others saved of theirs."""

from __future__ import annotations

import pytest

from moothall.engine.reference_class.claims import claims
from moothall.engine.reference_class.plan import Plan
from tests.engine.reference_class.cases import case

CASES = [
    case(f"c{n}", saving_actual=saved, baseline_cost=10.0) for n, saved in enumerate((0.5, 0.8, 1.0, 1.2))
]


def plan(share: float | None) -> Plan:
    return Plan(option="joint", saving_a_year=1.0, saved_share=share)


@pytest.mark.parametrize(
    ("share", "above", "percentile"),
    [(0.114, False, 75), (0.1141, True, 75), (0.12, True, 100), (0.04, False, 0)],
)
def test_above_is_above_the_percentile_between_the_cases(
    share: float, above: bool, percentile: float
) -> None:
    (found,) = claims([plan(share)], CASES, percentile=90, least=3)
    assert (found.above, found.percentile, found.n) == (above, percentile, 4)


def test_too_few_cases_or_no_cost_cannot_tell() -> None:
    (few,) = claims([plan(0.5)], CASES[:2], percentile=90, least=3)
    (blank,) = claims([plan(None)], CASES, percentile=90, least=3)
    assert (few.claimed, few.above, few.percentile, few.n) == (0.5, None, None, 2)
    assert (blank.claimed, blank.above, blank.n) == (None, None, 4)


def test_plans_without_a_saving_claim_none() -> None:
    plans = [Plan(option="a"), Plan(option="b", saving_a_year=0.0)]
    assert claims(plans, CASES, percentile=90, least=3) == ()


def test_what_others_planned_is_not_what_they_achieved() -> None:
    dreamers = [case(f"c{n}", saving_planned=9.0, saving_actual=0.1, baseline_cost=10.0) for n in range(4)]
    (found,) = claims([plan(0.05)], dreamers, percentile=90, least=3)
    assert found.above
