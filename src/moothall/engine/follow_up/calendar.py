"""When a year is over, and when something is due: days counted from days, never from a clock."""

from __future__ import annotations

import calendar
import datetime

from moothall.project.price_bases import FINANCIAL

LAST_MONTH_FINANCIAL, LAST_MONTH_CALENDAR = 3, 12
"""March ends a financial year as the public bodies of the United Kingdom count it."""


def financial(price_base: str) -> bool:
    """Whether years are financial ones: the years of a project are those of its prices."""
    return FINANCIAL.fullmatch(price_base.strip()) is not None


def year_end(year: int, by_finance: bool) -> datetime.date:
    """Last day of a year; a financial one is called by the calendar year that it begins in."""
    if by_finance:
        return datetime.date(year + 1, LAST_MONTH_FINANCIAL, 31)
    return datetime.date(year, LAST_MONTH_CALENDAR, 31)


def year_of(day: datetime.date, by_finance: bool) -> int:
    """The year that a day falls into."""
    return day.year - 1 if by_finance and day.month <= LAST_MONTH_FINANCIAL else day.year


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day some months later; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return datetime.date(day.year + years, month + 1, min(day.day, last))
