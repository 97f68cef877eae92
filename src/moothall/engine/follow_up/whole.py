"""Follow up as a whole."""

from __future__ import annotations

from moothall.findings.follow_up import FollowUpFindings
from moothall.project.project import Project


def follow_up(project: Project) -> FollowUpFindings:
    """Everything of this room."""
    return FollowUpFindings()
