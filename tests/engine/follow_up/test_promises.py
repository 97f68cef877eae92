"""Conditions with their days, and reviews held against the papers that came out."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from moothall.engine.follow_up.decided import decided
from moothall.engine.follow_up.promises import conditions, reviews
from moothall.findings.follow_up import Decided, Review
from moothall.project.decisions import DecisionRow
from moothall.project.documents import DocumentRow
from moothall.project.head import Milestone
from tests.engine.follow_up.made import TODAY, day
from tests.engine.made import clean_project, project, row

DECIDED = Decided(date=day("2027-01-15"), option="lead")


def condition(**cells: Any) -> DecisionRow:
    given = {"kind": "condition", "body": "Board", "reason": "Price the exit.", "due": "2028-01-01"}
    return row(DecisionRow, **(given | cells))


@pytest.mark.parametrize(
    ("cells", "state"),
    [
        ({}, "overdue"),
        ({"due": "2030-12-01"}, "not_yet_due"),
        ({"due": None}, "no_date"),
        ({"outcome": "met", "outcome_on": "2028-01-01"}, "met"),
        ({"outcome": "met", "outcome_on": "2028-01-02"}, "met_late"),
        ({"outcome": "met", "outcome_on": "2028-01-02", "due": None}, "met"),
        ({"outcome": "partly_met", "outcome_on": "2028-05-01"}, "partly_met"),
        ({"outcome": "not_met", "outcome_on": "2028-05-01", "due": "2031-01-01"}, "not_met"),
    ],
)
def test_what_became_of_a_condition(cells: dict[str, Any], state: str) -> None:
    (found,) = conditions([condition(**cells), condition(kind="decision")], TODAY)
    assert found.state == state


def paper(id: str, released: str | None, kind: str = "review") -> DocumentRow:
    return row(DocumentRow, id=id, kind=kind, released=released)


def milestone(when: str) -> Milestone:
    return Milestone(id=f"m{when}", title=f"Review of {when}", date=day(when), kind="review")


def held(
    *papers: DocumentRow, timetable: tuple[Milestone, ...] = (), to: Decided | None = DECIDED
) -> tuple[Review, ...]:
    return reviews(timetable, papers, to, (1, 3), TODAY)


def test_reviews_are_due_on_the_anniversaries_that_the_framework_names() -> None:
    found = held()
    assert [(r.due, r.years, r.state) for r in found] == [
        (day("2028-01-15"), 1, "overdue"),
        (day("2030-01-15"), 3, "overdue"),
    ]


def test_a_review_of_the_timetable_is_that_of_its_anniversary() -> None:
    found = held(timetable=(milestone("2028-06-30"), milestone("2032-01-15")))
    assert [(r.due, r.years, r.state) for r in found] == [
        (day("2028-06-30"), 1, "overdue"),
        (day("2030-01-15"), 3, "overdue"),
        (day("2032-01-15"), None, "not_yet_due"),
    ]


def test_a_paper_counts_for_the_review_that_is_nearest() -> None:
    late = held(paper("r3", "2030-03-01"))
    assert [(r.state, r.paper) for r in late] == [("overdue", ""), ("published_late", "r3")]
    both = held(paper("r3", "2030-01-01"), paper("r1", "2028-01-15"))
    assert [(r.state, r.paper) for r in both] == [("published", "r1"), ("published", "r3")]


@pytest.mark.parametrize(
    "paper_", [paper("a", None), paper("b", "2027-01-15"), paper("c", "2028-01-01", "report")]
)
def test_other_papers_are_no_review(paper_: DocumentRow) -> None:
    assert [r.state for r in held(paper_)] == ["overdue", "overdue"]


def test_a_second_paper_of_one_review_is_not_that_of_another() -> None:
    found = held(paper("r1", "2028-01-10"), paper("r1b", "2028-02-10"))
    assert [(r.state, r.paper) for r in found] == [("published", "r1"), ("overdue", "")]


def test_before_a_decision_only_the_timetable_counts() -> None:
    assert held(to=None) == ()
    assert [r.state for r in held(timetable=(milestone("2031-01-01"),), to=None)] == ["not_yet_due"]


# What was decided


def choice(when: str, option: str | None = "lead", kind: str = "decision") -> DecisionRow:
    return row(DecisionRow, id=f"d{when}", kind=kind, option=option, body="Board", reason="So.", date=when)


def test_the_option_is_that_of_the_latest_choice_and_the_day_that_of_the_first() -> None:
    made = project(
        decisions=(choice("2026-08-01", "joint"), choice("2026-02-01"), choice("2026-08-20", None))
    )
    assert decided(made) == Decided(date=day("2026-02-01"), option="joint", body="Board", row="d2026-02-01")


def test_a_condition_or_a_decision_about_terms_chooses_nothing() -> None:
    made = project(decisions=(choice("2026-02-01", None), choice("2026-03-01", kind="dissent")))
    assert decided(made) is None


def test_a_day_that_passed_without_a_record_is_told() -> None:
    head = clean_project().head
    passed = Milestone(id="d", title="Decision", date=day("2026-05-01"), kind="decision")
    made = project(head=replace(head, timetable=(*head.timetable, passed)), decisions=())
    assert decided(made) == Decided(date=day("2026-05-01"))
