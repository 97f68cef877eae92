"""Whether benefits came: the way covered from the value before to the target (method note, M16)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from datetime import MINYEAR

from msgspec import Struct

from moothall.engine.follow_up.calendar import year_of
from moothall.engine.follow_up.followed import middle
from moothall.findings.follow_up import Followed, Kept, Measured, Progress
from moothall.project.benefits import BenefitRow


class Rule(Struct, frozen=True, kw_only=True):
    """From which share of the way a benefit counts as kept, and as partly kept."""

    kept: float
    partly: float


def progress(
    benefits: Iterable[BenefitRow],
    found: Sequence[Followed],
    rule: Rule,
    *,
    as_of: datetime.date,
    by_finance: bool,
) -> tuple[Progress, ...]:
    """Every benefit with its measurements and what they make of it."""
    return tuple(
        _progress(b, [f for f in found if f.benefit == b.id], rule, as_of, by_finance) for b in benefits
    )


def _progress(
    row: BenefitRow, found: list[Followed], rule: Rule, as_of: datetime.date, by_finance: bool
) -> Progress:
    # What was measured before it starts, as in a pilot, is not the benefit.
    starts = year_of(row.start, by_finance) if row.start is not None else MINYEAR
    years = tuple(
        Measured(
            year=f.year,
            forecast=middle(f.forecasts[0]) if f.forecasts else None,
            outturn=f.outturn,
            share=share(row, f.outturn),
            sources=f.sources,
        )
        for f in sorted(found, key=lambda f: f.year)
        if f.outturn is not None and f.year >= starts
    )
    return Progress(
        benefit=row.id,
        option=row.option,
        title=row.title,
        owner=row.owner,
        baseline=row.baseline,
        target=row.target,
        unit=row.unit,
        measure=row.measure,
        due=row.due,
        years=years,
        kept=_kept(row, years, rule, as_of, by_finance),
    )


def share(row: BenefitRow, outturn: float) -> float | None:
    """Share of the way from the baseline to the target; None where there is no way to go, or no target.

    1 is the target reached, 0 is no better than before, below 0 is worse than before.
    """
    if row.baseline is None or row.target is None or row.target == row.baseline:
        return None
    return (outturn - row.baseline) / (row.target - row.baseline)


def _kept(
    row: BenefitRow, years: Sequence[Measured], rule: Rule, as_of: datetime.date, by_finance: bool
) -> Kept:
    """The latest measurement counts; before the day that it is due, only a target reached does."""
    if row.baseline is None or row.target is None or not row.owner.strip():
        return "no_target"
    if row.due is not None and row.due > as_of:
        return "kept" if years and _reached(row, years[-1], rule) == "kept" else "not_yet_due"
    if not years:
        return "not_measured" if row.due is not None else "no_due_date"
    if row.due is not None and years[-1].year < year_of(row.due, by_finance):
        return "not_measured"
    reached = _reached(row, years[-1], rule)
    return reached if row.due is not None or reached in ("kept", "no_direction") else "no_due_date"


def _reached(row: BenefitRow, measured: Measured, rule: Rule) -> Kept:
    """What a measurement makes of a benefit; one that was to stay as it was is kept if it got no worse."""
    if measured.share is None:
        if row.better is None or row.target is None:
            return "no_direction"
        worse = measured.outturn < row.target if row.better == "higher" else measured.outturn > row.target
        return "not_kept" if worse else "kept"
    if measured.share >= rule.kept:
        return "kept"
    return "partly" if measured.share >= rule.partly else "not_kept"
