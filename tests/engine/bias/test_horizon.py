"""AB13: an appraisal that ends before the contract, the assets or the benefits do."""

from __future__ import annotations

import pytest

from moothall.engine.bias.horizon import short_horizon
from moothall.findings.finance import FinanceFindings, Line

from .made import OPTIONS, figures, missing, project, results


def lasting(**years):
    return project(options=[*OPTIONS[:2], {"id": "joint", "title": "Joint team"} | years])


@pytest.mark.parametrize(
    ("years", "life"), [({"contract_years": 15}, 15), ({"contract_years": 5, "asset_life_years": 12}, 12)]
)
def test_longer_than_the_ten_years_appraised(years, life):
    found = figures(short_horizon(results(lasting(**years))))
    assert (found["option"], found["horizon"], found["life"]) == ("Joint team (joint)", 10, life)


def test_as_long_as_the_years_appraised():
    assert short_horizon(results(lasting(contract_years=10))) == ()


def saving(year, amount, kind="saving"):
    return Line(option="joint", category="saving", kind=kind, year=year, amount=amount)


@pytest.mark.parametrize(
    ("lines", "late"),
    [
        ((saving(2035, 40), saving(2036, 60)), 60),
        ((saving(2035, 50), saving(2036, 50)), None),
        ((saving(2035, 50), saving(2040, 90, kind="cost")), None),
    ],
)
def test_savings_that_mostly_come_afterwards(lines, late):
    money = FinanceFindings(currency="GBP", price_base="2026-27", lines=lines)
    seen = short_horizon(results(lasting(contract_years=10), finance=money))
    assert (figures(seen)["savings_after"] if seen else None) == late


def test_without_the_length_of_contract_or_assets_nobody_can_tell():
    assert missing(short_horizon(results(lasting()))) == (
        "years that the contract or the main assets last, of Joint team (joint) (options.yaml)",
    )
