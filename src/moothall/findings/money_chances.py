"""Money by simulation: how likely a loss is, how wide the range, and what drives it (method note, M9)."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.ranking import Estimate
from moothall.findings.units import Count, Money, Seed, Share, Varying


class Distribution(Struct, frozen=True, kw_only=True):
    """A net present value as it was simulated."""

    partner: Annotated[str | None, Meta(description="none: all partners together")] = None
    joint: Annotated[bool, Meta(description="lines that are everybody's and nobody's share is agreed")] = (
        False
    )
    mean: Money
    error: Annotated[Money, Meta(description="standard error of the mean")]
    p5: Money
    p20: Money
    p50: Money
    p80: Money
    p95: Money
    above_zero: Annotated[Estimate, Meta(description="chance that it is above zero")]
    loss: Annotated[Estimate, Meta(description="chance that it is below zero")]
    steps: Annotated[tuple[Money, ...], Meta(description="1st, 3rd, ... 99th percentile, for a picture")] = ()


class Index(Struct, frozen=True, kw_only=True):
    """How much of the variance one source of doubt causes: Sobol indices with standard errors."""

    id: Annotated[str, Meta(description="overrun, shortfall, delay, shared, line:<key> or event:<risk>")]
    title: str
    kind: Literal["factor", "line", "event"]
    first: Share
    first_error: Share
    total: Share
    total_error: Share


class OptionChances(Struct, frozen=True, kw_only=True):
    """The simulated money of one option."""

    option: str
    total: Distribution
    partners: tuple[Distribution, ...] = ()
    indices: Annotated[tuple[Index, ...], Meta(description="largest total first")] = ()
    events: Annotated[tuple[str, ...], Meta(description="risks that could strike in it")] = ()
    spared: Annotated[
        tuple[str, ...], Meta(description="risks of the service as it is that it does not run: a gain")
    ] = ()
    covered: Annotated[
        tuple[str, ...], Meta(description="risks left out, for a common factor covers their cause")
    ] = ()


class FactorUsed(Struct, frozen=True, kw_only=True):
    """A common factor: drawn from the cases of the reference class."""

    id: Literal["overrun", "shortfall", "delay"]
    n: Count
    median: Varying
    values: tuple[Varying, ...]


class MoneyChances(Struct, frozen=True, kw_only=True):
    """The simulation of money, with all that it took."""

    draws: Count
    seed: Seed
    sobol_draws: Annotated[Count, Meta(description="base sample of the Sobol indices")]
    shared_lines: Annotated[Share, Meta(description="share of a line's doubt that lines have in common")]
    shared_events: Annotated[Share, Meta(description="share of an event's doubt that events have in common")]
    factors: tuple[FactorUsed, ...] = ()
    options: tuple[OptionChances, ...] = ()
