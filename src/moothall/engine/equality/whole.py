"""Equality as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.findings.equality import EqualityFindings
from moothall.project.measures import MeasureRow
from moothall.project.project import Project
from moothall.project.terms import Terms


def equality(project: Project, terms: Terms) -> EqualityFindings:
    """Everything of this room."""
    return EqualityFindings()


def measured(criterion: str, found: EqualityFindings) -> Iterator[MeasureRow]:
    """The change of a level that is recorded before and after, for each option."""
    yield from ()
