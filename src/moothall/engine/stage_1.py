"""Stage 1 on its own, for those who judge: the verdicts that facts propose, and what all of them come to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from moothall.engine import typology
from moothall.engine.coverage.access import access, first_paper
from moothall.engine.employment.whole import employment
from moothall.engine.screening import proposals
from moothall.engine.screening.stage1 import screening
from moothall.findings.employment import EmploymentFindings
from moothall.findings.screening import ScreeningFindings
from moothall.findings.typology import OptionTypeFinding
from moothall.project.project import Project
from moothall.project.terms import Terms


def stage_1(project: Project) -> ScreeningFindings:
    """Stage 1 as `appraise` works it out, and nothing else. Pure, and quick enough for a page."""
    return screened(project, Terms(project), typology.types(project), employment(project))


def screened(
    project: Project, terms: Terms, kinds: Iterable[OptionTypeFinding], staff: EmploymentFindings
) -> ScreeningFindings:
    """Stage 1 from what typology and employment found.

    kinds : of every option; staff : models compared, from which verdicts on employment are proposed
    """
    proposed = proposals.union_access(access(project), first_paper(project), _decided(project))
    proposed = {**proposed, **proposals.employment_comparison(staff.comparisons, staff.two_tiers)}
    return screening(project, terms, _procurement(tuple(kinds)), proposed)


def _decided(project: Project) -> datetime.date | None:
    """Day of the decision in the timetable."""
    return min((m.date for m in project.head.timetable if m.kind == "decision"), default=None)


def _procurement(kinds: tuple[OptionTypeFinding, ...]) -> dict[str, bool]:
    """Whether an option's type needs a procurement; options of open type are left out."""
    sure = [k for k in kinds if k.baseline or _typed(k)]
    return {k.option: k.procurement == "yes" for k in sure} | {
        k.option: True for k in kinds if k.procurement == "yes"
    }


def _typed(kind: OptionTypeFinding) -> bool:
    """Whether the whole, or every part, has a type."""
    return all(c is not None and c.type is not None for c in (kind.parts or (kind.call,)))
