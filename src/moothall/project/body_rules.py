"""What must hold of the bodies that decide: a decision can pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from moothall.project.problems import Problem

if TYPE_CHECKING:
    from moothall.project.project import Project


def faults(project: Project) -> Iterator[Problem]:
    """Bodies that need more votes than all their members ever had together."""
    for n, body in enumerate(project.governance.bodies):
        total = sum(seat.votes for seat in body.seats)
        if body.seats and body.quota is not None and body.quota > total:
            message = (
                f"{body.quota:,} votes are needed, and all members together have {total:,}: nothing can pass."
            )
            yield Problem("governance", ("bodies", n, "quota"), message)
