"""All that the simulation of money is worked out from: lines, factors, risk events, numbers."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from moothall.engine.finance.against import Against
from moothall.engine.finance.placing import Line
from moothall.project.risk_ranges import impact, likelihood, of_option
from moothall.project.risks import RiskRow

Cause = Literal["overrun", "shortfall", "delay"]
CAUSES: Mapping[str, Cause] = {
    "cost_overrun": "overrun",
    "savings_shortfall": "shortfall",
    "delay": "delay",
}
"""Common factor that stands for the cause of a risk."""
PAYS = (None, "authority")
"""Bearers of a risk whose money is in the case; what others bear is shown apart."""


class EventAsked(Struct, frozen=True, kw_only=True):
    """A risk event: whether it strikes, and what it then costs."""

    id: str
    title: str
    chance: float
    """Mean of its likelihood, 0 to 1"""
    low: float
    likely: float | None
    high: float
    """Impact, money at the project's prices; no likely value makes it uniform"""
    shape: Literal["triangular", "pert"]
    discount: float
    """Present value of 1 of its impact; below zero for a risk of the baseline, which the option is spared"""
    partner: str | None


class OptionAsked(Struct, frozen=True, kw_only=True):
    """One option: its lines beside the baseline's, its partners, its events."""

    option: str
    own: tuple[Line, ...]
    base: tuple[Line, ...]
    partners: tuple[str, ...]
    shares: Mapping[str, float]
    """What each partner pays of what is everybody's, 0 to 1; the rest stays joint"""
    events: tuple[EventAsked, ...] = ()
    covered: tuple[str, ...] = ()
    """Risks left out, as a common factor covers their cause"""
    spared: tuple[str, ...] = ()
    """Risks of the service as it is, which the option does not run"""


class MoneyAsked(Struct, frozen=True, kw_only=True):
    """The whole question. H is the horizon."""

    options: tuple[OptionAsked, ...]
    discount: tuple[float, ...]
    """(H + 1,) present value of 1 in each year"""
    spreads: Mapping[str, tuple[float, float]]
    """Of each grade, as in -20 and 60 %"""
    factors: Mapping[Cause, tuple[float, ...]]
    """Ratios of the cases (months for delay), rising; a factor without cases is left out"""
    rho_lines: float
    rho_events: float
    """Share of the doubt that lines, and events, have in common, from 0 to below 1"""
    draws: int
    seed: int
    sobol_draws: int
    """Base sample of the Sobol indices, 0 for none"""


def money_asked(
    againsts: Sequence[Against],
    risks: Sequence[RiskRow],
    *,
    partners: Mapping[str, Sequence[str]],
    shares: Mapping[str, Mapping[str, float]],
    baseline: str | None = None,
    discount: Sequence[float],
    first_year: int,
    spreads: Mapping[str, tuple[float, float]],
    factors: Mapping[Cause, Sequence[float]],
    counted: Container[str],
    rho_lines: float,
    rho_events: float,
    draws: int,
    seed: int,
    sobol_draws: int,
) -> MoneyAsked:
    """What is asked, from an option's lines beside the baseline's and from the register of risks.

    againsts : the options to be simulated, the baseline not among them
    partners : of each option; partners that only its lines or events name are added
    shares : of each option, what each partner pays of lines that are everybody's; none: they stay joint
    baseline : the service as it is; a risk that it runs too makes no difference, one that it alone runs is
        a gain
    counted : ids of the risks that have an owner and a range
    """
    known: dict[Cause, tuple[float, ...]] = {
        cause: tuple(sorted(values)) for cause, values in factors.items() if values
    }
    covered = {r.id for r in risks if r.common_cause and CAUSES[r.common_cause] in known}
    events = {r.id: e for r in risks if (e := _event(r, discount, first_year)) is not None}
    now = _run(risks, baseline, counted) if baseline else ()
    return MoneyAsked(
        options=tuple(
            _option(
                against,
                partners.get(against.option, ()),
                shares.get(against.option, {}),
                _run(risks, against.option, counted),
                now,
                events,
                covered,
            )
            for against in againsts
        ),
        discount=tuple(discount),
        spreads=spreads,
        factors=known,
        rho_lines=rho_lines,
        rho_events=rho_events,
        draws=draws,
        seed=seed,
        sobol_draws=sobol_draws,
    )


def _option(
    against: Against,
    partners: Sequence[str],
    shares: Mapping[str, float],
    risks: Sequence[str],
    now: Sequence[str],
    known: Mapping[str, EventAsked],
    covered: Container[str],
) -> OptionAsked:
    own = [known[r] for r in risks if r in known and r not in covered and r not in now]
    spared = [known[r] for r in now if r in known and r not in covered and r not in risks]
    events = [*own, *(replace(e, discount=-e.discount) for e in spared)]
    named = (x.partner for some in (against.own, against.base, events) for x in some)
    return OptionAsked(
        option=against.option,
        own=against.own,
        base=against.base,
        partners=tuple(dict.fromkeys((*partners, *shares, *(p for p in named if p is not None)))),
        shares=shares,
        events=tuple(events),
        covered=tuple(r for r in risks if r in covered),
        spared=tuple(e.id for e in spared),
    )


def _run(risks: Sequence[RiskRow], option: str, counted: Container[str]) -> tuple[str, ...]:
    """Risks in money that an option runs, as the register's sums have them: its own answer goes first."""
    return tuple(r.id for r in of_option(risks, option) if r.id in counted and in_money(r))


def in_money(row: RiskRow) -> bool:
    """Whether a risk is rated, and in money that the partners would pay."""
    return row.standing == "rated" and row.impact_unit == "money" and row.borne_by in PAYS


def _event(row: RiskRow, discount: Sequence[float], first_year: int) -> EventAsked | None:
    """The event; None where an end is missing, or its year lies outside the horizon."""
    chance, strikes = likelihood(row), impact(row)
    factor = _discount(row.year, discount, first_year)
    if chance is None or factor is None or strikes is None:
        return None
    return EventAsked(
        id=row.id,
        title=row.title,
        chance=chance.mean / 100,
        low=strikes.low,
        likely=strikes.likely,
        high=strikes.high,
        shape=strikes.shape,
        discount=factor,
        partner=row.partner,
    )


def _discount(year: int | None, discount: Sequence[float], first_year: int) -> float | None:
    """Of its year; of any year alike where none is said; None outside the horizon."""
    if year is None:
        return math.fsum(discount) / len(discount)
    return discount[year - first_year] if 0 <= year - first_year < len(discount) else None
