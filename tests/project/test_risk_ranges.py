"""What the rows of the register say, and what is refused with its place."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.project.head import AdoptedThreshold
from moothall.project.problems import InvalidProjectError, Problem
from moothall.project.risk_ranges import (
    Range,
    faults,
    impact,
    impact_after,
    likelihood,
    likelihood_after,
)
from moothall.project.risks import RiskRow
from tests.engine.made import clean_project, project, row

WHOLE: dict[str, Any] = {
    "likelihood_low": 10, "likelihood": 20, "likelihood_high": 60,
    "impact_low": 100, "impact": 200, "impact_high": 600,
}  # fmt: skip


def risk(**cells: Any) -> RiskRow:
    return row(RiskRow, **(WHOLE | cells))


def refused(**parts: Any) -> list[Problem]:
    """What is wrong with a project, whether or not that keeps it from existing."""
    try:
        return list(faults(project(**parts)))
    except InvalidProjectError as error:
        return list(error.problems)


def places(found: list[Problem]) -> list[tuple[Any, ...]]:
    return [(p.table, *p.path) for p in found]


def told(*rows: RiskRow) -> list[tuple[Any, ...]]:
    return places(refused(risks=tuple(replace(r, id=f"x{n}") for n, r in enumerate(rows))))


def test_a_range_a_point_or_nothing() -> None:
    assert impact(risk()) == Range(100, 200, 600)
    assert impact(risk(impact=None)) == Range(100, 350, 600)
    assert impact(risk(impact_low=None)) == Range(200, 200, 200)
    assert impact(risk(impact=None, impact_low=None)) is None
    assert likelihood(risk(shape="pert")) == Range(10, 20, 60, "pert")


def test_what_is_said_of_afterwards_is_the_mean_of_a_range_in_proportion() -> None:
    assert impact_after(risk(impact_after=150)) == Range(50, 100, 300)
    assert impact_after(risk()) == impact(risk())
    assert impact_after(risk(impact_after=0)) == Range(0, 0, 0)
    assert likelihood_after(risk(likelihood_after=15)) == Range(5, 10, 30)
    assert impact_after(risk(impact_low=0, impact=0, impact_high=0, impact_after=50)) == Range(50, 50, 50)
    assert impact_after(risk(impact_after=-50)) == Range(-50, -50, -50)


def test_nothing_is_more_likely_than_certain_and_the_mean_stays() -> None:
    high = likelihood_after(risk(likelihood_after=60))
    assert high is not None
    assert (high.high, high.mean) == (pytest.approx(100), pytest.approx(60))
    assert (high.low, high.likely) == (pytest.approx(60 - 40 * 2 / 3), pytest.approx(60 - 20 * 2 / 3))
    assert likelihood_after(risk(likelihood_after=100)) == Range(100, 100, 100)


AMOUNT = st.floats(0, 1e15)
SHAPES = st.sampled_from(("triangular", "pert"))


@given(st.lists(AMOUNT, min_size=3, max_size=3).map(sorted), AMOUNT, SHAPES)
def test_whatever_the_response_ends_still_rise(ends: list[float], after: float, shape: Any) -> None:
    moved = Range(*ends, shape).toward(after)
    assert moved.low <= moved.likely <= moved.high
    assert moved.mean == pytest.approx(after)


PERCENT = st.floats(0, 100)


@given(st.lists(PERCENT, min_size=3, max_size=3).map(sorted), PERCENT, SHAPES)
def test_no_percentage_leaves_its_bounds(ends: list[float], after: float, shape: Any) -> None:
    moved = Range(*ends, shape).toward(after, 100)
    assert 0 <= moved.low <= moved.likely <= moved.high <= 100
    assert moved.mean == pytest.approx(after)


def test_the_clean_project_is_without_fault() -> None:
    assert list(faults(clean_project())) == []


def test_a_response_that_makes_it_worse_needs_a_reason() -> None:
    assert told(risk(), risk(likelihood_after=31)) == [("risks", 1, "likelihood_after")]
    assert told(risk(likelihood_after=30, impact_after=301)) == [("risks", 0, "impact_after")]
    assert told(risk(likelihood_after=40, impact_after=400)) == [
        ("risks", 0, "likelihood_after"),
        ("risks", 0, "impact_after"),
    ]
    assert told(risk(likelihood_after=31, reason="The law asks for it.")) == []
    assert told(risk(likelihood_after=5, impact_after=400)) == []
    assert told(risk(likelihood_after=30, impact_after=300)) == []


def test_the_sentence_names_both_figures_and_what_to_do() -> None:
    (found,) = refused(risks=(risk(impact_after=900),))
    assert "impact_after (900) is above the mean before the response (300)" in found.message
    assert "say in reason" in found.message


@pytest.mark.parametrize("field", ["impact_low", "impact", "impact_high", "impact_after"])
def test_a_gain_is_no_risk(field: str) -> None:
    ends = {"impact_low": None, "impact": None, "impact_high": None, field: -5}
    (found,) = refused(risks=(risk(**ends),))
    assert found.path == (0, field)
    assert found.message.endswith(f"{field} (-5) is below 0: a gain is a benefit: put it in benefits.csv.")
    assert told(risk(**ends | {field: 0})) == []


def test_a_risk_strikes_in_a_year_appraised_or_in_any() -> None:
    assert told(risk(year=2026), risk(year=2036), risk()) == []
    assert told(risk(year=2025), risk(year=2037)) == [("risks", 0, "year"), ("risks", 1, "year")]
    (found,) = refused(risks=(risk(year=2037),))
    assert found.message.startswith("Year 2037 is outside the years appraised, 2026 to 2036.")


def test_a_shape_without_ends_is_none() -> None:
    bare = dict.fromkeys(WHOLE)
    assert told(risk(**bare, shape="pert")) == [("risks", 0, "shape")]
    assert told(risk(**bare)) == []


def test_bands_must_be_percentages_that_rise() -> None:
    for value in (["20", "5"], ["often"], [], ["0", "5"], ["5", "120"], ["nan"], ["5", "5"]):
        assert places(adopting(value)) == [("head", "thresholds", 0, "value")], value
    assert adopting(["10", "100"]) == []


def adopting(value: list[str]) -> list[Problem]:
    own = {"id": "impact_bands", "value": value, "date": "2026-01-10", "by": "Cabinet"}
    adopted = msgspec.convert(own, AdoptedThreshold)
    return refused(head=replace(clean_project().head, thresholds=(adopted,)))
