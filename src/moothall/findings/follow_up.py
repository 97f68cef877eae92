"""After the decision: promises, and what came of them (method note, M16)."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import CalendarYear, Count, Money, OwnUnit, Ratio, Share, Varying, YearNumber
from moothall.findings.values import Sources
from moothall.framework.reference_cases import ReferenceCase

Kept = Literal[
    "kept", "partly", "not_kept", "not_yet_due", "not_measured", "no_due_date", "no_target", "no_direction"
]


class Decided(Struct, frozen=True, kw_only=True):
    """The decision that everything below is counted from."""

    date: datetime.date
    option: Annotated[
        str | None, Meta(description="option chosen; none: its day has passed, and none is recorded")
    ] = None
    body: str = ""
    row: Annotated[str, Meta(description="id of the row of decisions.csv")] = ""


class ForecastMade(Struct, frozen=True, kw_only=True):
    """A forecast as it was made on a day."""

    on: Annotated[datetime.date | None, Meta(description="none: not recorded")] = None
    value: Annotated[OwnUnit | None, Meta(description="none: given as a range")] = None
    low: OwnUnit | None = None
    high: OwnUnit | None = None
    prices: str = ""
    note: str = ""
    sources: Sources = ()


class Followed(Struct, frozen=True, kw_only=True):
    """One thing that was forecast for a year, every forecast of it, and what came."""

    option: str
    year: Annotated[CalendarYear, Meta(description="that it is for; of several, the first")]
    until: Annotated[CalendarYear | None, Meta(description="last year that it is for; none: one year")] = None
    year_known: Annotated[
        bool, Meta(description="false: the year is that of the forecast; for which it is, nobody knows")
    ] = True
    item: str
    benefit: str | None = None
    unit: str = ""
    money: Annotated[bool, Meta(description="in the project's currency")] = False
    forecasts: Annotated[tuple[ForecastMade, ...], Meta(description="oldest first")] = ()
    moved: Annotated[
        OwnUnit | None,
        Meta(description="latest forecast less first; of ranges, the middles; none: one or none"),
    ] = None
    times: Annotated[Ratio | None, Meta(description="latest forecast over first; none: as for moved")] = None
    outturn: OwnUnit | None = None
    outturn_prices: str = ""
    gap_first: Annotated[
        OwnUnit | None,
        Meta(description="outturn less first forecast; of a range, less its nearer end, 0 within"),
    ] = None
    gap_latest: Annotated[OwnUnit | None, Meta(description="outturn less latest forecast, likewise")] = None
    other_prices: Annotated[
        bool, Meta(description="forecast and outturn are in different prices: no gap is worked out")
    ] = False
    overdue: Annotated[
        bool, Meta(description="its year is over, time to report has passed, nothing came")
    ] = False
    note: str = ""
    sources: Sources = ()


class Cumulated(Struct, frozen=True, kw_only=True):
    """An amount of money of several years, over those of which both forecast and outturn are known."""

    option: str
    item: str
    unit: str = ""
    years: tuple[CalendarYear, ...]
    forecast: Annotated[Money, Meta(description="first forecasts, summed")]
    outturn: Money
    gap: Money
    open: Annotated[
        tuple[CalendarYear, ...], Meta(description="years left out: one of the two is not known")
    ] = ()


class Measured(Struct, frozen=True, kw_only=True):
    """A benefit as it was measured for a year."""

    year: CalendarYear
    forecast: OwnUnit | None = None
    outturn: OwnUnit
    share: Annotated[
        Share | None, Meta(description="of the way from the baseline to the target; 1 = reached")
    ] = None
    sources: Sources = ()


class Progress(Struct, frozen=True, kw_only=True):
    """How far a benefit has come."""

    benefit: str
    option: str
    title: str
    owner: str = ""
    baseline: OwnUnit | None = None
    target: OwnUnit | None = None
    unit: str = ""
    measure: str = ""
    due: datetime.date | None = None
    years: Annotated[
        tuple[Measured, ...], Meta(description="as measured since it started, earliest first")
    ] = ()
    kept: Annotated[
        Kept,
        Meta(
            description="kept or partly by thresholds on the share of the way; not_measured: due, and not "
            "measured since; no_target: a hope; no_direction: nobody said which way is better"
        ),
    ]


class Condition(Struct, frozen=True, kw_only=True):
    """A condition of a decision, and what became of it."""

    id: str
    text: str
    option: str | None = None
    owner: str = ""
    due: datetime.date | None = None
    state: Annotated[
        Literal["met", "met_late", "partly_met", "not_met", "not_yet_due", "overdue", "no_date"],
        Meta(description="overdue: its day has passed and nobody has said what became of it"),
    ]
    on: datetime.date | None = None
    note: str = ""
    sources: Sources = ()


class Review(Struct, frozen=True, kw_only=True):
    """A review that is to be published, and whether it was."""

    due: datetime.date
    title: Annotated[str, Meta(description="as the timetable has it; empty: the framework asks for it")] = ""
    years: Annotated[
        YearNumber | None, Meta(description="years after the decision, where the framework asks")
    ] = None
    state: Literal["published", "published_late", "not_yet_due", "overdue"]
    paper: Annotated[str, Meta(description="id of the paper")] = ""
    published: datetime.date | None = None


class CaseFigure(Struct, frozen=True, kw_only=True):
    """A figure of the case's entry: plan beside what came, over the same lines."""

    what: Literal["cost", "saving", "delay"]
    planned: Varying | None = None
    actual: Varying | None = None
    ratio: Annotated[Ratio | None, Meta(description="actual over planned; for a delay none")] = None
    lines: Annotated[Count, Meta(description="lines that both figures are summed over")] = 0
    of: Annotated[Count, Meta(description="lines recorded")] = 0
    lacks: Annotated[
        Literal["no_line", "no_forecast", "after_decision", "no_outturn", "other_prices", "unit"] | None,
        Meta(description="why there is no ratio (for a delay: no figure)"),
    ] = None


class FollowUpFindings(Struct, frozen=True, kw_only=True):
    """After the decision: promises, and what came of them."""

    decided: Annotated[Decided | None, Meta(description="none: not yet decided")] = None
    reviews: tuple[Review, ...] = ()
    conditions: tuple[Condition, ...] = ()
    benefits: tuple[Progress, ...] = ()
    followed: tuple[Followed, ...] = ()
    cumulated: tuple[Cumulated, ...] = ()
    case: Annotated[
        ReferenceCase | None,
        Meta(description="entry for the library of past cases; none: no option is chosen yet"),
    ] = None
    case_figures: tuple[CaseFigure, ...] = ()
