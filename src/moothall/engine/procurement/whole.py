"""Procurement as a whole."""

from __future__ import annotations

from moothall.findings.procurement import ProcurementFindings
from moothall.findings.typology import OptionTypeFinding
from moothall.project.project import Project
from moothall.project.terms import Terms


def procurement(project: Project, terms: Terms, types: tuple[OptionTypeFinding, ...]) -> ProcurementFindings:
    """Everything of this room."""
    return ProcurementFindings()
