"""All that the simulation of money is worked out from: lines, factors, risk events, numbers."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from moothall.engine.finance.against import Against
from moothall.engine.finance.placing import Line
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
    """Present value of 1 of its impact"""
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
    counted : ids of the risks that have an owner and a range
    """
    known: dict[Cause, tuple[float, ...]] = {
        cause: tuple(sorted(values)) for cause, values in factors.items() if values
    }
    rated = [r for r in risks if r.id in counted and in_money(r)]
    covered = [r.id for r in rated if r.common_cause and CAUSES[r.common_cause] in known]
    events = {r.id: _event(r, discount, first_year) for r in rated if r.id not in covered}
    return MoneyAsked(
        options=tuple(
            _option(
                against,
                partners.get(against.option, ()),
                shares.get(against.option, {}),
                [e for r in rated if _hits(r, against) and (e := events.get(r.id)) is not None],
                [r.id for r in rated if _hits(r, against) and r.id in covered],
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
    events: Sequence[EventAsked],
    covered: Sequence[str],
) -> OptionAsked:
    named = (x.partner for some in (against.own, against.base, events) for x in some)
    return OptionAsked(
        option=against.option,
        own=against.own,
        base=against.base,
        partners=tuple(dict.fromkeys((*partners, *shares, *(p for p in named if p is not None)))),
        shares=shares,
        events=tuple(events),
        covered=tuple(covered),
    )


def _hits(row: RiskRow, against: Against) -> bool:
    return row.option in (None, against.option)


def in_money(row: RiskRow) -> bool:
    """Whether a risk is rated, and in money that the partners would pay."""
    return row.standing == "rated" and row.impact_unit == "money" and row.borne_by in PAYS


def _event(row: RiskRow, discount: Sequence[float], first_year: int) -> EventAsked | None:
    """The event; None where an end is missing, or its year lies outside the horizon."""
    chance = _mean_chance(row)
    factor = _discount(row.year, discount, first_year)
    if chance is None or factor is None or row.impact_low is None or row.impact_high is None:
        return None
    return EventAsked(
        id=row.id,
        title=row.title,
        chance=chance,
        low=row.impact_low,
        likely=row.impact,
        high=row.impact_high,
        shape=row.shape or "triangular",
        discount=factor,
        partner=row.partner,
    )


def _mean_chance(row: RiskRow) -> float | None:
    """Mean of the likelihood's distribution, 0 to 1: an event strikes or not, so no more is needed."""
    low, likely, high = row.likelihood_low, row.likelihood, row.likelihood_high
    if low is None or high is None:
        return None
    if likely is None:
        return (low + high) / 200
    weight = 4 if row.shape == "pert" else 1
    return (low + weight * likely + high) / (weight + 2) / 100


def _discount(year: int | None, discount: Sequence[float], first_year: int) -> float | None:
    """Of its year; of any year alike where none is said; None outside the horizon."""
    if year is None:
        return math.fsum(discount) / len(discount)
    return discount[year - first_year] if 0 <= year - first_year < len(discount) else None
