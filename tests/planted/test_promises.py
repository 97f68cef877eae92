"""Rules on what is due after a decision: measured, reviewed, met, reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.planted.clean import add_row, edit_csv, edit_yaml
from tests.planted.run import Edit, Fault, Near, assert_found, checked

LEAD = "North runs it for all (lead)"
PAPER = {"id": "review-1", "title": "Review", "date": "2026-05-20", "kind": "review"}
CONDITION = {
    "id": "c1",
    "kind": "condition",
    "option": "lead",
    "body": "Joint board of members",
    "reason": "The price of leaving is worked out.",
    "owner": "Head of finance",
    "due": "2026-08-31",
    "date": "2026-06-01",
    "by": "Joint board of members",
}


def due(when: str) -> Edit:
    return lambda path: edit_csv(
        path, "benefits.csv", {"id": "lead-b0"}, {"start": "2024-04-01", "due": when}
    )


def measured(year: int) -> Edit:
    row = {"year": year, "option": "lead", "benefit": "lead-b0", "item": "right first time"}
    return lambda path: add_row(path, "outturn.csv", row | {"outturn": 80, "unit": "% right first time"})


def review(when: str) -> Edit:
    def change(data: Any) -> None:
        data["timetable"].append({"id": "r1", "title": "Review of the pilot", "date": when, "kind": "review"})

    return lambda path: edit_yaml(path, "project.yaml", change)


def condition(**cells: str) -> Edit:
    return lambda path: add_row(path, "decisions.csv", CONDITION | cells)


def forecast(year: int, **cells: Any) -> Edit:
    row = {"year": year, "option": "lead", "item": "Cost of the pilot", "forecast": 40_000} | cells
    return lambda path: add_row(path, "outturn.csv", row)


def both(*edits: Edit) -> Edit:
    def change(path: Path) -> None:
        for edit in edits:
            edit(path)

    return change


FAULTS = [
    Fault(
        "BR4",
        "a benefit that is due and that nobody measured",
        due("2026-03-31"),
        "lead-b0",
        {"benefit": "Technology that simplifies (lead-b0)", "due": "2026-03-31"},
    ),
    Fault(
        "BR4",
        "a benefit measured a year too early",
        both(due("2026-03-31"), measured(2024)),
        "lead-b0",
        {"due": "2026-03-31"},
    ),
    Fault(
        "BR5",
        "a review of the timetable that nobody published",
        review("2026-05-31"),
        "review-2026-05-31",
        {"review": "Review of the pilot", "due": "2026-05-31"},
    ),
    Fault(
        "BR6",
        "a condition of which nobody says what became of it",
        condition(),
        "c1",
        {"condition": "The price of leaving is worked out", "owner": "Head of finance", "due": "2026-08-31"},
    ),
    Fault(
        "BR7",
        "a forecast of a year that is over",
        forecast(2024),
        "lead",
        {"option": LEAD, "items": "Cost of the pilot (2024)", "n": 1},
    ),
]

NEAR = [
    Near("BR4", "a benefit measured in the year in which it is due", both(due("2026-03-31"), measured(2025))),
    Near("BR4", "a benefit that is due tomorrow", due("2026-09-02")),
    Near("BR4", "no register of benefits", lambda path: (path / "benefits.csv").unlink(), "cannot_tell"),
    Near("BR5", "a review that is due today", review("2026-09-01")),
    Near(
        "BR5",
        "a review that came out late",
        both(
            review("2026-05-31"),
            lambda path: add_row(path, "documents.csv", PAPER | {"released": "2026-08-01"}),
        ),
    ),
    Near("BR6", "a condition that is due today", condition(due="2026-09-01")),
    Near("BR6", "a condition said not to be met", condition(outcome="not_met", outcome_on="2026-08-31")),
    Near("BR7", "a forecast of a year that ended five months ago", forecast(2025)),
    Near("BR7", "a forecast whose outturn is known", forecast(2024, outturn=0)),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_the_fault_is_found_and_sets_off_nothing_else(fault: Fault, tmp_path: Path, simulate: bool) -> None:
    assert_found(fault, tmp_path, simulate=simulate)


@pytest.mark.parametrize("near", NEAR, ids=str)
def test_what_comes_near_is_not_found(near: Near, tmp_path: Path) -> None:
    assert checked(tmp_path, near.edit, simulate=False)[near.rule]["outcome"] == near.outcome
