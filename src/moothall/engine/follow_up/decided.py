"""What was decided, and when (method note, M16)."""

from __future__ import annotations

from moothall.findings.follow_up import Decided
from moothall.project.project import Project


def decided(project: Project) -> Decided | None:
    """The choice of an option last recorded, on the day of the first one; None while nothing is decided.

    Where the timetable's day of decision has passed and nobody recorded a choice, there is the day alone.
    """
    as_of, head = project.head.as_of, project.head
    taken = [d for d in project.decisions if d.kind == "decision" and d.option and d.date <= as_of]
    if taken:
        latest, first = max(taken, key=lambda d: d.date), min(taken, key=lambda d: d.date)
        return Decided(date=first.date, option=latest.option, body=latest.body, row=first.id)
    planned = [m.date for m in head.timetable if m.kind == "decision" and m.date <= as_of]
    return Decided(date=min(planned)) if planned else None
