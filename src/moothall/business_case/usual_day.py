"""The day that most rows of a table share: said once above it, and in a row only where it is another."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable

from moothall.business_case.document import Paragraph
from moothall.business_case.phrases import para
from moothall.business_case.wording import _, date


def usual_day(days: Iterable[datetime.date]) -> datetime.date:
    """The day that comes most often; the earliest of several. ValueError where there is none."""
    counts = Counter(days)
    return min(counts, key=lambda day: (-counts[day], day))


def other_day(day: datetime.date, usual: datetime.date) -> str:
    """The day of a row in words, where it is not the usual one."""
    return "" if day == usual else date(day)


def usual_day_told(days: Iterable[datetime.date], usual: datetime.date) -> Paragraph:
    """Of which day the rows are, all of them or most."""
    said = (
        _("Each of these was given on {day}.")
        if set(days) == {usual}
        else _("These were given on {day}, where a row names no other day.")
    )
    return para(said.format(day=date(usual)))
