"""Shares rounded so that they still add up."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

LIKE = 1e-9
"""Shares that differ by less than this part of the largest are alike: the rest is error of arithmetic."""


def rounded(shares: Mapping[str, float], unit: float) -> dict[str, float]:
    """Shares rounded to a unit; what is left over or too much goes to the largest payer, then by id.

    One unit each: the first to the largest payer, the second to the next, and of those who pay alike to the
    first by id. The shares then add to the rounded total.

    shares : partner to money; unit : money, as 0.01
    """
    step = Decimal(str(unit))
    found = {p: _units(x, step) for p, x in shares.items()}
    left = _units(sum(shares.values()), step) - sum(found.values())
    order = _largest_first(shares)
    one = 1 if left > 0 else -1
    for n in range(abs(left)):
        found[order[n % len(order)]] += one
    return {p: float(n * step) for p, n in found.items()}


def _units(amount: float, step: Decimal) -> int:
    return int((Decimal(f"{amount:.15g}") / step).quantize(Decimal(1), ROUND_HALF_UP))


def _largest_first(shares: Mapping[str, float]) -> list[str]:
    alike = LIKE * max(map(abs, shares.values())) or 1.0
    return sorted(shares, key=lambda p: (-round(shares[p] / alike), p))
