"""The employment comparison: points, proposed verdicts, questions, and small counts."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from moothall.engine.employment import employment, proposed, staff_row
from moothall.findings.employment import EmploymentFindings, ModelComparison
from moothall.framework.employment import EmploymentModel
from moothall.project.employment import EmploymentRow
from moothall.project.terms import Terms
from moothall.project.workforce import WorkforceRow
from tests.engine.made import clean_project, project, row

POLICIES = [p.id for p in clean_project().framework.employment.policies]


def answers(model: str, *given: str, option: str | None = None, **cells: Any) -> list[EmploymentRow]:
    """One answer a policy, as far as given."""
    fixed = {"model": model, "option": option, **cells}
    return [row(EmploymentRow, policy=p, answer=a, **fixed) for p, a in zip(POLICIES, given, strict=False)]


def worked_out(*rows: EmploymentRow) -> EmploymentFindings:
    made = project(employment=rows)
    return employment(made, Terms(made))


def found(findings: EmploymentFindings, model: str, option: str | None = None) -> ModelComparison:
    return next(c for c in findings.comparisons if (c.option, c.model) == (option, model))


def test_five_worse_and_four_unknown_are_fourteen_points_of_twenty_six() -> None:
    bare = answers("transfer_bare_tupe", *["worse"] * 5, *["unknown"] * 4, *["kept"] * 4)
    lent = answers("secondment", *["kept"] * 13)
    findings = worked_out(*bare, *lent)
    moved, stayed = found(findings, "transfer_bare_tupe"), found(findings, "secondment")
    assert (moved.points, moved.out_of, moved.proposed) == (14, 26, "fails")
    assert (stayed.points, stayed.out_of, stayed.proposed) == (0, 26, "meets")
    assert moved.counts == {"kept": 4, "improved": 0, "unknown": 4, "worse": 5}


def test_an_option_has_its_own_answer_else_the_general_one_else_unknown() -> None:
    findings = worked_out(
        *answers("secondment", "kept", "kept"),
        *answers("secondment", "worse", option="lead"),
    )
    lead = found(findings, "secondment", "lead")
    assert [p.answer for p in lead.policies[:3]] == ["worse", "kept", "unknown"]
    assert [p.answered for p in lead.policies[:3]] == [True, True, False]
    assert lead.points == 2 + 11


def test_the_latest_answer_counts() -> None:
    findings = worked_out(
        *answers("secondment", "kept", date="2026-05-01"),
        *answers("secondment", "worse", date="2026-02-01"),
    )
    assert found(findings, "secondment").policies[0].answer == "kept"


def test_answers_of_an_option_on_another_model_stand_beside_its_own() -> None:
    findings = worked_out(*answers("transfer_tupe_plus", "kept", option="lead"))
    assert [c.model for c in findings.comparisons if c.option == "lead"] == [
        "secondment",
        "transfer_tupe_plus",
    ]


@pytest.mark.parametrize(
    ("best", "floor", "counts", "verdict"),
    [
        ("meets", False, {"kept": 13}, "meets"),
        ("meets", False, {"kept": 12, "unknown": 1}, "meets"),
        ("meets", False, {"kept": 12, "worse": 1}, "partly_meets"),
        ("fails", False, {"improved": 13}, "fails"),
        ("partly_meets", True, {"kept": 12, "improved": 1}, "partly_meets"),
        ("partly_meets", True, {"kept": 12, "unknown": 1}, "not_assessed"),
        ("partly_meets", True, {"unknown": 12, "worse": 1}, "fails"),
    ],
)
def test_what_a_model_proposes(best: Any, floor: bool, counts: dict[str, int], verdict: str) -> None:
    model = EmploymentModel(id="m", title="M", meaning="m", proposed_verdict=best, floor=floor)
    assert proposed(model, Counter(counts)) == verdict


def test_each_unknown_is_a_question_with_its_addressee_and_date_asked_once() -> None:
    findings = worked_out(
        *answers("secondment", *["kept"] * 12, "unknown", asked_of="North Council", due="2026-10-01"),
        *answers("in_house", *["kept"] * 13),
    )
    title = clean_project().framework.employment.policies[-1].title
    assert findings.questions == (
        f"What happens to {title} under Secondment? Asked of North Council, due 2026-10-01.",
    )


def test_what_nobody_answered_is_asked_for_each_option() -> None:
    findings = worked_out()
    options = sum(o.employment_model is not None for o in clean_project().options)
    assert len(findings.questions) == options * len(POLICIES)
    assert findings.questions[0].endswith("Nobody has been asked yet, no date set.")


@pytest.mark.parametrize(
    ("counted", "suppressed"),
    [({"headcount": 4}, True), ({"headcount": 5}, False), ({"fte": 3.5}, True), ({}, False)],
)
def test_small_counts_tell_no_figure(counted: dict[str, Any], suppressed: bool) -> None:
    cells = {"occupation": "Clerk", "characteristic": "disabled", "pay": 25_000} | counted
    told = staff_row(row(WorkforceRow, partner="north", **cells), 5)
    assert told.suppressed is suppressed
    assert (told.headcount, told.fte, told.pay) == (
        (None, None, None) if suppressed else (counted.get("headcount"), counted.get("fte"), 25_000)
    )
