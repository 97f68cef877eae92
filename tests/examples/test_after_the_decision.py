"""What the real cases show of what came after: objections, a partner that left, forecasts that grew."""

from __future__ import annotations

import pytest

from moothall.business_case.document import Figure, Row
from tests.business_case.reading import all_of, told, words


def rows(example: str, *said: str) -> list[str]:
    _project, _findings, document = told(example)
    found = [words(r) for r in all_of(Row, *document.sections)]
    return [r for r in found if all(s in r for s in said)]


# Clyde Valley


def test_eight_objections_of_the_unions_stand_with_their_evidence() -> None:
    project, findings, _document = told("clyde-valley-2011")
    objections = [d for d in project.decisions if d.kind == "dissent" and d.id.startswith("objects-")]
    assert len(objections) == 8
    for one in objections:
        (source,) = one.evidence
        item = findings.evidence.items[source]
        assert item.source_title.startswith("UNISON Scotland")
        assert item.disclosure == "public"
        assert rows("clyde-valley-2011", one.reason, "UNISON Scotland")


def test_nobody_is_quoted_for_more_than_the_file_of_sourced_figures_holds() -> None:
    """The objections are facts in our words: the page says so, and no statement is put into a mouth."""
    project, _findings, _document = told("clyde-valley-2011")
    assert project.statements == ()
    assert all("in our words" in d.reason for d in project.decisions if d.id.startswith("objects-"))


def test_the_partner_that_left_is_told_with_when_and_why() -> None:
    _project, findings, _document = told("clyde-valley-2011")
    gone = [p for p in findings.registers.partners if p.left]
    assert [(p.id, p.left_on) for p in gone] == [("west-dunbartonshire", None)]
    assert rows("clyde-valley-2011", "West Dunbartonshire", "autumn 2011", "six councils remained")


def test_what_leaving_puts_on_the_rest_is_a_range_by_population() -> None:
    _project, findings, document = told("clyde-valley-2011")
    assert findings.financial_case is not None
    scope = next(o.scope for o in findings.financial_case.options if o.option == "company")
    assert scope is not None
    assert (scope.shares_from, scope.unplaced_low, scope.unplaced_high) == ("population", 28e6, 31e6)
    (gone,) = [x for x in scope.leavers if x.leaves == "west-dunbartonshire"]
    assert gone.share == pytest.approx(88_340 / 1_526_380)
    assert gone.falls_low == pytest.approx(28e6 * 88_340 / 1_526_380)
    assert gone.falls_high == pytest.approx(31e6 * 88_340 / 1_526_380)
    assert rows("clyde-valley-2011", "West Dunbartonshire", "£1.6m to £1.8m", "6% of joint lines")
    said = words(*document.sections)
    assert "by the people that each serves, which is an assumption" in said
    assert "cannot be told" in said


# Publica


def test_the_cost_of_leaving_grew_in_three_forecasts() -> None:
    _project, findings, document = told("publica-2014-2025")
    (cost,) = [f for f in findings.follow_up.followed if f.item == "cost of leaving, Cotswold"]
    assert [(str(f.on), f.value) for f in cost.forecasts] == [
        ("2023-11-01", 0.2),
        ("2024-02-01", 0.5),
        ("2024-07-01", 0.8),
    ]
    assert (cost.times, cost.outturn) == (pytest.approx(4), None)
    (figure,) = [f for f in all_of(Figure, *document.sections) if "Cost of leaving" in f.title]
    assert "£0.2 m to £0.8 m, 4 times the first; what came is not on record" in figure.reading


def test_the_promise_of_ten_years_went_down_and_up() -> None:
    _project, findings, _document = told("publica-2014-2025")
    (saving,) = [f for f in findings.follow_up.followed if f.item == "saving over ten years"]
    assert [(f.value, f.low, f.high) for f in saving.forecasts] == [
        (55, None, None),
        (None, 38, 39),
        (41, None, None),
    ]
    assert rows("publica-2014-2025", "Saving over ten years", "£55 m", "£41 m")


def test_the_return_of_270_staff_is_told_with_its_source() -> None:
    project, findings, _document = told("publica-2014-2025")
    (staff,) = [f for f in findings.follow_up.followed if f.unit == "people"]
    assert (staff.forecasts[0].value, staff.sources) == (270, ("staff-returning",))
    assert rows("publica-2014-2025", "Staff to go back", "270 people")
    assert [(i.people, i.evidence) for i in project.impacts] == [(270, ("staff-returning",))]
    assert findings.evidence.items["staff-returning"].source_title


def test_its_case_says_that_no_outturn_is_on_record() -> None:
    _project, findings, document = told("publica-2014-2025")
    case = findings.follow_up.case
    assert case is not None
    assert (case.cost_planned, case.cost_actual, case.status) == (None, None, None)
    assert {f.lacks for f in findings.follow_up.case_figures} == {"after_decision", "no_line"}
    assert "No outturn is on record" in words(*document.sections)


def test_reviews_of_which_none_is_on_record_are_overdue() -> None:
    _project, findings, _document = told("publica-2014-2025")
    assert [(r.years, r.state) for r in findings.follow_up.reviews] == [(1, "overdue"), (3, "overdue")]
