"""When each group first had access, counted from the first paper of the project."""

from __future__ import annotations

import datetime

from moothall.findings.registers import Access
from moothall.project.project import Project


def first_paper(project: Project) -> datetime.date | None:
    """Day of the first project paper; none where no such paper is recorded."""
    return min((d.date for d in project.documents if d.kind == "project_paper"), default=None)


def access(project: Project) -> tuple[Access, ...]:
    """Each group with its first access, in weeks after the first paper; before it, a negative number."""
    start = first_paper(project)
    return tuple(
        Access(
            group=g.id,
            title=g.title,
            voice=g.voice,
            first_access=g.first_access,
            weeks=(g.first_access - start).days / 7 if g.first_access and start else None,
        )
        for g in project.stakeholders.groups
    )
