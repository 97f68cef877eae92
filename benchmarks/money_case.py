"""The workload of the simulation of money: 30 years, 40 lines, 6 partners, 99 random inputs a draw."""

from __future__ import annotations

import numpy as np

from moothall.engine.finance.placing import Line
from moothall.engine.uncertainty.money.asking import Cause, EventAsked, MoneyAsked, OptionAsked

YEARS, LINES, PARTNERS, EVENTS = 30, 40, 6, 27
RATE = 0.035
FACTORS: dict[Cause, tuple[float, ...]] = {
    "overrun": (0.92, 1.0, 1.04, 1.1, 1.18, 1.3, 1.42, 1.6, 1.95, 2.6),
    "shortfall": (0.1, 0.3, 0.45, 0.6, 0.7, 0.82, 0.9, 0.97, 1.0, 1.06, 1.2),
    "delay": (0.0, 0.0, 3.0, 6.0, 9.0, 12.0, 18.0, 30.0),
}
"""Ratios and months of made-up cases."""
INPUTS = 3 + 2 + LINES + 2 * EVENTS
"""Random inputs of a draw: common factors, what lines and events share, lines, events and impacts."""


def case(draws: int = 100_000, seed: int = 1, sobol_draws: int = 4096) -> MoneyAsked:
    """One option against a baseline of nothing, its joint lines shared by agreement."""
    rng = np.random.default_rng(7)
    partners = tuple(f"p{n}" for n in range(PARTNERS))
    discount = tuple(float((1 + RATE) ** -t) for t in range(YEARS + 1))
    option = OptionAsked(
        option="together",
        own=tuple(line(n, partners, rng) for n in range(LINES)),
        base=(),
        partners=partners,
        shares={p: 1 / PARTNERS for p in partners},
        events=tuple(event(n, partners, discount, rng) for n in range(EVENTS)),
    )
    return MoneyAsked(
        options=(option,),
        discount=discount,
        spreads={},
        factors=FACTORS,
        rho_lines=0.2,
        rho_events=0.2,
        draws=draws,
        seed=seed,
        sobol_draws=sobol_draws,
    )


def line(n: int, partners: tuple[str, ...], rng: np.random.Generator) -> Line:
    """A line: one-off costs, running costs and savings in turn; every eighth is everybody's."""
    kind = "saving" if n % 3 == 2 else "cost"
    one_off = n % 3 == 0
    size = float(rng.uniform(0.2, 1.5)) * 1e6
    years = range(0, 3) if one_off else range(1 + n % 4, YEARS + 1)
    amounts = [size * (3.2 if one_off else 0.6 if kind == "cost" else 2.0) if t in years else 0.0
               for t in range(YEARS + 1)]  # fmt: skip
    return Line(
        key=f"{kind}/c{n:02d}",
        option="together",
        partner=None if n % 8 == 7 else partners[n % PARTNERS],
        category="saving" if kind == "saving" else f"c{n:02d}",
        kind="saving" if kind == "saving" else "cost",
        one_off=one_off,
        promoted=True,
        stays=0.0,
        cashable=None,
        reinvested=None,
        affected="",
        by_year=tuple(amounts),
        low=float(rng.uniform(0.6, 0.95)),
        high=float(rng.uniform(1.05, 1.9)),
        shape="pert" if n % 2 else "triangular",
        grade=None,
        sources=(),
        rows=(n,),
    )


def event(
    n: int, partners: tuple[str, ...], discount: tuple[float, ...], rng: np.random.Generator
) -> EventAsked:
    """A risk event; every third may strike in any year."""
    low, likely, high = (float(x) * 1e6 for x in np.sort(rng.uniform(0.1, 2.5, 3)))
    return EventAsked(
        id=f"r{n:02d}",
        title=f"Risk {n}",
        chance=float(rng.uniform(0.02, 0.5)),
        low=low,
        likely=likely,
        high=high,
        shape="pert" if n % 2 else "triangular",
        discount=sum(discount) / len(discount) if n % 3 == 0 else discount[1 + n % 9],
        partner=None if n % 4 == 3 else partners[n % PARTNERS],
    )
