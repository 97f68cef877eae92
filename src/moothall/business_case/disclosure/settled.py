"""Results that may be told of what may not: they go into the public copy as the whole project gave them.

Without them the ranking of the copy would rest on fewer answers than that of the project.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from moothall.findings.findings import Findings
from moothall.project.finance import FinanceRow, WorkedOutRow
from moothall.project.measures import MeasureRow
from moothall.project.project import Project

PAY, WORST = "harmonisation", "worst_place"
"""Names of the cost of pay brought to one level, and of the measure of the place that fares worst."""


def settled_pay(project: Project, lines: Iterable[FinanceRow]) -> dict[str, Any]:
    """Options and finance of a project whose pay by occupation is not told: its cost as lines of money."""
    pay = [r for r in lines if isinstance(r, WorkedOutRow) and r.worked_out == PAY]
    if not pay:
        return {}
    rows = tuple(FinanceRow(**{f: getattr(r, f) for f in FinanceRow.__struct_fields__}) for r in pay)
    settled = {r.option for r in pay}
    options = tuple(replace(o, harmonisation=None) if o.id in settled else o for o in project.options)
    return {"options": options, "finance": project.finance + rows}


def settled_places(
    project: Project, rows: tuple[MeasureRow, ...], findings: Findings
) -> tuple[MeasureRow, ...]:
    """Measurements in which the place that fares worst is as it was worked out, never as somebody typed it.

    A share of the posts of a place, typed to the tenth, may tell how few posts it stands for.
    """
    criteria = {c.id for c in project.framework.criteria if c.worked_out == WORST}
    options = {o.option for o in findings.jobs.options}
    kept = tuple(m for m in rows if m.criterion not in criteria or m.option not in options)
    return kept + tuple(
        MeasureRow(
            option=o.option,
            criterion=criterion,
            low=o.worst.low,
            likely=o.worst.likely,
            high=o.worst.high,
            unit="% of posts in scope",
            evidence=o.sources,
            settled=True,
        )
        for criterion in sorted(criteria)
        for o in findings.jobs.options
        if o.worst is not None
    )
