"""What those who checked a claim say: it lifts the cap on what nobody checked; a challenge brings it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from moothall.engine.appraise import appraise
from moothall.findings.findings import Findings
from moothall.project.verifications import VerificationRow, marks, standing
from tests.engine.made import clean_project, project, row

CLAIM = "joint-1"


def mark(verdict: str, by: str = "County audit", date: str = "2026-06-01", **more: object) -> VerificationRow:
    given = {"evidence": CLAIM, "verdict": verdict, "by": by, "date": date, "reason": "Seen.", **more}
    return row(VerificationRow, **given)


def told(*rows: VerificationRow, **cells: object) -> Findings:
    """The findings with a claim of grade A that has these marks."""
    claims = tuple(
        replace(e, **{"grade": "A", "verified_by": "", **cells}) if e.id == CLAIM else e
        for e in clean_project().evidence
    )
    return appraise(project(evidence=claims, verifications=rows), simulate=False)


def grade(found: Findings) -> str | None:
    return found.evidence.items[CLAIM].grade


def said(found: Findings) -> list[str]:
    return [f.message for f in found.flags if f.rule == "ER2"]


def test_claim_that_nobody_checked_keeps_its_grade_once_it_is_verified() -> None:
    assert grade(told()) == "D"
    found = told(mark("verified"))
    assert (grade(found), said(found)) == ("A", [])
    (kept,) = found.evidence.items[CLAIM].verifications
    assert (kept.verdict, kept.by, kept.reason) == ("verified", "County audit", "Seen.")


def test_challenge_takes_the_check_away_that_the_row_names() -> None:
    found = told(mark("challenged"), verified_by="Audit office")
    assert grade(found) == "D"
    assert said(found) == [f"Claim {CLAIM} cannot be relied on yet: it was checked and is challenged."]


def test_the_author_cannot_verify_their_own_claim() -> None:
    found = told(mark("verified", by="council  A"), author="Council A")
    assert grade(found) == "D"
    assert "nobody is named who checked it" in said(found)[0]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([mark("challenged"), mark("verified", date="2026-06-02")], "A"),
        ([mark("verified", date="2026-06-02"), mark("challenged")], "A"),
        ([mark("challenged"), mark("verified", by="Other", date="2026-06-02")], "D"),
    ],
    ids=["taken back", "in any order", "challenge of another stands"],
)
def test_the_latest_mark_of_each_counts(rows: list[VerificationRow], kept: str) -> None:
    assert grade(told(*rows)) == kept
    assert len(told(*rows).evidence.items[CLAIM].verifications) == 2


def test_marks_stand_by_claim_oldest_first() -> None:
    late, early = mark("verified", date="2026-06-02"), mark("challenged")
    assert marks([late, early]) == {CLAIM: (early, late)}
    assert standing((early, late)) == (late,)


def test_a_mark_is_no_citation() -> None:
    assert told(mark("verified")).evidence.items[CLAIM].cited_by == told().evidence.items[CLAIM].cited_by
