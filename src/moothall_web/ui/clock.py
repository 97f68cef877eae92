"""Days and moments as people read them: in words, in the language of the page, by the country's clocks."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from moothall.business_case.languages import speaking
from moothall.business_case.wording import date
from moothall_web.ui.tongue import tongue

ZONE = ZoneInfo("Europe/London")
"""Clocks of every jurisdiction of the library. What people type as a time is meant by these."""


def day(of: datetime.date | datetime.datetime | str | None) -> str:
    """A day in words: '2 June 2026'; a text that is no day stays as it is."""
    if isinstance(of, str):
        try:
            of = datetime.date.fromisoformat(of)
        except ValueError:
            return str(of)
    if isinstance(of, datetime.datetime):
        of = of.astimezone(ZONE).date()
    with speaking(tongue()):
        return str(date(of))


def moment(at: datetime.datetime) -> str:
    """A moment in words: '2 June 2026, 17:00'."""
    return f"{day(at)}, {at.astimezone(ZONE):%H:%M}"


def typed(moment: datetime.datetime) -> tuple[str, str]:
    """A moment as fields of a form hold it: day and time."""
    local = moment.astimezone(ZONE)
    return f"{local:%Y-%m-%d}", f"{local:%H:%M}"


def read(day: str, time: str) -> datetime.datetime | None:
    """The moment that somebody typed; None where it is none."""
    try:
        return datetime.datetime.combine(
            datetime.date.fromisoformat(day), datetime.time.fromisoformat(time), ZONE
        ).astimezone(datetime.UTC)
    except ValueError:
        return None
