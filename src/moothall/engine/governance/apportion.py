"""Whole years of a role (or seats) by share: largest remainder, and highest averages.

D'Hondt divides a share by 1, 2, 3 ..., Sainte-Laguë by 1, 3, 5 ...; each year goes to the largest quotient.
Source: Balinski and Young, Fair Representation, 1982. Worked in whole numbers, so that ties are ties; they go
to the earlier partner.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

DHONDT, SAINTE_LAGUE = 1, 2
"""Step from divisor to divisor."""


def entitlement(shares: Mapping[str, float], years: int) -> dict[str, int]:
    """Whole years for each partner by largest remainder; they add up to `years`.

    shares : partner to its share, of any sum above 0
    """
    exact = _whole(shares)
    total = sum(exact.values())
    given = {p: years * s // total for p, s in exact.items()}
    by_remainder = sorted(exact, key=lambda p: -(years * exact[p] % total))
    for partner in by_remainder[: years - sum(given.values())]:
        given[partner] += 1
    return given


def highest_averages(shares: Mapping[str, float], years: int, step: int) -> dict[str, int]:
    """Whole years for each partner by the largest quotients; they add up to `years`.

    step : DHONDT or SAINTE_LAGUE
    """
    exact = _whole(shares)
    given = dict.fromkeys(exact, 0)
    for _ in range(years):
        given[_largest(exact, {p: 1 + step * n for p, n in given.items()})] += 1
    return given


def turns(
    shares: Mapping[str, float], held: Mapping[str, float], term: float, terms: int
) -> Iterator[tuple[str, str]]:
    """Whose turn each coming term is: by who is furthest behind its exact share, and by D'Hondt.

    held : partner to years so far
    term : years of a term

    The first method gives a term to the partner that after it would be furthest behind its share of all
    years; D'Hondt to the largest share by the years that the partner would then have held. Each goes on from
    its own earlier turns.
    """
    exact = _whole(shares)
    had = _whole({**{p: held.get(p, 0.0) for p in shares}, "": term})
    long, all_shares = had.pop(""), sum(exact.values())
    behind, quotient = dict(had), dict(had)
    for _ in range(terms):
        years = sum(behind.values()) + long
        first = max(exact, key=lambda p: exact[p] * years - behind[p] * all_shares)
        second = _largest(exact, {p: n + long for p, n in quotient.items()})
        behind[first] += long
        quotient[second] += long
        yield first, second


def _largest(shares: Mapping[str, int], by: Mapping[str, int]) -> str:
    """The partner with the largest quotient; the earlier of those alike."""
    best, *others = shares
    for p in others:
        if shares[p] * by[best] > shares[best] * by[p]:
            best = p
    return best


def jain(values: Iterable[float]) -> float | None:
    """Jain's index: 1 where all are alike, k/n where k of n have all, alike; none where nobody has anything.

    Source: Jain, Chiu and Hawe 1984.
    """
    x = list(values)
    squares = math.fsum(v * v for v in x)
    return math.fsum(x) ** 2 / (len(x) * squares) if squares else None


def _whole(values: Mapping[str, float]) -> dict[str, int]:
    """The same proportions in whole numbers, each value as it is written: 0.3 is three tenths."""
    exact = {p: Fraction(repr(float(v))) for p, v in values.items()}
    unit = math.lcm(*(f.denominator for f in exact.values()))
    return {p: int(f * unit) for p, f in exact.items()}
