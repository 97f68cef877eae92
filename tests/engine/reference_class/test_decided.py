"""The day of the decision."""

from __future__ import annotations

import datetime

from moothall.engine.reference_class.decided import decided
from moothall.project.decisions import DecisionRow
from moothall.project.head import Milestone

AS_OF = datetime.date(2026, 9, 1)


def milestone(day: str, kind: str = "decision") -> Milestone:
    return Milestone(id="m", title="M", date=datetime.date.fromisoformat(day), kind=kind)  # type: ignore[arg-type]


def taken(day: str, kind: str = "decision") -> DecisionRow:
    when = datetime.date.fromisoformat(day)
    return DecisionRow(id="d", kind=kind, body="Council", reason="So.", date=when, by="Clerk")  # type: ignore[arg-type]


def test_the_timetable_goes_before_what_was_taken() -> None:
    timetable = [milestone("2016-05-01"), milestone("2015-10-01"), milestone("2014-01-01", "papers_released")]
    assert decided(timetable, [taken("2013-01-01")], AS_OF) == datetime.date(2015, 10, 1)


def test_without_a_timetable_the_earliest_decision_counts() -> None:
    decisions = [taken("2017-02-01"), taken("2016-02-01"), taken("2015-02-01", "dissent")]
    assert decided([milestone("2014-01-01", "review")], decisions, AS_OF) == datetime.date(2016, 2, 1)


def test_else_the_day_of_the_appraisal() -> None:
    assert decided([], [taken("2015-02-01", "override")], AS_OF) == AS_OF
