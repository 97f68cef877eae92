"""The class in force, and the project held against it (method note, M9)."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from moothall.engine.reference_class.claims import claims
from moothall.engine.reference_class.empirical import empirical
from moothall.engine.reference_class.foretold import foretold
from moothall.engine.reference_class.leaving_out import Why, pooled, sorted_out
from moothall.engine.reference_class.plan import Plan
from moothall.engine.reference_class.ratios import delay, overrun, shortfall
from moothall.findings.reference_class import CaseLeftOut, CaseUsed, ReferenceClassFindings
from moothall.framework.reference_cases import ReferenceCase
from moothall.project.head import ReferenceClass
from moothall.project.outturn import OutturnRow


def reference_class(
    library: Sequence[ReferenceCase],
    own: Sequence[ReferenceCase],
    chosen: Sequence[ReferenceClass],
    own_cases: Collection[str],
    *,
    decided: datetime.date,
    few: float,
    percentile: float,
    least: float,
    plans: Sequence[Plan] = (),
    outturn: Sequence[OutturnRow] = (),
    currency: str = "",
) -> ReferenceClassFindings:
    """Cases in and out, what they had of each measure, and the plans beside them.

    own : the project's own cases; they replace those of the library with the same id
    chosen : classes that the partners chose; the latest counts, and none that names no case
    few : below this number of cases a measure is to be read with care
    percentile : 0 to 100, above which a claimed saving is inflated; least : cases needed to tell
    """
    latest = in_force(chosen)
    cases = sorted_out(
        pooled(library, own),
        chosen=latest.cases if latest else None,
        own_cases=own_cases,
        decided=decided,
    )
    measures = empirical(cases.used, few)
    entered = {c.id for c in own}
    return ReferenceClassFindings(
        chosen=latest is not None,
        chosen_on=latest.date if latest else None,
        chosen_by=latest.by if latest else "",
        reason=latest.reason if latest else "",
        decided=decided,
        used=tuple(_used(c, c.id in entered) for c in cases.used),
        left_out=tuple(_left_out(c, why) for c, why in cases.left_out),
        measures=measures,
        foretold=foretold(plans, measures, outturn, currency),
        claims=claims(plans, cases.used, percentile=percentile, least=least),
    )


def in_force(chosen: Sequence[ReferenceClass]) -> ReferenceClass | None:
    """The class chosen last; None where nobody chose, or the last choice names no case."""
    latest = sorted(chosen, key=lambda c: c.date)[-1:]
    return latest[0] if latest and latest[0].cases else None


def _used(case: ReferenceCase, own: bool) -> CaseUsed:
    return CaseUsed(
        id=case.id,
        name=case.name,
        own=own,
        type=case.type,
        reported_by=case.reported_by,
        status=case.status,
        overrun=overrun(case),
        shortfall=shortfall(case),
        delay=delay(case),
        published=case.published,
        source=case.source,
        grade=case.grade,
        note=case.note,
    )


def _left_out(case: ReferenceCase, why: Why) -> CaseLeftOut:
    return CaseLeftOut(id=case.id, name=case.name, why=why, published=case.published)
