"""Optimism bias by kind of project."""

from __future__ import annotations

import pytest

from moothall.engine.finance.optimism import bias, uplift
from moothall.framework.jurisdictions import DatedFact
from moothall.project.options import OptimismBias
from tests.engine.made import clean_project

FACTS: dict[str, DatedFact] = {f.id: f for f in clean_project().facts}
DEFAULT = OptimismBias(kind="equipment_development")


def test_what_is_dealt_with_comes_off_the_upper_bound() -> None:
    assert uplift(1, 0.5, 0.5) == 0.25
    assert uplift(0.5, 0.5, 0) == 0.25
    assert uplift(1, 0.5, 1) == 0


def test_the_kinds_of_a_project_add_up_by_their_shares() -> None:
    parts = (
        OptimismBias(kind="non_standard_buildings", share=0.3),
        OptimismBias(kind="standard_buildings", share=0.7, mitigation=0.5),
    )
    found = bias(parts, FACTS, DEFAULT)
    assert found.set_up == pytest.approx(0.3 * 0.51 + 0.7 * 0.24 * 0.5)
    assert found.running == 0
    assert found.known
    assert [(u.kind, u.chosen, u.upper) for u in found.parts] == [
        ("non_standard_buildings", True, 0.51), ("standard_buildings", True, 0.24)
    ]  # fmt: skip
    assert all("Mott MacDonald" in u.source for u in found.parts)


def test_an_option_that_names_none_takes_the_default_and_it_is_said() -> None:
    found = bias((), FACTS, DEFAULT)
    assert (found.set_up, found.running, found.known) == (2.0, 0, True)
    assert [(u.kind, u.chosen, u.mitigation) for u in found.parts] == [("equipment_development", False, 0)]


def test_outsourcing_goes_on_costs_that_recur() -> None:
    found = bias((OptimismBias(kind="outsourcing", mitigation=0.5),), FACTS, DEFAULT)
    assert (found.set_up, found.running) == (0, pytest.approx(0.205))


def test_a_kind_without_bounds_is_not_known() -> None:
    named = (OptimismBias(kind="bridges", share=0.5), OptimismBias(kind="standard_civil", share=0.5))
    found = bias(named, FACTS, DEFAULT)
    assert (found.set_up, found.known) == (pytest.approx(0.22), False)
    assert bias((), {}, DEFAULT) == bias((), FACTS, None)
    assert not bias((), FACTS, None).known
