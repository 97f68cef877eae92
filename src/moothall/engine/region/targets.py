"""Targets that several bodies share, and what each of them lacks."""

from __future__ import annotations

from collections.abc import Iterable

from moothall.findings.region import TargetFinding
from moothall.project.targets import TargetRow

NEEDED = ("partners", "measure", "baseline", "target", "due", "owner")
"""Fields without which nobody can say who must reach what by when."""


def targets(rows: Iterable[TargetRow]) -> tuple[TargetFinding, ...]:
    """A finding for each target. A baseline of 0 is a baseline."""
    return tuple(
        TargetFinding(
            id=r.id,
            option=r.option,
            title=r.title,
            partners=r.partners,
            places=r.places,
            measure=r.measure,
            unit=r.unit,
            baseline=r.baseline,
            target=r.target,
            due=r.due,
            owner=r.owner,
            lacks=tuple(n for n in NEEDED if _empty(getattr(r, n))),
            sources=r.evidence,
        )
        for r in rows
    )


def _empty(value: object) -> bool:
    return value is None or value == () or (isinstance(value, str) and not value.strip())
