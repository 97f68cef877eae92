"""Days and moments on a page: in words, in the language of the page, with the form that programs read beside.

In templates `|day`, `|moment` and `|dated`; in sentences that the code puts together `in_full` and `clocked`;
for fields of a form `typed` and `read`.
"""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from moothall.business_case import wording
from moothall.business_case.languages import ENGLISH, speaking
from moothall_web.ui.tongue import tongue

ZONE = ZoneInfo("Europe/London")
"""Clocks of every jurisdiction of the library. What people read and type as a time is meant by these."""
Given = datetime.date | str | None
"""A day as it is kept: a value, or the text of one (2026-06-02) in a row."""


def in_full(given: Given) -> str:
    """A day in words: '2 June 2026', '2 Mehefin 2026'; a text that is no day stays as it is."""
    found = _read(given)
    if found is None:
        return str(given or "")
    with speaking(tongue()):
        return wording.date(found)


def dated(text: str) -> str:
    """A sentence of the engine, which is English, with its days in words."""
    with speaking(ENGLISH):
        return wording.dated(text)


def day(given: Given) -> Markup:
    """A day in words, for a page."""
    found = _read(given)
    if found is None:
        return escape(str(given or ""))
    return Markup('<time datetime="{}">{}</time>').format(found.isoformat(), in_full(found))


def moment(given: datetime.datetime, *, seconds: bool = False) -> Markup:
    """A day in words with the time, for a page."""
    return Markup('<time datetime="{}">{}</time>').format(
        given.isoformat(timespec="seconds"), clocked(given, seconds=seconds)
    )


def clocked(given: datetime.datetime, *, seconds: bool = False) -> str:
    """A day in words with the time: '2 June 2026, 14:05'."""
    local = given.astimezone(ZONE)
    return f"{in_full(given)}, {local.strftime('%H:%M:%S' if seconds else '%H:%M')}"


def typed(given: datetime.datetime) -> tuple[str, str]:
    """A moment as fields of a form hold it: day and time."""
    local = given.astimezone(ZONE)
    return f"{local:%Y-%m-%d}", f"{local:%H:%M}"


def read(day: str, time: str) -> datetime.datetime | None:
    """The moment that somebody typed; None where it is none."""
    try:
        return datetime.datetime.combine(
            datetime.date.fromisoformat(day), datetime.time.fromisoformat(time), ZONE
        ).astimezone(datetime.UTC)
    except ValueError:
        return None


def _read(given: Given) -> datetime.date | None:
    if isinstance(given, datetime.datetime):
        return given.astimezone(ZONE).date()
    if not given:
        return None  # also for a field that a row does not have
    if not isinstance(given, str):
        return given
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        return None
