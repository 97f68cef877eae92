"""What must hold between promises and what is said to have come of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from moothall.project.decisions import DecisionRow
from moothall.project.outturn import OutturnRow
from moothall.project.price_bases import price_base_fault
from moothall.project.problems import Problem

if TYPE_CHECKING:
    from moothall.project.project import Project


def faults(project: Project) -> Iterator[Problem]:
    """Every contradiction in outturn.csv and in what became of conditions."""
    first: dict[tuple[str, int, str], OutturnRow] = {}
    came: set[tuple[str, int, str]] = set()
    for n, row in enumerate(project.outturn):
        thing = (row.option, row.year, row.item)
        yield from _row(project, n, row)
        other = first.setdefault(thing, row)
        if other.unit != row.unit:
            message = f'The unit is "{row.unit}" here and "{other.unit}" in an earlier row on the same thing.'
            yield Problem("outturn", (n, "unit"), message)
        if row.outturn is not None and thing in came:
            message = (
                "An earlier row on the same thing has its outturn already; leave it empty in all but one."
            )
            yield Problem("outturn", (n, "outturn"), message)
        if row.outturn is not None:
            came.add(thing)
    for n, decision in enumerate(project.decisions):
        yield from _decision(project, n, decision)


def _row(project: Project, n: int, row: OutturnRow) -> Iterator[Problem]:
    as_of = project.head.as_of
    if row.forecast_on is not None and row.forecast_on > as_of:
        yield Problem(
            "outturn", (n, "forecast_on"), _later(f"This forecast is dated {row.forecast_on}", as_of)
        )
    if row.outturn is not None and row.year > as_of.year:
        yield Problem("outturn", (n, "outturn"), _later(f"The year {row.year} begins", as_of))
    if row.until is not None and row.until < row.year:
        yield Problem(
            "outturn", (n, "until"), f"The last year ({row.until}) is before the first ({row.year})."
        )
    if (row.forecast_low is None) != (row.forecast_high is None):
        yield Problem("outturn", (n, "forecast_low"), "A range of a forecast needs both ends, low and high.")
    for field in ("forecast_prices", "outturn_prices"):
        word = getattr(row, field)
        if word and (fault := price_base_fault(word)):
            yield Problem("outturn", (n, field), fault)


def _decision(project: Project, n: int, row: DecisionRow) -> Iterator[Problem]:
    if row.outcome is None:
        return
    if row.kind != "condition":
        yield Problem("decisions", (n, "outcome"), f"Only a condition has an outcome; this is: {row.kind}.")
    elif row.outcome_on is None:
        yield Problem("decisions", (n, "outcome_on"), "An outcome needs the day on which it was so.")
    elif row.outcome_on > project.head.as_of:
        said = _later(f"This outcome is dated {row.outcome_on}", project.head.as_of)
        yield Problem("decisions", (n, "outcome_on"), said)


def _later(what: str, as_of: object) -> str:
    return f"{what} after the day for which the project is worked out (as_of {as_of} in project.yaml)."
