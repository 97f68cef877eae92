"""What the class would have said of a plan beforehand, and what came (method note, M9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from moothall.engine.reference_class.outturn import Came, came
from moothall.engine.reference_class.plan import Plan
from moothall.findings.reference_class import Empirical, Foretold, Measure
from moothall.project.outturn import OutturnRow
from moothall.project.outturn_items import What

A_YEAR = "a year"
MONTHS = "months"
WANTED: Mapping[What, Measure] = {"cost": "overrun", "saving": "shortfall", "delay": "delay"}
"""The measure of past cases that each figure of a plan is held against."""


def foretold(
    plans: Iterable[Plan], measures: Iterable[Empirical], outturn: Sequence[OutturnRow], currency: str
) -> tuple[Foretold, ...]:
    """Each figure of each plan at the 10th, 50th and 90th percentile of the class.

    Cost and saving are the plan times the ratio of the cases; a delay is their months, on top of the
    plan's own dates. What the class has no case of is left out.
    """
    by_measure = {m.measure: m for m in measures}
    return tuple(
        held
        for plan in plans
        for what, measure in WANTED.items()
        for held in _held(plan, what, by_measure.get(measure), outturn, currency)
    )


def _held(
    plan: Plan, what: What, found: Empirical | None, outturn: Sequence[OutturnRow], currency: str
) -> Iterator[Foretold]:
    planned = _planned(plan, what)
    if planned is None or found is None or found.median is None or found.p10 is None or found.p90 is None:
        return
    times = 1.0 if what == "delay" else planned
    if times <= 0:
        return
    real = came(outturn, plan.option, what, currency)
    yield Foretold(
        option=plan.option,
        what=what,
        planned=planned,
        low=times * found.p10,
        median=times * found.median,
        high=times * found.p90,
        unit=_unit(what, currency),
        came=real.amount,
        percentile=_no_better(found.values, real, times, what),
        note=real.note,
    )


def _planned(plan: Plan, what: What) -> float | None:
    if what == "cost":
        return plan.one_off
    if what == "saving":
        return plan.saving_a_year
    return None if plan.one_off is None and plan.saving_a_year is None else 0.0


def _unit(what: What, currency: str) -> str:
    return {"cost": currency, "saving": f"{currency} {A_YEAR}", "delay": MONTHS}[what]


def _no_better(values: Sequence[float], real: Came, times: float, what: What) -> float | None:
    """Share of the cases, in %, that did no better than the outturn: less saved, more spent, later."""
    if real.amount is None:
        return None
    own = real.amount / times
    worse = [v <= own if what == "saving" else v >= own for v in values]
    return 100 * sum(worse) / len(worse)
