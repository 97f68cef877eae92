"""What must hold of the local economy: factors that can be read one way, sectors that have a multiplier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from moothall.project.local_factors import SHARES, LocalFactorRow
from moothall.project.problems import Problem, listed, nearest
from moothall.project.ready_reckoner import levels

if TYPE_CHECKING:
    from moothall.project.project import Project

WHOLE = 100.0
"""A share in % is at most this."""


def faults(project: Project) -> Iterator[Problem]:
    """Every contradiction in what a project says of its local economy."""
    for n, row in enumerate(project.local_factors):
        yield from (Problem("local_factors", (n, field), words) for field, words in _factor(project, row))
    yield from _sectors(project)


def _factor(project: Project, row: LocalFactorRow) -> Iterator[tuple[str, str]]:
    if row.factor in SHARES:
        for field in ("low", "value", "high"):
            figure = getattr(row, field)
            if figure is not None and figure > WHOLE:
                yield field, f"A share of posts is a percentage from 0 to 100; this one is {figure:g}."
    given = any(x is not None for x in (row.low, row.value, row.high))
    if row.level and given:
        yield "level", "Give a level or a figure, not both: nobody could tell which counts."
    if not row.level and row.value is None:
        yield "value", "Give a figure, or a level of the ready reckoner; a blank is not zero."
    if row.level:
        known = levels(project.facts, row.factor)
        if not known:
            yield "level", f"The ready reckoner has no levels for {row.factor}; give a figure."
        elif row.level not in known:
            yield (
                "level",
                f'There is no level "{row.level}".{nearest(row.level, known)} Known: {listed(known, 40)}.',
            )


def _sectors(project: Project) -> Iterator[Problem]:
    titles = {m.sector: m.title for whole in project.library_multipliers for m in whole.multipliers}
    titles |= {m.sector: m.title for m in project.multipliers}
    for n, row in enumerate(project.spending):
        if row.sector and row.sector not in titles:
            yield Problem(
                "spending",
                (n, "sector"),
                f'There is no multiplier for a sector "{row.sector}".{nearest(row.sector, titles)} '
                + (f"Known: {listed(titles, 40)}." if titles else "None is given."),
            )
