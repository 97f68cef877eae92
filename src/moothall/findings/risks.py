"""Risks: the register, which listed risks are answered, and what they may cost (method note, M11)."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import Count, Money, OnScale, OwnUnit, Percent
from moothall.findings.values import Sources


class RiskFinding(Struct, frozen=True, kw_only=True):
    """A risk as recorded for one option."""

    id: str
    option: Annotated[str | None, Meta(description="none: every option")] = None
    risk: str | None = None
    title: str
    standing: str
    borne_by: str | None = None
    likelihood_low: Annotated[Percent | None, Meta(description="low end, in %")] = None
    likelihood: Annotated[Percent | None, Meta(description="as recorded, in %")] = None
    likelihood_high: Annotated[Percent | None, Meta(description="high end, in %")] = None
    impact_low: Annotated[OwnUnit | None, Meta(description="low end, in its unit")] = None
    impact: Annotated[OwnUnit | None, Meta(description="as recorded, in its unit")] = None
    impact_high: Annotated[OwnUnit | None, Meta(description="high end, in its unit")] = None
    impact_unit: str = "money"
    owner: str = ""
    next_review: datetime.date | None = None
    response: Annotated[str, Meta(description="what is done about it, as recorded")] = ""
    counted: Annotated[bool, Meta(description="false: no owner or no range, so it is in no total")] = True
    expected: Annotated[
        OwnUnit | None,
        Meta(description="mean chance times mean impact, before the response; none: not counted"),
    ] = None
    expected_after: Annotated[OwnUnit | None, Meta(description="the same after the response")] = None
    likelihood_band: Annotated[OnScale | None, Meta(description="row of the heat map, 1 is least")] = None
    impact_band: Annotated[OnScale | None, Meta(description="column of the heat map, 1 is least")] = None
    likelihood_band_after: Annotated[OnScale | None, Meta(description="the same row after the response")] = (
        None
    )
    impact_band_after: Annotated[OnScale | None, Meta(description="the same column after the response")] = (
        None
    )
    common_cause: str | None = None
    reason: str = ""
    sources: Sources = ()


class RiskPrompt(Struct, frozen=True, kw_only=True):
    """A risk of the framework for one option: answered or not."""

    option: str
    risk: str
    title: str
    prone: Annotated[bool, Meta(description="the option's type is one that it hits most")]
    answered: Literal["rated", "not_applicable", "unanswered"]


class UsualRisk(Struct, frozen=True, kw_only=True):
    """A usual risk of any project, as a prompt beside the framework's own."""

    id: str
    kind: Literal["project", "operational", "financial"]
    title: str
    question: str = ""


class Exposure(Struct, frozen=True, kw_only=True):
    """What the counted risks of one option may come to, in one unit and for one bearer."""

    option: str
    unit: str
    borne_by: Annotated[
        str | None, Meta(description="authority, staff, users, supplier, place; none: not said")
    ]
    when: Literal["before", "after"]
    n: Annotated[Count, Meta(description="risks counted")]
    mean: OwnUnit
    p50: OwnUnit
    p80: OwnUnit
    p95: OwnUnit
    largest: Annotated[str, Meta(description="id of the risk with the largest expected impact")]
    largest_mean: OwnUnit
    largest_p95: Annotated[OwnUnit, Meta(description="95th percentile of its impact if it strikes")]
    grid_error: Annotated[
        OwnUnit, Meta(description="most by which P50, P80 and P95 are off, from the grid behind them")
    ] = 0.0
    response_cost: Annotated[Money | None, Meta(description="cost of the responses, where known")] = None


class RiskFindings(Struct, frozen=True, kw_only=True):
    """Everything on risks."""

    register: tuple[RiskFinding, ...] = ()
    prompts: tuple[RiskPrompt, ...] = ()
    usual: tuple[UsualRisk, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    likelihood_ends: Annotated[
        tuple[Percent, ...], Meta(description="upper ends of the rows of the heat map, in %")
    ] = ()
    impact_ends: Annotated[
        tuple[Money, ...], Meta(description="upper ends of its columns, money; the last is open")
    ] = ()
