"""Region as a whole."""

from __future__ import annotations

from moothall.findings.region import RegionFindings
from moothall.project.project import Project
from moothall.project.terms import Terms


def region(project: Project, terms: Terms) -> RegionFindings:
    """Everything of this room."""
    return RegionFindings()
