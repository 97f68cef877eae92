"""Years for which each partner held a lead role."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from moothall.project.governance import Term

YEAR = 365.25
"""Days in a year, on average."""
DAY = datetime.timedelta(days=1)
DIGITS = 2
"""Decimals of a year, some four days: so that a year with or without a leap day is one year."""


def begun(holders: Sequence[Term], until: datetime.date) -> tuple[Term, ...]:
    """Terms that had begun by a day, oldest first."""
    return tuple(sorted((t for t in holders if t.start <= until), key=lambda t: t.start))


def held(holders: Sequence[Term], until: datetime.date) -> dict[str, float]:
    """Partner to the years that it held a role up to a day, that day included."""
    days: dict[str, int] = {}
    for term in begun(holders, until):
        last = min(term.end, until) if term.end else until
        days[term.partner] = days.get(term.partner, 0) + max(0, (last + DAY - term.start).days)
    return {p: round(n / YEAR, DIGITS) for p, n in days.items()}


def whole_years(years: float) -> int:
    """Full years in a span; a few days short of one still make it."""
    return int(years + 10**-DIGITS)


def later(day: datetime.date, years: float) -> datetime.date:
    """The day so many years (to the month) after another; 29 February becomes the 28th."""
    months = day.year * 12 + day.month - 1 + round(12 * years)
    year, month = months // 12, months % 12 + 1
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - DAY).day
    return datetime.date(year, month, min(day.day, last))
