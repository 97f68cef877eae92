"""What an option costs and brings by year, against the baseline, under a change of its parts (M9).

Three streams are kept apart, so that one does not hide another: running the service, all other costs, and
savings and income. Year by year, what an option needs above the baseline is an added cost, and what it
needs below it is a benefit; the same holds for savings and income the other way round.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from moothall.engine.finance.placing import Line
from moothall.project.finance import RUNNING

MONTHS = 12


class Change(Struct, frozen=True, kw_only=True):
    """Factors on parts of the money. What it costs to run the service itself is never changed."""

    set_up: float = 1.0
    """On one-off costs"""
    running: float = 1.0
    """On costs that recur, beside running the service"""
    savings: float = 1.0
    """On savings and income"""
    delay: float = 0.0
    """Months by which savings and income come later"""
    promoted_only: bool = False


CENTRAL = Change()
"""Every line, at its central value."""


class Streams(Struct, frozen=True, kw_only=True):
    """One side by year; each (H + 1,), real, undiscounted, positive for its kind."""

    running: tuple[float, ...]
    costs: tuple[float, ...]
    gains: tuple[float, ...]
    cashable: tuple[float, ...]
    """The part of the gains by which a budget can be cut: savings that say so, and all income"""


class Flows(Struct, frozen=True, kw_only=True):
    """An option against the baseline by year; each (H + 1,), real, undiscounted."""

    costs: tuple[float, ...]
    benefits: tuple[float, ...]
    cashable: tuple[float, ...]
    """Benefits by which a budget can be cut: savings that say so, income, and costs that fall away"""

    @property
    def net(self) -> tuple[float, ...]:
        """Benefit less cost by year."""
        return tuple(b - c for b, c in zip(self.benefits, self.costs, strict=True))


def is_running(line: Line) -> bool:
    """Whether a line is what it costs to run the service itself."""
    return line.kind == "cost" and line.category == RUNNING


def streams(
    lines: Iterable[Line],
    horizon: int,
    change: Change = CENTRAL,
    weights: Mapping[str | None, float] | None = None,
) -> Streams:
    """The lines of one side, summed by stream and year.

    weights : share of each partner's lines to take in, jointly recorded ones under None; None: everything
    """
    running, costs, gains, cashable = ([0.0] * (horizon + 1) for _ in range(4))
    for line in lines:
        weight = 1.0 if weights is None else weights.get(line.partner, 0.0)
        if weight == 0 or (change.promoted_only and not line.promoted):
            continue
        if is_running(line):
            _add(running, line.by_year, weight)
        elif line.kind == "cost":
            _add(costs, line.by_year, weight * (change.set_up if line.one_off else change.running))
        else:
            later = delayed(line.by_year, change.delay)
            _add(gains, later, weight * change.savings)
            if line.cashable or line.kind == "income":
                _add(cashable, later, weight * change.savings)
    return Streams(running=tuple(running), costs=tuple(costs), gains=tuple(gains), cashable=tuple(cashable))


def beside(own: Streams, base: Streams) -> Flows:
    """An option against the baseline, stream by stream and year by year."""
    more, less = _apart(own.running, base.running)
    dearer, cheaper = _apart(own.costs, base.costs)
    gained, lost = _apart(own.gains, base.gains)
    cash, _ = _apart(own.cashable, base.cashable)
    return Flows(
        costs=_sum(more, dearer, lost),
        benefits=_sum(less, cheaper, gained),
        cashable=_sum(less, cheaper, cash),
    )


def delayed(amounts: Sequence[float], months: float) -> tuple[float, ...]:
    """The same amounts some months later; parts of a year lie between two years, the end drops off."""
    whole = math.floor(months / MONTHS)
    part = months / MONTHS - whole

    def at(year: int) -> float:
        return amounts[year] if year >= 0 else 0.0

    return tuple((1 - part) * at(t - whole) + part * at(t - whole - 1) for t in range(len(amounts)))


def _add(total: list[float], amounts: Sequence[float], factor: float) -> None:
    for year, amount in enumerate(amounts):
        total[year] += factor * amount


def _apart(own: Sequence[float], base: Sequence[float]) -> tuple[list[float], list[float]]:
    """By how much own is above, and by how much below."""
    gaps = [a - b for a, b in zip(own, base, strict=True)]
    return [max(g, 0.0) for g in gaps], [max(-g, 0.0) for g in gaps]


def _sum(*parts: Sequence[float]) -> tuple[float, ...]:
    return tuple(sum(year) for year in zip(*parts, strict=True))
