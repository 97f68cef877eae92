"""Past cases with what was planned and what came: the reference class that forecasts are held against."""

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Count, Id, Text, Year

Delay = Annotated[float, Meta(ge=0, le=1200)]
YearlyCost = Annotated[float, Meta(gt=0, le=1e15)]
Letter = Annotated[str, Meta(pattern="^[A-Z]$")]


class ReferenceCase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One past case: plan beside outcome, who reported it, and when that was published."""

    id: Annotated[Id, Meta(description="short id")]
    name: Annotated[Text, Meta(description="the case")]
    country: Annotated[str, Meta(description="country, as GB")] = ""
    type: Annotated[
        Id | None, Meta(extra={"ref": "types"}, description="type of the arrangement; empty: not clear")
    ] = None
    start: Annotated[Year | None, Meta(description="year in which it began")] = None
    partners: Annotated[Count | None, Meta(description="how many bodies took part")] = None
    unit: Annotated[str, Meta(description="unit of the money, as GBP m")] = ""
    cost_planned: Annotated[Amount | None, Meta(description="one-off cost as planned")] = None
    cost_actual: Annotated[Amount | None, Meta(description="the same as it came")] = None
    cost_basis: Annotated[str, Meta(description="what the two costs count, and from when")] = ""
    saving_planned: Annotated[Amount | None, Meta(description="saving as planned")] = None
    saving_actual: Annotated[Amount | None, Meta(description="the same as it came")] = None
    saving_basis: Annotated[str, Meta(description="what the two savings count, and from when")] = ""
    baseline_cost: Annotated[
        YearlyCost | None,
        Meta(description="yearly cost of the services before; the savings are then those of one year"),
    ] = None
    delay_months: Annotated[Delay | None, Meta(description="months between planned and actual start")] = None
    reported_by: Annotated[
        Literal["audited", "independent", "self_reported"] | None,
        Meta(description="who says what came: an auditor or regulator, somebody else outside, or a party"),
    ] = None
    status: Annotated[
        Literal["outturn", "forecast", "lower_bound"] | None,
        Meta(
            description="whether the actual figures are an outturn, a forecast under way, or at least so much"
        ),
    ] = None
    members: Annotated[
        tuple[Id, ...], Meta(description="cases that it sums up; it is left out where one of them is in")
    ] = ()
    published: Annotated[
        datetime.date | None,
        Meta(description="when the source of the outcome was published; empty: not known, so left out"),
    ] = None
    source: Annotated[Text, Meta(description="where plan and outcome were found")]
    grade: Annotated[Letter | None, Meta(description="grade of the source: A official, B own, C press")] = (
        None
    )
    note: Annotated[str, Meta(description="what to know before using it")] = ""
