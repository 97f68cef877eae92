"""What must hold of low and high ends of weights: where they may stand, and how high they reach."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from moothall.project.problems import Problem
from moothall.project.weights import PAIRS, WeightRow

REMEDY = {
    "direct_points": "direct points are one number. For a range use swing_points.",
    "swing_ranking": "a ranking gives one place.",
    "equal": "equal weights have none.",
}
"""What to do about ends beside another method; of pairs the set tells."""


def numbers(row: WeightRow) -> tuple[float, ...]:
    """All numbers that a row gives."""
    return tuple(e for e in (row.low, row.value, row.high) if e is not None)


def misplaced(rows: Iterable[tuple[int, WeightRow]]) -> Iterator[Problem]:
    """Ends where none belong, and one end alone; of rows with their numbers in the table."""
    for n, row in rows:
        given = [name for name in ("low", "high") if getattr(row, name) is not None]
        if not given or row.method == PAIRS:
            continue
        if row.method != "swing_points":
            message = f"Only swing points have low and high ends; {REMEDY[row.method]}"
            yield Problem("weights", (n, given[0]), message)
        elif row.value is None and len(given) == 1:
            absent = "high" if row.high is None else "low"
            message = f"{row.item} has only a {given[0]} end; give both ends, low and high, or a value."
            yield Problem("weights", (n, absent), message)


def above_top(
    group: str, called: str, day: datetime.date, rows: tuple[WeightRow, ...]
) -> Iterator[tuple[WeightRow, str, str]]:
    """Ranges that reach above the highest single number of those that count on a day.

    Each with its field and the sentence. Where a range lies above it whole, or there is no single number
    but 0, the top item itself lacks one: that is told once, of the range that reaches highest.
    """
    exact = [w for w in rows if w.interval is None]
    top = max(exact, key=lambda w: w.points, default=None)
    level = top.points if top else 0.0
    over = [w for w in rows if w.interval and max(numbers(w)) > level]
    if not over:
        return
    highest = max(over, key=lambda w: max(numbers(w)))
    low, _ = highest.interval or (0.0, None)
    if top is None or not level or low > level:
        said = f"{highest.item}, {low:g} to {max(numbers(highest)):g}"
        yield (
            highest,
            _end(highest),
            f"{group} gives no single number to the top one of the {called} ({said}) as of {day}; give it "
            f"one (usually 100): the low and high ends of the others are measured against it.",
        )
        return
    for row in over:
        on = "" if row.date == day else f" as of {day}"
        yield (
            row,
            _end(row),
            f"{row.item} reaches {max(numbers(row)):g}, above the top item {top.item} ({level:g}){on}; the "
            f"ends of the others are measured against the top item's single number.",
        )


def _end(row: WeightRow) -> str:
    """The field that holds the highest number of a row."""
    return next(f for f in ("high", "value", "low") if getattr(row, f) is not None)
