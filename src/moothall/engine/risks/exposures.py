"""What the counted risks of an option may come to, before and after the response (method note, M11).

Each risk strikes or not, with its mean likelihood, independently of the others; if it does, its impact is
drawn from its range. The distribution of the sum is worked out, not simulated. Each unit and each bearer
has a sum of its own: what staff or users bear is never set against anybody's gain.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from moothall.engine.risks.shapes import quantile
from moothall.findings.risks import Exposure
from moothall.project.project import Project
from moothall.project.risk_ranges import (
    Range,
    counted,
    impact,
    impact_after,
    likelihood,
    likelihood_after,
    of_option,
)
from moothall.project.risks import RiskRow

When = Literal["before", "after"]


class Event(Struct, frozen=True, kw_only=True):
    """A risk as it enters a sum."""

    id: str
    chance: float
    """That it strikes, 0 to 1"""
    impact: Range
    """If it strikes, in the unit of the sum"""

    @property
    def expected(self) -> float:
        """Chance times mean impact."""
        return self.chance * self.impact.mean


def exposures(project: Project) -> tuple[Exposure, ...]:
    """The sums of every option on the list, in the order of the options and of the register.

    A risk whose row says nothing of a response counts after it as before. Quantiles are off by no more than
    `total.GRAIN` of what all risks of the sum could come to at once. Loads NumPy and SciPy.
    """
    return tuple(
        _exposure(option.id, rows, when)
        for option in project.kept_options
        for rows in _sums(project, option.id)
        for when in _WHEN
    )


_WHEN: tuple[When, ...] = ("before", "after")


def _sums(project: Project, option: str) -> Iterator[tuple[RiskRow, ...]]:
    """The counted risks of an option, those of one unit and bearer together."""
    groups: dict[tuple[str, str | None], list[RiskRow]] = {}
    for row in of_option(project.risks, option):
        if counted(row):
            groups.setdefault((row.impact_unit, row.borne_by), []).append(row)
    yield from (tuple(rows) for rows in groups.values())


def event(row: RiskRow, when: When) -> Event:
    """A counted risk before or after the response. ValueError where it lacks a likelihood or an impact."""
    likely, strikes = (
        (likelihood(row), impact(row)) if when == "before" else (likelihood_after(row), impact_after(row))
    )
    if likely is None or strikes is None:
        raise ValueError(f"{row.id} has no likelihood or no impact")
    return Event(id=row.id, chance=likely.mean / 100.0, impact=strikes)


def _exposure(option: str, rows: tuple[RiskRow, ...], when: When) -> Exposure:
    # Loading these takes longer than a quick check may.
    from moothall.engine.risks.total import GRAIN, total

    events = tuple(event(row, when) for row in rows)
    largest = max(events, key=lambda e: e.expected)
    found = total(tuple((e.chance, e.impact) for e in events))
    costs = [row.mitigation_cost for row in rows if row.mitigation_cost is not None]
    return Exposure(
        option=option,
        unit=rows[0].impact_unit,
        borne_by=rows[0].borne_by,
        when=when,
        n=len(rows),
        mean=sum(e.expected for e in events),
        p50=found.quantile(0.5),
        p80=found.quantile(0.8),
        p95=found.quantile(0.95),
        largest=largest.id,
        largest_mean=largest.expected,
        largest_p95=quantile(largest.impact, 0.95),
        grid_error=GRAIN * (found.greatest - found.least),
        response_cost=sum(costs) if costs and when == "after" else None,
    )
