"""Voting power in the bodies of a project (method note, M15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.findings.power import BodyPower
from moothall.project.measures import MeasureRow
from moothall.project.project import Project
from moothall.project.terms import Terms


def powers(project: Project, terms: Terms) -> tuple[BodyPower, ...]:
    """Power in every body that has votes."""
    return ()


def measured(criterion: str, found: Sequence[BodyPower]) -> Iterator[MeasureRow]:
    """The largest gap between power and agreed share of each option, in percentage points."""
    yield from ()
