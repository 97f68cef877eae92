"""Bands of the heat map: how likely, and how heavy against the largest in its unit (method note, M11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isclose

from moothall.project.risk_ranges import impact
from moothall.project.risks import RiskRow
from moothall.project.terms import NoThresholdError, Terms


def likelihood_ends(terms: Terms) -> tuple[float, ...]:
    """Upper ends of the rows, in %, rising; none where the framework has no bands."""
    return _ends(terms, "likelihood_bands")


def impact_ends(terms: Terms, rows: Iterable[RiskRow]) -> Mapping[str, tuple[float, ...]]:
    """Upper ends of the columns by unit of the impact, in that unit, rising; beyond the last it is open.

    They are shares of the largest mean impact that the register holds in that unit before the response.
    A unit in which no impact is above zero has none.
    """
    shares = _ends(terms, "impact_bands")
    largest: dict[str, float] = {}
    for row in rows:
        held = impact(row) if row.standing == "rated" else None
        if held is not None and held.mean > largest.get(row.impact_unit, 0.0):
            largest[row.impact_unit] = held.mean
    return {unit: tuple(share / 100.0 * most for share in shares) for unit, most in largest.items() if shares}


def band(value: float, ends: tuple[float, ...], *, open_: bool) -> int | None:
    """The band that a value falls in, 1 is least; a band holds its upper end. None where there are no bands.

    open_ : above the last end there is one more band; else the last takes in what lies above
    """
    if not ends:
        return None
    return min(1 + sum(end < value and not isclose(end, value) for end in ends), len(ends) + open_)


def heat(row: int, column: int, rows: int, columns: int) -> str:
    """High, medium or low: three even steps along the way from the least corner to the largest."""
    way = (row - 1 + column - 1) / max(1, rows - 1 + columns - 1)
    return "high" if way > 2 / 3 else "medium" if way > 1 / 3 else "low"


def _ends(terms: Terms, threshold: str) -> tuple[float, ...]:
    try:
        return tuple(float(word) for word in terms.words(threshold))
    except NoThresholdError:
        return ()
