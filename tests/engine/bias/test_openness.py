"""AB17 and AB18: papers released late, access given late, evidence withheld."""

from __future__ import annotations

import pytest

from moothall.engine.bias.openness import late_consultation, secrecy
from moothall.findings.evidence import EvidenceFindings, Withheld

from .made import GROUPS, figures, missing, project, results, subjects


def timetable(**days):
    rows = [{"id": f"m{n}", "title": k, "kind": k, "date": d} for n, (k, d) in enumerate(days.items())]
    return {"timetable": rows}


def opened(**days):
    return [g | {"first_access": days.get(g["voice"], g["first_access"])} for g in GROUPS]


def test_less_than_four_weeks_to_read():
    seen = late_consultation(
        results(project(head=timetable(papers_released="2026-06-10", decision="2026-07-01")))
    )
    assert figures(seen) == {
        "detail": "3 weeks between the release of the papers on 2026-06-10 and the decision on "
        "2026-07-01, where 4 are asked for",
        "weeks": 3,
        "released": "2026-06-10",
        "decided": "2026-07-01",
    }


@pytest.mark.parametrize(
    ("released", "found"), [("2026-06-03", 0), ("2026-06-04", 1), ("2026-07-02", 1)],
    ids=["four weeks", "a day less", "after the decision"],
)  # fmt: skip
def test_four_weeks_are_enough(released, found):
    head = timetable(papers_released=released, decision="2026-07-01")
    assert len(subjects(late_consultation(results(project(head=head))))) == found


def test_unions_ten_weeks_after_the_first_paper():
    """The figures of acceptance scenario ACC01."""
    paper = {"id": "d1", "title": "First paper", "date": "2026-03-01", "kind": "project_paper"}
    groups = opened(officers=None, unions="2026-05-10", users="2026-03-01")
    seen = late_consultation(results(project(groups=groups, documents=[paper])))
    assert subjects(seen) == ["unions"]
    assert figures(seen) == {
        "detail": "Unions (unions) got access on 2026-05-10, 10 weeks after officers (2026-03-01)",
        "group": "Unions (unions)",
        "weeks": 10,
        "access": "2026-05-10",
        "officers": "2026-03-01",
    }


def test_all_on_one_day_and_in_time():
    assert late_consultation(results()) == ()


def test_missing_dates_are_named_one_by_one():
    groups = opened(officers=None, unions=None)
    assert missing(late_consultation(results(project(groups=groups, head={"timetable": []})))) == (
        "a milestone of kind papers_released (project.yaml, timetable)",
        "a milestone of kind decision (project.yaml, timetable)",
        "first_access of officers (stakeholders.yaml)",
        "first_access of unions (stakeholders.yaml)",
    )


def withheld(share):
    items = (Withheld(item="e1", code="FOI s43", reason="r", owner="o"),)
    return secrecy(results(evidence=EvidenceFindings(withheld=items, withheld_share=share)))


def test_a_quarter_withheld():
    """The figure of acceptance scenario ACC21."""
    seen = withheld(0.26)
    assert figures(seen) == {"share": 0.26, "n": 1}
    assert seen[0].sources == ("e1",)


@pytest.mark.parametrize("share", [0, 0.2])
def test_a_fifth_may_be_withheld(share):
    assert withheld(share) == ()


def test_without_evidence_nobody_can_tell():
    assert missing(withheld(None)) == ("graded evidence (evidence.csv)",)
