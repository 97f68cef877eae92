"""Factors between posts as counted and what they come to: which figure counts, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moothall.findings.local_economy import FactorUsed, Span
from moothall.framework.jurisdictions import DatedFact
from moothall.project.jobs import JobsRow
from moothall.project.local_factors import FACTORS, SHARES, Factor, LocalFactorRow
from moothall.project.ready_reckoner import levels

UNSEEN = "from-memory"
"""Facts that nobody has looked up."""


class Factors:
    """The factors of a project: those of a row of jobs, else the closest of the table of factors."""

    def __init__(self, rows: Sequence[LocalFactorRow], facts: Sequence[DatedFact]) -> None:
        self._rows = {(r.factor, r.option, r.place): r for r in rows}
        self._levels = {f: levels(facts, f) for f in {r.factor for r in rows if r.level}}

    def of(self, row: JobsRow, place: str | None) -> Mapping[Factor, FactorUsed | None]:
        """Each factor for the posts of a row at one of its ends; none where nobody gave it."""
        return {f: _own(row, f, place) or self._given(row.option, f, place) for f in FACTORS}

    def _given(self, option: str, factor: Factor, place: str | None) -> FactorUsed | None:
        closest = ((option, place), (option, None), (None, place), (None, None))
        found = next((r for o, p in closest if (r := self._rows.get((factor, o, p)))), None)
        return None if found is None else self._used(found)

    def _used(self, row: LocalFactorRow) -> FactorUsed:
        if not row.level:
            span = _span(row.low, row.value, row.high)
            assert span is not None  # a row without a figure is refused
            return FactorUsed(factor=row.factor, place=row.place, span=span, source=row.source)
        value, fact = self._levels[row.factor][row.level]
        return FactorUsed(
            factor=row.factor,
            place=row.place,
            span=Span(low=value, likely=value, high=value),
            level=row.level,
            source=f"{row.source}; {fact.source}",
            unverified=fact.sure == UNSEEN,
        )


def _own(row: JobsRow, factor: Factor, place: str | None) -> FactorUsed | None:
    """The figure that stands with the posts themselves."""
    ends = (None, None) if factor in SHARES else (row.multiplier_low, row.multiplier_high)
    span = _span(ends[0], getattr(row, factor), ends[1])
    if span is None:
        return None
    return FactorUsed(factor=factor, place=place, span=span, source=row.factors_from)


def _span(low: float | None, value: float | None, high: float | None) -> Span | None:
    if value is None:
        return None if low is None or high is None else Span(low=low, high=high)
    return Span(low=value if low is None else low, likely=value, high=value if high is None else high)
