"""Days and moments on a page: in words, in the language of the page, with the form that programs read beside.

In templates `|day`, `|moment` and `|dated`; in sentences that the code puts together `in_full` and `clocked`.
"""

from __future__ import annotations

import datetime

from markupsafe import Markup, escape

from moothall.business_case import wording
from moothall.business_case.languages import ENGLISH, speaking
from moothall_web.ui.tongue import tongue

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
    kept = found.date() if isinstance(found, datetime.datetime) else found
    return Markup('<time datetime="{}">{}</time>').format(kept.isoformat(), in_full(kept))


def moment(given: datetime.datetime, *, seconds: bool = False) -> Markup:
    """A day in words with the time (UTC), for a page."""
    return Markup('<time datetime="{}">{}</time>').format(
        given.isoformat(timespec="seconds"), clocked(given, seconds=seconds)
    )


def clocked(given: datetime.datetime, *, seconds: bool = False) -> str:
    """A day in words with the time: '2 June 2026, 14:05'."""
    return f"{in_full(given)}, {given.strftime('%H:%M:%S' if seconds else '%H:%M')}"


def _read(given: Given) -> datetime.date | None:
    if not isinstance(given, str):
        return given
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        return None
