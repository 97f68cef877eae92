"""Sustainability as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.engine.sustainability.buildings import buildings
from moothall.engine.sustainability.emissions import emissions
from moothall.findings.sustainability import Change, SustainabilityFindings
from moothall.framework.criteria import Criterion
from moothall.project.measures import MeasureRow
from moothall.project.project import Project
from moothall.project.terms import Terms

COUNTED = "emissions_measured"
EXACT = 1
"""Decimals of a change in %; no carbon account is closer than that."""


def sustainability(project: Project, terms: Terms, baseline: str | None = None) -> SustainabilityFindings:
    """Everything of this room.

    baseline : the option that is the service as it is, if the project has one
    """
    if not project.emissions and not project.buildings:
        return SustainabilityFindings(baseline=baseline)
    head = project.head
    years = range(head.first_year, head.first_year + head.horizon_years + 1)
    counted = terms.words(COUNTED) if COUNTED in terms.thresholds else ()
    options = [o.id for o in project.kept_options]
    return SustainabilityFindings(
        baseline=baseline,
        first_year=years.start,
        last_year=years.stop - 1,
        counted=counted,
        emissions=emissions(project.emissions, options, baseline, years, counted),
        buildings=buildings(project.buildings, options, baseline),
    )


def measured(criterion: Criterion, found: SustainabilityFindings) -> Iterator[MeasureRow]:
    """Change in whole-life emissions of each option against the as-is baseline, in %.

    A blank amount makes it a range to the end of the value function, so that nobody keeps a typed figure by
    leaving a blank.
    """
    anchors = [x for x, _ in criterion.value_function]
    if not anchors:
        return
    for option in found.emissions:
        low, likely, high = _ends(option.counted, min(anchors), max(anchors))
        yield MeasureRow(
            option=option.option,
            criterion=criterion.id,
            low=round(low, EXACT),
            likely=None if likely is None else round(likely, EXACT),
            high=round(high, EXACT),
            unit="% of whole-life emissions",
            evidence=option.sources,
        )


def _ends(found: Change | None, least: float, most: float) -> tuple[float, float | None, float]:
    if found is None or found.low is None or found.high is None:
        return least, None, most
    if found.bound == "at_least":
        return found.low, None, max(most, found.high)
    if found.bound == "at_most":
        return min(least, found.low), None, found.high
    return found.low, found.value, found.high
