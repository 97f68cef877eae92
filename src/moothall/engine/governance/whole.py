"""Governance as a whole."""

from __future__ import annotations

from moothall.engine.governance.seats import bodies
from moothall.findings.governance import GovernanceFindings
from moothall.project.project import Project


def governance(project: Project) -> GovernanceFindings:
    """Bodies as recorded, with seats, votes and attendance."""
    return GovernanceFindings(bodies=bodies(project))
