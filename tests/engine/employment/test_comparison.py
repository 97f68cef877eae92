"""The employment comparison: points, and proposed verdicts."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from moothall.engine.employment.comparison import proposed
from moothall.engine.employment.whole import employment
from moothall.findings.employment import EmploymentFindings, ModelComparison
from moothall.framework.employment import EmploymentModel
from moothall.project.employment import EmploymentRow
from tests.engine.made import clean_project, project, row

POLICIES = [p.id for p in clean_project().framework.employment.policies]


def answers(model: str, *given: str, option: str | None = None, **cells: Any) -> list[EmploymentRow]:
    """One answer a policy, as far as given."""
    fixed = {"model": model, "option": option, **cells}
    return [row(EmploymentRow, policy=p, answer=a, **fixed) for p, a in zip(POLICIES, given, strict=False)]


def worked_out(*rows: EmploymentRow) -> EmploymentFindings:
    return employment(project(employment=rows))


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
    ("best", "floor", "counts", "verdict", "because"),
    [
        ("meets", False, {"kept": 13}, "meets", "model"),
        ("meets", False, {"kept": 12, "unknown": 1}, "not_assessed", "unknown"),
        ("meets", False, {"unknown": 13}, "not_assessed", "unknown"),
        ("meets", False, {"kept": 12, "worse": 1}, "partly_meets", "worse"),
        ("meets", False, {"unknown": 12, "worse": 1}, "partly_meets", "worse"),
        ("fails", False, {"improved": 13}, "fails", "model"),
        ("fails", False, {"unknown": 13}, "fails", "model"),
        ("partly_meets", False, {"unknown": 13}, "partly_meets", "model"),
        ("partly_meets", True, {"kept": 12, "improved": 1}, "partly_meets", "model"),
        ("partly_meets", True, {"kept": 12, "unknown": 1}, "not_assessed", "floor_unknown"),
        ("partly_meets", True, {"unknown": 12, "worse": 1}, "fails", "floor_worse"),
    ],
)
def test_what_a_model_proposes(
    best: Any, floor: bool, counts: dict[str, int], verdict: str, because: str
) -> None:
    model = EmploymentModel(id="m", title="M", meaning="m", proposed_verdict=best, floor=floor)
    assert proposed(model, Counter(counts)) == (verdict, because)


def test_an_option_is_told_under_its_own_model_first() -> None:
    findings = worked_out(*answers("in_house", "worse", option="lead"))
    assert [(c.model, c.own) for c in findings.comparisons if c.option == "lead"] == [
        ("secondment", True),
        ("in_house", False),
    ]
