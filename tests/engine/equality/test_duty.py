"""Answers to the duty: the weakest counts, unanswered is unknown, and dates are held against the decision."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from moothall.engine.equality.duty import answers, characteristics, decided, duties
from moothall.engine.equality.whole import equality
from moothall.findings.equality import DutyAnswer
from moothall.project.equality import EqualityRow
from moothall.project.project import Project
from moothall.project.terms import Terms
from tests.engine.made import clean_project, day, head, project, row


def told(*rows: dict[str, Any]) -> Project:
    return project(equality=tuple(row(EqualityRow, **{"question": "EQ1", **r}) for r in rows))


def first(found: Project, question: str = "EQ1") -> DutyAnswer:
    return next(a for a in answers(found, ["lead"]) if a.question == question)


def test_what_nobody_answered_is_unknown() -> None:
    found = first(told())
    assert (found.answer, found.answered, found.date) == ("unknown", False, None)
    assert set(found.by_characteristic.values()) == {"unknown"}


def test_the_weakest_answer_counts_and_one_for_a_characteristic_goes_before_the_general_one() -> None:
    found = first(told({"answer": "yes"}, {"answer": "no", "characteristic": "age"}))
    assert (found.answer, found.answered) == ("no", True)
    assert found.by_characteristic["age"] == "no"
    assert found.by_characteristic["disability"] == "yes"


def test_one_characteristic_alone_leaves_the_others_open() -> None:
    found = first(told({"answer": "yes", "characteristic": "age"}))
    assert (found.answer, found.answered) == ("unknown", False)


def test_a_characteristic_of_another_law_may_be_answered_for_too() -> None:
    found = first(told({"answer": "yes"}, {"answer": "partly", "characteristic": "socio_economic"}))
    assert found.answer == "partly"


def test_an_answer_of_the_whole_project_counts_for_an_option_without_its_own() -> None:
    assert first(told({"answer": "yes", "option": None})).answer == "yes"
    assert first(told({"answer": "yes", "option": None}, {"answer": "no"})).answer == "no"


def test_waved_away_without_a_reason_is_no_answer() -> None:
    assert first(told({"answer": "not_applicable"})).answer == "unknown"
    assert first(told({"answer": "not_applicable", "reason": "Nothing changes."})).answer == "not_applicable"


def test_a_later_row_counts_and_does_not_make_the_assessment_late() -> None:
    rows = ({"answer": "partly", "date": "2026-01-10"}, {"answer": "yes", "date": "2026-08-20"})
    found = first(told(*rows))
    assert (found.answer, found.date, found.since) == ("yes", day("2026-08-20"), day("2026-01-10"))


def test_as_is_is_asked_nothing() -> None:
    clean = clean_project()
    found = equality(clean, Terms(clean), "asis")
    assert {a.option for a in found.answers} == {None, "improved", "standards", "lead", "joint"}
    assert found.unanswered == 0
    assert {a.days_before for a in found.assessed} == {140}


@pytest.mark.parametrize(("where", "named", "also"), [
    ("GB-ENG", 9, "religion"), ("GB-SCT", 10, "socio_economic"), ("GB-NIR", 9, "political_opinion"),
    ("FR", 0, None),
])  # fmt: skip
def test_the_law_of_the_place_names_whom_it_protects(where: str, named: int, also: str | None) -> None:
    found = characteristics(clean_project().framework.equality, where)
    assert len(found) == named
    assert also is None or also in {c.id for c in found}


def test_a_duty_that_should_have_been_looked_at_again_says_so() -> None:
    asked = clean_project().framework.equality
    assert not any(d.overdue for d in duties(asked, "GB-ENG", datetime.date(2026, 9, 1)))
    assert all(d.overdue for d in duties(asked, "GB-ENG", datetime.date(2031, 1, 1)))
    assert all(d.source and d.sure for d in duties(asked, "GB-ENG", datetime.date(2031, 1, 1)))


def test_the_day_of_the_decision_is_planned_or_recorded() -> None:
    assert decided(clean_project()) == day("2026-09-15")
    assert decided(replace(head(timetable=()), decisions=())) is None
