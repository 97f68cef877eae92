"""The day that a new row gets, and the day for which the project is worked out.

A project's clock is the clock; that of a fictional project stands still, so that a lesson stays the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils import timezone


def day_of(head: Mapping[str, Any]) -> datetime.date:
    """The day of a row that is written now."""
    today = timezone.localdate()
    as_of = as_of_in(head)
    return min(today, as_of) if as_of and head.get("fictional") else today


def as_of_in(head: Mapping[str, Any]) -> datetime.date | None:
    """The day for which the project is worked out, where it says one."""
    said = head.get("as_of")
    return datetime.date.fromisoformat(said) if isinstance(said, str) and said else None


def moved(head: Mapping[str, Any], day: datetime.date) -> dict[str, Any] | None:
    """The head with its day moved to that of a new row; None where it need not move.

    Nothing may be dated after the day for which the project is worked out.
    """
    as_of = as_of_in(head)
    return None if as_of is None or as_of >= day else {**head, "as_of": day.isoformat()}
