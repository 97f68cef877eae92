"""Rows and forecasts with as few words as a test needs."""

from __future__ import annotations

import datetime
from typing import Any

from moothall.engine.follow_up.followed import followed
from moothall.findings.follow_up import Followed
from moothall.project.outturn import OutturnRow

TODAY = datetime.date(2030, 12, 1)


def came(year: int, item: str = "saving a year", **cells: Any) -> OutturnRow:
    """A row of outturn.csv."""
    return OutturnRow(**({"year": year, "option": "lead", "item": item, "unit": "GBP"} | cells))


def day(text: str) -> datetime.date:
    """A date."""
    return datetime.date.fromisoformat(text)


def follow(
    *rows: OutturnRow, as_of: datetime.date = TODAY, by_finance: bool = False, months: int = 6
) -> tuple[Followed, ...]:
    """What is made of rows."""
    return followed(rows, currency="GBP", as_of=as_of, by_finance=by_finance, months=months)
