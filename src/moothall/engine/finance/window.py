"""The years appraised, and what of a recorded row falls within them, at prices that are known (M9)."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from moothall.engine.finance.prices import Prices
from moothall.project.finance import FinanceRow

Why = Literal["no_year", "no_amount", "outside_horizon", "no_deflator"]
"""Why no year can take a row in."""

Part = tuple[int, int]
"""First and last year, both included."""


class Window(Struct, frozen=True, kw_only=True):
    """Years 0 to the horizon, at the prices of the project."""

    first_year: int
    """Year 0"""
    horizon: int
    """Years counted from year 0"""
    prices: Prices

    @property
    def last_year(self) -> int:
        """The last year appraised."""
        return self.first_year + self.horizon

    @property
    def years(self) -> range:
        """Every year appraised."""
        return range(self.first_year, self.last_year + 1)

    def why_not(self, row: FinanceRow) -> Why | None:
        """Why no year can take the row in; None where one can."""
        if central(row) is None:
            return "no_amount"
        if row.year is None:
            return "no_year"
        if not self.inside(row):
            return "outside_horizon"
        return "no_deflator" if self.prices.factor(row.price_base) is None else None

    def inside(self, row: FinanceRow) -> range:
        """The years appraised in which the amount of a row falls; none where it has no year."""
        if row.year is None:
            return range(0)
        return range(max(row.year, self.first_year), min(_last(row, row.year), self.last_year) + 1)

    def outside(self, row: FinanceRow) -> tuple[Part, ...]:
        """What of a row comes before year 0, and what after the last year."""
        if row.year is None:
            return ()
        last = _last(row, row.year)
        parts = (row.year, min(last, self.first_year - 1)), (max(row.year, self.last_year + 1), last)
        return tuple((start, end) for start, end in parts if start <= end)


def central(row: FinanceRow) -> float | None:
    """The amount of a row, or the middle of its ends; None where it has neither."""
    if row.amount is not None:
        return row.amount
    return None if row.low is None or row.high is None else (row.low + row.high) / 2


def some(row: FinanceRow) -> bool:
    """Whether a row holds any figure but zero."""
    return any((row.amount, row.low, row.high))


def _last(row: FinanceRow, year: int) -> int:
    return year if row.until is None else row.until
