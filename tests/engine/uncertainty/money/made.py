"""Lines, events and options made for tests."""

from __future__ import annotations

from typing import Any

import numpy as np

from moothall.engine.finance.placing import Line
from moothall.engine.uncertainty.money.asking import EventAsked, MoneyAsked, OptionAsked
from moothall.project.risks import RiskRow
from tests.engine.made import row

GRADES = {"A": (-5.0, 10.0), "D": (-20.0, 60.0), "X": (0.0, 0.0)}


def line(**fields: Any) -> Line:
    """A running cost of 100 in year 0, certain, unless said otherwise."""
    plain = {
        "option": "lead",
        "partner": "north",
        "category": "operating",
        "kind": "cost",
        "one_off": False,
        "promoted": True,
        "stays": 0.0,
        "cashable": None,
        "reinvested": None,
        "affected": "",
        "by_year": (100.0, 0.0, 0.0),
        "low": None,
        "high": None,
        "shape": "triangular",
        "grade": None,
        "sources": (),
        "rows": (),
    }
    made = plain | fields
    made.setdefault("key", "/".join((made["kind"], made["category"], made["partner"] or "", "")))
    return Line(**made)


def saving(**fields: Any) -> Line:
    """A saving of 100 in year 0."""
    return line(**({"kind": "saving", "category": "saving"} | fields))


def set_up(**fields: Any) -> Line:
    """A one-off cost of 100 in year 0."""
    return line(**({"category": "capital", "one_off": True} | fields))


def event(**fields: Any) -> EventAsked:
    """A risk that costs 10 to 30 where it strikes, half of the time."""
    plain = {
        "id": "r1",
        "title": "A risk",
        "chance": 0.5,
        "low": 10.0,
        "likely": 20.0,
        "high": 30.0,
        "shape": "triangular",
        "discount": 1.0,
        "partner": None,
    }
    return EventAsked(**(plain | fields))


def option(*own: Line, **fields: Any) -> OptionAsked:
    """An option beside a baseline of nothing."""
    plain = {"option": "lead", "own": own, "base": (), "partners": ("north", "south"), "shares": {}}
    return OptionAsked(**(plain | fields))


def asked(*options: OptionAsked, **fields: Any) -> MoneyAsked:
    """A question without factors, undiscounted, over three years."""
    plain = {
        "options": options,
        "discount": (1.0, 1.0, 1.0),
        "spreads": GRADES,
        "factors": {},
        "rho_lines": 0.2,
        "rho_events": 0.2,
        "draws": 20_000,
        "seed": 1,
        "sobol_draws": 0,
    }
    return MoneyAsked(**(plain | fields))


def risk(**fields: Any) -> RiskRow:
    """A counted risk."""
    plain = {
        "title": "A risk",
        "likelihood_low": 10.0,
        "likelihood": 20.0,
        "likelihood_high": 60.0,
        "impact_low": 1.0,
        "impact": 2.0,
        "impact_high": 6.0,
        "owner": "somebody",
    }
    return row(RiskRow, **(plain | fields))


def anything(seed: int) -> MoneyAsked:
    """Two options with lines, shares, factors and events at random, of every kind there is."""
    rng = np.random.default_rng(seed)
    years = 5
    base = tuple(_line(rng, years, n) for n in range(3))
    events = tuple(_event(rng, n) for n in range(4))
    options = tuple(
        option(
            *(_line(rng, years, n) for n in rng.permutation(8)[:6]),
            option=name,
            base=base,
            partners=("north", "south", "east"),
            shares=shares,
            events=tuple(e for e in events if rng.random() < 0.7),
        )
        for name, shares in (("lead", {"north": 0.5, "south": 0.3}), ("joint", {}))
    )
    factors = {
        "overrun": (0.9, 1.0, 1.4, 2.5),
        "shortfall": (-0.3, 0.5, 1.1),
        "delay": (-3.0, 0.0, 5.0, 14.0, 80.0),
    }
    return asked(
        *options,
        discount=tuple((1.035 ** -np.arange(years + 1)).tolist()),
        factors={k: v for k, v in factors.items() if rng.random() < 0.8},
        rho_lines=float(rng.choice([0.0, 0.3])),
        rho_events=float(rng.choice([0.0, 0.4])),
        draws=500,
        seed=int(rng.integers(2**62)),
    )


def _line(rng: np.random.Generator, years: int, n: int) -> Line:
    """A line whose key hangs on its number alone; its doubt may differ from that of its namesakes."""
    own = rng.random() < 0.6
    kind = ("cost", "saving", "income")[n % 3]
    return line(
        key=f"k{n}",
        kind=kind,
        category=("operating", "capital", "set_up")[n % 2 + (n > 5)] if kind == "cost" else kind,
        one_off=kind == "cost" and n % 2 == 1,
        partner=("north", "south", None, "east")[n % 4],
        by_year=tuple(rng.uniform(0, 100, years + 1).tolist()),
        low=float(rng.uniform(0.3, 1)) if own else None,
        high=float(rng.uniform(1, 2.5)) if own else None,
        shape="pert" if rng.random() < 0.5 else "triangular",
        grade=("A", "D", "X", None)[rng.integers(4)],
    )


def _event(rng: np.random.Generator, n: int) -> EventAsked:
    low, likely, high = np.sort(rng.uniform(-20, 200, 3)).tolist()
    return event(
        id=f"r{n}",
        chance=(0.0, 0.3, 0.8, 1.0)[n],
        low=low,
        likely=None if n == 1 else likely,
        high=high,
        shape="pert" if n == 2 else "triangular",
        discount=float(rng.uniform(0.5, 1)),
        partner=("north", None, "east")[n % 3],
    )
