"""The dated law around employment that holds where the project is; never advice."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from moothall.findings.employment import EmploymentLaw
from moothall.findings.law import told_of
from moothall.framework.jurisdictions import DatedFact, holds_in, started


def law(
    facts: Iterable[DatedFact], named: tuple[str, ...], jurisdiction: str, today: datetime.date
) -> tuple[EmploymentLaw, ...]:
    """Facts that the framework names, in its order, as far as they hold in the jurisdiction on the day."""
    here = (f for f in facts if f.id in named and holds_in(f.jurisdiction, jurisdiction))
    known = {f.id: f for f in here if started(f, today)}
    return tuple(_note(known[id], today) for id in named if id in known)


def _note(fact: DatedFact, today: datetime.date) -> EmploymentLaw:
    return EmploymentLaw(value=fact.value, **told_of(fact, today))  # type: ignore[arg-type]
