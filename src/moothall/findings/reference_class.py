"""The reference class: what comparable cases planned, and what came (method note, M9)."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import Count, Months, OwnUnit, Percent, Ratio, Share, Varying

Measure = Literal["overrun", "shortfall", "delay"]


class CaseUsed(Struct, frozen=True, kw_only=True):
    """A case of the class, with its ratios."""

    id: str
    name: str
    own: Annotated[bool, Meta(description="entered by the project, not the library's")] = False
    type: str | None = None
    reported_by: str | None = None
    status: str | None = None
    overrun: Annotated[Ratio | None, Meta(description="actual over planned one-off cost")] = None
    shortfall: Annotated[Ratio | None, Meta(description="actual over planned saving")] = None
    delay: Annotated[Months | None, Meta(description="months late")] = None
    published: datetime.date | None = None
    source: str = ""
    grade: str | None = None
    note: str = ""


class CaseLeftOut(Struct, frozen=True, kw_only=True):
    """A case that is not used, and why."""

    id: str
    name: str
    why: Literal["own", "aggregate", "published_later", "no_date", "not_chosen", "no_ratio"]
    published: datetime.date | None = None


class Empirical(Struct, frozen=True, kw_only=True):
    """What the cases had of one measure, as it was observed."""

    measure: Measure
    values: Annotated[tuple[Varying, ...], Meta(description="one a case, rising")]
    cases: Annotated[tuple[str, ...], Meta(description="the cases, in the order of the values")]
    median: Varying | None = None
    p10: Varying | None = None
    p20: Varying | None = None
    p80: Varying | None = None
    p90: Varying | None = None
    by_reporter: Annotated[
        dict[str, tuple[Count, Varying]],
        Meta(description="who reported it: number of cases and their median"),
    ] = {}
    few: Annotated[bool, Meta(description="fewer cases than the threshold: read with care")] = False

    @property
    def n(self) -> int:
        """Number of cases."""
        return len(self.values)


class Foretold(Struct, frozen=True, kw_only=True):
    """A plan beside what the class would have said of it beforehand, and what came."""

    option: str
    what: Annotated[Literal["cost", "saving", "delay"], Meta(description="what was planned")]
    planned: OwnUnit
    low: Annotated[OwnUnit, Meta(description="planned times the class's 10th percentile")]
    median: OwnUnit
    high: Annotated[OwnUnit, Meta(description="planned times the class's 90th percentile")]
    unit: str = ""
    came: Annotated[OwnUnit | None, Meta(description="outturn, where one is recorded")] = None
    percentile: Annotated[
        Percent | None, Meta(description="share of the cases that did no better than the outturn, in %")
    ] = None
    note: str = ""


class ClaimHeld(Struct, frozen=True, kw_only=True):
    """A saving claimed, held against the class."""

    option: str
    claimed: Annotated[Share | None, Meta(description="saving a year over the baseline's cost, as 0.15")] = (
        None
    )
    percentile: Annotated[
        Percent | None, Meta(description="share of comparable cases that claimed or achieved no more, in %")
    ] = None
    n: Count = 0
    above: Annotated[bool | None, Meta(description="above the threshold; none: it cannot be told")] = None


class ReferenceClassFindings(Struct, frozen=True, kw_only=True):
    """The class in force, and the project held against it."""

    chosen: Annotated[bool, Meta(description="the partners chose it; false: the library's, as it stands")]
    chosen_on: datetime.date | None = None
    chosen_by: str = ""
    reason: str = ""
    decided: Annotated[
        datetime.date, Meta(description="day of the decision: cases published later are left out")
    ]
    used: tuple[CaseUsed, ...] = ()
    left_out: tuple[CaseLeftOut, ...] = ()
    measures: tuple[Empirical, ...] = ()
    foretold: tuple[Foretold, ...] = ()
    claims: tuple[ClaimHeld, ...] = ()

    def of(self, measure: Measure) -> Empirical | None:
        """What the class has on a measure; none where no case has it."""
        return next((m for m in self.measures if m.measure == measure and m.values), None)
