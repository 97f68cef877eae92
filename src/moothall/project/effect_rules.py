"""What must hold inside a row on levels, emissions or buildings: two cells must not say two things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from moothall.project.problems import Problem

if TYPE_CHECKING:
    from moothall.project.project import Project

NEAR = 0.05
"""How far a change may be from its two levels, for rounding."""


def faults(project: Project) -> Iterator[Problem]:
    """Changes that are not that of their levels, years that run back, desks in closed buildings."""
    yield from _changes(project)
    yield from _years(project)
    yield from _closed(project)


def _changes(project: Project) -> Iterator[Problem]:
    for n, row in enumerate(project.measures):
        if row.before is None or row.after is None:
            continue
        change = row.after - row.before
        if row.likely is not None and abs(row.likely - change) > NEAR:
            yield Problem(
                "measures",
                (n, "likely"),
                f"The change ({row.likely:g}) is not after less before ({row.after:g} - {row.before:g} = "
                f"{change:g}); leave likely empty, or correct one of the three.",
            )
        ends = (row.low, row.high)
        if None not in ends and not row.low - NEAR <= change <= row.high + NEAR:  # type: ignore[operator]
            yield Problem(
                "measures",
                (n, "low"),
                f"The change from before to after ({change:g}) lies outside low to high "
                f"({row.low:g} to {row.high:g}); low and high are the ends of the change.",
            )


def _years(project: Project) -> Iterator[Problem]:
    for n, row in enumerate(project.emissions):
        if row.year is not None and row.until is not None and row.until < row.year:
            yield Problem(
                "emissions", (n, "until"), f"The last year ({row.until}) is before the first ({row.year})."
            )


def _closed(project: Project) -> Iterator[Problem]:
    for n, row in enumerate(project.buildings):
        for field in ("desk_hours", "floor_area", "energy"):
            if row.fate == "closed" and getattr(row, field):
                yield Problem(
                    "buildings",
                    (n, field),
                    f"A closed building has no {field.replace('_', ' ')}; leave it empty or at 0, or say "
                    '"reduced".',
                )
