"""Could people read the papers in time, and can the public check the evidence at all?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from moothall.engine.bias.context import Results
from moothall.engine.bias.names import group_name
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.project.project import Project
from moothall.project.stakeholders import Group

DAYS = 7
OFFICERS = "officers"


def late_consultation(results: Results) -> Seen:
    """Too few weeks to read the papers, or later access for some than for officers (M8)."""
    project = results.project
    needed = results.terms.words("voices_needed")
    least = results.terms.number("notice_weeks")
    found = (*_short_notice(project, least), *_late_access(project, needed))
    missing = (*_no_milestones(project), *_no_access(project, needed))
    return CannotTell(missing) if missing and not found else found


def _days(project: Project, kind: str) -> tuple[datetime.date, ...]:
    return tuple(sorted(m.date for m in project.head.timetable if m.kind == kind))


def _short_notice(project: Project, least: float) -> Iterator[Sighting]:
    """Each decision held against the last release of papers before it, or the first after it."""
    papers = _days(project, "papers_released")
    for decided in _days(project, "decision") if papers else ():
        released = max((p for p in papers if p <= decided), default=papers[0])
        weeks = (decided - released).days / DAYS
        if weeks < least:
            yield _notice(released, decided, weeks, least)


def _notice(released: datetime.date, decided: datetime.date, weeks: float, least: float) -> Sighting:
    detail = (
        f"{round(weeks, 1):g} weeks between the release of the papers on {released.isoformat()} and the "
        f"decision on {decided.isoformat()}, where {least:g} are asked for"
    )
    return Sighting(
        subject="project",
        figures={
            "detail": detail,
            "weeks": weeks,
            "released": released.isoformat(),
            "decided": decided.isoformat(),
        },
    )


def officers_access(project: Project) -> datetime.date | None:
    """When officers could first read: their own first access, or the first project paper if earlier."""
    groups = [g.first_access for g in project.stakeholders.groups if g.voice == OFFICERS and g.first_access]
    papers = [d.date for d in project.documents if d.kind == "project_paper"]
    return min((*groups, *papers), default=None)


def _late_access(project: Project, needed: tuple[str, ...]) -> Iterator[Sighting]:
    start = officers_access(project)
    for group in project.stakeholders.groups if start else ():
        then = group.first_access
        if start and then and group.voice in needed and then > start:
            yield _access(project, group, then, start)


def _access(project: Project, group: Group, then: datetime.date, start: datetime.date) -> Sighting:
    weeks = (then - start).days / DAYS
    name = group_name(project, group.id)
    return Sighting(
        subject=group.id,
        figures={
            "detail": f"{name} got access on {then.isoformat()}, {round(weeks, 1):g} weeks after officers "
            f"({start.isoformat()})",
            "group": name,
            "weeks": weeks,
            "access": then.isoformat(),
            "officers": start.isoformat(),
        },
    )


def _no_milestones(project: Project) -> Iterator[str]:
    for kind in ("papers_released", "decision"):
        if not _days(project, kind):
            yield f"a milestone of kind {kind} (project.yaml, timetable)"


def _no_access(project: Project, needed: tuple[str, ...]) -> Iterator[str]:
    if officers_access(project) is None:
        yield "first_access of officers (stakeholders.yaml)"
    groups = project.stakeholders.groups
    for voice in needed:
        of_voice = [g for g in groups if g.voice == voice]
        if not of_voice or any(g.first_access is None for g in of_voice):
            yield f"first_access of {voice} (stakeholders.yaml)"


def secrecy(results: Results) -> Seen:
    """Too much of the evidence withheld, by the observations that it is worth (M8)."""
    share = results.evidence.withheld_share
    if share is None:
        return CannotTell(("graded evidence (evidence.csv)",))
    if share <= results.terms.number("withheld_share"):
        return ()
    items = tuple(w.item for w in results.evidence.withheld)
    return (Sighting(subject="project", figures={"share": share, "n": len(items)}, sources=items),)
