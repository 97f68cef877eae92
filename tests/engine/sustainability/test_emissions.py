"""Emissions: years counted, ranges, blanks as bounds, and the change against the service as it is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.sustainability.emissions import change, emissions, tonnes
from moothall.engine.sustainability.whole import measured, sustainability
from moothall.findings.sustainability import Change, SustainabilityFindings
from moothall.project.emissions import EmissionRow
from moothall.project.terms import Terms
from tests.engine.made import clean_project, project, row

YEARS = range(2026, 2037)


def emits(amount: float | None = None, **more: Any) -> EmissionRow:
    fields = {"scope": "2", "source": "buildings", "item": "electricity", "amount": amount} | more
    return row(EmissionRow, **fields)


NOW = [emits(100, option="asis")]


def against(*rows: EmissionRow, base: list[EmissionRow] | None = None) -> Change:
    found = change(rows, NOW if base is None else base, YEARS)
    assert found is not None
    return found


@pytest.mark.parametrize(("years", "n"), [
    ({}, 11), ({"year": 2030}, 1), ({"year": 2030, "until": 2032}, 3), ({"year": 2020, "until": 2027}, 2),
    ({"year": 2035, "until": 2050}, 2), ({"year": 2050}, 0), ({"until": 2027}, 2),
])  # fmt: skip
def test_a_row_counts_in_each_of_its_years_that_is_appraised(years: dict[str, int], n: int) -> None:
    assert tonnes([emits(10, **years)], YEARS).central == 10 * n


def test_a_sum_keeps_its_ends_and_counts_its_blanks() -> None:
    found = tonnes([emits(10, low=8, high=15), emits(low=2, high=4), emits()], YEARS)
    assert (found.low, found.central, found.high, found.blanks) == (110, 143, 209, 1)


def test_a_blank_after_the_last_year_is_no_gap() -> None:
    assert tonnes([emits(year=2050)], YEARS).blanks == 0


def test_the_change_is_in_per_cent_of_today() -> None:
    assert against(emits(89)) == Change(
        value=pytest.approx(-11), low=pytest.approx(-11), high=pytest.approx(-11)
    )


def test_the_same_thing_moves_together_and_another_thing_freely() -> None:
    base = [emits(100, low=80, high=120)]
    same = against(emits(90, low=72, high=108), base=base)
    assert (same.low, same.value, same.high) == (-12, -10, -8)
    other = against(emits(90, low=72, high=108, item="gas"), base=base)
    assert (other.low, other.value, other.high) == (-48, -10, 28)


@pytest.mark.parametrize(("own", "base", "bound"), [
    ([emits(90), emits(item="gas")], NOW, "at_least"),
    ([emits(90)], [*NOW, emits(item="gas")], "at_most"),
    ([emits(90), emits(item="gas")], [*NOW, emits(item="gas")], "open"),
])  # fmt: skip
def test_a_blank_makes_the_change_a_bound(
    own: list[EmissionRow], base: list[EmissionRow], bound: str
) -> None:
    found = against(*own, base=base)
    assert found.bound == bound
    assert (found.value is None) == (bound == "open")


@given(st.floats(0, 500))
def test_the_bound_holds_whatever_the_blank_was(truth: float) -> None:
    """Independently: fill the blank, work the change out, and hold it against the bound."""
    bound = against(emits(90), emits(item="gas"))
    filled = 100 * (90 + truth) / 100 - 100
    assert bound.low is not None
    assert filled >= bound.low - 1e-9
    under = against(emits(90), base=[*NOW, emits(item="gas")])
    assert under.high is not None
    assert 100 * 90 / (100 + truth) - 100 <= under.high + 1e-9


def test_nothing_is_said_without_a_baseline() -> None:
    assert change([emits(5)], [], YEARS) is None
    (found,) = emissions([emits(5)], ["asis", "lead"], "asis", YEARS, ["buildings"])
    assert (found.change, found.counted, found.changes) == (None, None, {})


def test_parts_by_scope_and_source_add_up_to_the_whole() -> None:
    rows = [emits(5), emits(7, scope="3", source="staff_travel"), emits(1, scope="3", source="it")]
    (found,) = emissions([*NOW, *rows], ["lead"], "asis", YEARS, ["buildings"])
    for parts in (found.scopes, found.by_source):
        assert sum(p.tonnes.central for p in parts) == pytest.approx(found.whole.central)


def asked(*rows: EmissionRow) -> SustainabilityFindings:
    found = project(emissions=tuple(rows))
    return sustainability(found, Terms(found), "asis")


def test_travel_is_shown_and_not_measured() -> None:
    found = asked(*NOW, emits(80), emits(60, source="staff_travel", scope="3", item="mileage"))
    lead = found.emissions[-1]
    assert lead.counted is not None
    assert lead.counted.value == pytest.approx(-20)
    assert lead.change is not None
    assert lead.change.value == pytest.approx(40)


def test_the_measurement_is_a_range_where_a_blank_makes_it_one() -> None:
    criterion = next(c for c in clean_project().framework.criteria if c.worked_out == "emissions_change")
    ends = {}
    for name, rows in {
        "exact": (*NOW, emits(89.04, low=80, high=95)),
        "at_least": (*NOW, emits(90), emits(item="gas")),
        "at_most": (*NOW, emits(item="gas", option="asis"), emits(90)),
        "no_baseline": (emits(90),),
    }.items():
        told = {m.option: m for m in measured(criterion, asked(*rows))}["lead"]
        ends[name] = (told.low, told.likely, told.high)
    assert ends == {
        "exact": (-20, -11, -5),
        "at_least": (-10, None, 20),
        "at_most": (-40, None, -10),
        "no_baseline": (-40, None, 20),
    }


def test_without_rows_nothing_is_worked_out() -> None:
    criterion = next(c for c in clean_project().framework.criteria if c.worked_out == "emissions_change")
    assert list(measured(criterion, asked())) == []
