"""The workforce as a whole."""

from __future__ import annotations

from moothall.findings.workforce import StaffRow, WorkforceFindings
from moothall.project.project import Project
from moothall.project.terms import Terms
from moothall.project.workforce import WorkforceRow


def workforce(project: Project, terms: Terms) -> WorkforceFindings:
    """Staff in aggregate, with small counts suppressed."""
    least = terms.number("small_count") if "small_count" in terms.thresholds else 0.0
    return WorkforceFindings(staff=tuple(staff_row(r, least) for r in project.workforce))


def staff_row(row: WorkforceRow, least: float) -> StaffRow:
    """Staff of one row; where fewer than `least` people are counted, no figure is told."""
    heads = row.headcount if row.headcount is not None else row.fte
    small = heads is not None and heads < least
    return StaffRow(
        partner=row.partner,
        place=row.place,
        occupation=row.occupation,
        pay_grade=row.pay_grade,
        characteristic=row.characteristic,
        fte=None if small else row.fte,
        headcount=None if small else row.headcount,
        pay=None if small else row.pay,
        pension=row.pension,
        terms=row.terms,
        suppressed=small,
        sources=row.evidence,
    )
