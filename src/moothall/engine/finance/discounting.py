"""Money of other years in the money of year 0 (method note, M9).

The factor of year n is the product over the years 1 to n of 1 / (1 + rate of that year), so that a rate
which steps down never lets a later year weigh more than an earlier one (Green Book, annex on discounting).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from moothall.findings.financial_case import Band


class NoRateError(ValueError):
    """A schedule has no rate for a year of the horizon; the year, counted from year 0, is the argument."""


def rate_of(bands: Sequence[Band], year: int) -> float:
    """The rate of a year counted from year 0; NoRateError where no band holds it."""
    for band in bands:
        if band.first <= year and (band.last is None or year <= band.last):
            return band.rate
    raise NoRateError(year)


def factors(bands: Sequence[Band], horizon: int) -> tuple[float, ...]:
    """(horizon + 1,) discount factors of the years 0 to horizon; year 0 has 1, whatever its rate.

    Raises NoRateError where the bands do not reach.
    """
    yearly = (1 / (1 + rate_of(bands, year)) for year in range(1, horizon + 1))
    return tuple(itertools.accumulate(yearly, lambda so_far, one: so_far * one, initial=1.0))


def even(rate: float) -> tuple[Band, ...]:
    """A schedule of one rate for ever."""
    return (Band(first=0, last=None, rate=rate),)


def present_value(amounts: Sequence[float], factors: Sequence[float]) -> float:
    """What yearly amounts are worth in year 0; both (H + 1,)."""
    return sum(a * f for a, f in zip(amounts, factors, strict=True))


def annuity(factors: Sequence[float]) -> float:
    """What 1 a year in the years 1 to H is worth in year 0; factors (H + 1,)."""
    return sum(factors[1:])


def equivalent_annual(value: float, factors: Sequence[float]) -> float:
    """The even yearly amount over the years 1 to H that is worth the same; factors (H + 1,), H >= 1."""
    return value / annuity(factors)


def nominal_rate(real: float, inflation: float) -> float:
    """The rate for money of the year that does what a real rate does for real money (Fisher)."""
    return (1 + real) * (1 + inflation) - 1


def social_time_preference(delta: float, risk: float, mu: float, growth: float) -> float:
    """The real rate of a society: delta + risk + mu x growth (Ramsey, as in the Green Book).

    delta : pure time preference a year
    risk : risk of disaster a year
    mu : how much an extra pound counts for less as people grow richer
    growth : growth of consumption a head, a year
    """
    return delta + risk + mu * growth
