"""Staff in aggregate, and what becomes of their posts; small counts are suppressed."""

from __future__ import annotations

from msgspec import Struct

from moothall.findings.values import Sources


class StaffRow(Struct, frozen=True, kw_only=True):
    """Staff in aggregate; small counts are suppressed."""

    partner: str
    place: str | None = None
    occupation: str
    pay_grade: str = ""
    characteristic: str = ""
    fte: float | None = None
    headcount: int | None = None
    pay: float | None = None
    pension: str = ""
    terms: str = ""
    suppressed: bool = False
    sources: Sources = ()


class WorkforceFindings(Struct, frozen=True, kw_only=True):
    """The workforce as a whole."""

    staff: tuple[StaffRow, ...] = ()
