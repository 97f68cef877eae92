"""Profile and totals: section by section, then the whole, as intervals; ranks that they allow."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from moothall.findings.scoring import Cell, Rank, SectionScore, WeightsUsed
from moothall.findings.values import Interval
from moothall.framework.criteria import Section

SAME = 1e-9
"""Totals closer than this are the same (the method note prints 9 digits)."""


def profile(
    sections: Iterable[Section], cells: Mapping[str, Cell], weights: WeightsUsed
) -> tuple[SectionScore, ...]:
    """One option's sections. cells : criterion id to its cell."""
    return tuple(_section(s, cells, weights) for s in sections if s.id in weights.sections)


def _section(section: Section, cells: Mapping[str, Cell], weights: WeightsUsed) -> SectionScore:
    own = [cells[c.id] for c in section.criteria if c.id in weights.criteria and c.id in cells]
    span = _span(own, [weights.criteria[c.criterion] for c in own])
    missing = sum(c.status == "missing" for c in own)
    exact = all(c.point is not None for c in own)
    return SectionScore(
        section=section.id,
        range=span,
        point=span.low if exact else None,
        missing=missing,
        of=len(own),
        zeros=tuple(c.criterion for c in own if c.point == 0),
    )


def _span(cells: Sequence[Cell], weights: Sequence[float]) -> Interval:
    ranges = [c.range or Interval(low=0.0, high=0.0) for c in cells]
    return combined(ranges, weights)


def combined(ranges: Sequence[Interval], weights: Sequence[float]) -> Interval:
    """Weighted mean of intervals, end by end; weights are normalised to 1."""
    total = math.fsum(weights) or 1.0
    low = math.fsum(w * r.low for w, r in zip(weights, ranges, strict=True)) / total
    high = math.fsum(w * r.high for w, r in zip(weights, ranges, strict=True)) / total
    return Interval(low=low, high=high)


def total(sections: Sequence[SectionScore], weights: WeightsUsed) -> Interval:
    """An option's total under section weights: an interval whose width comes from missing cells."""
    return combined([s.range for s in sections], [weights.sections[s.section] for s in sections])


def ranks(totals: Mapping[str, Interval]) -> dict[str, Rank]:
    """Best and worst place of each option that its interval allows; equal totals share places."""
    found = {}
    for option, own in totals.items():
        others = [t for o, t in totals.items() if o != option]
        best = 1 + sum(t.low > own.high + SAME for t in others)
        worst = 1 + sum(t.high >= own.low - SAME for t in others)
        found[option] = Rank(best=best, worst=worst)
    return found


def own_cells(cells: Mapping[str, Cell], group: str, low: float, high: float) -> tuple[dict[str, Cell], int]:
    """Cells as one group alone scored them, and how many it left unscored.

    Measured cells are nobody's opinion and stay; what the group did not score may be anything.
    """
    found: dict[str, Cell] = {}
    unscored = 0
    for criterion, cell in cells.items():
        if cell.status in ("measured", "not_applicable") or (not cell.entries and cell.measurements):
            found[criterion] = cell
            continue
        mean = cell.by_group.get(group)
        unscored += mean is None
        span = Interval(low=low, high=high) if mean is None else Interval(low=mean, high=mean)
        status = "missing" if mean is None else "scored"
        found[criterion] = Cell(
            option=cell.option,
            criterion=criterion,
            status=status,  # type: ignore[arg-type]
            point=mean,
            range=span,
        )
    return found, unscored
