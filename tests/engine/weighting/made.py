"""Rows of weights, and projects that hold them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from moothall.engine.weighting import weighting
from moothall.findings.scoring import WeightsUsed
from moothall.project.project import Project
from moothall.project.weights import WeightRow
from tests.engine.made import clean_project, day

SECTIONS = tuple(s.id for s in clean_project().framework.matrix.sections)
CRITERIA = tuple(c.id for c in clean_project().framework.section_of("E1").criteria)


def row(
    item: str, value: float | None, on: str = "2026-02-10", group: str = "unions", **more: object
) -> WeightRow:
    """A weight of a section, or of a criterion where the id is longer."""
    given_row = {
        "group": group,
        "kind": "criterion" if len(item) > 1 else "section",
        "item": item,
        "value": value,
        "method": "swing_points",
        "by": group,
    }
    return WeightRow(**given_row | {"date": day(on)} | more)  # type: ignore[arg-type]


def whole(on: str = "2026-02-10", group: str = "unions", **points: float) -> tuple[WeightRow, ...]:
    """A weight for every section: 1, unless said otherwise."""
    return tuple(row(s, points.get(s, 1), on, group) for s in SECTIONS)


def pairs(
    weights: Mapping[str, float], on: str = "2026-02-10", group: str = "unions", **said: float
) -> tuple[WeightRow, ...]:
    """An answer to every pair, consistent with some weights unless said otherwise (as E1_E2=3)."""
    items = list(weights)
    assert said.keys() <= {f"{a}_{b}" for n, a in enumerate(items) for b in items[n + 1 :]}
    return tuple(
        row(a, said.get(f"{a}_{b}", weights[a] / weights[b]), on, group, against=b, method="pairwise")
        for n, a in enumerate(items)
        for b in items[n + 1 :]
    )


def of_unions(made: Project, until: datetime.date | None = None) -> WeightsUsed:
    """The weights of the unions, as they stand or stood."""
    return next(g for g in weighting(made, until).groups if g.group == "unions")
