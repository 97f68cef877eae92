"""Whole years of a role (or seats) by share: largest remainder, and highest averages.

D'Hondt divides a share by 1, 2, 3 ..., Sainte-Laguë by 1, 3, 5 ...; each year goes to the largest quotient.
Source: Balinski and Young, Fair Representation, 1982. Worked in fractions, so that ties are ties; they go to
the earlier partner.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction

DHONDT, SAINTE_LAGUE = 1, 2
"""Step from divisor to divisor."""


def entitlement(shares: Mapping[str, float], years: int) -> dict[str, int]:
    """Whole years for each partner by largest remainder; they add up to `years`.

    shares : partner to its share, of any sum above 0
    """
    exact = _exact(shares)
    total = sum(exact.values())
    quotas = {p: years * s / total for p, s in exact.items()}
    given = {p: math.floor(q) for p, q in quotas.items()}
    by_remainder = sorted(quotas, key=lambda p: given[p] - quotas[p])
    for partner in by_remainder[: years - sum(given.values())]:
        given[partner] += 1
    return given


def highest_averages(shares: Mapping[str, float], years: int, step: int) -> dict[str, int]:
    """Whole years for each partner by the largest quotients; they add up to `years`.

    step : DHONDT or SAINTE_LAGUE
    """
    exact = _exact(shares)
    given = dict.fromkeys(exact, 0)
    for _ in range(years):
        given[max(exact, key=lambda p: exact[p] / (1 + step * given[p]))] += 1
    return given


def furthest_behind(shares: Mapping[str, float], held: Mapping[str, float], term: float) -> str:
    """Whose turn it is: the partner that after the term would be furthest behind its exact share.

    held : partner to years so far; term : years of the next term
    """
    exact, had = _exact(shares), _exact(held)
    after = (sum(had.values()) + _fraction(term)) / sum(exact.values())
    return max(exact, key=lambda p: exact[p] * after - had.get(p, Fraction()))


def largest_quotient(shares: Mapping[str, float], held: Mapping[str, float], term: float) -> str:
    """Whose turn it is by D'Hondt: the largest share by the years that the partner would then have held."""
    exact, had = _exact(shares), _exact(held)
    return max(exact, key=lambda p: exact[p] / (had.get(p, Fraction()) + _fraction(term)))


def jain(values: Iterable[float]) -> float | None:
    """Jain's index: 1 where all are alike, k/n where k of n have all, alike; none where nobody has anything.

    Source: Jain, Chiu and Hawe 1984.
    """
    x = list(values)
    squares = math.fsum(v * v for v in x)
    return math.fsum(x) ** 2 / (len(x) * squares) if squares else None


def _fraction(number: float) -> Fraction:
    """The number as it is written: 0.3 is three tenths."""
    return Fraction(repr(float(number)))


def _exact(values: Mapping[str, float]) -> dict[str, Fraction]:
    return {p: _fraction(v) for p, v in values.items()}
