"""Questions put to those who decide or run things, and whether each was answered in time."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import Count


class QuestionFinding(Struct, frozen=True, kw_only=True):
    """A question as it stands; its words stay in the project."""

    id: str
    asked_of: str
    option: str | None = None
    item: str | None = None
    evidence: str | None = None
    date: datetime.date
    due: datetime.date | None = None
    standing: Annotated[
        Literal["in_time", "late", "open", "overdue"],
        Meta(description="answered by the day that was named, or after it; open, or overdue"),
    ]
    answered: Annotated[datetime.date | None, Meta(description="day of the first reply")] = None
    days_late: Annotated[Count, Meta(description="days from the due day to the first reply, or to today")] = 0
    withheld: bool = False


class QuestionFindings(Struct, frozen=True, kw_only=True):
    """All questions, the earliest due first, and how many stand how."""

    questions: tuple[QuestionFinding, ...] = ()
    in_time: Count = 0
    late: Count = 0
    open: Count = 0
    overdue: Count = 0
