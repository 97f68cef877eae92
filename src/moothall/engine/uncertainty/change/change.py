"""The story: who is in front on point totals, and what would change it. Method note, M6."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from moothall.engine.scoring.totals import SAME
from moothall.engine.uncertainty.change.crossover import crossovers, lines
from moothall.engine.uncertainty.change.points import Points, totals
from moothall.engine.uncertainty.change.rules import rule_rankings
from moothall.engine.uncertainty.change.smallest import smallest_changes
from moothall.engine.uncertainty.change.tornado import tornado
from moothall.findings.ranking import Change

__all__ = ["Points", "change"]


def change(points: Points) -> Change | None:
    """What would change the answer. None with fewer than two ranked options.

    The front is the option with the highest total, of level ones the first listed; its lead is over the
    next in the same sense, in points, never negative.
    """
    if len(points.options) < 2:
        return None
    now = totals(points)
    front = _first(points.options, now)
    runner_up = _first([o for o in points.options if o != front], now)
    return Change(
        front=front,
        lead=max(now[front] - now[runner_up], 0.0),
        crossovers=crossovers(points, front),
        lines=lines(points),
        tornado=tornado(points, front, runner_up),
        smallest=smallest_changes(points, front),
        rules=rule_rankings(points),
    )


def _first(options: Iterable[str], now: Mapping[str, float]) -> str:
    listed = tuple(options)
    highest = max(now[o] for o in listed)
    return next(o for o in listed if now[o] >= highest - SAME)
