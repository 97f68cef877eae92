"""Sustainability as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.findings.sustainability import SustainabilityFindings
from moothall.project.measures import MeasureRow
from moothall.project.project import Project
from moothall.project.terms import Terms


def sustainability(project: Project, terms: Terms) -> SustainabilityFindings:
    """Everything of this room."""
    return SustainabilityFindings()


def measured(criterion: str, found: SustainabilityFindings) -> Iterator[MeasureRow]:
    """Change in whole-life emissions of each option against the as-is baseline, in %."""
    yield from ()
