"""Governance as a whole."""

from __future__ import annotations

from moothall.engine.governance.presence import decision_day, non_public, presence
from moothall.engine.governance.roles import roles
from moothall.engine.governance.seats import bodies
from moothall.findings.governance import GovernanceFindings
from moothall.project.project import Project
from moothall.project.terms import Terms


def governance(project: Project) -> GovernanceFindings:
    """Bodies as recorded, with seats, votes and attendance; lead roles; who sits over time."""
    day = decision_day(project)
    return GovernanceFindings(
        bodies=bodies(project),
        roles=roles(project, Terms(project)),
        decision=day,
        decided=day is not None and day < project.head.as_of,
        presence=tuple(presence(project)),
        non_public=tuple(non_public(project)),
    )
