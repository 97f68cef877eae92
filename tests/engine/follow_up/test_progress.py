"""Kept, partly kept, not kept, not yet due, or nobody measured it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.follow_up.progress import Rule, progress, share
from moothall.findings.follow_up import Progress
from moothall.project.benefits import BenefitRow
from tests.engine.follow_up.made import came, day, follow

RULE = Rule(kept=1, partly=0.5)


def benefit(**cells: Any) -> BenefitRow:
    given = {"id": "b", "option": "lead", "title": "Days for a claim", "owner": "Head", "baseline": 24,
             "target": 14, "unit": "days", "due": day("2029-03-31")}  # fmt: skip
    return BenefitRow(**(given | cells))


def held(
    row: BenefitRow, *outturn: tuple[int, float], as_of: str = "2030-12-01", by_finance: bool = True
) -> Progress:
    rows = [came(year, "days", benefit="b", unit="days", outturn=value) for year, value in outturn]
    found = follow(*rows, as_of=day(as_of), by_finance=by_finance)
    (one,) = progress([row], found, RULE, as_of=day(as_of), by_finance=by_finance)
    return one


@pytest.mark.parametrize(
    ("value", "kept", "way"),
    [(14, "kept", 1), (12, "kept", 1.2), (19, "partly", 0.5), (20, "not_kept", 0.4), (24, "not_kept", 0),
     (30, "not_kept", -0.6)],
)  # fmt: skip
def test_the_way_covered_decides(value: float, kept: str, way: float) -> None:
    found = held(benefit(), (2028, value))
    assert (found.kept, found.years[-1].share) == (kept, pytest.approx(way))


def test_the_latest_measurement_counts() -> None:
    found = held(benefit(), (2029, 22), (2028, 14))
    assert [m.year for m in found.years] == [2028, 2029]
    assert found.kept == "not_kept"


def test_before_its_day_only_a_target_reached_counts() -> None:
    row = benefit(due=day("2031-03-31"))
    assert held(row, (2028, 19)).kept == "not_yet_due"
    assert held(row).kept == "not_yet_due"
    assert held(row, (2028, 14)).kept == "kept"


def test_what_was_measured_before_it_was_due_does_not_tell() -> None:
    assert held(benefit(), (2027, 14)).kept == "not_measured"
    assert held(benefit()).kept == "not_measured"
    assert held(benefit(), (2028, 14), by_finance=False).kept == "not_measured"


def test_a_pilot_before_it_starts_is_not_the_benefit() -> None:
    row = benefit(start=day("2028-10-01"), due=day("2029-09-30"))
    assert held(row, (2027, 14)).years == ()
    assert held(row, (2027, 14), as_of="2029-05-01").kept == "not_yet_due"
    assert [m.year for m in held(row, (2027, 14), (2028, 20), (2029, 14)).years] == [2028, 2029]


def test_without_a_day_it_cannot_be_broken() -> None:
    row = benefit(due=None)
    assert held(row).kept == "no_due_date"
    assert held(row, (2028, 20)).kept == "no_due_date"
    assert held(row, (2028, 14)).kept == "kept"


@pytest.mark.parametrize("cells", [{"baseline": None}, {"target": None}, {"owner": " "}])
def test_a_hope_is_held_to_nothing(cells: dict[str, Any]) -> None:
    assert held(benefit(**cells), (2028, 14)).kept == "no_target"


@pytest.mark.parametrize(
    ("better", "value", "kept"),
    [("higher", 6, "kept"), ("higher", 7, "kept"), ("higher", 5, "not_kept"), ("lower", 7, "not_kept"),
     (None, 6, "no_direction"), (None, 5, "no_direction")],
)  # fmt: skip
def test_what_was_to_stay_needs_to_know_which_way_is_better(
    better: str | None, value: float, kept: str
) -> None:
    assert held(benefit(baseline=6, target=6, better=better), (2028, value)).kept == kept


def test_the_outturn_of_another_benefit_is_not_taken() -> None:
    rows = follow(came(2028, "days", benefit="other", unit="days", outturn=14))
    (found,) = progress([benefit()], rows, RULE, as_of=day("2030-12-01"), by_finance=True)
    assert found.years == ()


@given(st.integers(-100, 100), st.integers(-100, 100), st.floats(-3, 3))
def test_the_share_of_the_way_leads_back_to_what_came(start: int, end: int, way: float) -> None:
    row = benefit(baseline=start, target=end)
    found = share(row, start + way * (end - start))
    assert (found is None) == (start == end)
    assert found is None or found == pytest.approx(way, abs=1e-9)
