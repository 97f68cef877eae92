"""Weights by income: what a pound counts for people with less."""

from __future__ import annotations

import math

import pytest

from moothall.engine.finance.against import Against
from moothall.engine.finance.distribution import distributional, income_weight
from moothall.engine.finance.placing import Line
from moothall.framework.jurisdictions import DatedFact
from moothall.project.head import Distribution, IncomeGroup

ETA = DatedFact(id="eta", value=1.3, jurisdiction="UK", source="a manual", sure="looked-up")


def line(affected: str, kind: str, amount: float) -> Line:
    return Line(
        key=f"{kind}/{affected}", option="A", partner=None, category="saving", kind=kind,  # type: ignore[arg-type]
        one_off=False, promoted=True, stays=1.0, cashable=None, reinvested=None, affected=affected,
        by_year=(0.0, amount), low=None, high=None, shape="triangular", grade=None, sources=(), rows=(0,),
    )  # fmt: skip


def incomes(*groups: tuple[str, float]) -> Distribution:
    made = tuple(IncomeGroup(affected=who, income=income, source="a survey") for who, income in groups)
    return Distribution(reference_income=30_000, source="a survey", groups=made)


def test_a_weight_is_one_at_the_reference_income_and_more_below() -> None:
    assert income_weight(30_000, 30_000, 1.3) == 1
    assert income_weight(15_000, 30_000, 1.3) == pytest.approx(math.exp(1.3 * math.log(2)))


def test_what_poor_people_lose_counts_more_than_what_a_budget_gains() -> None:
    found = Against(
        option="A",
        own=(line("budget", "saving", 100.0), line("tenants", "cost", 80.0)),
        base=(),
        operating="none",
    )
    told = distributional(found, (1.0, 0.5), incomes(("tenants", 15_000)), ETA)
    assert told is not None
    assert told.npv == pytest.approx(50 - 40 * 2**1.3)
    (tenants,) = told.groups
    assert (tenants.amount, tenants.weight) == (-40, pytest.approx(2**1.3))


def test_what_the_baseline_does_anyway_is_no_effect() -> None:
    same = line("tenants", "cost", 80.0)
    found = Against(option="A", own=(same,), base=(same,), operating="recorded")
    told = distributional(found, (1.0, 0.5), incomes(("tenants", 15_000)), ETA)
    assert told is not None
    assert told.npv == 0


def test_without_incomes_nothing_is_said() -> None:
    found = Against(option="A", own=(), base=(), operating="none")
    assert distributional(found, (1.0,), None, ETA) is None
    assert distributional(found, (1.0,), incomes(("tenants", 15_000)), None) is None
