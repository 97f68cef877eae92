"""The day of a project's decision: what was published later could not have been known (method note, M9)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from moothall.project.decisions import DecisionRow
from moothall.project.head import Milestone


def decided(
    timetable: Iterable[Milestone], decisions: Iterable[DecisionRow], as_of: datetime.date
) -> datetime.date:
    """The earliest decision of the timetable; else the earliest one taken; else the day of the appraisal."""
    planned = [m.date for m in timetable if m.kind == "decision"]
    taken = [d.date for d in decisions if d.kind == "decision"]
    return min(planned or taken or [as_of])
