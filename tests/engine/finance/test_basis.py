"""Rates, prices and the baseline: the project's own first, then those of its jurisdiction."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from moothall.engine.finance.basis import baseline, basis, prices, settings_of
from moothall.project.head import Deflator, Discounting, Inflation
from tests.engine.made import clean_project, head, project
from tests.planted import rows


def rates(**fields: Any) -> tuple[str | None, list[str]]:
    found = basis(head(**fields))
    return found.schedule and found.schedule.id, [s.id for s in found.sensitivity]


def test_the_longest_code_that_fits_counts() -> None:
    entries = {"GB": 1, "GB-SCT": 2, "G": 3}
    assert settings_of(entries, "GB-SCT") == 2
    assert settings_of(entries, "GB-ENG") == 1
    assert settings_of(entries, "GB") == 1
    assert settings_of(entries, "GBX") == {}


def test_each_jurisdiction_has_its_usual_schedule_and_those_to_test_with() -> None:
    assert rates() == ("discount.standard", ["discount.low_sensitivity", "discount.health"])
    assert rates(jurisdiction="IE") == ("discount.ireland", [])
    assert rates(jurisdiction="NZ") == ("discount.nz", ["discount.nz.commercial"])
    assert rates(jurisdiction="AU-NSW") == (
        "discount.au.nsw", ["discount.au.nsw.sensitivity.3", "discount.au.nsw.sensitivity.7"]
    )  # fmt: skip
    assert rates(jurisdiction="AU-VIC")[0] == "discount.au.commonwealth"


def test_a_jurisdiction_without_an_entry_has_no_schedule_no_inflation_and_no_deflator() -> None:
    found = basis(head(jurisdiction="CA-ON"))
    assert (found.schedule, found.sensitivity, found.inflation, found.deflator) == (None, (), None, "")
    assert prices(head(jurisdiction="CA-ON")).factor("2019") is None


def test_a_schedule_of_the_projects_choice_is_tested_with_the_usual_one() -> None:
    chosen = Discounting(schedule="discount.health")
    assert rates(discounting=chosen) == ("discount.health", ["discount.standard", "discount.low_sensitivity"])
    assert rates(discounting=Discounting(schedule="discount.standard")) == rates()


def test_bands_of_the_projects_own_come_with_their_source() -> None:
    own = Discounting(bands=((0, 5, 0.04), (6, None, 0.02)), source="Letter of the treasurer")
    found = basis(head(discounting=own))
    assert found.schedule is not None
    assert (found.schedule.source, found.schedule.unverified) == ("Letter of the treasurer", False)
    assert found.schedule.factors[6] == pytest.approx(1.04**-5 / 1.02)
    assert [s.id for s in found.sensitivity] == [
        "discount.standard", "discount.low_sensitivity", "discount.health"
    ]  # fmt: skip


def test_an_overdue_review_and_a_rate_from_memory_are_said() -> None:
    found = basis(head())
    assert found.schedule is not None
    assert found.schedule.review_due == "2026-06-30"
    assert found.inflation is not None
    assert found.inflation.unverified
    memory = basis(head(jurisdiction="NZ")).schedule
    assert memory is not None
    assert memory.unverified


def test_inflation_and_deflator_of_the_project_win() -> None:
    found = basis(head(inflation=Inflation(rate=0.03, source="Budget book")))
    assert found.inflation is not None
    assert (found.inflation.value, found.inflation.unverified) == (0.03, False)
    own = Deflator(index={"2025-26": 100.0, "2026-27": 104.0}, source="Pay awards")
    assert prices(head(deflator=own)).factor("2025-26") == pytest.approx(1.04)
    assert basis(head(deflator=own)).deflator == "Pay awards"


def test_the_index_of_the_facts_moves_prices() -> None:
    assert prices(head(price_base="2024")).factor("2019") == pytest.approx(100 / 81.1085)


def test_the_years_are_0_to_the_horizon_and_the_baseline_is_as_it_is() -> None:
    found = basis(head(first_year=2026, horizon_years=3))
    assert found.years == (2026, 2027, 2028, 2029)
    assert found.baseline == rows.AS_IS


def test_without_facts_or_baseline_there_is_none() -> None:
    options = tuple(replace(o, baseline=None) for o in clean_project().options)
    found = basis(project(facts=(), options=options))
    assert (found.schedule, found.baseline) == (None, None)
    assert msgspec.convert(msgspec.to_builtins(found), type(found)) == found


def test_a_framework_without_baselines_leaves_it_to_the_option_s_own_word() -> None:
    made = clean_project()
    bare = replace(made.framework, typology=replace(made.framework.typology, baselines=()))
    assert baseline(replace(made, framework=bare)) == rows.AS_IS
