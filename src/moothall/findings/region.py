"""Pooled money, shared targets, tiers, and the challenge to bundling."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import CalendarYear, Count, Money, OwnUnit
from moothall.findings.values import Figures, Sources

Bound = Literal["exact", "at_least"]


class FundYear(Struct, frozen=True, kw_only=True):
    """A fund in one year."""

    year: CalendarYear
    amount: Annotated[Money, Meta(description="money, of those parts that are known")]
    bound: Annotated[Bound, Meta(description="at_least: a part of this year has no amount")] = "exact"


class Contributor(Struct, frozen=True, kw_only=True):
    """What one partner, or somebody else, puts into a fund over all years."""

    partner: Annotated[str | None, Meta(description="none: somebody else")] = None
    other: str = ""
    amount: Annotated[Money, Meta(description="money over all years")]
    bound: Bound = "exact"


class FundFinding(Struct, frozen=True, kw_only=True):
    """A pooled budget, or budgets aligned for one purpose."""

    option: str
    fund: str
    mode: Annotated[Literal["pooled", "aligned", "both"], Meta(description="both: rows differ")]
    total: Annotated[Money, Meta(description="money over all years, of those parts that are known")]
    bound: Annotated[Bound, Meta(description="at_least: a part is in no sum")] = "exact"
    years: tuple[FundYear, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    decided_by: tuple[str, ...] = ()
    no_decider: Annotated[Count, Meta(description="pooled parts without a body that decides")] = 0
    no_amount: Annotated[Count, Meta(description="parts without an amount")] = 0
    no_year: Annotated[Count, Meta(description="parts without a year: in no sum")] = 0
    sources: Sources = ()


class TargetFinding(Struct, frozen=True, kw_only=True):
    """A target across boundaries."""

    id: str
    option: str | None = None
    title: str
    partners: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    measure: str = ""
    unit: str = ""
    baseline: OwnUnit | None = None
    target: OwnUnit | None = None
    due: CalendarYear | None = None
    owner: str = ""
    lacks: Annotated[tuple[str, ...], Meta(description="fields of targets.csv that are empty")] = ()
    sources: Sources = ()


class FunctionFinding(Struct, frozen=True, kw_only=True):
    """The tier that a function belongs to under an option."""

    option: str
    function: str
    tier: str
    now: str | None = None
    move: Annotated[
        Literal["up", "down", "stays"] | None,
        Meta(description="to a larger or a smaller tier; none: not known where it is today"),
    ] = None
    reason: str = ""
    decided_by: str = ""
    sources: Sources = ()


class BundlingAnswer(Struct, frozen=True, kw_only=True):
    """The answer to one question on bundling, from what is recorded of one contract."""

    question: str
    looks_at: str
    contract: str
    option: str
    outcome: Literal["fine", "concern", "cannot_tell"]
    figures: Figures = {}
    missing: Annotated[tuple[str, ...], Meta(description="fields of contracts.csv that are empty")] = ()


class RegionFindings(Struct, frozen=True, kw_only=True):
    """Pooled money, shared targets, tiers, and the challenge to bundling."""

    funds: tuple[FundFinding, ...] = ()
    targets: tuple[TargetFinding, ...] = ()
    functions: tuple[FunctionFinding, ...] = ()
    bundling: tuple[BundlingAnswer, ...] = ()
