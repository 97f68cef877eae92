"""The local economy: what posts come to for the area, and how much of what is spent stays in it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from moothall.findings.units import Count, Fte, Money, Percent, Varying, given_in
from moothall.findings.values import Sources


class Span(Struct, frozen=True, kw_only=True):
    """A figure with the ends between which it may lie."""

    low: Varying
    likely: Annotated[Varying | None, Meta(description="none: known only as a range")] = None
    high: Varying


SpanOfPosts = Annotated[Span, given_in("posts")]
SpanOfMoney = Annotated[Span, given_in("money")]
SpanOfPercent = Annotated[Span, given_in("percent")]
SpanOfRatio = Annotated[Span, given_in("ratio")]


class FactorUsed(Struct, frozen=True, kw_only=True):
    """A factor between posts as counted and what they come to, with where it comes from."""

    factor: str
    place: Annotated[str | None, Meta(description="none: every place")] = None
    span: Annotated[Span, Meta(description="%, or a multiplier")]
    level: Annotated[str, Meta(description="level of the ready reckoner, if it is one")] = ""
    source: str = ""
    unverified: Annotated[bool, Meta(description="a default of the library that nobody has checked")] = False


class PlaceAdditional(Struct, frozen=True, kw_only=True):
    """One place, or several told together: posts as counted, and what they come to.

    None where a factor is missing, or where posts are too few to tell.
    """

    places: Annotated[tuple[str, ...], Meta(description="place ids; '' where no place is given")]
    direct: Annotated[Fte | None, Meta(description="net posts as counted: gains less losses; none: not told")]
    gained: Annotated[SpanOfPosts | None, Meta(description="after all factors")] = None
    lost: Annotated[SpanOfPosts | None, Meta(description="after all factors")] = None
    reference: Annotated[
        Span | None,
        Meta(description="the same, net, of continuing as now; none: not recorded"),
        given_in("posts"),
    ] = None
    net: Annotated[SpanOfPosts | None, Meta(description="gained less lost less reference")] = None
    missing: Annotated[tuple[str, ...], Meta(description="what is not known, so that nobody can tell")] = ()


class OptionAdditional(Struct, frozen=True, kw_only=True):
    """One option, from direct posts to net additional ones, FTE."""

    option: str
    places: tuple[PlaceAdditional, ...]
    direct: Annotated[Fte | None, Meta(description="net posts as counted, over all places")]
    net: Annotated[
        Span | None,
        Meta(description="over all places; none where one of them is not known"),
        given_in("posts"),
    ] = None
    factors: tuple[FactorUsed, ...] = ()


class Payment(Struct, frozen=True, kw_only=True):
    """One line of spending; shares in %."""

    item: str
    kind: str
    place: str | None = None
    amount: Money | None = None
    local_share: Percent | None = None
    respent_share: Percent | None = None
    small_share: Percent | None = None
    sector: str = ""
    multiplier: SpanOfRatio | None = None
    output: Annotated[SpanOfMoney | None, Meta(description="money a year: amount times multiplier")] = None
    sources: Sources = ()


class OptionSpending(Struct, frozen=True, kw_only=True):
    """What one option spends in a year, over three rounds; money."""

    option: str
    payments: tuple[Payment, ...]
    spent: Annotated[Money | None, Meta(description="first round; none: an amount is missing")] = None
    second: Annotated[SpanOfMoney | None, Meta(description="what people and firms in the area get of it")] = (
        None
    )
    third: Annotated[SpanOfMoney | None, Meta(description="what those spend in the area again")] = None
    lm3: Annotated[
        SpanOfRatio | None, Meta(description="three rounds together for each unit of the first")
    ] = None
    local: Annotated[SpanOfMoney | None, Meta(description="second and third round")] = None
    local_change: Annotated[SpanOfMoney | None, Meta(description="the same against continuing as now")] = None
    small: Annotated[
        Span | None,
        Meta(description="% of what suppliers get that goes to small firms in the area"),
        given_in("percent"),
    ] = None
    firms: Annotated[Count | None, Meta(description="firms in the area that supply it")] = None
    output_spend: Annotated[Money, Meta(description="spending in sectors with a multiplier")] = 0.0
    output: Annotated[
        Span | None,
        Meta(description="output that it supports, in the multipliers' economy"),
        given_in("money"),
    ] = None
    missing_amounts: Count = 0
    missing_shares: Count = 0


class MultiplierSource(Struct, frozen=True, kw_only=True):
    """Where a multiplier that was used comes from."""

    sector: str
    title: str
    span: SpanOfRatio
    source: str
    area: Annotated[str, Meta(description="economy that it is of; empty: the project's own")] = ""
    note: str = ""


class LocalEconomyFindings(Struct, frozen=True, kw_only=True):
    """The local economy as a whole."""

    additional: tuple[OptionAdditional, ...] = ()
    spending: tuple[OptionSpending, ...] = ()
    multipliers: tuple[MultiplierSource, ...] = ()
